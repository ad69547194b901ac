import { setImmediate as breathe } from "node:timers/promises";
import type { ResultadoDeImportacion } from "@ventanilla/sdk/contract";
import type { z } from "zod";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import { listFaltas } from "../http/faltas.ts";
import { describeFalta } from "../http/problem.ts";
import type { Elemento, Registro } from "./registro.ts";

/** Lines of one import: more are a work for another tool. */
const MAXIMO_LINEAS = 20_000;

/** Lines read between two breaths of the process: others wait for it meanwhile. */
const TRAMO = 200;

const OTRO_ASI = "Ya hay otro registro así";

/** How a column becomes a field. */
export interface Columna {
  /** Path of the field: `alias`. */
  campo: string;
  /** From the text of a cell that is not empty. */
  read?: (celda: string) => unknown;
  /** What to write in it, for who wrote something else. */
  pista?: string;
}

/** A list in a cell: parted by semicolons. */
export const leerLista = (celda: string): string[] =>
  celda
    .split(";")
    .map((parte) => parte.trim())
    .filter(Boolean);

/** Yes or no as people write them in a sheet. */
export const leerSiNo = (celda: string): unknown =>
  ({ si: true, sí: true, s: true, no: false, n: false })[celda.toLowerCase()] ?? celda;

/** A number as people write it here, «98.305» or «76,8», or as programs do, «76.8»; the text where it is none. */
export const leerNumero = (celda: string): unknown => {
  const junto = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(celda) ? celda.replaceAll(".", "") : celda;
  return /^-?\d+([.,]\d+)?$/.test(junto) ? Number(junto.replace(",", ".")) : celda;
};

/** A cell that a sheet would take for a formula is written as text. */
const protect = (celda: string): string => (/^[=+\-@\t\r\0]/.test(celda) ? `'${celda}` : celda);

/** Records by what they are known by, so that a long sheet looks at few of them for each line. */
const createIndice = <E extends object>(campos: readonly string[], todos: readonly E[]) => {
  const porCampo = new Map<string, Set<E>>();
  const listNombres = (uno: object): string[] =>
    campos.flatMap((campo) => {
      const valor = (uno as Record<string, unknown>)[campo];
      return valor === undefined ? [] : [JSON.stringify([campo, valor])];
    });
  const add = (uno: E): void => {
    for (const nombre of listNombres(uno)) porCampo.set(nombre, (porCampo.get(nombre) ?? new Set()).add(uno));
  };
  for (const uno of todos) add(uno);
  return {
    add,
    remove: (uno: E): void => {
      for (const nombre of listNombres(uno)) porCampo.get(nombre)?.delete(uno);
    },
    /** Those that share any of its fields. */
    find: (datos: object): E[] => listNombres(datos).flatMap((nombre) => [...(porCampo.get(nombre) ?? [])]),
  };
};

interface Linea {
  linea: number;
  celdas: Record<string, string>;
}

