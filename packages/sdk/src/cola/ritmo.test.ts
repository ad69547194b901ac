import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createRitmo } from "./ritmo.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const NADA_AVANZA = { queda: true, respondidos: 0, pedida: 0 };

function open() {
  const veces: number[] = [];
  const ritmo = createRitmo({ act: () => veces.push(Date.now()), pausa: 2_000, azar: () => 0 });
  const inicio = Date.now();
  return { ritmo, readVeces: () => veces.map((vez) => vez - inicio) };
}

test("no hace nada hasta que se inicia, ni después de detenerse", () => {
  const { ritmo, readVeces } = open();
  ritmo.wake(0);
  vi.advanceTimersByTime(60_000);
  ritmo.start();
  ritmo.stop();
  ritmo.settle(NADA_AVANZA);
  vi.advanceTimersByTime(600_000);
  expect(readVeces()).toEqual([]);
});

test("cada falla dobla la pausa hasta cinco minutos, y un avance la devuelve a su comienzo", () => {
  const { ritmo, readVeces } = open();
  ritmo.start();
  vi.advanceTimersByTime(0);
  for (const _ of Array(10)) {
    ritmo.settle(NADA_AVANZA);
    vi.advanceTimersByTime(300_000);
  }
  const pausas = readVeces().slice(1);
  expect(pausas.map((vez, i) => (vez - i * 300_000) / 1_000)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
  ritmo.settle({ ...NADA_AVANZA, respondidos: 1 });
  vi.advanceTimersByTime(2_000);
  expect(readVeces()).toHaveLength(12);
});

test("si el servicio pide paz, nada la despierta antes, y más de una hora no se le cree", () => {
  const { ritmo, readVeces } = open();
  ritmo.start();
  vi.advanceTimersByTime(0);
  ritmo.settle({ ...NADA_AVANZA, pedida: 10 * 3_600_000 });
  ritmo.wake(0);
  vi.advanceTimersByTime(3_599_999);
  expect(readVeces()).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(readVeces()).toHaveLength(2);
});

test("la red que vuelve mientras un intento falla no espera la pausa de esa falla", () => {
  const { ritmo, readVeces } = open();
  ritmo.start();
  vi.advanceTimersByTime(0);
  ritmo.wake(100);
  ritmo.settle(NADA_AVANZA);
  vi.advanceTimersByTime(100);
  expect(readVeces()).toEqual([0, 100]);
});
