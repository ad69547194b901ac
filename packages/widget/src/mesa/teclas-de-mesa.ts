import { FLUJO, type NombreOrden } from "@ventanilla/sdk/domain";
import { html, LitElement } from "lit";
import { comunes } from "./mesa.styles.ts";
import type { Mesa } from "./mesa.ts";
import { ORDENES_DE_MESA } from "./orden/ordenes.ts";
import { paleta } from "./orden/paleta.styles.ts";
import { areTeclas, renderTecla, setTeclas, TECLAS, TECLAS_ORDEN } from "./teclas.ts";

/** Every key of the desk, and the way to switch the letters off (WCAG 2.1.4). */
export class TeclasDeMesa extends LitElement {
  static override styles = [comunes, paleta];

  get #dialogo(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  open(): void {
    this.requestUpdate();
    this.#dialogo?.showModal();
  }

  readonly #switch = (evento: Event): void => {
    const si = (evento.target as HTMLInputElement).checked;
    setTeclas(si);
    ((this.getRootNode() as ShadowRoot).host as Mesa).teclas = si;
  };

  override render() {
    return html`<dialog aria-labelledby="titulo" @keydown=${(evento: Event) => evento.stopPropagation()}>
      <div class="cuerpo">
        <div class="arriba">
          <h2 id="titulo">Teclas</h2>
          <button type="button" class="enlace" @click=${() => this.#dialogo?.close()}>Cerrar ${renderTecla("Esc")}</button>
        </div>
        <ul class="teclas largas">
          ${TECLAS.map(([teclas, hace]) => html`<li><span>${teclas.split(" ").map((tecla) => (tecla === "a" ? html`<span>a</span>` : renderTecla(tecla)))}</span><span>${hace}</span></li>`)}
        </ul>
        <h3>Con un caso abierto</h3>
        <ul class="teclas">
          ${(Object.keys(FLUJO) as NombreOrden[]).map((orden) => html`<li><span>${renderTecla(TECLAS_ORDEN[orden])}</span><span>${ORDENES_DE_MESA[orden].nombre}</span></li>`)}
        </ul>
        <label class="prende"><input type="checkbox" .checked=${areTeclas()} @change=${this.#switch} />Usar las teclas de una letra</label>
        <p class="quieto">Si dictas con la voz o las teclas te estorban, apágalas: todo se puede hacer también con Tab y Enter.</p>
      </div>
    </dialog>`;
  }
}
