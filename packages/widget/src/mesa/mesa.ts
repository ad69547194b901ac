import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { LecturaDeCaso, OrdenDeGestion, Sesion } from "@ventanilla/sdk/contract";
import { formatClave, type NombreOrden } from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Caso, Hecho } from "./caso/caso.ts";
import { renderCola, renderNoticia } from "./contingencia/render-cola.ts";
import { countEnEspera, startCola } from "./contingencia/start-cola.ts";
import {
  type Cola,
  formatLugar,
  type Lugar,
  listColas,
  type NombreFiltro,
  parseLugar,
  toFiltro,
  type Vista,
} from "./direccion.ts";
import { createGestionDeMesa, type GestionDeMesa } from "./gestion.ts";
import type { IngresoDeMesa } from "./ingreso/ingreso.ts";
import { CasosCargados } from "./lista/casos-cargados.ts";
import type { Marca } from "./lista/fila.ts";
import type { ListaDeCasos } from "./lista/lista.ts";
import { toCambio } from "./lista/to-cambio.ts";
import { mesa as estilos } from "./marco.styles.ts";
import { comunes, tokens } from "./mesa.styles.ts";
import { findInversa } from "./orden/deshacer.ts";
import { ORDENES_DE_MESA } from "./orden/ordenes.ts";
import type { PaletaDeOrdenes } from "./orden/paleta.ts";
import { pressTecla } from "./press-tecla.ts";
import { Puesto } from "./puesto.ts";
import { listVistas, renderBarra } from "./render-barra.ts";
import { renderCasos } from "./render-casos.ts";
import { renderSinSesion } from "./render-sesion.ts";
import { resumeSesion } from "./sesion-de-mesa.ts";
import { areTeclas } from "./teclas.ts";
import { approveLote } from "./visar-lote.ts";
import { loadVistas, VISTAS_DE_MESA } from "./vistas.ts";

/** What is said after an act, and the act that puts it back. */
export interface Aviso {
  texto: string;
  malo?: boolean;
  deshacer?: (() => Promise<void>) | undefined;
  /** Said once: it stays until it is put away. */
  queda?: boolean;
}

const ESPERA_AVISO = 12_000;

/** `<ventanilla-mesa>`: the officer's desk. Served from the API's own origin; the session's cookie says who works at it. */
export class Mesa extends LitElement {
  static override styles = [tokens, comunes, estilos];
  static override properties: PropertyDeclarations = {
    api: {},
    gestion: { attribute: false },
    puesto: { state: true },
    sesion: { state: true },
    falla: { state: true },
    lugar: { state: true },
    texto: { state: true },
    buscado: { state: true },
    aviso: { state: true },
    listas: { state: true },
    marcas: { state: true },
    teclas: { state: true },
    cerrada: { state: true },
    lista: { state: true },
    enEspera: { state: true },
  };

