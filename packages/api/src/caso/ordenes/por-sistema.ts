import { computeVenceSuspendido } from "@ventanilla/sdk/domain";
import { isSobre } from "../alcance.ts";
import type { Asiento } from "../asiento.ts";
import { getCalendario, getHoy, listSuspensiones, regionDeUnidad } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Orden } from "../orden.ts";
import { resume } from "../suspension.ts";

/** What the service does by itself may come twice or too late: then there is nothing to do, and nothing is noted. */
const NADA: Asiento[] = [];

/** Gives the case to whom it falls to. One that has somebody keeps it, but where a replacement takes over. */
export const asignarPorSistema = (
  caso: Caso,
  { responsable, unidad: pedida, por }: Extract<Orden, { orden: "asignarPorSistema" }>,
  { ahora, actor, institucion }: Contexto,
): Asiento[] => {
  const unidad = pedida !== caso.unidad ? pedida : undefined;
  if (caso.estado === "cerrado" || (caso.responsable !== undefined && por !== "reemplazo")) return NADA;
  if (caso.responsable === responsable || isSobre(caso, { id: responsable, unidad: pedida })) return NADA;
  const region = unidad && regionDeUnidad(unidad, institucion);
  return [
    {
      tipo: "asignacion",
      cuando: ahora,
      autor: actor.id,
      datos: { responsable, ...(unidad && { unidad }), ...(region && { region }), por },
      reserva: undefined,
    },
  ];
};

/**
 * A holiday was declared, or taken away, since the term was counted: it is counted again by the calendar of today. A
 * term in calendar days crosses no holiday.
 */
export const moverPlazo = (caso: Caso, { feriado }: { feriado: string }, contexto: Contexto): Asiento[] => {
  if (caso.estado === "cerrado" || caso.plazo.unidad !== "habiles") return NADA;
  const dias = caso.plazo.dias + (caso.prorroga ?? 0);
  const vence = computeVenceSuspendido(
    caso.ingresoLegal,
    { dias, unidad: "habiles" },
    { ...getCalendario(caso, contexto), suspensiones: listSuspensiones(caso) },
  );
  if (vence === caso.plazo.vence) return NADA;
  return [
    {
      tipo: "plazoMovido",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { vence, feriado },
      reserva: undefined,
    },
  ];
};

/** The person did not answer in the days given: the case is worked on again with what there is. */
export const reanudar = (caso: Caso, contexto: Contexto): Asiento[] => {
  const { antecedentes, estado, plazo } = caso;
  if (estado !== "esperandoPersona" || !antecedentes || getHoy(contexto) <= antecedentes.vence) return NADA;
  const reanudado = resume(caso, contexto);
  if (reanudado.length > 0) return reanudado;
  return [
    {
      tipo: "reanudacion",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: { vence: plazo.vence, habiles: 0, hasta: antecedentes.vence },
      reserva: undefined,
    },
  ];
};

/** A letter went out, or was printed. */
export const anotarOficio = (
  _caso: Caso,
  { plantilla, version, destinatario, salida, asunto, texto, para }: Extract<Orden, { orden: "anotarOficio" }>,
  { ahora, actor }: Contexto,
): Asiento[] => [
  {
    tipo: "oficio",
    cuando: ahora,
    autor: actor.id,
    datos: { plantilla, version, destinatario, salida },
    reserva: { asunto, texto, ...(para && { para }) },
  },
];
