import { FLUJO, type NombreOrden } from "@ventanilla/sdk/domain";
import { html, LitElement, type PropertyDeclarations } from "lit";
import { comunes } from "../mesa.styles.ts";
import { renderTecla, TECLAS_ORDEN } from "../teclas.ts";
import { explainNo } from "./explain-no.ts";
import type { SobreCaso } from "./orden-de-mesa.ts";
import { ORDENES_DE_MESA } from "./ordenes.ts";
import { paleta } from "./paleta.styles.ts";

const ORDENES = Object.keys(FLUJO) as NombreOrden[];

/**
 * The palette of orders of a case: each with its key; those that cannot be given now say why. Says `mesa-elige` with the
 * order chosen.
 */
export class PaletaDeOrdenes extends LitElement {
  static override styles = [comunes, paleta];
  static override properties: PropertyDeclarations = { sobre: { attribute: false } };

  declare sobre: SobreCaso | undefined;

  get #dialogo(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  /** Shows it over the desk, with the keys on the first order that can be given. */
  async open(sobre: SobreCaso): Promise<void> {
    this.sobre = sobre;
    await this.updateComplete;
    this.#dialogo?.showModal();
    this.renderRoot.querySelector<HTMLElement>('button[data-orden]:not([aria-disabled="true"])')?.focus();
  }

  close(): void {
    this.#dialogo?.close();
  }

  #choose(orden: NombreOrden): void {
    const { sobre } = this;
    if (!sobre?.caso.ordenes.includes(orden)) return;
    this.close();
    this.dispatchEvent(new CustomEvent("mesa-elige", { detail: orden, bubbles: true, composed: true }));
  }

  readonly #press = (evento: KeyboardEvent): void => {
    // What is pressed here is of the palette: the desk behind hears nothing of it.
    evento.stopPropagation();
    if (evento.ctrlKey || evento.metaKey || evento.altKey) return;
    const botones = [...this.renderRoot.querySelectorAll<HTMLElement>("button[data-orden]")];
    const lugar = botones.indexOf((this.renderRoot as ShadowRoot).activeElement as HTMLElement);
    const paso = { ArrowDown: 1, ArrowUp: -1 }[evento.key];
    if (paso) botones[(lugar + paso + botones.length) % botones.length]?.focus();
    else {
      const orden = ORDENES.find((una) => TECLAS_ORDEN[una] === evento.key.toLowerCase());
      if (!orden) return;
      this.#choose(orden);
    }
    evento.preventDefault();
  };

  override render() {
    const { sobre } = this;
    const renderOrden = (orden: NombreOrden) => {
      const razon = sobre ? explainNo(orden, sobre) : undefined;
      const { nombre, hace } = ORDENES_DE_MESA[orden];
      return html`<li>
        <button
          type="button"
          data-orden=${orden}
          aria-disabled=${razon ? "true" : "false"}
          aria-keyshortcuts=${TECLAS_ORDEN[orden]}
          @click=${() => this.#choose(orden)}
        >
          ${renderTecla(TECLAS_ORDEN[orden])}<span><b>${nombre}</b><span class="hace">${razon ?? hace}</span></span>
        </button>
      </li>`;
    };
    const pueden = ORDENES.filter((orden) => sobre?.caso.ordenes.includes(orden));
    const otras = ORDENES.filter((orden) => !pueden.includes(orden));
    return html`<dialog aria-labelledby="titulo" @keydown=${this.#press} @click=${(evento: Event) => {
      if (evento.target === this.#dialogo) this.close();
    }}>
      <div class="cuerpo">
        <div class="arriba">
          <h2 id="titulo">Acciones del caso</h2>
          <button type="button" class="enlace" @click=${() => this.close()}>Cerrar ${renderTecla("Esc")}</button>
        </div>
        <ul>${pueden.map(renderOrden)}</ul>
        <h3>Ahora no se puede</h3>
        <ul>${otras.map(renderOrden)}</ul>
      </div>
    </dialog>`;
  }
}
