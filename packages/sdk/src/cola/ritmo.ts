/** Longest pause between two attempts, in milliseconds. */
const PAUSA_MAXIMA = 5 * 60_000;

/** Longest `Retry-After` that is believed, in milliseconds. */
const ESPERA_MAXIMA = 60 * 60_000;

/** When to act: at once where there is a reason, ever later while it fails, and never before what was asked. */
export interface Ritmo {
  /** Aborts when it stops; none while it has not started. */
  getSignal(): AbortSignal | undefined;
  /** Acts now, and whenever the network or the page comes back. */
  start(): void;
  stop(): void;
  /** Acts in so many milliseconds, unless peace was asked for. */
  wake(ms: number): void;
  /** Hears how it went and plans the next time, if anything is left. `pedida`: the peace that was asked for, in milliseconds. */
  settle(resultado: { queda: boolean; respondidos?: number; pedida?: number }): void;
}

/**
 * Makes a rhythm; it does nothing until it starts.
 *
 * @param opciones.pausa first pause after a failure, in milliseconds; each one doubles it and takes off up to half at random
 */
export function createRitmo({ act, pausa, azar }: { act: () => unknown; pausa: number; azar: () => number }): Ritmo {
  let control: AbortController | undefined;
  let reloj: ReturnType<typeof setTimeout> | undefined;
  let fallidas = 0;
  let paz = 0;
  /** There was a reason to act that has not been acted on. */
  let pronto = false;

  function plan(ms: number): void {
    if (!control) return;
    clearTimeout(reloj);
    reloj = setTimeout(() => {
      paz = 0;
      pronto = false;
      act();
    }, ms);
  }

  const ritmo: Ritmo = {
    getSignal: () => control?.signal,
    start() {
      if (control) return;
      control = new AbortController();
      const { signal } = control;
      // Whoever comes back with the network comes back with everybody else behind it.
      globalThis.addEventListener?.("online", () => ritmo.wake(pausa * azar()), { signal });
      globalThis.document?.addEventListener("visibilitychange", () => document.hidden || ritmo.wake(0), { signal });
      plan(0);
    },
    stop() {
      control?.abort();
      control = undefined;
      clearTimeout(reloj);
    },
    wake(ms) {
      if (paz) return;
      pronto = true;
      fallidas = 0;
      plan(ms);
    },
    settle({ queda, respondidos, pedida = 0 }) {
      paz = Math.min(pedida, ESPERA_MAXIMA);
      fallidas = respondidos || !queda ? 0 : fallidas + 1;
      const espera = Math.min(PAUSA_MAXIMA, pausa * 2 ** (fallidas - 1)) * (1 - azar() / 2);
      // What failed meanwhile does not put off whoever was woken: the network came back after it.
      if (queda && (paz || !pronto)) plan(Math.max(espera, paz));
    },
  };
  return ritmo;
}
