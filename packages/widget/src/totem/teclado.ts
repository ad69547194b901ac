import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { teclas } from "../textos/totem.ts";
import { eraseSigno, insertTexto, moveCaret } from "./escribir.ts";
import { iconos } from "./iconos.ts";
import { teclado as estilos } from "./teclado.styles.ts";
import { ACTOS, type ClaseTeclado, COLUMNAS, type Escribible, isMayuscula, listTeclas, type Tecla } from "./teclas.ts";

/** First pause and rhythm of a deletion that is held down, in milliseconds. */
const ESPERA = 450;
const RITMO = 90;

const DIBUJOS: Record<string, unknown> = {
  borrar: iconos.borrar,
  mayusculas: iconos.mayusculas,
  izquierda: iconos.volver,
  derecha: iconos.derecha,
  entrada: iconos.entrada,
  signos: "?#&",
  letras: "abc",
};

/** How the signs that a voice would leave out are called. */
const NOMBRES: Record<string, string> = {
  ".": "punto",
  ",": "coma",
  "-": "guion",
  _: "guion bajo",
  "@": "arroba",
  "+": "más",
  ":": "dos puntos",
  ";": "punto y coma",
};

/**
 * The totem's own keyboard, for one field. It never takes the focus by itself; who moves by Tab or by a switch does reach
 * its keys, and arrows go from one to the next. `listo` says that the person is done.
 */
export class Teclado extends LitElement {
  static override styles = [estilos];
  static override properties: PropertyDeclarations = {
    campo: { attribute: false },
    clase: { reflect: true },
    etiqueta: { attribute: false },
    mayuscula: { state: true },
  };

  campo?: Escribible;
  clase: ClaseTeclado = "letras";
  /** The name of the field. */
  etiqueta = "";
  mayuscula = false;
  #repite: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#release();
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (cambios.has("campo") || cambios.has("clase")) this.#follow();
  }

  /** A capital comes by itself where one belongs. */
  #follow(): void {
    this.mayuscula = Boolean(this.clase === "letras" && this.campo && isMayuscula(this.campo));
  }

  /** What a key writes now. */
  #shift(valor: string): string {
    return this.mayuscula && valor.length === 1 ? valor.toLocaleUpperCase("es") : valor;
  }

  /** Does what a key says. */
  press(valor: string): void {
    const { campo, clase } = this;
    if (!campo) return;
    const conForma = ["rut", "folio", "cifras", "telefono"].includes(clase);
    if (valor === "mayusculas") {
      this.mayuscula = !this.mayuscula;
      return;
    }
    if (valor === "signos" || valor === "letras") {
      const correo = clase.startsWith("correo");
      this.clase = valor === "signos" ? (correo ? "correoSignos" : "signos") : correo ? "correo" : "letras";
      return;
    }
    if (valor === "listo") {
      this.dispatchEvent(new Event("listo"));
      return;
    }
    if (valor === "borrar") eraseSigno(campo, { conForma });
    else if (valor === "izquierda" || valor === "derecha") moveCaret(campo, valor === "izquierda" ? -1 : 1);
    else insertTexto(campo, valor === "espacio" ? " " : valor === "entrada" ? "\n" : this.#shift(valor));
    this.#follow();
  }

  #find(evento: Event): string | undefined {
    return (evento.target as Element).closest<HTMLElement>("button")?.dataset.tecla;
  }

  /** A key works when it is touched, not when it is let go: as on any keyboard (WCAG 2.5.2, essential). */
  readonly #down = (evento: PointerEvent): void => {
    // The focus stays in the field.
    evento.preventDefault();
    if (evento.button) return;
    const valor = this.#find(evento);
    if (!valor) return;
    this.press(valor);
    this.#release();
    if (valor !== "borrar") return;
    const repeat = () => {
      this.press(valor);
      this.#repite = setTimeout(repeat, RITMO);
    };
    this.#repite = setTimeout(repeat, ESPERA);
  };

  readonly #release = (): void => clearTimeout(this.#repite);

  /** A press that no pointer made: a switch, Enter, a screen reader. */
  readonly #click = (evento: MouseEvent): void => {
    if (evento.detail) return;
    const valor = this.#find(evento);
    if (valor) this.press(valor);
  };

  readonly #arrows = (evento: KeyboardEvent): void => {
    const paso = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[evento.key];
    const botones = [...this.renderRoot.querySelectorAll("button")];
    const desde = (evento.target as Element).closest("button");
    if (!paso || !desde) return;
    evento.preventDefault();
    const [abajo = 0, lado = 0] = paso;
    const indice = botones.indexOf(desde);
    if (lado) {
      botones[indice + lado]?.focus();
      return;
    }
    const { left, width, top } = desde.getBoundingClientRect();
    const medio = left + width / 2;
    const otras = botones
      .map((boton) => ({ boton, caja: boton.getBoundingClientRect() }))
      .filter(({ caja }) => (caja.top - top) * abajo > caja.height / 2)
      .sort((una, otra) => {
        const filas = (una.caja.top - otra.caja.top) * abajo;
        const lejos = ({ caja }: typeof una) => Math.abs(caja.left + caja.width / 2 - medio);
        return filas || lejos(una) - lejos(otra);
      });
    otras[0]?.boton.focus();
  };

  override render() {
    const { clase } = this;
    return html`<div
      class="teclado c${COLUMNAS[clase]}"
      role="group"
      aria-label=${teclas.teclado(this.etiqueta)}
      @pointerdown=${this.#down}
      @pointerup=${this.#release}
      @pointercancel=${this.#release}
      @pointerleave=${this.#release}
      @mousedown=${(evento: Event) => evento.preventDefault()}
      @click=${this.#click}
      @keydown=${this.#arrows}
    >
      ${listTeclas(clase).map((fila) => fila.map((tecla) => this.#renderTecla(tecla)))}
    </div>`;
  }

  #renderTecla({ valor: dicho, ancho }: Tecla) {
    // A field of one line has no other line.
    const valor = dicho === "entrada" && !(this.campo instanceof HTMLTextAreaElement) ? "-" : dicho;
    const acto = ACTOS.includes(valor);
    const nombre = acto ? teclas[valor as "borrar"] : NOMBRES[valor];
    return html`<button
      type="button"
      class="a${ancho} ${acto ? "acto" : ""} ${valor === "listo" ? "listo" : ""}"
      data-tecla=${valor}
      aria-label=${nombre ?? nothing}
      aria-pressed=${valor === "mayusculas" ? String(this.mayuscula) : nothing}
    >
      ${acto ? (DIBUJOS[valor] ?? nombre) : this.#shift(valor)}
    </button>`;
  }
}