  /** Address of the API. By default, the page's own origin. */
  declare api: string;
  /** The service, where it is not the one at `api`. */
  declare gestion: GestionDeMesa | undefined;
  declare puesto: Puesto | undefined;
  /** Who works here; null: nobody has come in. */
  declare sesion: Sesion | null | undefined;
  declare falla: string;
  declare lugar: Lugar;
  /** What is typed in the search. Never in the address. */
  declare texto: string;
  /** What was searched for, while its answer is what the list shows. */
  declare buscado: string;
  declare aviso: Aviso | undefined;
  declare listas: number;
  /** Closings read here, and which of them go in the batch; by folio. */
  declare marcas: ReadonlyMap<string, Marca>;
  declare teclas: boolean;
  /** The session ended while somebody was working. */
  declare cerrada: boolean;
  declare casos: CasosCargados;
  /** Cases that wait in this machine, while nobody has come in. */
  declare enEspera: number;
  /** Version at which each closing was read. */
  readonly leidos = new Map<string, number>();
  #reloj: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    Object.assign(this, { api: "", falla: "", texto: "", buscado: "", listas: 0, marcas: new Map(), cerrada: false });
    this.enEspera = 0;
    this.teclas = areTeclas();
    this.lugar = parseLugar(location.hash, "mios");
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.#arrive);
    window.addEventListener("popstate", this.#arrive);
    window.addEventListener("pageshow", this.#comeBack);
    window.addEventListener("beforeunload", this.onLeave);
    document.addEventListener("keydown", this.#press);
    this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#arrive);
    window.removeEventListener("popstate", this.#arrive);
    window.removeEventListener("pageshow", this.#comeBack);
    window.removeEventListener("beforeunload", this.onLeave);
    document.removeEventListener("keydown", this.#press);
    clearTimeout(this.#reloj);
    this.puesto?.cola?.stop();
  }

  get listaDeCasos(): ListaDeCasos | null {
    return this.renderRoot.querySelector("ventanilla-mesa-lista");
  }

  get casoAbierto(): Caso | null {
    return this.renderRoot.querySelector("ventanilla-mesa-caso");
  }

  get paleta(): PaletaDeOrdenes | null {
    return this.renderRoot.querySelector("ventanilla-mesa-paleta");
  }

  /** Finds out who works here, and shows their cases. */
  async enter(): Promise<void> {
    this.falla = "";
    const gestion = this.gestion ?? createGestionDeMesa(this.api);
    this.gestion = gestion;
    this.casos = new CasosCargados({ gestion, onCambio: () => this.requestUpdate() });
    // Most of them begin by their own cases: these are asked for without waiting to know who asks.
    const propios = this.lugar.cola === "mios" ? this.casos.ask({ filtro: toFiltro(this.lugar) }) : undefined;
    try {
      const sesion = await gestion.sesion.find();
      this.puesto?.cola?.stop();
      this.puesto = new Puesto({ api: this.api, gestion, sesion, onCambio: () => this.listas++ });
      this.cerrada = false;
      this.sesion = sesion;
      const colas = listColas(sesion);
      const porDefecto = colas[0] ?? "todos";
      this.lugar = parseLugar(location.hash, porDefecto);
      if (!colas.includes(this.lugar.cola)) this.lugar = { ...this.lugar, cola: porDefecto };
      if (sesion.usuario.rol === "administrador") {
        if (!listVistas(sesion).includes(this.lugar.vista)) this.lugar = { ...this.lugar, vista: "registros" };
      } else if (sesion.usuario.rol !== "analista")
        await (this.lugar.cola === "mios" && propios ? propios : this.ask());
      this.puesto.loadListas().then(() => startCola(this));
      // Whoever has pressed nothing yet may begin by the keys of the list.
      await this.updateComplete;
      await this.listaDeCasos?.updateComplete;
      if (document.activeElement === document.body) this.listaDeCasos?.focus();
      if (this.lugar.vista !== "casos") this.#loadVistas();
    } catch (error) {
      if (isGestionError(error) && error.type === "sin-sesion") {
        this.sesion = null;
        this.enEspera = await countEnEspera().catch(() => 0);
      } else this.falla = (error as Error).message;
    }
  }

  async #loadVistas(): Promise<void> {
    await loadVistas().catch(() => this.say({ texto: "No se pudo abrir: no hay conexión", malo: true }));
    this.requestUpdate();
  }

  /** Lists the queue where one stands. */
  async ask(): Promise<void> {
    if (!this.sesion) return;
    await this.casos.ask(
      this.buscado ? { texto: this.buscado } : { filtro: toFiltro(this.lugar, this.sesion.usuario.unidad) },
    );
    if (isGestionError(this.casos.error) && this.casos.error.type === "sin-sesion") this.cerrada = true;
  }

  /** Goes somewhere: the address says where, so that it can be kept, sent and come back to. */
  go(cambio: Partial<Lugar>, { nuevo = false }: { nuevo?: boolean } = {}): void {
    const antes = this.lugar;
    this.lugar = { ...antes, ...cambio };
    const direccion = formatLugar(this.lugar);
    if (nuevo) history.pushState(null, "", direccion);
    else history.replaceState(null, "", direccion);
    if (cambio.vista && cambio.vista !== "casos") this.#loadVistas();
    const otraLista = antes.cola !== this.lugar.cola || antes.filtros !== this.lugar.filtros;
    if (otraLista) this.ask();
  }

  goCola(cola: Cola): void {
    this.buscado = "";
    this.texto = "";
    const misma = cola === this.lugar.cola;
    this.go({ vista: "casos", cola }, { nuevo: true });
    if (misma) this.ask();
    this.listaDeCasos?.focus();
  }

  goVista(vista: Vista): void {
    this.go({ vista }, { nuevo: true });
  }

  filter(nombre: NombreFiltro, valor: string): void {
    const { [nombre]: _, ...otros } = this.lugar.filtros;
    this.go({ filtros: valor ? { ...otros, [nombre]: valor } : otros });
  }

  /** Searches for what is typed; nothing typed, back to the queue. */
  async search(): Promise<void> {
    this.buscado = this.texto.trim();
    if (this.lugar.vista !== "casos") this.go({ vista: "casos" });
    await this.ask();
    const [unica] = this.casos.filas;
    if (this.buscado && this.casos.filas.length === 1 && unica) this.open(unica.folio);
    else this.listaDeCasos?.focus();
  }

  open(folio: string): void {
    // Opened again, it is read again: something may have arrived since.
    if (folio === this.lugar.caso) this.casoAbierto?.load();
    this.go({ vista: "casos", caso: folio }, { nuevo: true });
    this.updateComplete.then(() => this.casoAbierto?.focusCaso());
  }

  closeCaso(): void {
    this.go({ caso: undefined }, { nuevo: true });
    this.updateComplete.then(() => this.listaDeCasos?.focus());
  }

  say(aviso: Aviso): void {
    clearTimeout(this.#reloj);
    this.aviso = aviso;
    if (!aviso.queda)
      this.#reloj = setTimeout(() => {
        this.aviso = undefined;
      }, ESPERA_AVISO);
  }

  /** Puts back the last act, where it can be. */
  async undo(): Promise<void> {
    if (this.casoAbierto?.stop()) return;
    const { aviso } = this;
    this.aviso = undefined;
    await aviso?.deshacer?.();
  }

  readonly #arrive = (): void => {
    const antes = this.lugar;
    this.lugar = parseLugar(location.hash, antes.cola);
    if (this.lugar.vista !== "casos") this.#loadVistas();
    if (formatLugar({ ...antes, caso: undefined }) !== formatLugar({ ...this.lugar, caso: undefined })) this.ask();
  };

  /** A page that the browser kept is as it was left: whoever is before it now may be somebody else. */
  readonly #comeBack = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this.enter();
  };

  readonly onLeave = (evento: BeforeUnloadEvent): void => {
    const ingreso = this.renderRoot.querySelector<IngresoDeMesa>("ventanilla-mesa-ingreso");
    if (this.casoAbierto?.pendiente || ingreso?.formulario?.tocado) evento.preventDefault();
  };

  readonly #press = (evento: KeyboardEvent): void => {
    if (!this.sesion || evento.defaultPrevented) return;
    if (pressTecla(this, evento)) evento.preventDefault();
  };

  readonly onLeido = ({ detail: lectura }: CustomEvent<LecturaDeCaso>): void => {
    const { folio, estado } = lectura;
    if (lectura.alcance !== "completo") return;
    this.casos.replace(folio, toCambio(lectura));
    if (estado !== "porVisar" || !lectura.ordenes.includes("visar")) return;
    this.leidos.set(folio, lectura.version);
    if (!this.marcas.has(folio)) this.marcas = new Map(this.marcas).set(folio, "leido");
  };

  readonly onHecho = ({ detail }: CustomEvent<Hecho>): void => {
    const { orden, antes, ahora, clave } = detail;
    this.casos.replace(ahora.folio, toCambio(ahora));
    this.#unmark(ahora.folio);
    const { hecho } = ORDENES_DE_MESA[orden];
    if (clave) {
      this.say({ texto: `${hecho}. Díctala ahora, no se muestra otra vez: ${formatClave(clave)}`, queda: true });
      return;
    }
    const inversa = findInversa(orden, { antes, ahora });
    const deshacer =
      inversa && ahora.alcance === "completo" ? () => this.#giveBack(ahora.folio, inversa, ahora.version) : undefined;
    this.say({ texto: hecho, deshacer });
  };

  async #giveBack(folio: string, orden: OrdenDeGestion, version: number): Promise<void> {
    try {
      const { caso } = await (this.gestion as GestionDeMesa).casos.order(folio, orden, { version });
      this.casos.replace(folio, toCambio(caso));
      this.say({ texto: "Deshecho: el caso está donde estaba" });
      if (this.lugar.caso === folio) await this.casoAbierto?.load();
    } catch (error) {
      this.say({ texto: `No se pudo deshacer. ${(error as Error).message}`, malo: true });
    }
  }

