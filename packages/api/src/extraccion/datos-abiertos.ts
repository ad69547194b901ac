import { hash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import type { Institucion } from "@ventanilla/sdk/contract";
import { CANALES_PUBLICOS, fechaCivil, getRegion } from "@ventanilla/sdk/domain";
import { TODAS_LAS_REGIONES } from "../reportes/contexto.ts";
import { createLectorDeCifras, sumBy } from "../reportes/lector-de-cifras.ts";
import type { Store } from "../store/store.ts";
import { MARCA_UTF8, writeLinea } from "./celda.ts";
import { writeDiccionario } from "./diccionario.ts";

/** Fewer than these are not said: they may be somebody that one knows (domain, privacy). */
export const MINIMO_PUBLICO = 5;

/** In place of a number that is not said. */
export const POCOS = "menos de 5";

/** Before the first month that anybody may have loaded. */
const PRIMER_MES = "1900-01";

/** How long a sheet serves before the figures are read again, in milliseconds: its months are over, and hardly change. */
const VIGENCIA = 3_600_000;

/** A sheet ready to be handed out. */
export interface Hoja {
  claro: Uint8Array<ArrayBuffer>;
  comprimido: Uint8Array<ArrayBuffer>;
  /** Strong, with its quotes. */
  etag: string;
}

/** Open data: what entered, by month, kind, channel and region. */
export interface DatosAbiertos {
  /** @throws {StoreError} */
  readDatos(institucion: Institucion): Promise<Hoja>;
  /** What each column is, and the licence. */
  readDiccionario(institucion: Institucion): Promise<Hoja>;
}

const compress = promisify(brotliCompress);

const prepareHoja = async (texto: string): Promise<Hoja> => {
  const claro = Buffer.from(MARCA_UTF8 + texto);
  const comprimido = await compress(claro, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  return {
    claro: Uint8Array.from(claro),
    comprimido: Uint8Array.from(comprimido),
    etag: `"${hash("sha256", claro, "base64url").slice(0, 22)}"`,
  };
};

/** Some cases that are alike, in a month. */
export interface Celda {
  mes: string;
  tipo: string;
  canal: string;
  /** CUT; empty where it is not known. */
  region: string;
  n: number;
}

/** In published tables, libraries and totems are internet (domain, counting rule). */
const publishCanal = (canal: string): string => (CANALES_PUBLICOS.some((uno) => uno === canal) ? "internet" : canal);

/** The sheet of some cells, in order. No sum of any of them stands in it: with it, what is not said could be worked out. */
export const writeDatosAbiertos = (celdas: readonly Celda[]): string =>
  [
    writeLinea(["mes", "tipo", "canal", "canalPublicado", "region", "nombreRegion", "casos"]),
    ...celdas
      .filter(({ n }) => n > 0)
      .map(({ mes, tipo, canal, region, n }) =>
        writeLinea([
          mes,
          tipo,
          canal,
          publishCanal(canal),
          region || "sinInformar",
          region ? getRegion(region)?.nombre : "Sin informar",
          n < MINIMO_PUBLICO ? POCOS : n,
        ]),
      )
      .sort(),
  ].join("");

/** What a cell of a region and one of the whole institution have alike. */
const nameCelda = ({ periodo, tipo, canal }: { periodo: string; tipo: string; canal: string }): string =>
  `${periodo} ${tipo} ${canal}`;

export const createDatosAbiertos = ({
  store,
  clock,
}: {
  store: Pick<Store, "sumCifras">;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): DatosAbiertos => {
  /** Months that are over: of the one under way, what a day adds would tell the cases of that day. */
  const readCeldas = async ({ slug, zona }: Institucion): Promise<Celda[]> => {
    const mesEnCurso = fechaCivil(clock(), zona).slice(0, 7);
    const filas = await createLectorDeCifras(store, slug).read("canales", {
      de: TODAS_LAS_REGIONES,
      tramos: [{ grano: "mes", desde: PRIMER_MES, hasta: mesEnCurso }],
      prefijo: ["ingreso"],
      porPeriodo: true,
    });
    const deAlguna = sumBy(
      filas.filter(({ quien }) => quien !== ""),
      nameCelda,
    );
    return filas
      .filter(({ periodo }) => periodo < mesEnCurso)
      .map((fila) => ({
        mes: fila.periodo,
        tipo: fila.tipo,
        canal: fila.canal,
        region: fila.quien,
        // Of the whole institution, what is of no region.
        n: fila.quien === "" ? fila.n - (deAlguna.get(nameCelda(fila)) ?? 0) : fila.n,
      }));
  };

  const hojas = new Map<string, { mes: string; desde: number; hoja: Promise<Hoja> }>();
  return {
    readDatos(institucion) {
      const ahora = clock();
      const mes = fechaCivil(ahora, institucion.zona).slice(0, 7);
      const anterior = hojas.get(institucion.slug);
      if (anterior && anterior.mes === mes && Math.abs(ahora - anterior.desde) < VIGENCIA) return anterior.hoja;
      const hoja = readCeldas(institucion).then((celdas) => prepareHoja(writeDatosAbiertos(celdas)));
      hojas.set(institucion.slug, { mes, desde: ahora, hoja });
      // Who asks after a failure asks anew.
      hoja.catch(() => hojas.delete(institucion.slug));
      return hoja;
    },
    readDiccionario: (institucion) => prepareHoja(writeDiccionario(institucion)),
  };
};
