import type { GestionError } from "@ventanilla/sdk/client/gestion-error";
import type { SobresDeGestion } from "@ventanilla/sdk/client/gestion-sobres";
import { formatFolio } from "@ventanilla/sdk/domain";
import { readSobres } from "./leer-sobres.ts";
import { MOTIVOS } from "./motivos.ts";

/** What became of each envelope of a file. */
export const RESULTADOS_DE_TRAIDA = {
  cargado: "Cargado",
  yaEstaba: "Ya estaba",
  apartado: "Quedó aparte",
  fallido: "No entró",
} as const;
export type ResultadoDeTraida = keyof typeof RESULTADOS_DE_TRAIDA;

/** One line of the file, once it was handed over. */
export interface LineaTraida {
  linea: number;
  resultado: ResultadoDeTraida;
  folio?: string | undefined;
  detalle?: string | undefined;
}

/** Failures of the way, not of the envelope: the rest of the file would fail alike. */
const isDelCamino = ({ status = 0 }: GestionError): boolean =>
  status === 0 || status === 401 || status === 429 || status >= 500;

/**
 * An export on its way in, one envelope after another. It can be stopped and goes on where it was; begun again from the
 * start, what was loaded is only found to be there.
 */
export class Traida {
  readonly nombre: string;
  readonly archivo: Blob;
  readonly lineas: LineaTraida[] = [];
  readonly cuenta: Record<ResultadoDeTraida, number> = { cargado: 0, yaEstaba: 0, apartado: 0, fallido: 0 };
  /** From 0 to 1, of the file. */
  avance = 0;
  estado: "corre" | "detenida" | "terminada" = "detenida";
  /** Why it stopped, where nobody stopped it. */
  falla = "";
  readonly #sobres: Pick<SobresDeGestion, "deliver">;
  readonly #onCambio: () => void;
  #hecha = 0;
  #control = new AbortController();

  constructor({
    archivo,
    nombre,
    sobres,
    onCambio,
  }: { archivo: Blob; nombre: string; sobres: Pick<SobresDeGestion, "deliver">; onCambio: () => void }) {
    this.archivo = archivo;
    this.nombre = nombre;
    this.#sobres = sobres;
    this.#onCambio = onCambio;
  }

  /** Begins, or goes on after the last line that was handed over. */
  async run(): Promise<void> {
    if (this.estado === "corre") return;
    Object.assign(this, { estado: "corre", falla: "" });
    this.#control = new AbortController();
    this.#onCambio();
    try {
      for await (const { linea, sobre, leidos } of readSobres(this.archivo)) {
        if (linea <= this.#hecha) continue;
        if (this.#control.signal.aborted) break;
        this.#add(
          sobre ? await this.#deliver(linea, sobre) : { linea, resultado: "fallido", detalle: "No es un sobre" },
        );
        this.#hecha = linea;
        this.avance = leidos / this.archivo.size;
        this.#onCambio();
      }
      this.estado = this.#control.signal.aborted ? "detenida" : "terminada";
    } catch (error) {
      this.estado = "detenida";
      if (!this.#control.signal.aborted) this.falla = (error as Error).message;
    }
    if (this.estado === "terminada") this.avance = 1;
    this.#onCambio();
  }

  stop(): void {
    this.#control.abort();
  }

  /** Every line and what became of it, as a sheet. */
  writeCsv(): Blob {
    const filas = this.lineas.map(({ linea, resultado, folio = "", detalle = "" }) =>
      [linea, RESULTADOS_DE_TRAIDA[resultado], folio && formatFolio(folio), `"${detalle.replaceAll('"', '""')}"`].join(
        ";",
      ),
    );
    return new Blob([`\uFEFF${["linea;resultado;folio;detalle", ...filas].join("\r\n")}\r\n`], { type: "text/csv" });
  }

  #add(hecha: LineaTraida): void {
    this.lineas.push(hecha);
    this.cuenta[hecha.resultado]++;
  }

  /** @throws {GestionError} where the rest would fail alike */
  async #deliver(linea: number, sobre: Parameters<SobresDeGestion["deliver"]>[0]): Promise<LineaTraida> {
    try {
      const entrega = await this.#sobres.deliver(sobre, { signal: this.#control.signal });
      if (entrega.como !== "apartado") return { linea, resultado: entrega.como, folio: entrega.respuesta.folio };
      const { motivo, folio } = entrega.acuse;
      return { linea, resultado: "apartado", folio, detalle: MOTIVOS[motivo] };
    } catch (error) {
      if (this.#control.signal.aborted || isDelCamino(error as GestionError)) throw error;
      return { linea, resultado: "fallido", detalle: (error as Error).message };
    }
  }
}