/** @throws {Rechazo} `datos-invalidos` where it is no CSV or its columns are others */
const readLineas = async (texto: string, columnas: Columna[]): Promise<Linea[]> => {
  // Read at the first import: it is not needed to start.
  const { parse } = await import("csv-parse/sync");
  let filas: { info: { lines: number }; record: Record<string, string> }[];
  const separador = (texto.split(/\r?\n/, 1)[0] ?? "").includes(";") ? ";" : ",";
  try {
    filas = parse(texto, {
      bom: true,
      columns: (cabeza: string[]) => cabeza.map((columna) => columna.trim()),
      delimiter: separador,
      info: true,
      // A line with a cell too many or too few is its own mistake, not the whole sheet's.
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as typeof filas;
  } catch {
    throw new Rechazo("datos-invalidos", {
      faltas: [
        {
          ruta: "csv",
          codigo: "formato",
          mensaje: `No se pudo leer como CSV. La primera línea lleva los nombres: ${columnas.map(({ campo }) => campo).join(separador)}`,
        },
      ],
    });
  }
  const desconocidas = Object.keys(filas[0]?.record ?? {}).filter(
    (nombre) => !columnas.some(({ campo }) => campo === nombre),
  );
  if (desconocidas.length > 0)
    throw new Rechazo("datos-invalidos", {
      faltas: desconocidas.map((nombre) => ({
        ruta: `csv.${nombre.slice(0, 60)}`,
        codigo: "desconocido" as const,
        mensaje: `No hay una columna con ese nombre. Las que hay son ${columnas.map(({ campo }) => campo).join(", ")}`,
      })),
    });
  if (filas.length > MAXIMO_LINEAS)
    throw new Rechazo("datos-invalidos", {
      faltas: [{ ruta: "csv", codigo: "largo", mensaje: `Trae hasta ${MAXIMO_LINEAS} líneas a la vez` }],
    });
  return filas.map(({ info, record }) => ({ linea: info.lines, celdas: record }));
};

/**
 * Takes a sheet into a registry: each line stands or falls alone, and those that fall come back as a sheet with what to
 * mend beside each.
 *
 * @param options.isSimulada nothing is written; everything is said
 */
export const importCsv = async <S extends z.ZodType<object>>(
  texto: string,
  {
    registro,
    institucion,
    alta,
    columnas,
    campos,
    isMismo,
    check = () => [],
    isSimulada,
  }: {
    registro: Registro<z.output<S>>;
    institucion: string;
    alta: S;
    columnas: Columna[];
    /** The fields that `isMismo` compares: where none of them is equal, it is another record. */
    campos: readonly string[];
    /** Whether a line is about a record that exists. */
    isMismo: (datos: z.output<S>, existente: Elemento<z.output<S>>) => boolean;
    /** What is wrong with a line that neither its schema nor its registry can see. */
    check?: (datos: z.output<S>, existente: Elemento<z.output<S>> | undefined) => Falta[];
    isSimulada: boolean;
  },
): Promise<ResultadoDeImportacion> => {
  const lineas = await readLineas(texto, columnas);
  const { stringify } = await import("csv-stringify/sync");
  const todos = await registro.list(institucion);
  const indice = createIndice(campos, todos);
  const duenos = new Map(todos.map((uno) => [registro.nameOf(institucion, uno) ?? uno.id, uno.id]));
  const malas: ResultadoDeImportacion["malas"] = [];
  const devueltas: string[][] = [];
  let nuevas = 0;
  let cambiadas = 0;

  const refuse = ({ linea, celdas }: Linea, faltas: { campo: string; mensaje: string }[]): void => {
    const texto = columnas.map(({ campo }) => celdas[campo] ?? "").join(";");
    for (const falta of faltas) malas.push({ linea, ...falta, texto: texto.slice(0, 500) });
    devueltas.push([
      ...columnas.map(({ campo }) => protect(celdas[campo] ?? "")),
      faltas.map(({ campo, mensaje }) => `${campo}: ${mensaje}`).join(" · "),
    ]);
  };

  const tell = (falta: Falta): string => {
    const pista = columnas.find(({ campo }) => campo === falta.ruta)?.pista;
    return pista && falta.codigo !== "requerido" ? pista : describeFalta(falta);
  };

  const refuseFaltas = (linea: Linea, faltas: readonly Falta[]): void =>
    refuse(
      linea,
      faltas.map((falta) => ({ campo: falta.ruta, mensaje: falta.mensaje ?? tell(falta) })),
    );

  for (const [i, linea] of lineas.entries()) {
    if (i % TRAMO === TRAMO - 1) await breathe();
    const crudo: Record<string, unknown> = {};
    for (const { campo, read = (celda: string) => celda } of columnas) {
      const celda = linea.celdas[campo];
      if (celda) crudo[campo] = read(celda);
    }
    const leido = alta.safeParse(crudo, { reportInput: true });
    if (!leido.success) {
      refuseFaltas(linea, listFaltas(leido.error));
      continue;
    }
    const existente = indice.find(leido.data).find((uno) => isMismo(leido.data, uno));
    const nombre = registro.nameOf(institucion, leido.data);
    const dueno = nombre === undefined ? undefined : duenos.get(nombre);
    const faltas = [...registro.check(institucion, leido.data), ...check(leido.data, existente)];
    if (faltas.length > 0) {
      refuseFaltas(linea, faltas);
      continue;
    }
    if (dueno !== undefined && dueno !== existente?.id) {
      refuse(linea, [{ campo: "", mensaje: OTRO_ASI }]);
      continue;
    }
    let escrito = existente ?? { ...leido.data, id: `linea-${linea.linea}`, institucion, version: 0 };
    try {
      if (!isSimulada)
        escrito = existente
          ? await registro.change(institucion, existente.id, leido.data, { version: existente.version })
          : await registro.create(institucion, leido.data);
    } catch (error) {
      if (!(error instanceof Rechazo)) throw error;
      if (error.faltas.length > 0) refuseFaltas(linea, error.faltas);
      else refuse(linea, [{ campo: "", mensaje: OTRO_ASI }]);
      continue;
    }
    if (existente) {
      indice.remove(existente);
      const anterior = registro.nameOf(institucion, existente);
      if (anterior !== undefined) duenos.delete(anterior);
    }
    indice.add({ ...escrito, ...leido.data });
    if (nombre !== undefined) duenos.set(nombre, escrito.id);
    if (existente) cambiadas++;
    else nuevas++;
  }
  return {
    simulada: isSimulada,
    buenas: nuevas + cambiadas,
    nuevas,
    cambiadas,
    malas,
    ...(devueltas.length > 0 && {
      devueltas: stringify([[...columnas.map(({ campo }) => campo), "que_corregir"], ...devueltas], {
        delimiter: ";",
        bom: true,
      }),
    }),
  };
};
