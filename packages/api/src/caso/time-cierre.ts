import { countCorridos, countHabiles } from "@ventanilla/sdk/domain";
import { fold } from "./apply.ts";
import type { Asiento, Duracion } from "./asiento.ts";
import { type ContextoDeCalendario, getCalendario, getHoy } from "./calendario.ts";
import type { Caso } from "./caso.ts";

/** How long the case has taken, if it closes now. What came in on an inhábil day takes no day before its legal entry. */
const computeDuracion = (caso: Caso, contexto: ContextoDeCalendario): Duracion => {
  const hoy = getHoy(contexto);
  return {
    habiles: Math.max(0, countHabiles(caso.ingresoLegal, hoy, getCalendario(caso, contexto))),
    corridos: Math.max(0, countCorridos(caso.ingresoLegal, hoy)),
    enPlazo: hoy <= caso.plazo.vence,
  };
};

/** Notes in a closing how long it took: figures say what was so that day, whatever holidays are declared since. */
export const timeCierre = (caso: Caso | undefined, asientos: Asiento[], contexto: ContextoDeCalendario): Asiento[] => {
  const n = asientos.findIndex(({ tipo }) => tipo === "cierre");
  const cierre = asientos[n];
  if (cierre?.tipo !== "cierre") return asientos;
  const antes = fold("", caso, asientos.slice(0, n));
  return asientos.with(n, { ...cierre, datos: { ...cierre.datos, duracion: computeDuracion(antes, contexto) } });
};
