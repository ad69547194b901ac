import { countDias, countHabiles, type Fecha, ingresoLegal, moveVence } from "@ventanilla/sdk/domain";
import type { Asiento } from "./asiento.ts";
import { addHabilesDesdeAhora, getCalendario, getHoy } from "./calendario.ts";
import type { Caso } from "./caso.ts";
import type { Contexto, Orden } from "./orden.ts";

/** Whether an order takes a case out of waiting for the person: the term runs again before it. */
export const endsEspera = (orden: Orden): boolean => {
  switch (orden.orden) {
    case "pedirAntecedentes":
    case "trasladarProveedor":
    case "escalar":
    case "proponerCierre":
    case "acumular":
    case "descartar":
      return true;
    case "derivar":
      return !orden.parcial;
    default:
      return false;
  }
};

const min = (a: Fecha, b: Fecha): Fecha => (a < b ? a : b);
const max = (a: Fecha, b: Fecha): Fecha => (a > b ? a : b);

/**
 * The term runs again from the day the person answered, or from the last of the days it was given: of those, the ones
 * not used are taken off the deadline. What comes on an inhábil day is of the next business day, as any other entry.
 */
export const resume = (caso: Caso, contexto: Contexto): Asiento[] => {
  const { suspendidoDesde: desde, antecedentes, plazo } = caso;
  if (!desde || !antecedentes) return [];
  const calendario = getCalendario(caso, contexto);
  const llega = ingresoLegal(contexto.ahora, contexto.institucion.zona, calendario);
  const hasta = max(desde, min(llega, antecedentes.vence));
  const sobran = countDias(hasta, antecedentes.vence, plazo.unidad, calendario);
  return [
    {
      tipo: "reanudacion",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: {
        vence: moveVence(plazo.vence, -sobran, plazo.unidad, calendario),
        habiles: countHabiles(desde, hasta, calendario),
        hasta,
      },
      reserva: undefined,
    },
  ];
};

/** What a request to the person does to the term: stops it from this day on, unless it is over already. */
export const suspend = (caso: Caso, dias: number, contexto: Contexto) => {
  const vence = addHabilesDesdeAhora(caso, dias, contexto);
  const hoy = getHoy(contexto);
  if (!contexto.institucion.antecedentes.suspende || hoy > caso.plazo.vence) return { vence, suspende: false };
  // No day is suspended twice, nor before the term begins: both may lie ahead, on the business day after an inhábil one.
  const desde = max(max(hoy, caso.ingresoLegal), caso.suspensiones?.at(-1)?.hasta ?? "");
  const calendario = getCalendario(caso, contexto);
  const dados = countDias(desde, vence, caso.plazo.unidad, calendario);
  return {
    vence,
    suspende: true,
    desde,
    plazoVence: moveVence(caso.plazo.vence, dados, caso.plazo.unidad, calendario),
  };
};
