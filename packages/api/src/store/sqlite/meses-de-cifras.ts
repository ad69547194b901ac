import type Database from "better-sqlite3";
import { type Esquema, Series } from "./series.ts";

/** Place in `posiciones` of the first month that is not summed yet, as a number: 202611. */
const LECTOR = "cifras-meses";
const DIA_MS = 86_400_000;

/** The first month that may still go on at an instant, in whatever zone: `2026-11`. */
export const findMesEnCurso = (cuando: string): string =>
  new Date(Date.parse(cuando) - DIA_MS).toISOString().slice(0, 7);

/** What {@link findMesAbierto} says, for who asks often. */
export const prepareMesAbierto = (datos: Database.Database): (() => string) => {
  const find = datos.prepare<[string], number>("SELECT posicion FROM posiciones WHERE lector = ?").pluck();
  return () => {
    const mes = find.get(LECTOR);
    return mes === undefined ? "" : `${String(mes).slice(0, 4)}-${String(mes).slice(4)}`;
  };
};

/** Up to which month, itself left out, the figures of a base are summed by month too; empty where none is. */
export const findMesAbierto = (datos: Database.Database): string => prepareMesAbierto(datos)();

/**
 * Sums the days of whole months, from one on to another that is left out. An entry of today so writes a day alone, and a
 * year is still read by its months.
 */
export const sumMeses = (
  datos: Database.Database,
  { esquema = "main", desde, hasta }: { esquema?: Esquema; desde: string; hasta: string },
): void => {
  const series = new Series(datos, esquema);
  const sum = datos.prepare<[number, number, string, string]>(
    `INSERT INTO ${esquema}.cifras (serie, periodo, clave, n, enPlazo, habiles, corridos)
     SELECT ?, substr(periodo, 1, 7) AS mes, clave, sum(n), sum(enPlazo), sum(habiles), sum(corridos)
     FROM ${esquema}.cifras WHERE serie = ? AND periodo >= ? AND periodo < ?
     GROUP BY mes, clave HAVING sum(n) <> 0 OR sum(enPlazo) <> 0 OR sum(habiles) <> 0 OR sum(corridos) <> 0`,
  );
  const deDias = datos
    .prepare<[], [number, string, string, string]>(
      `SELECT id, institucion, familia, ambito FROM ${esquema}.series WHERE grano = 'dia'`,
    )
    .raw(true)
    .all();
  // What came and went on a day, an open case through its states above all, leaves nothing to be read.
  const dropCeros = datos.prepare<[number, string, string]>(
    `DELETE FROM ${esquema}.cifras WHERE serie = ? AND periodo >= ? AND periodo < ?
     AND n = 0 AND enPlazo = 0 AND habiles = 0 AND corridos = 0`,
  );
  for (const [serie, ...nombre] of deDias) {
    sum.run(series.number(...nombre, "mes"), serie, desde, hasta);
    dropCeros.run(serie, desde, hasta);
  }
};

/** Sums the months that are over and were not yet, within the transaction that found them so. */
export const closeMeses = (datos: Database.Database, { abierto, hasta }: { abierto: string; hasta: string }): void => {
  sumMeses(datos, { desde: abierto, hasta });
  datos
    .prepare(
      "INSERT INTO posiciones (lector, posicion) VALUES (?, ?) ON CONFLICT DO UPDATE SET posicion = excluded.posicion",
    )
    .run(LECTOR, Number(hasta.replace("-", "")));
};
