import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { Reporte, Sesion } from "@ventanilla/sdk/contract";
import { type Fecha, fechaCivil } from "@ventanilla/sdk/domain";
import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import { saveArchivo } from "../elements/base/save-archivo.ts";
import { comunes, tokens } from "../mesa/mesa.styles.ts";
import { areTeclas } from "../mesa/teclas.ts";
import { monitor as t } from "../textos/monitor.ts";
import { dibujo } from "./dibujo/dibujo.styles.ts";
import type { Medida } from "./dibujo/medida.ts";
import { createGestionDeMonitor, type GestionDeMonitor } from "./gestion-de-monitor.ts";
import { impreso } from "./impreso.styles.ts";
import {
  changeFiltro,
  FILTROS_DE_REPORTE,
  formatMirada,
  type Mirada,
  type NombreDeFiltro,
  parseMirada,
} from "./mirada.ts";
import { monitor as estilos } from "./monitor.styles.ts";
import { pressTeclaDeMonitor } from "./press-tecla-de-monitor.ts";
import { renderMonitor } from "./render-monitor.ts";
import { tabla } from "./tabla.styles.ts";
import { enterTablero, listTableros } from "./tableros.ts";

/** How often the figures are asked for again, in milliseconds. */
const CADA = 300_000;
/** What a printed page of A4 holds: its charts are drawn anew for it. */
const PAGINA: Medida = { ancho: 680, letra: 13 };

/** `<ventanilla-monitor>`: reports as figures, charts and tables. Served from the API's own origin; the cookie says who looks. */
export class Monitor extends LitElement {
  static override styles = [tokens, comunes, dibujo, estilos, tabla, impreso];
  static override properties: PropertyDeclarations = {
    api: {},
    gestion: { attribute: false },
    ahora: { attribute: false },
    sesion: { state: true },
    mirada: { state: true },
    documento: { state: true },
    fechas: { state: true },
    errores: { state: true },
    falla: { state: true },
    unidades: { state: true },
    abiertas: { state: true },
    medida: { state: true },
    buscando: { state: true },
    atrasado: { state: true },
    cerrada: { state: true },
    aviso: { state: true },
    teclas: { state: true },
    filtrosAbiertos: { state: true },
  };

