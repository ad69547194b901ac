import type { VentanillaError } from "@ventanilla/sdk/client/error";
import type { OpcionesTransport } from "@ventanilla/sdk/client/transport";
import { type Cola, createCola, sealSobre } from "@ventanilla/sdk/cola";
import type { Elemento } from "../elements/base/elemento.ts";
import { hearWindow } from "../elements/base/hear-window.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import { readTipo } from "../form/campos.ts";
import { buildCuerpo } from "../form/cuerpo.ts";
import { finish, recibidos, send } from "../form/envio.ts";
import type { Formulario } from "../form/formulario.ts";
import { contingencia } from "../textos/contingencia.ts";
import { es } from "../textos/es.ts";

/** An element that tells who comes back what waits here. */
export type Avisado = Elemento & { enCola?: string };

/** Who waits for news: a form for that of its own envelope, an element for any. */
export const esperan = new Map<string | Avisado, Formulario | Avisado>();

// Who left a shared machine waits for nothing; in here they would stay in the memory of a page that lives on.
globalThis.addEventListener("pagehide", () => {
  for (const [llave, e] of esperan) if (e.compartido) esperan.delete(llave);
});

/** The queue of each service that this page talks to. */
const colas = new Map<string, Cola>();

/** Name of a queue's database. */
export const nameCola = ({ api }: Pick<Elemento, "api">): string => `ventanilla ${api}`;

/** The queue towards a service, shared by all that is on the page and by its other tabs. */
export function openCola({ api, fetch }: Elemento & Pick<OpcionesTransport, "fetch">): Cola {
  let cola = colas.get(api);
  if (!cola) {
    cola = createCola({
      api,
      nombre: nameCola({ api }),
      // An enrolled machine signs what it hands over.
      fetch,
      onNoticia: async (dicha) => (await loadPieza(() => import("./noticia.ts"))).hear(dicha),
    });
    colas.set(api, cola);
  }
  return cola;
}

/**
 * Plan B: keeps the case in this machine, sealed so that only the institution opens it, and sends it when it can. Folio
 * and clave are the person's already. What can't be kept is said, and offered to carry away.
 *
 * @returns whether the person has their folio and clave before them
 */
export async function keepCaso(f: Formulario, { type: motivo }: VentanillaError): Promise<boolean> {
  const t = { ...f.say(es), ...contingencia };
  const { envio = "", folio } = f.borrador;
  const { sello } = f.definicion ?? {};
  f.tell("pendiente", { tipo: readTipo(f), motivo });
  // Without https there is no cipher; without the definition, no key.
  if (!sello || !crypto.subtle) {
    hearWindow(f, "online", (f) => f.isConnected && f.fase === "pendiente" && send(f));
    return false;
  }
  const sobre = await sealSobre(
    { envio, capturadoEn: new Date().toISOString(), llamada: "casos", cuerpo: { ...buildCuerpo(f) } },
    { institucion: f.institucion, sello },
  );
  const cola = openCola(f);
  const guardado = await cola.add(sobre, { folio });
  if (!guardado.guardado) {
    (await loadPieza(() => import("./entrega.ts"))).offer(f, sobre, guardado.motivo);
    return true;
  }
  esperan.set(guardado.huella, f);
  finish(f, {
    titulo: t.guardado,
    nota: t.guardadoNota,
    pendiente: {
      verbo: t.reintentar,
      async act() {
        await cola.drain().catch(() => {});
        if (recibidos.get(f)?.pendiente) f.aviso = t.sinConexionPieza;
      },
    },
  });
  cola.start();
  return true;
}

/** Sends what an earlier visit left here, and lets an element tell of it: not on a shared machine, where it is another's. */
export async function resume(e: Avisado): Promise<void> {
  try {
    // Looked for first: who has nothing waiting is left with no empty database.
    const bases = await indexedDB.databases?.();
    const cola = openCola(e);
    if (bases?.every(({ name }) => name !== nameCola(e)) || !(await cola.count()).pendientes) return;
    if (!e.compartido) {
      esperan.set(e, e);
      e.enCola = contingencia.guardado;
    }
    cola.start();
  } catch {
    // Nothing can be kept here: what lets it be carried away is at hand before the network is gone.
    import("./entrega.ts");
  }
}
