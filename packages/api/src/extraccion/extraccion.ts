import { setTimeout as pause } from "node:timers/promises";
import type { Institucion } from "@ventanilla/sdk/contract";
import { addCorridos, fechaCivil, getRegion } from "@ventanilla/sdk/domain";
import type { Alcance } from "../caso/alcance.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { startOfDia } from "../gestion/start-of-dia.ts";
import type { PaginaDeExtraccion, SeleccionDeExtraccion, Store } from "../store/store.ts";
import { MARCA_UTF8, writeLinea } from "./celda.ts";
import { COLUMNAS_DE_EXTRACCION } from "./fila-de-caso.ts";

/** The last line of a sheet that could not be finished: who keeps the file must know that cases are missing. */
export const CORTADA = "EXTRACCIÓN CORTADA: faltan casos. Pídela de nuevo";

/** How long that line has to leave before the connection is cut behind it, in milliseconds. */
const SALIDA = 100;

/** Which cases are asked for: received on those civil days of the institution, both included. */
export interface FiltroDeExtraccion {
  desde?: string | undefined;
  hasta?: string | undefined;
  region?: string | undefined;
  unidad?: string | undefined;
}

export interface Extraccion {
  /**
   * A sheet with a row per case: UTF-8 with its mark, semicolons, no cell that a program takes for a formula. It is read
   * page by page as it is taken, and no further once it is cancelled. Where it cannot go on, its last line is
   * {@link CORTADA} and then it fails.
   *
   * @param quien imposes their region and unit; what is about them or their unit is left out
   * @throws {Rechazo} `datos-invalidos`, `rol-no-permite`, before the first byte
   * @throws {StoreError} likewise
   */
  open(
    institucion: Institucion,
    filtro: FiltroDeExtraccion,
    quien: { id: string } & Alcance,
  ): Promise<ReadableStream<Uint8Array>>;
}

const reject = (ruta: string, codigo: "rango" | "opcion", mensaje: string): never => {
  throw new Rechazo("datos-invalidos", { faltas: [{ ruta, codigo, mensaje }] });
};

/** @throws {Rechazo} where it asks for more than its scope, or for what cannot be */
const buildSeleccion = (
  { slug, zona }: Institucion,
  filtro: FiltroDeExtraccion,
  quien: { id: string } & Alcance,
  ahora: number,
): SeleccionDeExtraccion => {
  const { desde, hasta } = filtro;
  if (desde && hasta && hasta < desde) reject("hasta", "rango", "Termina antes de comenzar: revisa las fechas");
  if (filtro.region && !getRegion(filtro.region)) reject("region", "opcion", "No hay una región con ese código CUT");
  for (const ruta of ["region", "unidad"] as const)
    if (quien[ruta] !== undefined && filtro[ruta] !== undefined && filtro[ruta] !== quien[ruta])
      throw new Rechazo("rol-no-permite", {
        detalle: `Tu alcance es ${quien[ruta]}: quita ese filtro o pide otro alcance`,
      });
  const region = filtro.region ?? quien.region;
  const unidad = filtro.unidad ?? quien.unidad;
  return {
    institucion: slug,
    zona,
    hoy: fechaCivil(ahora, zona),
    ...(region && { region }),
    ...(unidad && { unidad }),
    ...(desde && { recibidoDesde: new Date(startOfDia(desde, zona)).toISOString() }),
    ...(hasta && { recibidoAntesDe: new Date(startOfDia(addCorridos(hasta, 1), zona)).toISOString() }),
    salvoSobre: { usuario: quien.id, ...(quien.unidad && { unidad: quien.unidad }) },
  };
};

/** Extractions for studies, education and press (seed E): rows are made where they are read, a page ahead of who takes them. */
export const createExtraccion = ({
  store,
  clock,
}: {
  store: Pick<Store, "readExtraccion">;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): Extraccion => ({
  async open(institucion, filtro, quien) {
    const seleccion = buildSeleccion(institucion, filtro, quien, clock());
    const read = (despuesDe: number) => store.readExtraccion(seleccion, { despuesDe });
    let enCurso: Promise<PaginaDeExtraccion> | undefined = Promise.resolve(await read(0));
    let isCancelada = false;
    let falla: unknown;
    const encoder = new TextEncoder();

    /** The next text there is; nothing at the end. Pages may be empty: what is asked for may be far apart. */
    const takeTexto = async (): Promise<string | undefined> => {
      while (enCurso && !isCancelada) {
        const { texto, ultimo } = await enCurso;
        enCurso = ultimo === undefined ? undefined : read(ultimo);
        // Its failure is seen when it is waited for.
        enCurso?.catch(() => undefined);
        if (texto !== "") return texto;
      }
      return undefined;
    };

    return new ReadableStream<Uint8Array>(
      {
        start(salida) {
          salida.enqueue(encoder.encode(MARCA_UTF8 + writeLinea(COLUMNAS_DE_EXTRACCION)));
        },
        async pull(salida) {
          if (falla !== undefined) {
            await pause(SALIDA);
            return salida.error(falla);
          }
          try {
            const texto = await takeTexto();
            if (isCancelada) return;
            if (texto === undefined) salida.close();
            else salida.enqueue(encoder.encode(texto));
          } catch (error) {
            // Said first, since what fails takes along what was not yet taken.
            falla = error;
            salida.enqueue(encoder.encode(writeLinea([CORTADA])));
          }
        },
        cancel() {
          isCancelada = true;
        },
      },
      { highWaterMark: 1 },
    );
  },
});
