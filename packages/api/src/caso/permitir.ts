import {
  type Estado,
  FLUJO,
  listOrdenes,
  NOMBRES_ORDEN,
  type NombreOrden,
  ORDENES,
  ORDENES_DE_DERIVACION,
  PORTADORES,
} from "@ventanilla/sdk/domain";
import { canReadCaso, findRama, isInAlcance, isSobre } from "./alcance.ts";
import type { Caso } from "./caso.ts";
import { findImpedimento } from "./condiciones.ts";
import type { Actor, Contexto } from "./orden.ts";
import { Rechazo } from "./rechazo.ts";

/** Why an order can't be given. */
export interface Negativa {
  tipo: "rol-no-permite" | "estado-no-permite" | "enlace-vencido";
  detalle: string;
}

const ESTADO_EN_FRASE: Record<Estado, string> = {
  ingresado: "que recién ingresó",
  enGestion: "en gestión",
  esperandoProveedor: "que espera al proveedor",
  esperandoPersona: "que espera a la persona",
  porVisar: "por visar",
  derivado: "derivado a otra institución",
  cerrado: "cerrado",
};

const FUERA_DE_ALCANCE: Negativa = {
  tipo: "rol-no-permite",
  detalle: "Este caso lo atiende otro equipo: está fuera de tu alcance",
};

const isPortador = ({ rol }: Actor): boolean => PORTADORES.some((portador) => portador === rol);
const isDeDerivacion = (orden: NombreOrden): boolean => ORDENES_DE_DERIVACION.includes(orden);
const listEstados = (orden: NombreOrden): string => FLUJO[orden].estados.map((uno) => ESTADO_EN_FRASE[uno]).join(", ");

/** Whether the table gives the role this order at all. */
const findPorRol = (orden: NombreOrden, { rol }: Actor): Negativa | undefined => {
  const { roles, portador } = FLUJO[orden];
  if (rol !== undefined && (roles.some((uno) => uno === rol) || portador === rol)) return undefined;
  const quienes = [...roles, ...(portador ? [`quien tiene el enlace de ${portador}`] : [])].join(", ");
  return {
    tipo: "rol-no-permite",
    detalle: `${rol ? `El perfil ${rol}` : "Quien no es funcionario"} no puede ${NOMBRES_ORDEN[orden]}. Puede: ${quienes}`,
  };
};

/** Whether the case is this actor's to act on: the receiver's, for what is done with a derivación. */
const findPorAlcance = (
  caso: Caso,
  orden: NombreOrden,
  { actor, registro }: Pick<Contexto, "actor" | "registro">,
): Negativa | undefined => {
  if (isDeDerivacion(orden))
    return findRama(caso, actor)
      ? undefined
      : { tipo: "rol-no-permite", detalle: "Eso lo hace la institución que recibió la derivación" };
  if (isPortador(actor) || isInAlcance(caso, actor)) return undefined;
  // A unit of one person has somebody else of its region to sign: the service says who.
  if (orden === "visar" && registro?.visadores?.includes(actor.id) && !isSobre(caso, actor)) return undefined;
  return FUERA_DE_ALCANCE;
};

/** Why an order can't be given on a case now, before looking at what it carries: role, then scope, state and conditions. */
const findNegativa = (caso: Caso, orden: NombreOrden, contexto: Contexto): Negativa | undefined => {
  const porQuien = findPorRol(orden, contexto.actor) ?? findPorAlcance(caso, orden, contexto);
  if (porQuien) return porQuien;
  if (!FLUJO[orden].estados.includes(caso.estado))
    return {
      tipo: "estado-no-permite",
      detalle: `Un caso ${ESTADO_EN_FRASE[caso.estado]} no admite «${NOMBRES_ORDEN[orden]}». Sí uno ${listEstados(orden)}`,
    };
  return findImpedimento(caso, orden, contexto);
};

/** What an actor may ask of a case now, in the table's order. */
export const listPermitidas = (caso: Caso, contexto: Contexto): NombreOrden[] => {
  const { rol } = contexto.actor;
  if (rol === undefined) return [];
  return listOrdenes({ rol, estado: caso.estado }).filter((orden) => !findNegativa(caso, orden, contexto));
};

/** The refusal of an order: why, and what could be given instead. */
export const reject = (
  caso: Caso,
  { tipo, detalle }: { tipo: Negativa["tipo"]; detalle: string },
  contexto: Contexto,
): Rechazo => {
  const permitidas = listPermitidas(caso, contexto);
  const ahora =
    permitidas.length > 0
      ? `Ahora puedes: ${permitidas.map((orden) => NOMBRES_ORDEN[orden]).join(", ")}`
      : "Ahora no puedes dar ninguna orden sobre este caso";
  return new Rechazo(tipo, { detalle: `${detalle}. ${ahora}`, conflicto: { permitidas } });
};

/**
 * The one place where an order meets the table, the scope and the conditions of the case.
 *
 * @throws {Rechazo} `rol-no-permite`, `estado-no-permite`, `enlace-vencido`, with `conflicto.permitidas`
 */
export const assertPermitida = (caso: Caso, orden: NombreOrden, contexto: Contexto): void => {
  const negativa = findNegativa(caso, orden, contexto);
  if (negativa) throw reject(caso, negativa, contexto);
};

/**
 * Whether the actor has any business with this order on this case, whatever its state.
 *
 * @throws {Rechazo} `rol-no-permite`
 */
export const assertAlcance = (caso: Caso, orden: NombreOrden, contexto: Contexto): void => {
  const negativa = findPorRol(orden, contexto.actor) ?? findPorAlcance(caso, orden, contexto);
  if (negativa) throw reject(caso, negativa, contexto);
};

/**
 * Whether an officer takes part in a case: what is no order of the table, a letter or a file, is added by whoever may
 * note an act on it, here or where a branch of it went. The citizen, the service and whoever holds a link have come in
 * by a door of their own.
 *
 * @throws {Rechazo} `rol-no-permite`
 */
export const assertParticipa = (caso: Caso, contexto: Contexto): void => {
  const { actor } = contexto;
  if (actor.rol === undefined || isPortador(actor)) return;
  const negativa = findPorRol("gestionar", actor) ?? (canReadCaso(caso, actor) ? undefined : FUERA_DE_ALCANCE);
  if (negativa) throw reject(caso, negativa, contexto);
};

/** Whether an order is of gestión, and so of the table. */
export const isOrdenDeGestion = (orden: string): orden is NombreOrden => ORDENES.some((una) => una === orden);
