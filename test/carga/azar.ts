/** Chance that repeats itself: the same seed gives the same draws, on any machine. */
export interface Azar {
  /** From 0 to 1, without 1. */
  next(): number;
  /** A whole number from 0, below `limit`. */
  int(limit: number): number;
  pick<T>(values: readonly T[]): T;
  /** One of the names, each as often as its weight says. */
  weigh<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** The first ones far oftener than the last: as words, shops and subjects are. */
  skew<T>(values: readonly T[]): T;
}

/** 32-bit xorshift (Marsaglia 2003, triple 13, 17, 5): quick and even enough to deal out cases. Not for secrets. */
export const createAzar = (semilla: number): Azar => {
  let estado = (Math.imul(semilla, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  const next = (): number => {
    estado ^= estado << 13;
    estado ^= estado >>> 17;
    estado ^= estado << 5;
    return (estado >>> 0) / 0x1_0000_0000;
  };
  const int = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(values: readonly T[]): T => values[int(values.length)] as T;
  const weigh = <T extends string>(weights: Readonly<Partial<Record<T, number>>>): T => {
    const pairs = Object.entries(weights) as [T, number][];
    let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight] of pairs) {
      left -= weight;
      if (left < 0) return name;
    }
    return (pairs.at(-1) as [T, number])[0];
  };
  const skew = <T>(values: readonly T[]): T => values[Math.floor(next() ** 3 * values.length)] as T;
  return { next, int, pick, weigh, skew };
};
