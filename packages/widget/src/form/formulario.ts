import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { Elemento } from "../elements/base/elemento.ts";
import { loadPieza, whenIdle } from "../elements/base/pieza.ts";
import { es } from "../textos/es.ts";
import { type Borrador, keepBorrador, readBorrador } from "./borrador.ts";
import { iconoVuelve } from "./iconos.ts";

/** What a form is once its rest has arrived: a piece of its own. */
export type Tramite = typeof import("./tramite.ts");

/** A double click is one: the second would press the button of the next screen, which stands in the same place. */
const stopDoble = (evento: MouseEvent) => evento.detail > 1 && evento.preventDefault();

/** What a form has of its own. */
export interface Otra {
  /** A line under the heading. */
  renderNota(f: Formulario, pantalla: string): unknown;
  /** Runs when a screen is reached. */
  enter(f: Formulario, pantalla: string | undefined): void;
}

/** A form in short screens. Here only what the first screen needs; the rest arrives while the person writes. */
export abstract class Formulario extends Elemento {
  static override properties: PropertyDeclarations = {
    borrador: { state: true },
    errores: { state: true },
    aviso: { state: true },
    resto: { state: true },
    fase: { state: true },
  };

  borrador: Borrador = { valores: {}, pantalla: 0 };
  /** What is wrong, by route. */
  errores: Record<string, string> = {};
  /** The last thing announced, beside the button. */
  aviso = "";
  resto?: Tramite;
  /** What sets this form apart from consulta and reclamo. */
  otra?: Otra;
  /** Where the send stands; the rest of the form writes it. */
  fase: import("./envio.ts").Fase = "escribe";

  /** Name of the draft: the kind of case, or `soni`. */
  abstract get tramite(): string;

  /** Keeps what is typed. */
  readonly write = (evento: Event): void => {
    const { name, value } = evento.target as HTMLInputElement;
    this.setValor(name, value);
  };

  /** Sets a value and keeps the draft. */
  setValor(ruta: string, valor: string): void {
    this.change({ valores: { ...this.borrador.valores, [ruta]: valor } });
  }

  /** Changes the draft and keeps it. */
  change(cambio: Partial<Borrador>): void {
    this.borrador = { ...this.borrador, ...cambio };
    keepBorrador(this, this.tramite, this.borrador);
  }

  /** Fetches the rest of the form. Resolves to nothing if it cannot arrive now. */
  async loadResto(): Promise<Tramite | undefined> {
    try {
      const resto = await loadPieza(() => import("./tramite.ts"));
      if (!this.resto) resto.join(this);
      this.resto = resto;
    } catch {}
    return this.resto;
  }

  protected override willUpdate(cambios: PropertyValues): void {
    super.willUpdate(cambios);
    if (["api", "institucion", "tipo", "canal", "ventana"].some((nombre) => cambios.has(nombre)))
      this.borrador = readBorrador(this, this.tramite);
  }

  protected override firstUpdated(): void {
    if (this.borrador.pantalla) this.loadResto();
    else whenIdle(() => this.loadResto());
  }

  /** Goes on, once nothing is wrong on this screen. */
  readonly next = async (evento: Event): Promise<void> => {
    evento.preventDefault();
    const t = this.say(es);
    if (!this.resto) this.aviso = t.cargando;
    const resto = await this.loadResto();
    this.aviso = resto ? "" : t.sinConexion;
    resto?.next(this);
  };

  /** Goes back one screen, or out of the form. Nothing is lost. */
  readonly back = (): void => {
    if (this.borrador.pantalla) this.resto?.goTo(this, this.borrador.pantalla - 1);
    else this.volver?.();
  };

  /**
   * Draws one screen: "Volver", the step, what to correct, the screen itself, the main button, what is kept. What comes
   * later than the screen stands under the button: nothing pushes that one away.
   */
  renderPantalla(contenido: unknown, paso: number, total: number, avance = 0, verbo = this.say(es).continuar) {
    const t = this.say(es);
    const { pantalla } = this.borrador;
    return html`<form class="pila" novalidate autocomplete=${this.compartido ? "off" : nothing} @submit=${this.next}>
      <div>
        <div class="arriba">
          ${
            pantalla || this.volver
              ? html`<button type="button" class="enlace" part="volver" @click=${this.back}>
                  ${iconoVuelve}${this.compartido && !pantalla ? t.borrarYVolver : t.volver}
                </button>`
              : nothing
          }
          <span class="quieto">${t.paso(paso, total)}</span>
        </div>
        <svg class="avance" part="avance" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true"
          ><path d="M0 0H${avance || paso / total}V1H0"></path></svg>
      </div>
      ${this.resto?.renderResumen(this)} ${contenido}
      <div class="pie">
        <button class="principal" part="boton-principal" @click=${stopDoble}>${verbo}</button>
        <p role="status" class=${this.fase === "pendiente" ? "error" : ""}>${this.aviso}</p>
        <p class="quieto">${this.compartido ? t.noGuardamos : t.guardamos}</p>
        ${this.resto?.renderPrivacidad(this)}
      </div>
    </form>`;
  }
}