  #unmark(folio: string): void {
    const marcas = new Map(this.marcas);
    marcas.delete(folio);
    this.leidos.delete(folio);
    this.marcas = marcas;
  }

  /** Puts a closing in the batch, or takes it out; only what was read here goes in. */
  mark(folio: string | undefined): void {
    const marca = folio && this.marcas.get(folio);
    if (marca) this.marcas = new Map(this.marcas).set(folio, marca === "marcado" ? "leido" : "marcado");
    else if (folio) this.say({ texto: "Para aprobar un cierre en grupo, ábrelo y léelo primero", malo: true });
  }

  /** Approves what is marked. */
  async approve(): Promise<void> {
    const { texto, aprobados } = await approveLote(this);
    for (const folio of aprobados) this.#unmark(folio);
    this.say({ texto, malo: !aprobados.length });
    await this.casos.reload();
    await this.casoAbierto?.load();
  }

  openPaleta(): void {
    const { puesto, casoAbierto } = this;
    const caso = casoAbierto?.caso;
    if (caso && puesto) this.paleta?.open({ caso, puesto });
  }

  async openOficio(): Promise<void> {
    const caso = this.casoAbierto?.caso;
    const { puesto } = this;
    if (!caso || !puesto) return;
    await loadVistas();
    const oficio = this.renderRoot.querySelector("ventanilla-mesa-oficio") as
      | (HTMLElement & { open(sobre: object): Promise<void> })
      | null;
    await oficio?.open({ caso, puesto });
  }

  #renderVista(sesion: Sesion): TemplateResult {
    const { vista } = this.lugar;
    const conCasos = listVistas(sesion).includes("casos");
    if (vista === "casos" && !conCasos)
      return html`<div class="nada"><p>Tu perfil ve cifras, no casos. Están en el <a href="/monitor/">monitor</a>.</p></div>`;
    return html`${conCasos ? renderCasos(this) : nothing}${
      vista === "casos" ? nothing : html`<div class="vista">${VISTAS_DE_MESA[vista](this)}</div>`
    }`;
  }

  #renderAviso(): TemplateResult | typeof nothing {
    const { aviso } = this;
    return html`<div class="avisos no-imprime" role="status">
      ${
        aviso
          ? html`<div class="aviso ${aviso.malo ? "es-malo" : ""}">
              <span>${aviso.texto}</span>
              ${aviso.deshacer ? html`<button type="button" @click=${() => this.undo()}>Deshacer <kbd>Z</kbd></button>` : nothing}
              <button type="button" class="enlace" @click=${() => {
                this.aviso = undefined;
              }}>Cerrar</button>
            </div>`
          : nothing
      }${renderNoticia(this)}
    </div>`;
  }

  override render() {
    const { sesion, falla, puesto } = this;
    if (!sesion || !puesto) return renderSinSesion(this, { sinSesion: sesion === null, falla });
    const elige = ({ detail }: CustomEvent<NombreOrden>) => this.casoAbierto?.openOrden(detail);
    return html`${sesion.entrenamiento ? html`<p class="entrenamiento">Entrenamiento: nada de esto cuenta</p>` : nothing}
      ${
        this.cerrada
          ? html`<p class="entrenamiento no-imprime" role="alert">Tu sesión terminó. Lo que escribiste sigue aquí: <a href="/entrar/" target="_blank">entra de nuevo en otra pestaña</a> y vuelve. <button type="button" @click=${() => resumeSesion(this)}>Ya entré</button></p>`
          : nothing
      }
      ${renderBarra(this, sesion)}${renderCola(this)}${this.#renderVista(sesion)}${this.#renderAviso()}
      <ventanilla-mesa-paleta @mesa-elige=${elige}></ventanilla-mesa-paleta>
      <ventanilla-mesa-oficio @mesa-enviado=${({ detail }: CustomEvent<string>) => {
        this.say({ texto: detail });
        this.casoAbierto?.load();
      }}></ventanilla-mesa-oficio>
      <ventanilla-mesa-teclas></ventanilla-mesa-teclas>`;
  }
}
