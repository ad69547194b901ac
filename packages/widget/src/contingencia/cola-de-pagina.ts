import type { OpcionesTransport } from "@ventanilla/sdk/client/transport";
import { type Cola, createCola } from "@ventanilla/sdk/cola";
import type { Elemento } from "../elements/base/elemento.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import type { Formulario } from "../form/formulario.ts";

/** An element that tells who comes back what waits here. */
export type Avisado = Elemento & { enCola?: string };

/** Who waits for news: a form for that of its own envelope, an element for any. */
export type Esperan = Map<string | Avisado, Formulario | Avisado>;

export const esperan: Esperan = new Map();

// Who left a shared machine waits for nothing; in here they would stay in the memory of a page that lives on.
globalThis.addEventListener("pagehide", () => {
  for (const [llave, e] of esperan) if (e.compartido) esperan.delete(llave);
});

/** The queue of each service that this page talks to. */
const colas: Record<string, Cola> = {};

/** Name of a queue's database. */
export const nameCola = ({ api }: Pick<Elemento, "api">): string => `ventanilla ${api}`;

/** The queue towards a service, shared by all that is on the page and by its other tabs. */
export function openCola({ api, fetch }: Elemento & Pick<OpcionesTransport, "fetch">): Cola {
  colas[api] ??= createCola({
    api,
    nombre: nameCola({ api }),
    // An enrolled machine signs what it hands over.
    fetch,
    onNoticia: async (dicha) => (await loadPieza(() => import("./noticia.ts"))).hear(dicha, esperan),
  });
  return colas[api];
}
