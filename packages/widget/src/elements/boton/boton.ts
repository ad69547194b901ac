import { css, html, type PropertyDeclarations } from "lit";
import { boton as textos } from "../../textos/boton.ts";
import { Elemento } from "../base/elemento.ts";

const boton = css`
  :host {
    position: fixed;
    z-index: 2147483000;
    inset: auto 24px 24px auto;
    max-width: none;
    padding: 0;
    background: none;
  }
  .principal {
    width: auto !important;
    padding-inline: 24px;
    border-radius: 999px;
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.25);
  }
  dialog {
    width: min(44rem, 100vw - 32px);
    max-height: calc(100dvh - 32px);
    padding: 8px 0 0;
    border: 0;
    border-radius: var(--_radio);
    background: var(--_fondo);
    color: inherit;
    box-shadow: 0 8px 40px rgb(0 0 0 / 0.35);
  }
  dialog::backdrop {
    background: rgb(10 19 45 / 0.5);
  }
  .cerrar {
    text-align: end;
    padding-inline: 24px;
  }
  ventanilla-widget {
    padding-top: 0;
  }
  @media (max-width: 480px) {
    :host {
      inset: auto 16px 16px auto;
    }
    dialog {
      width: 100vw;
      max-width: none;
      height: 100dvh;
      max-height: none;
      border-radius: 0;
    }
  }
  @media print {
    .cerrar {
      display: none;
    }
  }
`;

/** `<ventanilla-boton>`: a button over the page that opens the window in a dialog. */
export class Boton extends Elemento {
  static override styles = [...Elemento.styles, boton];
  static override properties: PropertyDeclarations = { abierto: { state: true } };

  abierto = false;

  /** Opens the window. What was being written is still there. */
  async open(): Promise<void> {
    this.abierto = true;
    await this.updateComplete;
    this.renderRoot.querySelector("dialog")?.showModal();
  }

  /** Closes the window; the focus goes back to the button. */
  close(): void {
    this.renderRoot.querySelector("dialog")?.close();
  }

  override render() {
    const t = this.say(textos);
    return html`<button class="principal" part="lanzador" aria-haspopup="dialog" @click=${this.open}>
        <slot>${t.abrir}</slot>
      </button>
      <dialog part="dialogo" aria-label=${t.abrir}>
        <div class="cerrar">
          <button type="button" class="enlace" part="cerrar" @click=${this.close}>${t.cerrar}</button>
        </div>
        ${this.abierto ? html`<ventanilla-widget .ventana=${this}></ventanilla-widget>` : ""}
      </dialog>`;
  }
}
