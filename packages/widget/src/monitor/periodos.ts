import type { Fecha } from "@ventanilla/sdk/domain";

/** Both days included. */
export interface Periodo {
  desde: Fecha;
  hasta: Fecha;
}

const two = (n: number): string => String(n).padStart(2, "0");

/** Last day of a month, `mes` from 1. */
const endMes = (anio: number, mes: number): Fecha =>
  `${anio}-${two(mes)}-${two(new Date(Date.UTC(anio, mes, 0)).getUTCDate())}`;

/** The periods that most people ask for, as they fall on a civil day; those under way end that day. */
export function listPeriodos(hoy: Fecha): readonly (Periodo & { nombre: string })[] {
  const anio = Number(hoy.slice(0, 4));
  const mes = Number(hoy.slice(5, 7));
  const [anioAntes, mesAntes] = mes === 1 ? [anio - 1, 12] : [anio, mes - 1];
  return [
    { nombre: "Este mes", desde: `${hoy.slice(0, 8)}01`, hasta: hoy },
    { nombre: "Mes pasado", desde: `${anioAntes}-${two(mesAntes)}-01`, hasta: endMes(anioAntes, mesAntes) },
    { nombre: "Este año", desde: `${anio}-01-01`, hasta: hoy },
    { nombre: "Año pasado", desde: `${anio - 1}-01-01`, hasta: `${anio - 1}-12-31` },
  ];
}
