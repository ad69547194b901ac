import type { FilaDeCaso } from "@ventanilla/sdk/contract";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { comunes } from "../mesa.styles.ts";
import { type Marca, renderFila } from "./fila.ts";
import { lista } from "./lista.styles.ts";

/** Height of a row, in CSS pixels. */
const ALTO = 54;
/** Rows drawn beyond what is seen, above and below. */
const MARGEN = 6;
/** Rows from the end at which the next page is asked for. */
const ANTES = 60;

/**
 * The list of cases: a list box that draws only the rows one sees. Says `mesa-abre` with a folio, `mesa-mueve` with the
 * active row and `mesa-faltan` when it nears the end of what has arrived.
 */
export class ListaDeCasos extends LitElement {
  static override styles = [comunes, lista];
  static override properties: PropertyDeclarations = {
    filas: { attribute: false },
    abierto: { attribute: false },
    marcas: { attribute: false },
    activa: { state: true },
    hayMas: { attribute: false },
    cargando: { attribute: false },
    nombre: { attribute: false },
    vacia: { attribute: false },
    desde: { state: true },
    cuantas: { state: true },
  };

  declare filas: FilaDeCaso[];
  /** Folio of the open case. */
  declare abierto: string | undefined;
  declare marcas: ReadonlyMap<string, Marca>;
  /** Index of the row the keys stand on. */
  declare activa: number;
  declare hayMas: boolean;
  declare cargando: boolean;
  declare nombre: string;
  /** What is said where there is nothing. */
  declare vacia: string;
  declare desde: number;
  declare cuantas: number;
  #talla: ResizeObserver | undefined;
  #cuadro = 0;
  #folioActivo = "";

  constructor() {
    super();
    Object.assign(this, { filas: [], marcas: new Map(), activa: 0, hayMas: false, cargando: false });
    Object.assign(this, { nombre: "", vacia: "", desde: 0, cuantas: 24 });
  }

  get #marco(): HTMLElement | null {
    return this.renderRoot.querySelector(".marco");
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#talla?.disconnect();
    cancelAnimationFrame(this.#cuadro);
  }

  protected override firstUpdated(): void {
    const marco = this.#marco as HTMLElement;
    marco.style.setProperty("--_fila", `${ALTO}px`);
    this.#talla = new ResizeObserver(() => this.#measure());
    this.#talla.observe(marco);
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (!cambios.has("filas")) return;
    // The keys stay on their case, wherever it stands now.
    const lugar = this.filas.findIndex(({ folio }) => folio === this.#folioActivo);
    if (lugar >= 0) this.activa = lugar;
    this.activa = Math.max(0, Math.min(this.activa, this.filas.length - 1));
  }

  protected override updated(cambios: PropertyValues): void {
    const marco = this.#marco;
    marco?.style.setProperty("--_filas", String(this.filas.length));
    marco?.style.setProperty("--_desde", String(this.#primera));
    this.#folioActivo = this.filas[this.activa]?.folio ?? "";
    // A page that arrived may not be enough for what is seen.
    if (cambios.has("filas")) this.#scroll();
  }

  get #primera(): number {
    return Math.max(0, Math.min(this.desde, this.filas.length - this.cuantas));
  }

  #measure(): void {
    const marco = this.#marco;
    if (!marco) return;
    const cuantas = Math.ceil(marco.clientHeight / ALTO) + 2 * MARGEN;
    const desde = Math.max(0, Math.floor(marco.scrollTop / ALTO) - MARGEN);
    // One row at a time is too often: windows move by half their margin.
    if (cuantas !== this.cuantas) this.cuantas = cuantas;
    if (Math.abs(desde - this.desde) >= MARGEN / 2 || desde === 0) this.desde = desde;
    if (this.hayMas && desde + cuantas > this.filas.length - ANTES) this.#tell("faltan");
  }

  readonly #scroll = (): void => {
    cancelAnimationFrame(this.#cuadro);
    this.#cuadro = requestAnimationFrame(() => this.#measure());
  };

  #tell(nombre: "abre" | "mueve" | "faltan", folio?: string): void {
    this.dispatchEvent(new CustomEvent(`mesa-${nombre}`, { detail: folio, bubbles: true, composed: true }));
  }

