import type { Adjunto } from "../contract/adjunto.ts";
import { parseFolio } from "../domain/folio.ts";
import type { OpcionesEnvio } from "./casos.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { mintEnvio } from "./envio.ts";
import { createTransporteDeGestion, expectAnswer, type OpcionesGestion } from "./gestion-transport.ts";

/** The files of the cases within one's scope. */
export interface AdjuntosDeGestion {
  /**
   * Adds a file, under the name it has, or `nombre`. Resolves only once it is kept for good.
   * @throws {GestionError} `archivo-rechazado` or `cuerpo-muy-grande`, with what to do; others. The case stays as it was
   */
  add(folio: string, archivo: Blob, opciones?: OpcionesEnvio & { nombre?: string | undefined }): Promise<Adjunto>;
  /** A file of the case; the reading is recorded. @throws {GestionError} `no-encontrado`, `rol-no-permite`; others */
  download(folio: string, id: string, opciones?: OpcionesLectura): Promise<Blob>;
}

/** Longest time for one attempt, in milliseconds: 10 MB over a poor mobile network. */
const ESPERA = 240_000;

/** Makes the calls of gestión on files. */
export function createAdjuntosDeGestion({ espera = ESPERA, ...opciones }: OpcionesGestion): AdjuntosDeGestion {
  const { ask, download } = createTransporteDeGestion({ ...opciones, espera });
  const rutaDe = (folio: string) => `/v1/gestion/casos/${encodeURIComponent(parseFolio(folio) ?? folio)}/adjuntos`;
  return {
    async add(folio, archivo, { nombre, envio = mintEnvio(), signal } = {}) {
      const crudo = new FormData();
      crudo.set("archivo", archivo, nombre ?? (archivo instanceof File ? archivo.name : "archivo"));
      const adjunto = await ask<Adjunto>(rutaDe(folio), { crudo, envio, signal });
      return expectAnswer(adjunto, typeof adjunto.id === "string");
    },
    download: (folio, id, { signal } = {}) => download(`${rutaDe(folio)}/${encodeURIComponent(id)}`, { signal }),
  };
}
