import type { AperturaAtendidaLeida, Comprobante, Institucion } from "@ventanilla/sdk/contract";
import { addCorridos, fechaCivil } from "@ventanilla/sdk/domain";
import { isDeInstitucion } from "../caso/alcance.ts";
import type { Casos, Presentado, Respuesta } from "../caso/casos.ts";
import type { OpcionesDeApertura } from "../caso/open-caso.ts";
import type { Actor } from "../caso/orden.ts";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import { assertAttends } from "./alcance.ts";

/** How long ago what is written down now may have been received, in calendar days: a form of a forgotten mailbox. */
const ANTIGUEDAD_MAXIMA = 365;

/** What an intake by an officer needs of the world. */
export interface OpcionesDeIngreso {
  casos: Pick<Casos, "openAtendido">;
  getInstitucion: (slug: string | undefined) => Institucion;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** What is wrong with the date of reception: an instant or a civil date. */
const checkRecibido = (recibidoEn: string | undefined, zona: string, ahora: number): Falta[] => {
  if (recibidoEn === undefined) return [];
  const hoy = fechaCivil(ahora, zona);
  const esInstante = recibidoEn.includes("T");
  const dia = esInstante ? fechaCivil(recibidoEn, zona) : recibidoEn;
  if (dia > hoy || (esInstante && Date.parse(recibidoEn) > ahora))
    return [{ ruta: "recibidoEn", codigo: "fecha-futura" }];
  if (dia < addCorridos(hoy, -ANTIGUEDAD_MAXIMA))
    return [{ ruta: "recibidoEn", codigo: "rango", mensaje: "Es de hace más de un año: revisa la fecha" }];
  return [];
};

/** What is wrong with an answer on the spot: it needs a result, and a result an answer. */
const checkCierre = ({ respuesta, resultado }: AperturaAtendidaLeida): Falta[] => {
  if (respuesta === undefined && resultado !== undefined) return [{ ruta: "respuesta", codigo: "requerido" }];
  if (respuesta !== undefined && resultado === undefined) return [{ ruta: "resultado", codigo: "requerido" }];
  return [];
};

/** Where kind and answer leave no doubt of the result, nobody has to say it. */
const fillResultado = (apertura: AperturaAtendidaLeida): AperturaAtendidaLeida => {
  if (apertura.respuesta === undefined || apertura.resultado !== undefined || apertura.tipo === "reclamo")
    return apertura;
  return { ...apertura, resultado: apertura.tipo === "consulta" ? "orientado" : "respondido" };
};

/**
 * Takes in what came to a counter, a telephone or a mailbox, and answers with the receipt to print.
 *
 * @param options.envio the Idempotency-Key
 * @throws {Rechazo} `rol-no-permite`, `datos-invalidos`, `folio-ocupado`, `clave-de-envio-reutilizada`
 */
export const openIngreso = async (
  leida: AperturaAtendidaLeida,
  {
    actor,
    envio,
    contingencia,
    presentado,
    casos,
    getInstitucion,
    clock,
  }: OpcionesDeIngreso & Presentado & Pick<OpcionesDeApertura, "envio" | "contingencia"> & { actor: Actor },
): Promise<Respuesta<Comprobante>> => {
  assertAttends(actor);
  const slug = leida.institucion ?? actor.institucion;
  if (slug === undefined || slug === "*" || !isDeInstitucion(actor, slug))
    throw new Rechazo("rol-no-permite", { detalle: "Solo puedes ingresar casos en tu institución" });
  const institucion = getInstitucion(slug);
  const apertura = fillResultado(leida);
  const faltas = [...checkRecibido(apertura.recibidoEn, institucion.zona, clock()), ...checkCierre(apertura)];
  if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
  return casos.openAtendido(apertura, { institucion, envio, actor, contingencia, presentado });
};
