import { type Grano, SEPARADOR } from "../../cifras/cifra.ts";
import type { SeleccionDeCifras, Tramo } from "../store.ts";

/** A reading of figures; `signo` is what its sums count for. */
export interface ConsultaDeCifras {
  sql: string;
  valores: string[];
  signo: 1 | -1;
}

/**
 * How the rows are told apart, and what they say: nothing that nobody asked for, since there may be many.
 *
 * @param mes whether their period is the month: of one, and of the days that are taken away from it
 */
const writeColumnas = (
  { familia, ambitos = [""], por = ["clave"] }: SeleccionDeCifras,
  mes: boolean,
): { columnas: string; grupos: string } => {
  const periodo = por.includes("periodo") ? (mes ? "substr(periodo, 1, 7)" : "periodo") : "''";
  const clave = por.includes("clave") ? "clave" : "''";
  const dias = familia === "cierres" ? ", sum(enPlazo), sum(habiles), sum(corridos)" : "";
  const grupos = [
    ...(ambitos.length !== 1 || por.length === 0 ? ["ambito"] : []),
    ...(por.includes("periodo") ? ["2"] : []),
    ...(por.includes("clave") ? ["3"] : []),
  ];
  return { columnas: `ambito, ${periodo}, ${clave}, sum(n)${dias}`, grupos: grupos.join(", ") };
};

/** Whole months as they are kept: those that are over, by month; from the one that is open on, by their days. */
const openMeses = (
  { grano, desde, hasta }: Tramo,
  abierto: string,
): { grano: Grano; desde: string; hasta: string }[] => {
  if (grano === "dia") return [{ grano, desde, hasta }];
  return [
    // From the open one on there are none to read.
    ...(desde < abierto ? [{ grano, desde, hasta }] : []),
    // After the last day of any month, and before the next.
    ...(hasta >= abierto
      ? [{ grano: "dia" as const, desde: `${desde < abierto ? abierto : desde}-01`, hasta: `${hasta}-99` }]
      : []),
  ];
};

/**
 * One reading for each stretch: of each ámbito its rows lie together.
 *
 * @param abierto the first month that is not kept as one
 */
export const writeConsultasDeCifras = (seleccion: SeleccionDeCifras, abierto: string): ConsultaDeCifras[] => {
  const { institucion, familia, ambitos = [""], tramos, prefijo } = seleccion;
  // The character after the mark: all that begins so, and nothing else.
  const despues = prefijo && prefijo.slice(0, -SEPARADOR.length) + String.fromCharCode(SEPARADOR.charCodeAt(0) + 1);
  return tramos.flatMap((tramo) => {
    const { columnas, grupos } = writeColumnas(seleccion, tramo.grano === "mes" || tramo.resta === true);
    const sql = `SELECT ${columnas} FROM series CROSS JOIN cifras ON serie = series.id
      WHERE institucion = ? AND familia = ? AND ambito ${ambitos.length === 1 ? "= ?" : "IN (SELECT value FROM json_each(?))"} AND grano = ?
        AND periodo BETWEEN ? AND ?${despues ? " AND clave >= ? AND clave < ?" : ""}
      GROUP BY ${grupos}`;
    return openMeses(tramo, abierto).map(
      ({ grano, desde, hasta }): ConsultaDeCifras => ({
        sql,
        valores: [
          institucion,
          familia,
          ambitos.length === 1 ? (ambitos[0] as string) : JSON.stringify(ambitos),
          grano,
          desde,
          hasta,
          ...(prefijo && despues ? [prefijo, despues] : []),
        ],
        signo: tramo.resta ? -1 : 1,
      }),
    );
  });
};
