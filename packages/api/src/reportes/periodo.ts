import { addCorridos, type Fecha, formatFecha, fromNumeroDia, getDiaSemana, toNumeroDia } from "@ventanilla/sdk/domain";
import type { Tramo } from "../store/store.ts";

/** Civil days of the institution, both included. */
export interface Periodo {
  desde: Fecha;
  hasta: Fecha;
}

/** How a trend is cut. */
export type Paso = "dia" | "semana" | "mes";

/** One point of a trend; its days lie within the period, so the first and the last may be cut. */
export interface PasoDeTendencia extends Periodo {
  /** `2026-11` of a month, else its first day. */
  id: string;
  titulo: string;
}

/** Up to so many days a trend goes day by day, and up to so many, week by week. */
const DIAS_POR_DIA = 31;
const DIAS_POR_SEMANA = 92;

const MESES = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

const monthOf = (fecha: Fecha): string => fecha.slice(0, 7);

/** The month so many months after, or before, this one: `2026-11`. */
const shiftMes = (mes: string, meses: number): string => {
  const total = Number(mes.slice(0, 4)) * 12 + Number(mes.slice(5)) - 1 + meses;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, "0")}`;
};

const firstOf = (mes: string): Fecha => `${mes}-01`;
const lastOf = (mes: string): Fecha => fromNumeroDia(toNumeroDia(firstOf(shiftMes(mes, 1))) - 1);

/** How many months there are from the month of one day to that of another. */
const countMeses = ({ desde, hasta }: Periodo): number =>
  (Number(hasta.slice(0, 4)) - Number(desde.slice(0, 4))) * 12 + Number(hasta.slice(5, 7)) - Number(desde.slice(5, 7));

/** How many days a period has, both ends included. */
export const countDias = ({ desde, hasta }: Periodo): number => toNumeroDia(hasta) - toNumeroDia(desde) + 1;

/** Whether it begins with a month and ends with one. */
const isDeMeses = ({ desde, hasta }: Periodo): boolean =>
  desde === firstOf(monthOf(desde)) && hasta === lastOf(monthOf(hasta));

/** Some days of one month: the whole of it, that less the few that are not meant, or day by day. */
const splitMes = (desde: Fecha, hasta: Fecha): Tramo[] => {
  const mes = monthOf(desde);
  const sobran = [
    { desde: firstOf(mes), hasta: addCorridos(desde, -1) },
    { desde: addCorridos(hasta, 1), hasta: lastOf(mes) },
  ].filter((uno) => uno.desde <= uno.hasta);
  const cuantos = sobran.reduce((suma, uno) => suma + countDias(uno), 0);
  if (cuantos >= countDias({ desde, hasta })) return [{ grano: "dia", desde, hasta }];
  return [
    { grano: "mes", desde: mes, hasta: mes },
    ...sobran.map((uno) => ({ grano: "dia", ...uno, resta: true }) as const),
  ];
};

/**
 * How a period is read from the figures: its whole months by month, the days at its edges by day, or by what their month
 * has beside them where that is less. So ten years cost what 120 months do, and no period more than a month of days.
 */
export const splitPeriodo = (desde: Fecha, hasta: Fecha): Tramo[] => {
  if (hasta < desde) return [];
  const [primero, ultimo] = [monthOf(desde), monthOf(hasta)];
  if (primero === ultimo) return splitMes(desde, hasta);
  const enteros = { grano: "mes", desde: shiftMes(primero, 1), hasta: shiftMes(ultimo, -1) } as const;
  const tramos: Tramo[] = [
    ...splitMes(desde, lastOf(primero)),
    ...(enteros.desde <= enteros.hasta ? [enteros] : []),
    ...splitMes(firstOf(ultimo), hasta),
  ];
  // Months that follow each other are one stretch.
  const meses = tramos.filter(({ grano }) => grano === "mes");
  const [uno, otro] = [meses[0], meses.at(-1)];
  return [...(uno && otro ? [{ ...uno, hasta: otro.hasta }] : []), ...tramos.filter(({ grano }) => grano === "dia")];
};

/** What a period is compared with: as many months before where it is of whole months, else as many days before. */
export const previousPeriodo = ({ desde, hasta }: Periodo): Periodo => {
  if (!isDeMeses({ desde, hasta })) {
    const dias = countDias({ desde, hasta });
    return { desde: addCorridos(desde, -dias), hasta: addCorridos(desde, -1) };
  }
  const ultimo = shiftMes(monthOf(desde), -1);
  return { desde: firstOf(shiftMes(ultimo, -countMeses({ desde, hasta }))), hasta: lastOf(ultimo) };
};

/** How a trend is cut where nobody says: so that it has some points, and not too many to be told apart. */
export const choosePaso = (periodo: Periodo): Paso => {
  const dias = countDias(periodo);
  if (dias <= DIAS_POR_DIA) return "dia";
  return dias <= DIAS_POR_SEMANA ? "semana" : "mes";
};

/** How many points a trend would have. */
export const countPasos = (periodo: Periodo, paso: Paso): number => {
  if (paso === "dia") return countDias(periodo);
  if (paso === "semana") return (toNumeroDia(mondayOf(periodo.hasta)) - toNumeroDia(mondayOf(periodo.desde))) / 7 + 1;
  return countMeses(periodo) + 1;
};

const mondayOf = (fecha: Fecha): Fecha => {
  const dia = toNumeroDia(fecha);
  return fromNumeroDia(dia - ((getDiaSemana(dia) + 6) % 7));
};

const TITULOS: Record<Paso, (desde: Fecha) => string> = {
  dia: formatFecha,
  semana: (desde) => `Semana del ${formatFecha(desde)}`,
  mes: (desde) => `${MESES[Number(desde.slice(5, 7)) - 1]} ${desde.slice(0, 4)}`,
};

/** The points of a trend, in order, without a gap: a point without cases is a point. */
export const listPasos = ({ desde, hasta }: Periodo, paso: Paso): PasoDeTendencia[] => {
  const pasos: PasoDeTendencia[] = [];
  for (let inicio = desde; inicio <= hasta; ) {
    const fin = paso === "dia" ? inicio : paso === "mes" ? lastOf(monthOf(inicio)) : addCorridos(mondayOf(inicio), 6);
    pasos.push({
      id: paso === "mes" ? monthOf(inicio) : inicio,
      titulo: TITULOS[paso](inicio),
      desde: inicio,
      hasta: fin < hasta ? fin : hasta,
    });
    inicio = addCorridos(fin, 1);
  }
  return pasos;
};

/** How a trend is read: by month where it goes by month, else by day. */
export const splitPasos = ({ desde, hasta }: Periodo, paso: Paso): Tramo[] =>
  paso === "mes" ? splitPeriodo(desde, hasta) : hasta < desde ? [] : [{ grano: "dia", desde, hasta }];

/** The point that a kept day or month (`2026-11-02`, `2026-11`) belongs to. */
export const pasoOf = (periodo: string, { desde }: Periodo, paso: Paso): string => {
  if (paso === "mes") return monthOf(periodo);
  if (paso === "dia") return periodo;
  const lunes = mondayOf(periodo);
  return lunes < desde ? desde : lunes;
};
