import { join } from "node:path";
import type Database from "better-sqlite3";
import type { Logger } from "pino";
import type { Config } from "../config.ts";
import { loadInstituciones } from "../instituciones/load-instituciones.ts";
import { closeMeses, findMesAbierto, findMesEnCurso } from "../store/sqlite/meses-de-cifras.ts";
import { openConexion } from "../store/sqlite/open-conexion.ts";
import { countTodo, type OpcionesDeRecuento, type Recuento, writeAgregado } from "./recount.ts";

/** The mark that the migration leaves where there were entries before there were figures: how far they go. */
export const POR_CONTAR = "cifras-por-contar";

/** Up to which place of the journal nothing was counted; absent where all was. */
export const findPorContar = (db: Database.Database): number | undefined =>
  db.prepare<[string], number>("SELECT posicion FROM posiciones WHERE lector = ?").pluck().get(POR_CONTAR);

/** Sums the months that are over: else the first who writes would wait for years of them. */
const sumAnteriores = (db: Database.Database): void => {
  const cuando = db.prepare<[], string>("SELECT cuando FROM asientos ORDER BY posicion DESC LIMIT 1").pluck().get();
  const [abierto, hasta] = [findMesAbierto(db), cuando === undefined ? "" : findMesEnCurso(cuando)];
  if (hasta > abierto) closeMeses(db, { abierto, hasta });
};

/**
 * Counts what was there before there were figures, once: they and the end of the mark are one transaction.
 *
 * @param db a connection of its own to `ventanilla.db`
 * @returns what was counted; nothing where there was nothing to count
 */
export const countAnteriores = (
  db: Database.Database,
  { onInicio, ...opciones }: Omit<OpcionesDeRecuento, "hasta"> & { onInicio?: () => void },
): Recuento | undefined => {
  const hasta = findPorContar(db);
  if (hasta === undefined) return undefined;
  onInicio?.();
  const recuento = db.transaction(() => countTodo(db, { ...opciones, hasta }))();
  return db
    .transaction((): Recuento | undefined => {
      const { changes } = db.prepare("DELETE FROM posiciones WHERE lector = ?").run(POR_CONTAR);
      // Another process was first, and has counted them.
      if (changes === 0) return undefined;
      const { series, cifras } = writeAgregado(
        "SELECT * FROM temp.cifras JOIN temp.series ON temp.series.id = serie WHERE n <> 0",
      );
      db.exec(series);
      db.exec(cifras);
      sumAnteriores(db);
      return recuento;
    })
    .immediate();
};

/** Counts what was there before there were figures, before anybody comes, and tells it. */
export const tellAnteriores = (
  { datos, instituciones: carpeta }: Pick<Config, "datos" | "instituciones">,
  log: Pick<Logger, "info" | "warn">,
): void => {
  const db = openConexion(join(datos, "ventanilla.db"));
  try {
    const contado = countAnteriores(db, {
      // Of the demonstration too, whether or not it is shown now.
      instituciones: loadInstituciones({ carpeta, demostracion: true }),
      onInicio: () => log.info("Se cuentan los casos de antes para los reportes: es una sola vez"),
      tell: (casos) => log.info({ casos }, "Contando los casos de antes"),
    });
    if (!contado) return;
    const { casos, asientos, sinDefinicion } = contado;
    log.info({ casos, asientos }, "Se contaron los casos de antes");
    if (sinDefinicion.size > 0)
      log.warn(
        { casos: Object.fromEntries(sinDefinicion) },
        "Hay casos sin contar: falta la definición de su institución. Con ella, cuéntalos con: pnpm cifras --corregir",
      );
  } finally {
    db.close();
  }
};
