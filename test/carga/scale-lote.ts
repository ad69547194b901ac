import type { Cuenta, Lote } from "./semillas.ts";

/** How many cases a stretch has. */
export const countCasos = ({ cuentas }: Pick<Lote, "cuentas">): number => cuentas.reduce((suma, { n }) => suma + n, 0);

/**
 * A stretch at a smaller scale, in whole cases that add up to the scaled total: each count gets its floor, and what is
 * left goes one by one to those that lost most (Hare's quota, largest remainders; of equals, the first).
 *
 * @param escala from 0 to 1
 */
export const scaleLote = (lote: Lote, escala: number): Lote => {
  const exactas = lote.cuentas.map(({ n }) => n * escala);
  const enteras = exactas.map(Math.floor);
  const faltan = Math.round(countCasos(lote) * escala) - enteras.reduce((suma, n) => suma + n, 0);
  const porResto = exactas
    // To the billionth: a tenth of a whole number is none in binary, and would untie what is equal.
    .map((exacta, i) => ({ i, resto: Math.round((exacta - (enteras[i] as number)) * 1e9) }))
    .sort((a, b) => b.resto - a.resto || a.i - b.i);
  for (const { i } of porResto.slice(0, faltan)) enteras[i] = (enteras[i] as number) + 1;
  return { ...lote, cuentas: lote.cuentas.map((cuenta, i) => ({ ...cuenta, n: enteras[i] as number })) };
};

/** Deals the cases of a stretch out one by one, so that at any moment each count has had about its part. */
export const dealCuentas = function* ({ cuentas }: Pick<Lote, "cuentas">): Generator<Cuenta> {
  const todas = countCasos({ cuentas });
  const debe = cuentas.map(() => 0);
  for (let i = 0; i < todas; i++) {
    let toca = 0;
    for (const [c, { n }] of cuentas.entries()) {
      debe[c] = (debe[c] as number) + n;
      if ((debe[c] as number) > (debe[toca] as number)) toca = c;
    }
    debe[toca] = (debe[toca] as number) - todas;
    yield cuentas[toca] as Cuenta;
  }
};
