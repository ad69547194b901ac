import { createGestion, type Gestion } from "@ventanilla/sdk/client/gestion";
import { createTransporteDeGestion } from "@ventanilla/sdk/client/gestion-transport";
import type { Adjunto } from "@ventanilla/sdk/contract";

/** Longest time for a file to go up, in milliseconds: 10 MB over a poor network. */
const ESPERA_ARCHIVO = 240_000;

/** Longest time that a case which is entered may take, in milliseconds: then it goes on in the queue, without its officer. */
const ESPERA_INGRESO = 10_000;

/** What the desk asks of the service: the SDK's client, and the files of a case. */
export interface GestionDeMesa extends Gestion {
  adjuntos: {
    /** Resolves only once the file is kept for good. Repeated with the same `envio`, it is added once. */
    add(folio: string, archivo: File, opciones: { envio: string; signal?: AbortSignal }): Promise<Adjunto>;
    download(folio: string, id: string): Promise<Blob>;
  };
}

/** Makes the desk's client: the cookie of its own origin says who asks. */
export function createGestionDeMesa(api: string): GestionDeMesa {
  const { ask, download } = createTransporteDeGestion({ api, espera: ESPERA_ARCHIVO });
  const rutaDe = (folio: string) => `/v1/gestion/casos/${encodeURIComponent(folio)}/adjuntos`;
  const gestion = createGestion({ api });
  const { open, openLote } = createGestion({ api, espera: ESPERA_INGRESO, reintentos: 1 }).casos;
  return {
    ...gestion,
    casos: { ...gestion.casos, open, openLote },
    adjuntos: {
      add(folio, archivo, { envio, signal }) {
        const crudo = new FormData();
        crudo.set("archivo", archivo, archivo.name);
        return ask(rutaDe(folio), { crudo, envio, signal });
      },
      download: (folio, id) => download(`${rutaDe(folio)}/${encodeURIComponent(id)}`),
    },
  };
}
