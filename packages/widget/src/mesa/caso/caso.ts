import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { CasoDeGestion, FilaDeCaso, LecturaDeCaso, LecturasDeCaso } from "@ventanilla/sdk/contract";
import {
  formatFecha,
  formatFolio,
  NOMBRES_ESTADO,
  NOMBRES_ETAPA,
  NOMBRES_TIPO,
  type NombreOrden,
} from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { formulario } from "../formulario/formulario.styles.ts";
import { ICONOS_ESTADO, iconoVuelve } from "../iconos.ts";
import { renderPlazo } from "../lista/fila.ts";
import { comunes } from "../mesa.styles.ts";
import { ORDENES_DE_MESA } from "../orden/ordenes.ts";
import { Redaccion } from "../orden/redaccion.ts";
import { renderRedaccion } from "../orden/render-redaccion.ts";
import { namePersona } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import { renderTecla, TECLAS_ORDEN } from "../teclas.ts";
import { AdjuntosDelCaso } from "./adjuntos.ts";
import { caso as estilos } from "./caso.styles.ts";
import { listFrecuentes } from "./list-frecuentes.ts";
import {
  renderBitacora,
  renderCierre,
  renderDerivaciones,
  renderFicha,
  renderLecturas,
  renderPersona,
  renderPlazoExplicado,
  renderProveedor,
  renderRelato,
} from "./secciones.ts";

/** What an order left, told to the desk with `mesa-hecho`. */
export interface Hecho {
  orden: NombreOrden;
  antes: CasoDeGestion;
  ahora: LecturaDeCaso;
  clave?: string | undefined;
}

/**
 * The open case. It reads it by itself; what is being written on each case stays in memory, however often one comes and
 * goes. Says `mesa-leido` with the case, `mesa-hecho` after an order, `mesa-cierra`, `mesa-paleta`, `mesa-oficio` and
 * `mesa-sin-sesion`.
 */
