import { html } from "lit";
import { wipeBorrador } from "../../form/borrador.ts";
import { join } from "../../form/clases.ts";
import { Formulario, type Otra } from "../../form/formulario.ts";
import { formaSoni, piezaSoni } from "../../form/soni.ts";
import { renderTramite } from "../../form/tramite.ts";
import type { Ingreso } from "../ingreso/ingreso.ts";

/** `<ventanilla-soni>`: "Su Opinión Nos Interesa", about the institution's own service. With `tipo`, of that kind only. */
export class Soni extends Formulario {
  static override properties = { reclama: { state: true } };

  override otra: Otra = formaSoni;
  /** It was about a company after all: the text goes on as a reclamo. */
  reclama = false;

  get tramite(): string {
    return "soni";
  }

  constructor() {
    super();
    join(piezaSoni);
    this.addEventListener("reclamo", () => this.#claim());
  }

  override render() {
    if (!this.resto) this.loadResto();
    const volver = () => {
      this.reclama = false;
      this.focusOn("h2");
    };
    return this.reclama
      ? html`<ventanilla-ingreso
          anidado
          tipo="reclamo"
          .ventana=${this}
          .volver=${volver}
          @ventanilla-ingresado=${() => wipeBorrador(this, this.tramite)}
        ></ventanilla-ingreso>`
      : renderTramite(this);
  }

  /** Carries the text over, after whatever claim was half written. */
  async #claim(): Promise<void> {
    this.reclama = true;
    await this.updateComplete;
    const ingreso = this.renderRoot.querySelector<Ingreso>("ventanilla-ingreso");
    await ingreso?.updateComplete;
    const { relato = "" } = this.borrador.valores;
    const antes = ingreso?.borrador.valores.relato ?? "";
    if (!antes.includes(relato)) ingreso?.setValor("relato", [antes, relato].filter(Boolean).join("\n\n"));
    ingreso?.focusOn("h2");
  }
}
