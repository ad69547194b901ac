import { type Grano, SEPARADOR } from "../../cifras/cifra.ts";
import type { SeleccionDeCifras, Tramo } from "../store.ts";

/** A reading of figures; `signo` is what its sums count for. */
export interface ConsultaDeCifras {
  sql: string;
  valores: string[];
  signo: 1 | -1;
}

const SUMAS = "sum(n), sum(enPlazo), sum(habiles), sum(corridos)";

/** How the rows are told apart: those by key as they are kept, the others summed where they lie. */
const writeColumnas = (
  por: NonNullable<SeleccionDeCifras["por"]>,
  periodo: string,
): { columnas: string; grupos: string } => {
  const isPorPeriodo = por.includes("periodo");
  const cual = isPorPeriodo ? periodo : "''";
  if (por.includes("clave")) return { columnas: `${cual}, clave, n, enPlazo, habiles, corridos`, grupos: "" };
  return { columnas: `${cual} AS cual, '', ${SUMAS}`, grupos: ` GROUP BY ambito${isPorPeriodo ? ", cual" : ""}` };
};

/** Whole months as they are kept: those that are over, by month; from the one that is open on, by their days. */
const openMeses = (
  { grano, desde, hasta }: Tramo,
  abierto: string,
): { grano: Grano; desde: string; hasta: string }[] => {
  if (grano === "dia") return [{ grano, desde, hasta }];
  return [
    ...(desde < abierto ? [{ grano, desde, hasta: hasta < abierto ? hasta : findMesAnterior(abierto) }] : []),
    // After the last day of any month, and before the next.
    ...(hasta >= abierto
      ? [{ grano: "dia" as const, desde: `${desde < abierto ? abierto : desde}-01`, hasta: `${hasta}-99` }]
      : []),
  ];
};

const findMesAnterior = (mes: string): string => {
  const [anio, n] = mes.split("-").map(Number) as [number, number];
  return n === 1 ? `${anio - 1}-12` : `${anio}-${String(n - 1).padStart(2, "0")}`;
};

/**
 * One reading for each stretch: of each ámbito its rows lie together.
 *
 * @param abierto the first month that is not kept as one
 */
export const writeConsultasDeCifras = (
  { institucion, familia, ambitos = [""], tramos, prefijo, por = ["clave"] }: SeleccionDeCifras,
  abierto: string,
): ConsultaDeCifras[] => {
  // The character after the mark: all that begins so, and nothing else.
  const despues = prefijo && prefijo.slice(0, -SEPARADOR.length) + String.fromCharCode(SEPARADOR.charCodeAt(0) + 1);
  return tramos.flatMap((tramo) => {
    const { columnas, grupos } = writeColumnas(por, tramo.grano === "mes" ? "substr(periodo, 1, 7)" : "periodo");
    const sql = `SELECT ambito, ${columnas} FROM cifras
      WHERE institucion = ? AND familia = ? AND ambito IN (SELECT value FROM json_each(?)) AND grano = ?
        AND periodo BETWEEN ? AND ?${despues ? " AND clave >= ? AND clave < ?" : ""}${grupos}`;
    return openMeses(tramo, abierto).map(
      ({ grano, desde, hasta }): ConsultaDeCifras => ({
        sql,
        valores: [
          institucion,
          familia,
          JSON.stringify(ambitos),
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