export class Caso extends LitElement {
  static override styles = [comunes, formulario, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    folio: { attribute: false },
    fila: { attribute: false },
    listas: { attribute: false },
    lectura: { state: true },
    falla: { state: true },
    redaccion: { state: true },
    lecturas: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare folio: string | undefined;
  /** What the list knows of it: shown until the whole case comes. */
  declare fila: FilaDeCaso | undefined;
  /** Changes when the lists to choose from have arrived. */
  declare listas: number;
  declare lectura: LecturaDeCaso | undefined;
  /** Who read it, once somebody asked. */
  declare lecturas: LecturasDeCaso["lecturas"] | undefined;
  declare falla: string;
  /** The order that is open. */
  declare redaccion: Redaccion | undefined;
  readonly #redacciones = new Map<string, Redaccion>();
  readonly #adjuntos = new AdjuntosDelCaso(this, () => this.load());
  #turno = 0;
  #faseVista: Redaccion["fase"] | undefined;

  get caso(): CasoDeGestion | undefined {
    return this.lectura?.alcance === "completo" ? this.lectura : undefined;
  }

  /** Orders half written, or on their way: leaving the page would lose them. */
  get pendiente(): boolean {
    return [...this.#redacciones.values()].some(({ fase, formulario }) => fase !== "escribe" || formulario.tocado);
  }

  #tell(nombre: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(`mesa-${nombre}`, { detail, bubbles: true, composed: true }));
  }

  protected override willUpdate(cambios: PropertyValues): void {
    // Another session: nothing of the one before stays.
    if (cambios.has("puesto")) this.#redacciones.clear();
    if (cambios.has("folio") || cambios.has("puesto")) {
      this.lectura = undefined;
      this.lecturas = undefined;
      this.redaccion = undefined;
      this.load();
    }
    if (cambios.has("listas")) this.redaccion?.refresh();
  }

  protected override updated(): void {
    const fase = this.redaccion?.fase;
    if (fase === this.#faseVista) return;
    // What was written is shut while it waits: the keys go to what stops it, and back to the text if it was stopped.
    if (fase === "espera") this.renderRoot.querySelector<HTMLElement>(".abajo .principal")?.focus();
    else if (fase === "escribe" && this.#faseVista === "espera") this.redaccion?.formulario.focusPrimero();
    this.#faseVista = fase;
  }

  /** Reads the case; what was asked for before is of no use any more. */
  async load(): Promise<LecturaDeCaso | undefined> {
    const { folio, puesto } = this;
    const turno = ++this.#turno;
    this.falla = "";
    if (!folio || !puesto) return undefined;
    try {
      const lectura = await puesto.gestion.casos.read(folio);
      if (turno !== this.#turno) return undefined;
      this.lectura = lectura;
      this.#tell("leido", lectura);
      return lectura;
    } catch (error) {
      if (turno !== this.#turno) return undefined;
      if (isGestionError(error) && error.type === "sin-sesion") this.#tell("sin-sesion");
      this.falla = (error as Error).message;
      return undefined;
    }
  }

  async #loadLecturas(): Promise<void> {
    const { folio, puesto } = this;
    if (!folio || !puesto) return;
    const lecturas = await puesto.gestion.casos.lecturas(folio).catch(() => []);
    if (folio === this.folio) this.lecturas = lecturas;
  }

  /** Opens the form of an order, as it was left. */
  async openOrden(orden: NombreOrden): Promise<void> {
    const { caso, puesto } = this;
    if (!caso || !puesto || !caso.ordenes.includes(orden)) return;
    const llave = `${caso.folio} ${orden}`;
    const redaccion =
      this.#redacciones.get(llave) ?? new Redaccion({ orden, caso, puesto, onCambio: () => this.requestUpdate() });
    this.#redacciones.set(llave, redaccion);
    // Read again since, and nobody else has acted on what was written: it stands on what is read now.
    if (!redaccion.cambios && redaccion.fase === "escribe") redaccion.caso = caso;
    redaccion.refresh();
    this.redaccion = redaccion;
    await this.updateComplete;
    await redaccion.formulario.focusPrimero();
  }

  /** Puts the form away; what was written stays. */
  closeOrden(): void {
    if (this.redaccion?.fase === "espera") this.redaccion.stop();
    this.redaccion = undefined;
    this.focusCaso();
  }

  /** Stops what is about to leave. */
  stop(): boolean {
    if (this.redaccion?.fase !== "espera") return false;
    this.redaccion.stop();
    return true;
  }

  /** Scrolls what is read, where the keys stand at its head; tells whether it was for it to do. */
  scrollCuerpo(evento: KeyboardEvent): boolean {
    const cuerpo = this.renderRoot.querySelector(".cuerpo");
    if (!cuerpo || evento.composedPath().includes(cuerpo)) return false;
    cuerpo.scrollBy({ top: evento.key === "ArrowDown" ? 60 : -60 });
    return true;
  }

  async focusCaso(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  readonly #submit = async (evento?: Event): Promise<void> => {
    evento?.preventDefault();
    const { redaccion } = this;
    if (!redaccion) return;
    if (redaccion.fase === "espera") return redaccion.hurry();
    if (redaccion.fase === "envia") return;
    const { orden, caso } = redaccion;
    const desenlace = await redaccion.submit();
    if (desenlace?.tipo === "sin-sesion") this.#tell("sin-sesion");
    // What changed is read at once, so that it stands beside what was written.
    if (desenlace?.tipo === "conflicto" && caso.folio === this.folio) await this.load();
    if (desenlace?.tipo !== "hecha") return;
    this.#redacciones.delete(`${caso.folio} ${orden}`);
    const { respuesta, antes } = desenlace;
    if (caso.folio === this.folio) {
      this.#turno++;
      this.lectura = respuesta.caso;
      this.redaccion = undefined;
      this.focusCaso();
    }
    const hecho: Hecho = { orden, antes, ahora: respuesta.caso, clave: respuesta.clave };
    this.#tell("hecho", hecho);
  };

  /** Gives the same order again, on the case as it is now. */
  readonly #repeat = (): void => {
    const { redaccion, caso } = this;
    if (!redaccion || !caso) return;
    redaccion.caso = caso;
    redaccion.cambios = undefined;
    redaccion.refresh();
    this.#submit();
  };

  readonly #press = (evento: KeyboardEvent): void => {
    if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.#submit(evento);
    else if (evento.key === "Escape") this.closeOrden();
    else return;
    evento.preventDefault();
    evento.stopPropagation();
  };

  #renderCabecera(): TemplateResult {
    const visto = this.lectura ?? this.fila;
    const { caso, folio = "" } = this;
    const nombre = caso ? namePersona(caso.persona) : this.fila?.persona;
    const puede = caso ? listFrecuentes(caso) : [];
    return html`<header>
      <div class="quien">
        <button type="button" class="vuelve enlace" @click=${() => this.#tell("cierra")}>${iconoVuelve}Lista</button>
        <h2 tabindex="-1"><span class="cifra">${formatFolio(folio)}</span>${nombre ? html`${" "}<span class="nombre">${nombre}</span>` : nothing}</h2>
        ${visto ? renderPlazo(visto) : nothing}
      </div>
      <p class="donde">
        ${
          visto
            ? html`<span>${NOMBRES_TIPO[visto.tipo]}</span><span>${NOMBRES_ETAPA[visto.etapa]}</span
                ><span class="estado">${ICONOS_ESTADO[visto.estado]}${NOMBRES_ESTADO[visto.estado]}</span
                ><span class="quieto">vence el ${formatFecha(visto.plazo.vence)}</span>`
            : html`<span class="quieto">Abriendo el caso…</span>`
        }
        ${caso?.pideReapertura ? html`<span class="atencion">Pide reabrir</span>` : nothing}
      </p>
      <div class="botones acciones">
        ${puede.map(
          (orden) =>
            html`<button type="button" class="frecuente" aria-keyshortcuts=${TECLAS_ORDEN[orden]} @click=${() => this.openOrden(orden)}>${ORDENES_DE_MESA[orden].nombre}${renderTecla(TECLAS_ORDEN[orden])}</button>`,
        )}
        ${
          caso
            ? html`<button type="button" aria-keyshortcuts="h" @click=${() => this.#tell("oficio")}>Oficio${renderTecla("h")}</button>
                <button type="button" aria-keyshortcuts="o" @click=${() => this.#tell("paleta")}>Más acciones${renderTecla("o")}</button>`
            : nothing
        }
      </div>
    </header>`;
  }

  #renderCuerpo(): TemplateResult {
    const { caso, lectura, puesto, falla } = this;
    if (falla && !lectura)
      return html`<div class="pila centro" role="alert"><p>${falla}</p><button type="button" @click=${() => this.load()}>Intentar otra vez</button></div>`;
    if (!lectura || !puesto) return html`<p class="centro quieto" role="status">Abriendo el caso…</p>`;
    if (!caso && lectura.alcance === "estado")
      return html`<div class="pila centro">
        <p>${lectura.estadoTexto}</p>
        <p class="quieto">Este caso está fuera de tu alcance${lectura.unidad ? ` y lo tiene ${puesto.nameUnidad(lectura.unidad)}` : ""}: ves solo en qué va, para decírselo a la persona.</p>
      </div>`;
    const c = caso as CasoDeGestion;
    return html`<div class="columnas">
      <div class="principal-caso">
        ${c.antecedentes ? html`<p class="nota">Esperamos de la persona, hasta el ${formatFecha(c.antecedentes.vence)}: ${c.antecedentes.texto}</p>` : nothing}
        ${renderCierre(c, puesto)}${renderRelato(c)}${renderBitacora(c, puesto)}
      </div>
      <div class="lado">
        ${renderPersona(c, puesto)}${renderProveedor(c)}${renderPlazoExplicado(c)}${this.#adjuntos.render(c, puesto)}${renderDerivaciones(c, puesto)}${renderFicha(c, puesto)}${renderLecturas(this.lecturas, { puesto, onAbre: () => this.#loadLecturas() })}
      </div>
    </div>`;
  }

  override render() {
    const { redaccion, puesto, caso } = this;
    if (!this.folio) return nothing;
    return html`<div class="todo ${redaccion ? "escribiendo" : ""}">${this.#renderCabecera()}
      <div class="cuerpo" tabindex="0" role="region" aria-label="Lo que hay en el caso">${this.#renderCuerpo()}</div>
      ${
        redaccion && puesto
          ? renderRedaccion(redaccion, {
              anfitrion: this,
              puesto,
              caso,
              onEnvia: this.#submit,
              onRepite: this.#repeat,
              onCierra: () => this.closeOrden(),
              onTecla: this.#press,
            })
          : nothing
      }</div>`;
  }
}
