import { html, type PropertyDeclarations } from "lit";
import { readBorrador } from "../../form/borrador.ts";
import { iconoSigue } from "../../form/iconos.ts";
import { es } from "../../textos/es.ts";
import { Elemento } from "../base/elemento.ts";
import { loadPieza, whenIdle } from "../base/pieza.ts";
import { defineElemento } from "../elementos.ts";
import { widget } from "./widget.styles.ts";

const VISTAS = ["estado", "consulta", "reclamo", "soni"] as const;
type Vista = (typeof VISTAS)[number];

/** `<ventanilla-widget>`: the window. Its menu is there before anything else has arrived. */
export class Widget extends Elemento {
  static override styles = [...Elemento.styles, widget];
  static override properties: PropertyDeclarations = {
    vista: { state: true },
    falla: { state: true },
    enCola: { state: true },
  };

  vista?: Vista | undefined;
  falla = false;
  /** What is said of a case that waits in this machine. */
  enCola?: string;

  protected override firstUpdated(): void {
    whenIdle(() =>
      loadPieza(() => import("../../form/tramite.ts")).then(
        ({ resume }) => resume(this),
        () => {},
      ),
    );
  }

  /** Opens one of the four, or the menu. */
  async open(vista?: Vista, foco = "h2"): Promise<void> {
    this.vista = vista;
    this.falla = false;
    if (vista === "estado" || vista === "soni")
      await defineElemento(vista).catch(() => {
        this.vista = undefined;
        this.falla = true;
      });
    await this.updateComplete;
    (this.renderRoot.querySelector<Elemento>("[anidado]") ?? this).focusOn(foco);
  }

  override render() {
    const t = this.say(es);
    const { vista } = this;
    const volver = () => this.open(undefined, `[data-vista=${vista}]`);
    if (vista === "estado")
      return html`<ventanilla-estado anidado .ventana=${this} .volver=${volver}></ventanilla-estado>`;
    if (vista === "soni") return html`<ventanilla-soni anidado .ventana=${this} .volver=${volver}></ventanilla-soni>`;
    if (vista)
      return html`<ventanilla-ingreso anidado tipo=${vista} .ventana=${this} .volver=${volver}></ventanilla-ingreso>`;
    const tipos = this.definicion?.tipos as readonly string[] | undefined;
    return html`<h2 tabindex="-1">${t.menuTitulo}</h2>
      <ul part="menu">
        ${VISTAS.filter(
          (opcion) =>
            !tipos ||
            opcion === "estado" ||
            tipos.some((tipo) => (tipo === "consulta" || tipo === "reclamo" ? tipo : "soni") === opcion),
        ).map(
          (opcion) => html`<li>
            <button part="opcion" data-vista=${opcion} @click=${() => this.open(opcion)}>
              <span
                ><strong>${t[opcion]}</strong>${
                  // The first look at what the tab keeps is slow: the menu is drawn without it, and again with the definition.
                  this.hasUpdated && Object.keys(readBorrador(this, opcion).valores)[0]
                    ? t.aMedias
                    : t[`${opcion}Pista`]
                }</span
              >${iconoSigue}
            </button>
          </li>`,
        )}
      </ul>
      <p role="alert">${this.falla ? t.sinConexionPieza : this.enCola}</p>`;
  }
}
