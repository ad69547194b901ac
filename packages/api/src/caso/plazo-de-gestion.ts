import type { CasoDeGestion } from "@ventanilla/sdk/contract";
import { addHabiles, countCorridos, countHabiles, type DiaPlazo, explainPlazo } from "@ventanilla/sdk/domain";
import { type ContextoDeCalendario, getCalendario, getUltimoDia, listSuspensiones } from "./calendario.ts";
import type { Caso } from "./caso.ts";

/**
 * How the term stands: days gone by and left, and whether it is in time, due soon (as many business days before as the
 * institution says) or over. A closed case stands as it did when it closed.
 */
export const computePlazoDeGestion = (caso: Caso, contexto: ContextoDeCalendario): CasoDeGestion["plazo"] => {
  const { plazo, ingresoLegal, suspendidoDesde, prorroga } = caso;
  const calendario = getCalendario(caso, contexto);
  const dia = getUltimoDia(caso, contexto);
  const isPorEntrar = dia < ingresoLegal;
  const avisa =
    caso.estado !== "cerrado" && addHabiles(dia, contexto.institucion.avisaAntes, calendario) >= plazo.vence;
  return {
    ...plazo,
    habilesTranscurridos: Math.max(0, countHabiles(ingresoLegal, dia, calendario)),
    corridosTranscurridos: Math.max(0, countCorridos(ingresoLegal, dia)),
    // What came in on an inhábil day has its whole term before it, and no day more (Ley 19.880 art. 25).
    quedan: countHabiles(isPorEntrar ? ingresoLegal : dia, plazo.vence, calendario),
    situacion: dia > plazo.vence ? "fuera" : avisa ? "por-vencer" : "en-plazo",
    ...(suspendidoDesde && { suspendidoDesde }),
    ...(prorroga && { prorroga }),
  };
};

/** Every day of the term, counted or skipped and why (Ley 19.880 art. 25): with its extension and what it was suspended. */
export const explainPlazoDeCaso = (caso: Caso, contexto: ContextoDeCalendario): DiaPlazo[] =>
  explainPlazo(
    caso.ingresoLegal,
    { dias: caso.plazo.dias + (caso.prorroga ?? 0), unidad: caso.plazo.unidad },
    { ...getCalendario(caso, contexto), suspensiones: listSuspensiones(caso) },
  );
