import { html, nothing, type PropertyDeclarations } from "lit";
import { boton as textos } from "../../textos/boton.ts";
import { Elemento } from "../base/elemento.ts";
import { boton } from "./boton.styles.ts";

/** `<ventanilla-boton>`: a button over the page that opens the window in a dialog. Text of its own goes inside the tag. */
export class Boton extends Elemento {
  static override styles = [...Elemento.styles, boton];
  static override properties: PropertyDeclarations = { abierto: { state: true } };

  /** It has been opened: from then on the window stays, and what was typed in it. */
  abierto = false;
  #desborde: string | undefined;

  /** Opens the window. */
  async open(): Promise<void> {
    this.abierto = true;
    await this.updateComplete;
    const dialogo = this.renderRoot.querySelector("dialog");
    if (!dialogo || dialogo.open) return;
    dialogo.showModal();
    dialogo.focus();
    const { style } = document.documentElement;
    this.#desborde = style.overflow;
    style.overflow = "hidden";
  }

  /** Closes the window; the focus goes back to the button. */
  close(): void {
    this.renderRoot.querySelector("dialog")?.close();
  }

  readonly #release = (): void => {
    if (this.#desborde !== undefined) document.documentElement.style.overflow = this.#desborde;
    this.#desborde = undefined;
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.close();
    this.#release();
  }

  override render() {
    const t = this.say(textos);
    return html`<button type="button" class="principal" part="lanzador" aria-haspopup="dialog" @click=${this.open}>
        <slot>${t.abrir}</slot>
      </button>
      <dialog part="dialogo" aria-label=${t.abrir} tabindex="-1" @close=${this.#release}>
        <div class="barra">
          <button type="button" class="enlace" part="cerrar" @click=${this.close}>${t.cerrar}</button>
        </div>
        ${this.abierto ? html`<ventanilla-widget .ventana=${this}></ventanilla-widget>` : nothing}
      </dialog>`;
  }
}
