import {
  type Ambito,
  FAMILIAS,
  type Familia,
  MEDIDAS,
  type Medida,
  SEPARADOR,
  type Sumas,
  writeAmbito,
} from "../cifras/cifra.ts";
import type { SeleccionDeCifras, Store, SumaDeCifras, Tramo } from "../store/store.ts";

/** A sum of one family, its key taken apart. What is not known is empty. */
export type FilaDe<F extends Familia> = Readonly<Record<(typeof FAMILIAS)[F][number], string>> &
  Readonly<Sumas> & {
    /** The region, unit or person it is of; of the whole institution, empty. */
    readonly quien: string;
    /** `2026-11` or `2026-11-02` where they are apart; else empty. */
    readonly periodo: string;
  };

/** A sum of all keys. */
export type FilaDeSuma = Readonly<Sumas> & Pick<FilaDe<Familia>, "quien" | "periodo">;

export interface SeleccionDeFilas {
  /** Of whom; absent: of the whole institution. */
  de?: Ambito | readonly Ambito[];
  tramos: readonly Tramo[];
  /** The first dimensions, where only what begins with them is wanted. */
  prefijo?: readonly string[];
}

/** Reads the figures of one institution for one report, by the names of their dimensions. */
export interface LectorDeCifras {
  /** @param seleccion.porPeriodo apart by day or month */
  read<F extends Familia>(familia: F, seleccion: SeleccionDeFilas & { porPeriodo?: boolean }): Promise<FilaDe<F>[]>;
  /** One sum of each whom it is asked of: to compare them. */
  sum(familia: Familia, seleccion: SeleccionDeFilas): Promise<FilaDeSuma[]>;
  /** One sum of each day or month: the line of a trend. */
  sumPeriodos(familia: Familia, seleccion: SeleccionDeFilas): Promise<FilaDeSuma[]>;
}

const readQuien = (ambito: string): string => ambito.slice(ambito.indexOf(":") + 1);

const toSuma = ({ ambito, periodo, n, enPlazo, habiles, corridos }: SumaDeCifras): FilaDeSuma => ({
  quien: readQuien(ambito),
  periodo,
  n,
  enPlazo,
  habiles,
  corridos,
});

export const createLectorDeCifras = (store: Pick<Store, "sumCifras">, institucion: string): LectorDeCifras => {
  /** What one report asks twice is read once. */
  const leidas = new Map<string, Promise<SumaDeCifras[]>>();
  const readSumas = (seleccion: SeleccionDeCifras): Promise<SumaDeCifras[]> => {
    const cual = JSON.stringify(seleccion);
    const leida = leidas.get(cual) ?? store.sumCifras(seleccion);
    leidas.set(cual, leida);
    return leida;
  };
  const ask = (
    familia: Familia,
    { de = {}, tramos, prefijo }: SeleccionDeFilas,
    por: readonly ("clave" | "periodo")[],
  ): Promise<SumaDeCifras[]> => {
    const ambitos = [de].flat().map((uno) => writeAmbito(uno as Ambito));
    if (tramos.length === 0 || ambitos.length === 0) return Promise.resolve([]);
    return readSumas({
      institucion,
      familia,
      ambitos,
      tramos,
      por,
      ...(prefijo && { prefijo: prefijo.map((parte) => `${parte}${SEPARADOR}`).join("") }),
    });
  };
  return {
    async read(familia, { porPeriodo, ...seleccion }) {
      const sumas = await ask(familia, seleccion, porPeriodo ? ["clave", "periodo"] : ["clave"]);
      const dimensiones = FAMILIAS[familia];
      return sumas.map((suma) => {
        const fila: Record<string, string | number> = toSuma(suma);
        const partes = suma.clave.split(SEPARADOR);
        for (const [i, dimension] of dimensiones.entries()) fila[dimension] = partes[i] ?? "";
        return fila as FilaDe<typeof familia>;
      });
    },
    sum: async (familia, seleccion) => (await ask(familia, seleccion, [])).map(toSuma),
    sumPeriodos: async (familia, seleccion) => (await ask(familia, seleccion, ["periodo"])).map(toSuma),
  };
};

/** Of the whole institution only what is of none of the others, where both were asked for. */
export const leaveResto = <F extends FilaDeSuma>(sumas: readonly F[]): F[] =>
  sumas.map((una) => {
    if (una.quien !== "") return una;
    const otras = sumas.filter(({ quien }) => quien !== "");
    return { ...una, ...Object.fromEntries(MEDIDAS.map((medida) => [medida, una[medida] - sumMedida(otras, medida)])) };
  });

/** What some rows sum to in one of the things that they say. */
export const sumMedida = <M extends Medida>(filas: readonly Readonly<Record<M, number>>[], medida: M): number =>
  filas.reduce((suma, fila) => suma + fila[medida], 0);

/** How many some rows come to. */
export const sumFilas = (filas: readonly { n: number }[]): number => sumMedida(filas, "n");

/** Sums of rows by what they are alike in. */
export const sumBy = <T extends { n: number }>(
  filas: readonly T[],
  claveOf: (fila: T) => string,
): Map<string, number> => {
  const sumas = new Map<string, number>();
  for (const fila of filas) {
    const clave = claveOf(fila);
    sumas.set(clave, (sumas.get(clave) ?? 0) + fila.n);
  }
  return sumas;
};
