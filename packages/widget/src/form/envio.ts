import { mintEnvio } from "@ventanilla/sdk/client/envio";
import { VentanillaError } from "@ventanilla/sdk/client/error";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type { Comprobante } from "@ventanilla/sdk/contract";
import { mintClave, mintFolio, parseFolio } from "@ventanilla/sdk/domain";
import { loadPieza } from "../elements/base/pieza.ts";
import { es } from "../textos/es.ts";
import { tramite } from "../textos/tramite.ts";
import { wipeBorrador } from "./borrador.ts";
import { readTipo } from "./campos.ts";
import { buildCuerpo } from "./cuerpo.ts";
import type { Formulario } from "./formulario.ts";

/** The word for the kind of case: "reclamo". */
export const nameTipo = (f: Formulario, tipo = readTipo(f)): string => f.say(tramite).nombres[tipo] ?? tipo;

/** Where a send stands. `estado`: following the case now. */
export type Fase = "escribe" | "enviando" | "pendiente" | "recibido" | "estado";

/** What a form leaves with. The draft is gone by then. */
export interface Recibido {
  tipo: string;
  folio: string;
  clave: string;
  /** CUT of the person's comuna, to say where they are received nearby. */
  comuna: string | undefined;
  comprobante?: Comprobante;
  /** What is said in place of "Recibimos…" and of the deadline, where there is no receipt to say it. */
  titulo?: string;
  nota?: string;
  /** What to do now of a case that has not arrived: it can't be followed yet. */
  pendiente?: { verbo: string; act: () => unknown };
  /** Draws what to carry away, where the machine could not keep it. */
  entrega?: () => unknown;
}

/** Plan B, which is at hand before the network is gone. */
export const loadContingencia = () => loadPieza(() => import("../contingencia/contingencia.ts"));

export const recibidos = new WeakMap<Formulario, Recibido>();

/**
 * Sends the case, once. A second call while one is on its way does nothing; a repetition after a failure or a reload
 * carries the same submission id, folio and clave, so it can never be a second case.
 */
export async function send(f: Formulario, prueba?: string): Promise<void> {
  if (f.fase === "enviando") return;
  f.fase = "enviando";
  f.aviso = f.say(tramite).enviando(nameTipo(f));
  try {
    const comprobante = await post(f, prueba);
    finish(f, { comprobante });
    const { tipo, etapa } = comprobante;
    f.tell("ingresado", { tipo, etapa });
  } catch (falla) {
    const error = falla as VentanillaError;
    f.fase = "pendiente";
    try {
      // Ventanilla said no, or it is too long for whoever stands in between: there is something to mend. Anything else is
      // nobody's fault, and nothing is lost by it.
      const { solicitud, status, type } = error;
      const refused = status === 413 || (solicitud && status < 500);
      if (!refused && (await (await loadContingencia()).keepCaso(f, error))) return;
      if (type !== "sin-conexion") return (await loadPieza(() => import("./rechazo.ts"))).explain(f, error);
    } catch {}
    f.aviso = f.say(es).sinConexion;
  }
}

/** Posts the case. Nothing is called received without the server's receipt for this very folio. */
async function post(f: Formulario, prueba?: string): Promise<Comprobante> {
  if (!f.borrador.envio) f.change({ envio: mintEnvio(), folio: mintFolio(), clave: mintClave() });
  const { envio = "", folio } = f.borrador;
  const comprobante = await createTransport(f)<Comprobante>(`/v1/instituciones/${f.institucion}/casos`, {
    cuerpo: buildCuerpo(f),
    cabeceras: { "Idempotency-Key": envio, ...(prueba && { Prueba: prueba }) },
  });
  if (parseFolio(`${comprobante.folio}`) !== folio) throw new VentanillaError({ type: "respuesta-ilegible" });
  return comprobante;
}

/** Leaves the form with its folio and clave. The draft is wiped: what it held is the server's now, or sealed for it. */
export function finish(f: Formulario, dicho: Partial<Recibido>): void {
  const { folio = "", clave = "", valores } = f.borrador;
  recibidos.set(f, { tipo: readTipo(f), folio, clave, comuna: valores["persona.comuna"], ...dicho });
  wipeBorrador(f, f.tramite);
  f.borrador = { valores: {}, pantalla: 0 };
  f.aviso = "";
  f.fase = "recibido";
  f.focusOn("h2");
}
