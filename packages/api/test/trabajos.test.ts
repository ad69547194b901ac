import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCorredor } from "../src/trabajos/corredor.ts";
import { FalloDeTrabajo } from "../src/trabajos/fallo-de-trabajo.ts";
import { openGestion } from "./open-gestion.ts";

const MINUTO = 60_000;

let api: Awaited<ReturnType<typeof openGestion>>;
beforeAll(async () => {
  api = await openGestion();
});
afterAll(() => api.store.close());

/** A runner of one kind of job, and how often it was asked to do it. */
const createPrueba = (tipo: string, act: (vez: number) => void) => {
  let veces = 0;
  const corredor = createCorredor({
    store: api.store,
    clock: () => api.reloj.ahora,
    log: api.opciones.log,
    tareas: {
      [tipo]: async () => act(++veces),
    },
  });
  const add = (id: string) =>
    api.store.addTrabajos([
      { id, tipo, cuando: new Date(api.reloj.ahora).toISOString(), datos: { institucion: "sernac" } },
    ]);
  const find = async (id: string) => {
    for (const estado of ["pendiente", "enCurso", "hecho", "fallido"] as const) {
      const hallado = (await api.store.listTrabajos({ estado, limite: 100 })).find((uno) => uno.id === id);
      if (hallado) return hallado;
    }
    return undefined;
  };
  return { add, corredor, find, veces: () => veces };
};

describe("a job", () => {
  it("is done once, however often it is asked for", async () => {
    const { add, corredor, veces } = createPrueba("saludar", () => undefined);
    await add("saludo.1");
    await add("saludo.1");
    await corredor.runOnce();
    await add("saludo.1");
    await corredor.runOnce();
    expect(veces()).toBe(1);
  });

  it("is tried again later and later when it fails, and says why", async () => {
    const { add, corredor, find, veces } = createPrueba("fallar", (vez) => {
      if (vez < 3) throw new FalloDeTrabajo("No hay red");
    });
    await add("falla.1");
    await corredor.runOnce();
    expect(await find("falla.1")).toMatchObject({ estado: "pendiente", intentos: 1, error: "No hay red" });
    await corredor.runOnce();
    expect(veces()).toBe(1);
    for (const espera of [1, 5]) {
      api.reloj.ahora += espera * MINUTO;
      await corredor.runOnce();
    }
    expect([veces(), (await find("falla.1"))?.estado]).toEqual([3, "hecho"]);
  });

  it("says nothing of what another part wrote in its error", async () => {
    const { add, corredor, find } = createPrueba("delatar", () => {
      throw new Error("persona@ejemplo.cl");
    });
    await add("delacion.1");
    await corredor.runOnce();
    expect((await find("delacion.1"))?.error).toBe("Error");
  });

  it("that nobody else can mend waits for a person, who sees it and has it tried again", async () => {
    const { add, corredor, find, veces } = createPrueba("rendirse", (vez) => {
      if (vez === 1) throw new FalloDeTrabajo("La dirección no existe", { isDefinitivo: true });
    });
    await add("rendicion.1");
    await corredor.runOnce();
    const administra = await api.hire({ rol: "administrador" });
    const lista = await api.ask("/v1/gestion/trabajos", { de: administra });
    expect(await lista.json()).toMatchObject({ elementos: [{ id: "rendicion.1", error: "La dirección no existe" }] });
    const ruta = "/v1/gestion/trabajos/rendicion.1/reintento";
    expect((await api.ask(ruta, { de: administra, metodo: "POST" })).status).toBe(200);
    await corredor.runOnce();
    expect([veces(), (await find("rendicion.1"))?.estado]).toEqual([2, "hecho"]);
    expect((await api.ask(ruta, { de: administra, metodo: "POST" })).status).toBe(404);
  });

  it("is taken by another process where the one that had it died", async () => {
    let soltar = (): void => undefined;
    const colgado = createCorredor({
      store: api.store,
      clock: () => api.reloj.ahora,
      log: api.opciones.log,
      tareas: {
        heredar: () =>
          new Promise<void>((resolve) => {
            soltar = resolve;
          }),
      },
    });
    const { add, corredor, find, veces } = createPrueba("heredar", () => undefined);
    await add("herencia.1");
    const primero = colgado.runOnce();
    while ((await find("herencia.1"))?.estado !== "enCurso") await new Promise((r) => setTimeout(r, 5));
    await corredor.runOnce();
    expect(veces()).toBe(0);
    api.reloj.ahora += 3 * MINUTO;
    await corredor.runOnce();
    expect(veces()).toBe(1);
    soltar();
    await primero;
  });
});