  /** Address of the API. By default, the page's own origin. */
  declare api: string;
  /** The service, where it is not the one at `api`. */
  declare gestion: GestionDeMonitor | undefined;
  /** The clock, milliseconds since 1970. */
  declare ahora: () => number;
  /** Who looks; null: nobody has come in. */
  declare sesion: Sesion | null | undefined;
  declare mirada: Mirada;
  /** The report that is shown. */
  declare documento: Reporte | undefined;
  /** The dates of the form, as they are being written. */
  declare fechas: { desde: string; hasta: string };
  /** What the service says of each field. */
  declare errores: Partial<Record<NombreDeFiltro, string>>;
  declare falla: string;
  declare unidades: Awaited<ReturnType<GestionDeMonitor["listUnidades"]>>;
  /** Ids of the tables that are open. */
  declare abiertas: ReadonlySet<string>;
  declare medida: Medida;
  declare buscando: boolean;
  /** The last refresh failed: what is shown is older than it should be. */
  declare atrasado: boolean;
  /** The session ended while somebody was looking. */
  declare cerrada: boolean;
  /** What was just done, said once. */
  declare aviso: string;
  declare teclas: boolean;
  /** On a narrow screen: whether the filters are in sight. */
  declare filtrosAbiertos: boolean;
  #reloj: ReturnType<typeof setInterval> | undefined;
  #pedido: AbortController | undefined;
  #pedidoEn = 0;
  #imprime = false;
  readonly #tamanio = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    Object.assign(this, {
      api: "",
      falla: "",
      aviso: "",
      buscando: false,
      atrasado: false,
      cerrada: false,
      filtrosAbiertos: false,
    });
    Object.assign(this, { errores: {}, unidades: [], abiertas: new Set(), medida: { ancho: 0, letra: 16 } });
    this.ahora = () => Date.now();
    this.teclas = areTeclas();
    this.mirada = parseMirada(location.hash);
    this.fechas = this.#readFechas();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("popstate", this.#arrive);
    window.addEventListener("pageshow", this.#comeBack);
    window.addEventListener("beforeprint", this.#startPrint);
    window.addEventListener("afterprint", this.#endPrint);
    document.addEventListener("visibilitychange", this.#wake);
    document.addEventListener("keydown", this.#press);
    this.#tamanio.observe(this);
    this.#reloj = setInterval(this.#wake, CADA);
    this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.#arrive);
    window.removeEventListener("pageshow", this.#comeBack);
    window.removeEventListener("beforeprint", this.#startPrint);
    window.removeEventListener("afterprint", this.#endPrint);
    document.removeEventListener("visibilitychange", this.#wake);
    document.removeEventListener("keydown", this.#press);
    this.#tamanio.disconnect();
    clearInterval(this.#reloj);
    this.#pedido?.abort();
  }

  /** The civil day it is here. */
  get hoy(): Fecha {
    return fechaCivil(this.ahora(), Intl.DateTimeFormat().resolvedOptions().timeZone);
  }

  /** Finds out who looks, and shows what they see first, unless the address says what. */
  async enter(): Promise<void> {
    this.falla = "";
    this.gestion ??= createGestionDeMonitor(this.api);
    try {
      const sesion = await this.gestion.sesion.find();
      this.sesion = sesion;
      this.cerrada = false;
      const [tablero] = listTableros(sesion);
      if (tablero && !location.hash.includes("reporte="))
        this.#show({ ...this.mirada, filtro: enterTablero(this.mirada.filtro, tablero) }, "replaceState");
      const [primera] = sesion.instituciones;
      if (sesion.usuario.institucion === "*" && primera && !this.mirada.filtro.institucion)
        this.#show({ ...this.mirada, filtro: { ...this.mirada.filtro, institucion: primera.slug } }, "replaceState");
      this.gestion.listUnidades(this.mirada.filtro.institucion).then(
        (unidades) => {
          this.unidades = unidades;
        },
        // Whoever may not list them looks without choosing one.
        () => {},
      );
      await this.ask();
    } catch (error) {
      if (isGestionError(error) && error.type === "sin-sesion") this.sesion = null;
      else this.falla = (error as Error).message;
    }
  }

  /** Asks for the report. A quiet one leaves what is shown, also if it fails. */
  async ask({ quieta = false }: { quieta?: boolean } = {}): Promise<void> {
    this.#pedido?.abort();
    const pedido = new AbortController();
    this.#pedido = pedido;
    this.#pedidoEn = this.ahora();
    this.buscando = true;
    const { reporte, filtro } = this.mirada;
    try {
      const { institucion, ...suyo } = filtro;
      const { reportes } = this.gestion as GestionDeMonitor;
      const documento = await reportes.read(reporte, suyo, { institucion, signal: pedido.signal });
      if (pedido !== this.#pedido) return;
      // Dates that are being written stay as they are.
      const escritas =
        quieta && (this.fechas.desde !== this.documento?.desde || this.fechas.hasta !== this.documento?.hasta);
      if (!escritas) this.fechas = { desde: documento.desde, hasta: documento.hasta };
      Object.assign(this, {
        documento,
        errores: {},
        falla: "",
        atrasado: false,
        cerrada: false,
        filtrosAbiertos: false,
      });
    } catch (error) {
      if (pedido === this.#pedido) this.#fail(error as Error, quieta);
    } finally {
      if (pedido === this.#pedido) this.buscando = false;
    }
  }

  #fail(error: Error, quieta: boolean): void {
    const tipo = isGestionError(error) ? error.type : undefined;
    if (tipo === "sin-sesion") {
      if (quieta && this.documento) this.cerrada = true;
      else this.sesion = null;
      return;
    }
    if (quieta && this.documento) {
      this.atrasado = true;
      return;
    }
    this.documento = undefined;
    const errores: Partial<Record<NombreDeFiltro, string>> = {};
    if (isGestionError(error))
      for (const { ruta, mensaje } of error.errores) {
        const campo = FILTROS_DE_REPORTE.find((uno) => uno === ruta.split(".").at(-1));
        // What has no field in sight is said in the middle of the page.
        if (campo && this.renderRoot.querySelector(`#${campo}`)) errores[campo] ??= mensaje;
      }
    this.errores = errores;
    this.falla = Object.keys(errores).length ? "" : error.message;
  }

  /** Looks at something else: the address says at what, so that it can be kept, sent and come back to. */
  go(cambio: Partial<Mirada>): void {
    const antes = this.mirada;
    this.#show({ ...antes, ...cambio }, "pushState");
    if (antes.reporte !== this.mirada.reporte) this.abiertas = new Set();
    if (cambio.reporte || cambio.filtro) this.ask();
  }

  filter(cambio: Partial<Record<NombreDeFiltro, string>>): void {
    this.go({ filtro: changeFiltro(this.mirada.filtro, cambio) });
  }

  writeFecha(nombre: "desde" | "hasta", valor: string): void {
    this.fechas = { ...this.fechas, [nombre]: valor };
  }

  retry(): Promise<void> {
    return this.sesion ? this.ask() : this.enter();
  }

  /** The same figures as of now, without moving anything. */
  async refresh(): Promise<void> {
    await this.ask({ quieta: true });
    if (!this.atrasado && this.documento) this.aviso = t.alDiaAhora;
  }

  toggleTabla(id?: string): void {
    const todas = this.documento?.cuadros.map((cuadro) => cuadro.id) ?? [];
    const abiertas = new Set(this.abiertas);
    if (id === undefined) this.abiertas = new Set(abiertas.size < todas.length ? todas : []);
    else {
      if (!abiertas.delete(id)) abiertas.add(id);
      this.abiertas = abiertas;
    }
  }

  /** Saves the tables that are shown as CSV. */
  async download(): Promise<void> {
    const { documento, mirada } = this;
    if (!documento) return;
    try {
      const { institucion, ...filtro } = mirada.filtro;
      const { reportes } = this.gestion as GestionDeMonitor;
      const planilla = await reportes.csv(mirada.reporte, filtro, { institucion });
      saveArchivo(planilla, `${documento.reporte}-${documento.desde}-${documento.hasta}.csv`);
      this.aviso = t.descargada;
    } catch (error) {
      this.aviso = `${t.noDescarga} ${(error as Error).message}`;
    }
  }

  print(): void {
    window.print();
  }

  /** The dates in force: what the address asks for, else what the report took. */
  #readFechas(): { desde: string; hasta: string } {
    const { desde = this.documento?.desde ?? "", hasta = this.documento?.hasta ?? "" } = this.mirada.filtro;
    return { desde, hasta };
  }

  #show(mirada: Mirada, como: "pushState" | "replaceState"): void {
    this.mirada = mirada;
    this.fechas = this.#readFechas();
    this.aviso = "";
    history[como](null, "", formatMirada(mirada));
  }

  readonly #arrive = (): void => {
    this.mirada = parseMirada(location.hash);
    this.fechas = this.#readFechas();
    if (this.sesion) this.ask();
  };

  /** A page that the browser kept is as it was left: whoever is before it now may be somebody else. */
  readonly #comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.enter();
  };

  /** Asks again when it is time and somebody can see it. */
  readonly #wake = (): void => {
    if (document.hidden || !this.documento || this.ahora() - this.#pedidoEn < CADA) return;
    this.ask({ quieta: true });
  };

  readonly #press = (evento: KeyboardEvent): void => {
    if (!this.sesion || evento.defaultPrevented) return;
    if (pressTeclaDeMonitor(this, evento)) evento.preventDefault();
  };

  readonly #startPrint = (): void => {
    this.#imprime = true;
    this.medida = PAGINA;
    // The browser takes the page as soon as this returns.
    this.performUpdate();
  };

  readonly #endPrint = (): void => {
    this.#imprime = false;
    this.#measure();
  };

  #measure(): void {
    const cuadros = this.renderRoot.querySelector(".cuadros");
    // Out of the page nothing has a size.
    if (!cuadros?.clientWidth || this.#imprime) return;
    const medida = { ancho: cuadros.clientWidth, letra: Number.parseFloat(getComputedStyle(cuadros).fontSize) };
    if (medida.ancho !== this.medida.ancho || medida.letra !== this.medida.letra) this.medida = medida;
  }

  protected override updated(_cambios: PropertyValues): void {
    this.#measure();
  }

  override render() {
    return renderMonitor(this);
  }
}
