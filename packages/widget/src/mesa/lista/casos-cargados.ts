import type { FilaDeCaso, FiltroDeCasos } from "@ventanilla/sdk/contract";
import type { GestionDeMesa } from "../gestion.ts";

/** The first page is what one sees; the next ones bring more at once. */
const PRIMERA = 50;
const SIGUIENTES = 200;

/** What is being listed: a queue with its filters, or what a search found. Words of a search stay in memory. */
export type Pedido = { filtro: FiltroDeCasos } | { texto: string };

/** The rows that have arrived, page after page. A new question forgets the answers on their way to the old one. */
export class CasosCargados {
  filas: FilaDeCaso[] = [];
  /** Whether there is more to fetch. */
  hayMas = false;
  cargando = false;
  error: unknown;
  #siguiente: string | undefined;
  #pedido: Pedido | undefined;
  #turno = 0;
  readonly #gestion: GestionDeMesa;
  readonly #onCambio: () => void;

  constructor({ gestion, onCambio }: { gestion: GestionDeMesa; onCambio: () => void }) {
    this.#gestion = gestion;
    this.#onCambio = onCambio;
  }

  /** Asks anew. What is there stays until the answer comes, so that nothing jumps. */
  async ask(pedido: Pedido): Promise<void> {
    this.#pedido = pedido;
    await this.#load(false);
  }

  /** Asks the same again, as many as there were. */
  async reload(): Promise<void> {
    if (this.#pedido) await this.#load(false, Math.min(Math.max(this.filas.length, PRIMERA), SIGUIENTES));
  }

  /** Brings the next page, once. */
  async more(): Promise<void> {
    if (this.hayMas && !this.cargando) await this.#load(true);
  }

  /** Puts one row up to date where it stands. */
  replace(folio: string, cambio: Partial<FilaDeCaso>): void {
    const lugar = this.filas.findIndex((fila) => fila.folio === folio);
    const antes = this.filas[lugar];
    if (!antes) return;
    this.filas = this.filas.with(lugar, { ...antes, ...cambio });
    this.#onCambio();
  }

  async #load(sigue: boolean, limite = PRIMERA): Promise<void> {
    const turno = ++this.#turno;
    const pedido = this.#pedido as Pedido;
    this.cargando = true;
    this.error = undefined;
    this.#onCambio();
    try {
      const { casos, siguiente } =
        "texto" in pedido
          ? { casos: await this.#gestion.casos.search({ texto: pedido.texto, limite: PRIMERA }), siguiente: undefined }
          : await this.#gestion.casos.page({
              ...pedido.filtro,
              limite: sigue ? SIGUIENTES : limite,
              ...(sigue && { cursor: this.#siguiente }),
            });
      if (turno !== this.#turno) return;
      // A case that moved between two pages would come twice.
      const previas = new Set(sigue ? this.filas.map(({ folio }) => folio) : []);
      this.filas = sigue ? [...this.filas, ...casos.filter(({ folio }) => !previas.has(folio))] : casos;
      this.#siguiente = siguiente;
      this.hayMas = siguiente !== undefined;
    } catch (error) {
      if (turno !== this.#turno) return;
      this.error = error;
      if (!sigue) this.filas = [];
      this.hayMas = false;
    }
    this.cargando = false;
    this.#onCambio();
  }
}
