/** How much passes for free: at once, and in the long run. */
export interface Ritmo {
  deUnaVez: number;
  porSegundo: number;
}

/** A bucket that leaks: what passes fills it, time empties it. */
export class Balde {
  readonly #ritmo: Ritmo;
  #nivel = 0;
  #visto: number;

  /** @param ahora milliseconds of a clock that never goes back */
  constructor(ritmo: Ritmo, ahora: number) {
    this.#ritmo = ritmo;
    this.#visto = ahora;
  }

  /** How often what passes for free at once has passed: up to 1, one more is free. */
  measure(ahora: number): number {
    const { deUnaVez, porSegundo } = this.#ritmo;
    this.#nivel = Math.max(0, this.#nivel - ((ahora - this.#visto) / 1000) * porSegundo);
    this.#visto = ahora;
    return (this.#nivel + 1) / deUnaVez;
  }

  /** Notes that one passed, paid or not. A flood that stops is forgotten soon: it fills no more than `maximo` times. */
  fill(maximo: number): void {
    this.#nivel = Math.min(this.#nivel + 1, this.#ritmo.deUnaVez * maximo);
  }
}
