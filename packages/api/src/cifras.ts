import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Database from "better-sqlite3";
import { findPorContar } from "./cifras/count-anteriores.ts";
import type { Diferencia } from "./cifras/recount.ts";
import { correctCifras, recountCifras } from "./cifras/recount.ts";
import { ConfigError, readConfig } from "./config.ts";
import { loadInstituciones } from "./instituciones/load-instituciones.ts";

const USO = `Uso: pnpm cifras [--corregir]

  Cuenta de nuevo toda la bitácora de la carpeta DATOS y la compara con las cifras que leen los reportes.
  El servicio puede seguir andando.

  --corregir  suma a las cifras lo que les falta o les sobra.

Termina con 0 si coinciden o quedaron corregidas, 1 si alguna no coincide y 2 si no se puede saber.`;

/** How long it waits for the service to finish a write, in milliseconds. */
const ESPERA_MS = 10_000;
/** Version of the data from which figures are kept as they are now. */
const CON_CIFRAS = 4;

/** What an operator has to mend before anything can be counted. */
class DatosError extends Error {}

const formatNumero = (n: number): string => n.toLocaleString("es-CL");
const say = (linea: string): void => {
  process.stdout.write(`${linea}\n`);
};

const openDatos = (carpeta: string, { corrige }: { corrige: boolean }): Database.Database => {
  const archivo = join(carpeta, "ventanilla.db");
  if (!existsSync(archivo)) throw new DatosError(`No hay casos en ${carpeta}. Di dónde están con DATOS`);
  const db = new Database(archivo, { readonly: !corrige, fileMustExist: true, timeout: ESPERA_MS });
  if (corrige) db.pragma("synchronous = FULL");
  // Those of before are added at the next start: whoever added them here too would have them twice.
  if (Number(db.pragma("user_version", { simple: true })) < CON_CIFRAS || findPorContar(db) !== undefined)
    throw new DatosError("Hay casos de antes de que hubiera cifras: inicia una vez el servicio, que las cuenta solo");
  return db;
};

const describeDiferencia = ({ guardada, contada, ...cual }: Diferencia): string => {
  const { institucion, familia, ambito, periodo, clave } = cual;
  const nombre = [institucion, familia, ambito, periodo, clave].filter((parte) => parte !== "").join(" · ");
  return guardada === contada
    ? `${nombre}: no coinciden sus días o cuántos en plazo`
    : `${nombre}: dice ${formatNumero(guardada)} y son ${formatNumero(contada)}`;
};

const run = (argumentos: string[]): number => {
  const { values } = parseArgs({ args: argumentos, options: { corregir: { type: "boolean", default: false } } });
  const { datos, instituciones: carpeta } = readConfig(process.env);
  // Of the demonstration too, whether or not it is shown now: its figures were kept.
  const instituciones = loadInstituciones({ carpeta, demostracion: true });
  const db = openDatos(datos, { corrige: values.corregir });
  try {
    const { casos, asientos, sinDefinicion, acuerdos, cuantas, abierto, diferencias } = recountCifras(db, {
      instituciones,
      tell: (hechos) => process.stderr.write(`Contando: ${formatNumero(hechos)} casos\n`),
    });
    say(`Se contaron ${formatNumero(asientos)} asientos de ${formatNumero(casos)} casos.`);
    for (const [slug, n] of sinDefinicion)
      say(`No se contaron ${formatNumero(n)} casos de «${slug}»: falta su definición en INSTITUCIONES.`);
    for (const { familia, n } of acuerdos) say(`  ${familia}: ${formatNumero(n)} coinciden`);
    for (const diferencia of diferencias()) say(`  ${describeDiferencia(diferencia)}`);
    if (cuantas === 0) {
      say("Todas las cifras coinciden con la bitácora.");
      return 0;
    }
    if (!values.corregir) {
      say(`No coinciden ${formatNumero(cuantas)}. Corrígelas con: pnpm cifras --corregir`);
      return 1;
    }
    if (!correctCifras(db, { cuantas, abierto }))
      throw new DatosError("Un mes terminó mientras se corregía: repítelo, y se corrige lo que falta");
    say(`Se corrigieron ${formatNumero(cuantas)}.`);
    return 0;
  } finally {
    db.close();
  }
};

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code?.startsWith("ERR_PARSE_ARGS"))
    process.stderr.write(`Hay una opción que no existe, o le falta su valor\n\n${USO}\n`);
  else if (error instanceof Database.SqliteError)
    process.stderr.write(
      `No se pudieron leer o escribir los datos (${code}). Repítelo: lo que ya se corrigió no se corrige otra vez.\n`,
    );
  else if (error instanceof DatosError || error instanceof ConfigError) process.stderr.write(`${message}\n`);
  else throw error;
  process.exitCode = 2;
}
