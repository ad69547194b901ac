import { PORTADORES } from "@ventanilla/sdk/domain";
import { findRama } from "../alcance.ts";
import type { Asiento } from "../asiento.ts";
import { getHoy } from "../calendario.ts";
import type { Caso, Rama } from "../caso.ts";
import type { Actor, Contexto } from "../orden.ts";

const getRama = (caso: Caso, actor: Actor): Rama => {
  const rama = findRama(caso, actor);
  if (!rama) throw new TypeError("who got no branch of the case has nothing to say of it");
  return rama;
};

/** Whoever holds a link has no name here but its institution's. */
const autorOf = ({ id, rol }: Actor): string => (PORTADORES.some((portador) => portador === rol) ? "institucion" : id);

/** The institution that got it takes it on. */
export const recibirDerivacion = (
  caso: Caso,
  { motivo }: { motivo?: string | undefined },
  { ahora: cuando, actor }: Contexto,
): Asiento[] => [
  {
    tipo: "derivacionRecibida",
    cuando,
    autor: autorOf(actor),
    datos: { rama: getRama(caso, actor).n },
    reserva: motivo ? { motivo } : undefined,
  },
];

/** The institution that got it gives it back with why: the whole case is worked on here again. */
export const devolverDerivacion = (
  caso: Caso,
  { motivo }: { motivo: string },
  { ahora: cuando, actor }: Contexto,
): Asiento[] => [
  {
    tipo: "derivacionDevuelta",
    cuando,
    autor: autorOf(actor),
    datos: { rama: getRama(caso, actor).n },
    reserva: { motivo },
  },
];

/** The institution that got it answers: the whole case closes with its answer, a part is noted and the case goes on. */
export const responderDerivacion = (
  caso: Caso,
  { respuesta }: { respuesta: string },
  { ahora: cuando, actor }: Contexto,
): Asiento[] => {
  const rama = getRama(caso, actor);
  const comun = { cuando, autor: autorOf(actor), reserva: { respuesta } };
  const responde: Asiento = { tipo: "derivacionRespondida", datos: { rama: rama.n }, ...comun };
  return rama.parcial ? [responde] : [responde, { tipo: "cierre", datos: { resultado: "derivado" }, ...comun }];
};

/** Nobody outside answered while the link lived: the branch comes back by itself, so that no case is left waiting for ever. */
export const recuperarDerivacion = (caso: Caso, contexto: Contexto): Asiento[] => {
  const hoy = getHoy(contexto);
  if (caso.estado === "cerrado") return [];
  return (caso.derivaciones ?? [])
    .filter(({ externa, estado, vence }) => externa && (estado === "enviada" || estado === "recibida") && hoy > vence)
    .map(({ n }) => ({
      tipo: "derivacionDevuelta",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { rama: n },
      reserva: { motivo: "No respondió mientras el enlace estuvo vigente" },
    }));
};