  /** Takes the keys to a row, and the row into view. */
  move(pasos: number): void {
    if (!this.filas.length) return;
    this.activa = Math.max(0, Math.min(this.activa + pasos, this.filas.length - 1));
    this.reveal();
    this.#tell("mueve", this.filas[this.activa]?.folio);
  }

  /** Scrolls no more than it takes to see the active row. */
  reveal(): void {
    const marco = this.#marco;
    if (!marco) return;
    const arriba = this.activa * ALTO;
    if (arriba < marco.scrollTop) marco.scrollTop = arriba;
    else if (arriba + ALTO > marco.scrollTop + marco.clientHeight) marco.scrollTop = arriba + ALTO - marco.clientHeight;
    this.#measure();
  }

  /** Opens the active row. */
  open(): void {
    const fila = this.filas[this.activa];
    if (fila) this.#tell("abre", fila.folio);
  }

  override focus(): void {
    this.#marco?.focus();
  }

  readonly #press = (evento: KeyboardEvent): void => {
    const pagina = Math.max(1, this.cuantas - 2 * MARGEN - 1);
    const pasos: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pagina,
      PageUp: -pagina,
      Home: -this.filas.length,
      End: this.filas.length,
    };
    if (evento.ctrlKey || evento.metaKey || evento.altKey) return;
    if (evento.key in pasos) this.move(pasos[evento.key] as number);
    else if (evento.key === "Enter" || evento.key === " ") this.open();
    else return;
    evento.preventDefault();
    evento.stopPropagation();
  };

  readonly #click = (evento: Event): void => {
    const fila = (evento.target as Element).closest<HTMLElement>(".fila");
    if (!fila) return;
    this.activa = Number(fila.dataset.lugar);
    this.open();
  };

  /** The window of rows, and the active one wherever it is: what reads the screen follows it. */
  #listVisibles(): { fila: FilaDeCaso; lugar: number }[] {
    const desde = this.#primera;
    return this.filas.slice(desde, desde + this.cuantas).map((fila, i) => ({ fila, lugar: desde + i }));
  }

  override render() {
    const { filas, activa, abierto, cargando, hayMas } = this;
    const visibles = this.#listVisibles();
    const activaVista = visibles.some(({ lugar }) => lugar === activa);
    return html`<div
        class="marco"
        role="listbox"
        tabindex="0"
        aria-label=${this.nombre}
        aria-busy=${cargando ? "true" : "false"}
        aria-activedescendant=${activaVista ? `fila-${activa}` : nothing}
        @scroll=${this.#scroll}
        @keydown=${this.#press}
        @click=${this.#click}
      >
        <div class="alto" role="presentation">
          <div class="ventana" role="presentation">
            ${visibles.map(
              ({ fila, lugar }) => html`<div
                class="fila ${lugar === activa ? "activa" : ""}"
                id="fila-${lugar}"
                role="option"
                data-lugar=${lugar}
                aria-selected=${fila.folio === abierto ? "true" : "false"}
                aria-setsize=${hayMas ? -1 : filas.length}
                aria-posinset=${lugar + 1}
              >
                ${renderFila(fila, this.marcas.get(fila.folio))}
              </div>`,
            )}
          </div>
        </div>
        ${!filas.length && !cargando ? html`<p class="vacia quieto" role="presentation">${this.vacia}</p>` : nothing}
      </div>
      <p class="pie quieto" role="status">
        ${
          cargando && !filas.length
            ? "Buscando casos…"
            : `${filas.length.toLocaleString("es-CL")} ${filas.length === 1 ? "caso" : "casos"}${hayMas ? " cargados; hay más" : ""}`
        }
      </p>`;
  }
}
