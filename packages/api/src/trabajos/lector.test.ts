import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeApertura, makeMensaje, write } from "../../test/store-ejemplos.ts";
import { openSqliteStore } from "../store/sqlite/open-sqlite-store.ts";
import type { Store } from "../store/store.ts";
import { createLector, type OpcionesDeLector } from "./lector.ts";

const CASOS = 40;

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore({ carpeta: mkdtempSync(join(tmpdir(), "ventanilla-lector-")) });
  for (let i = 0; i < CASOS; i++) {
    const apertura = makeApertura();
    await write(store, apertura);
    await write(store, makeMensaje({ caso: apertura.caso }));
  }
});
afterAll(() => store.close());

const read = (nombre: string, handle: OpcionesDeLector["handle"], otras: Partial<OpcionesDeLector> = {}) =>
  createLector({ store, nombre, handle, log: { error: () => undefined }, isBusy: () => false, ...otras });
const spin = (ms: number): undefined => {
  const hasta = performance.now() + ms;
  while (performance.now() < hasta);
  return undefined;
};

describe("a reader of the journal", () => {
  it("reads every entry once and in order, however many there are at once", async () => {
    const leidas: number[] = [];
    const lector = read("orden", ({ posicion }) => {
      leidas.push(posicion);
      return undefined;
    });
    expect(await lector.runOnce()).toBe(CASOS * 2);
    expect(leidas).toEqual(leidas.toSorted((a, b) => a - b));
    expect(new Set(leidas).size).toBe(CASOS * 2);
    expect(await lector.runOnce()).toBe(0);
  });

  it("starts again where it stood", async () => {
    let cuenta = 0;
    const count = () => {
      cuenta++;
      return undefined;
    };
    await read("memoria", count).runOnce();
    await read("memoria", count).runOnce();
    expect(cuenta).toBe(CASOS * 2);
  });

  it("stays at the entry that failed and skips none", async () => {
    const leidas: number[] = [];
    let fallos = 0;
    const lector = read("tropiezo", ({ posicion }) => {
      if (leidas.length === 5 && fallos++ < 2) throw new Error("not now");
      leidas.push(posicion);
      return undefined;
    });
    await expect(lector.runOnce()).rejects.toThrow("not now");
    await expect(lector.runOnce()).rejects.toThrow("not now");
    await lector.runOnce();
    expect(new Set(leidas).size).toBe(CASOS * 2);
    expect(leidas).toHaveLength(CASOS * 2);
  });

  it("leaves its jobs with its place, so that none is lost nor added twice", async () => {
    const handle: OpcionesDeLector["handle"] = ({ caso, asiento }) =>
      asiento.tipo === "ingreso"
        ? { trabajos: [{ id: `t/${caso.caso.folio}`, tipo: "prueba", cuando: "2026-12-02T14:00:00.000Z", datos: {} }] }
        : undefined;
    await read("trabajos-1", handle).runOnce();
    await read("trabajos-2", handle).runOnce();
    expect(await store.listTrabajos({ estado: "pendiente", limite: 1_000 })).toHaveLength(CASOS);
  });

  const measure = async (opciones: Partial<OpcionesDeLector>, nombre: string, hasta = Infinity) => {
    let trabajo = 0;
    const lector = read(
      nombre,
      () => {
        spin(1);
        // What it asks of the machine; by the clock, somebody else's turn in the middle would count as its own.
        trabajo += 1;
        return undefined;
      },
      opciones,
    );
    const desde = performance.now();
    await Promise.race([lector.runOnce(), ...(hasta === Infinity ? [] : [pause(hasta)])]);
    const total = performance.now() - desde;
    await lector.stop();
    return { trabajo, total };
  };

  it("takes at most a tenth of a process that others use, and does not rest in an idle one", async () => {
    const ocupado = await measure({ isBusy: () => true, readUso: () => 0.5 }, "ocupado");
    const libre = await measure({ isBusy: () => false }, "libre");
    expect(ocupado.trabajo / ocupado.total).toBeLessThan(0.12);
    expect(libre.total).toBeLessThan(ocupado.total / 2);
  });

  it("only keeps moving in a process that has no time left", async () => {
    const { trabajo, total } = await measure({ isBusy: () => true, readUso: () => 1 }, "lleno", 1_500);
    expect(trabajo).toBeGreaterThan(0);
    expect(trabajo / total).toBeLessThan(0.06);
  });

  it("lets others in after each slice of some milliseconds", async () => {
    const porTurno = new Map<number, number>();
    let turno = 0;
    const reloj = setInterval(() => {
      turno++;
    });
    const handle = () => {
      porTurno.set(turno, (porTurno.get(turno) ?? 0) + 1);
      return spin(1);
    };
    await read("tramos", handle).runOnce();
    clearInterval(reloj);
    expect(Math.max(...porTurno.values())).toBeLessThanOrEqual(6);
  });

  it("stops with what it read left done", async () => {
    let cuenta = 0;
    const lector = read("parada", () => {
      cuenta++;
      return spin(1);
    });
    lector.start();
    await pause(30);
    await lector.stop();
    const leidas = cuenta;
    await read("parada", () => {
      cuenta++;
      return undefined;
    }).runOnce();
    expect(leidas).toBeGreaterThan(0);
    expect(cuenta).toBe(CASOS * 2);
  });
});
