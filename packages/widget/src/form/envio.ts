import type { ComprobanteConClave } from "@ventanilla/sdk/client/casos";
import { createCasos } from "@ventanilla/sdk/client/casos";
import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { createTransport } from "@ventanilla/sdk/client/transport";
import { mintClave, mintFolio } from "@ventanilla/sdk/domain";
import { loadPieza } from "../elements/base/pieza.ts";
import { es } from "../textos/es.ts";
import { tramite } from "../textos/tramite.ts";
import { wipeBorrador } from "./borrador.ts";
import { readTipo } from "./campos.ts";
import { buildCuerpo } from "./cuerpo.ts";
import type { Formulario } from "./formulario.ts";

/** The word for the kind of case: "reclamo". */
export const nameTipo = (f: Formulario, tipo = readTipo(f)): string => f.say(tramite).nombres[tipo] ?? "";

/** Where a send stands. `repetido`: an earlier try had arrived, before the last changes. `estado`: following it now. */
export type Fase = "escribe" | "enviando" | "pendiente" | "recibido" | "repetido" | "estado";

/** What a form leaves with. The draft is gone by then. */
export interface Recibido {
  tipo: string;
  folio: string;
  clave: string;
  /** CUT of the person's comuna, to say where they are received nearby. */
  comuna: string | undefined;
  comprobante: ComprobanteConClave | undefined;
}

export const recibidos = new WeakMap<Formulario, Recibido>();

/**
 * Sends the case, once. A second call while one is on its way does nothing; a repetition after a failure or a reload
 * carries the same submission id, folio and clave, so it can never be a second case.
 */
export async function send(f: Formulario): Promise<void> {
  if (f.fase === "enviando") return;
  f.fase = "enviando";
  f.aviso = f.say(tramite).enviando(nameTipo(f));
  const tipo = readTipo(f);
  try {
    const comprobante = await post(f);
    finish(f, "recibido", comprobante);
    f.tell("ingresado", { tipo, etapa: comprobante.etapa });
  } catch (falla) {
    const error = falla as VentanillaError;
    f.fase = "pendiente";
    if (error.type !== "sin-conexion")
      try {
        const { explain } = await loadPieza(() => import("./rechazo.ts"));
        return explain(f, error);
      } catch {}
    f.aviso = f.say(es).sinConexion;
    f.tell("pendiente", { tipo, motivo: error.type });
    window.addEventListener("online", () => f.isConnected && f.fase === "pendiente" && send(f), { once: true });
  }
}

function post(f: Formulario): Promise<ComprobanteConClave> {
  if (!f.borrador.envio) f.change({ envio: mintEnvio(), folio: mintFolio(), clave: mintClave() });
  const transport = createTransport({ api: f.api, idioma: f.idioma });
  return createCasos({ transport, institucion: f.institucion }).open(buildCuerpo(f), { envio: f.borrador.envio });
}

/** Leaves the form with its folio and clave. The draft is wiped: what it held is the server's now. */
export function finish(f: Formulario, fase: Fase, comprobante?: ComprobanteConClave): void {
  const { folio = "", clave = "", valores } = f.borrador;
  recibidos.set(f, { tipo: readTipo(f), folio, clave, comuna: valores["persona.comuna"], comprobante });
  wipeBorrador(f, f.tramite);
  f.borrador = { valores: {}, pantalla: 0 };
  f.aviso = "";
  f.fase = fase;
  f.focusOn("h2");
}
