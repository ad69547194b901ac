import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { sealSobre } from "@ventanilla/sdk/cola";
import { hearWindow } from "../elements/base/hear-window.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import { readTipo } from "../form/campos.ts";
import { buildCuerpo } from "../form/cuerpo.ts";
import { finish, recibidos, send } from "../form/envio.ts";
import type { Formulario } from "../form/formulario.ts";
import { contingencia } from "../textos/contingencia.ts";
import { es } from "../textos/es.ts";
import { type Avisado, esperan, nameCola, openCola } from "./cola-de-pagina.ts";

// What the piece beside this one shares with it: left by its own name, the build need not wrap this one to be asked for.
export { hashFolio } from "@ventanilla/sdk/cola";

const loadEntrega = () => loadPieza(() => import("./entrega.ts"));

/**
 * Plan B: keeps the case in this machine, sealed so that only the institution opens it, and sends it when it can. Folio
 * and clave are the person's already. What can't be kept is said, and offered to carry away.
 *
 * @returns whether the person has their folio and clave before them
 */
export async function keepCaso(f: Formulario, { type: motivo }: VentanillaError): Promise<boolean> {
  const t = f.say(es);
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
    (await loadEntrega()).offer(f, sobre, guardado.motivo);
    return true;
  }
  esperan.set(guardado.huella, f);
  finish(f, {
    titulo: contingencia.guardado,
    nota: contingencia.guardadoNota,
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
    void loadEntrega();
  }
}
