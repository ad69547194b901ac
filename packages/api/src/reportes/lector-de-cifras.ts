import { FAMILIAS, type Familia, SEPARADOR } from "../cifras/cifra.ts";
import type { Store } from "../store/store.ts";
import type { Tramo } from "./periodo.ts";

/** A sum of one family, its key taken apart. What is not known is empty. */
export type FilaDe<F extends Familia> = Readonly<Record<(typeof FAMILIAS)[F][number], string>> & {
  /** `2026-11` or `2026-11-02` where they are apart; else empty. */
  readonly periodo: string;
  readonly n: number;
};

export interface SeleccionDeFilas {
  tramos: readonly Tramo[];
  /** The first dimensions, where only what begins with them is wanted. */
  prefijo?: readonly string[];
  /** Apart by day or month. */
  porPeriodo?: boolean;
}

/** What a day or a month sums to. */
export interface SumaDePeriodo {
  periodo: string;
  n: number;
}

/** Reads the figures of one institution, by the names of their dimensions. */
export interface LectorDeCifras {
  read<F extends Familia>(familia: F, seleccion: SeleccionDeFilas): Promise<FilaDe<F>[]>;
  /** One sum of each day or month: a trend needs no more, and a day of a large installation holds a thousand keys. */
  sum(
    familia: Familia,
    seleccion: Omit<SeleccionDeFilas, "porPeriodo"> & {
      /** The last dimension, where only one of its values is wanted. */
      ultima?: string | undefined;
    },
  ): Promise<SumaDePeriodo[]>;
}

const writePrefijo = (prefijo: readonly string[]): string => prefijo.map((parte) => `${parte}${SEPARADOR}`).join("");

export const createLectorDeCifras = (store: Pick<Store, "sumCifras">, institucion: string): LectorDeCifras => ({
  async read(familia, { tramos, prefijo, porPeriodo }) {
    if (tramos.length === 0) return [];
    const sumas = await store.sumCifras({
      institucion,
      familia,
      tramos,
      ...(prefijo && { prefijo: writePrefijo(prefijo) }),
      ...(porPeriodo && { porPeriodo }),
    });
    const dimensiones = FAMILIAS[familia];
    return sumas.map(({ periodo, clave, n }) => {
      const fila: Record<string, string | number> = { periodo, n };
      const partes = clave.split(SEPARADOR);
      for (const [i, dimension] of dimensiones.entries()) fila[dimension] = partes[i] ?? "";
      return fila as FilaDe<typeof familia>;
    });
  },
  sum: async (familia, { tramos, prefijo, ultima }) =>
    tramos.length === 0
      ? []
      : store.sumCifras({
          institucion,
          familia,
          tramos,
          ...(prefijo && { prefijo: writePrefijo(prefijo) }),
          ...(ultima !== undefined && { sufijo: `${SEPARADOR}${ultima}` }),
          porPeriodo: "suma",
        }),
});

/** What some rows sum to. */
export const sumFilas = (filas: readonly { n: number }[]): number => filas.reduce((suma, { n }) => suma + n, 0);

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
