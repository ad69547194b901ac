import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BroadcastChannel, Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../src/store/sqlite/open-sqlite-store.ts";
import type { Store } from "../src/store/store.ts";
import { listTodos, makeApertura, makeMensaje, plain, write } from "./store-ejemplos.ts";

const NO_DISPONIBLE = { name: "StoreError", motivo: "noDisponible" };
const SIN_ESPACIO = { name: "StoreError", motivo: "sinEspacio" };

let carpeta: string;
beforeEach(() => {
  carpeta = mkdtempSync(join(tmpdir(), "ventanilla-fallas-"));
});
afterEach(() => rmSync(carpeta, { recursive: true }));

/** Writes until the store refuses; gives what was acknowledged and the refusal. */
const fill = async (store: Store) => {
  const guardados: string[] = [];
  for (;;) {
    const apertura = makeApertura();
    try {
      await write(store, apertura);
      guardados.push(apertura.caso.folio);
    } catch (error) {
      return { guardados, rechazada: apertura, error };
    }
  }
};

const listFolios = async (store: Store) => (await listTodos(store)).map(({ caso }) => caso.folio);

describe("el disco se llena", () => {
  it("responde que no hay espacio, sigue leyendo, y recibe de nuevo cuando lo hay", async () => {
    const nombre = randomUUID();
    const store = await openSqliteStore({
      carpeta,
      createWriter: (datos) =>
        new Worker(new URL("./writer-sin-espacio.ts", import.meta.url), { workerData: { ...datos, canal: nombre } }),
    });
    const { guardados, rechazada, error } = await fill(store);
    expect(error).toMatchObject(SIN_ESPACIO);
    expect(guardados.length).toBeGreaterThan(5);
    expect(await listFolios(store)).toEqual(guardados);
    expect(await store.findEnvio(rechazada.envio.id)).toBeUndefined();

    const canal = new BroadcastChannel(nombre);
    const hayEspacio = new Promise((resolve) => {
      canal.onmessage = resolve;
    });
    canal.postMessage("hay espacio");
    await hayEspacio;
    canal.close();
    await write(store, rechazada);
    expect(await listFolios(store)).toEqual([...guardados, rechazada.caso.folio]);
    await store.close();
  });

  const mount = (punto: string) =>
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs", punto]).status === 0;
  const unmount = (punto: string) => spawnSync("umount", [punto]);
  const prueba = mkdtempSync(join(tmpdir(), "ventanilla-montaje-"));
  const canMount = process.platform === "linux" && mount(prueba);
  if (canMount) unmount(prueba);
  rmSync(prueba, { recursive: true });

  it.runIf(canMount)("en un disco de verdad tampoco se pierde nada, y sigue cuando alguien hace lugar", async () => {
    expect(mount(carpeta)).toBe(true);
    try {
      const relleno = join(carpeta, "relleno");
      writeFileSync(relleno, Buffer.alloc(1024 * 1024));
      const store = await openSqliteStore({ carpeta });
      const { guardados, rechazada, error } = await fill(store);
      expect(error).toMatchObject(SIN_ESPACIO);
      await expect(store.appendAsientos(rechazada)).rejects.toMatchObject(SIN_ESPACIO);
      expect(await listFolios(store)).toEqual(guardados);
      rmSync(relleno);
      await write(store, rechazada);
      await store.close();
      const otra = await openSqliteStore({ carpeta });
      expect(await listFolios(otra)).toEqual([...guardados, rechazada.caso.folio]);
      await otra.close();
    } finally {
      unmount(carpeta);
    }
  });
});

describe("el hilo que escribe muere", () => {
  const openConHilos = async (opciones: { fallan?: number[]; maximoPendientes?: number } = {}) => {
    const hilos: Worker[] = [];
    const store = await openSqliteStore({
      carpeta,
      ...(opciones.maximoPendientes && { maximoPendientes: opciones.maximoPendientes }),
      createWriter: (workerData) => {
        const falla = opciones.fallan?.includes(hilos.length);
        const hilo = falla
          ? new Worker("throw new Error('no abre')", { eval: true })
          : new Worker(new URL("../src/store/sqlite/writer.ts", import.meta.url), { workerData });
        hilos.push(hilo);
        return hilo;
      },
    });
    return { store, hilos };
  };

  it("lo que esperaba se rechaza, lo confirmado queda, y otro hilo toma su lugar", async () => {
    const { store, hilos } = await openConHilos();
    const previo = makeApertura();
    const id = await write(store, previo);
    const pendientes = Array.from({ length: 200 }, () => makeApertura());
    const respuestas = pendientes.map((apertura) => store.appendAsientos(apertura).catch((error: unknown) => error));
    await hilos[0]?.terminate();
    for (const respuesta of await Promise.all(respuestas)) expect(respuesta).toMatchObject(NO_DISPONIBLE);

    // The same submissions again: what the dead thread may have written is not written twice.
    const repetidas = await Promise.all(pendientes.map((apertura) => store.appendAsientos(apertura)));
    expect(repetidas.every(({ resultado }) => ["escrito", "repetido"].includes(resultado))).toBe(true);
    expect(new Set(await listFolios(store)).size).toBe(201);
    await write(store, makeMensaje({ caso: previo.caso }));
    expect(await store.listAsientos(id)).toHaveLength(2);
    expect(hilos).toHaveLength(2);
    await store.close();
  });

  it("si el siguiente no abre, se rechaza al momento y se vuelve a intentar sin reinicio", async () => {
    const { store, hilos } = await openConHilos({ fallan: [1, 2] });
    const apertura = makeApertura();
    await write(store, apertura);
    await hilos[0]?.terminate();
    await expect(store.checkEscritura()).rejects.toMatchObject(NO_DISPONIBLE);
    expect(plain((await store.findCasoByFolio(apertura.caso.folio))?.caso)).toEqual(apertura.caso);
    await expect
      .poll(
        () =>
          store.checkEscritura().then(
            () => "recibe",
            () => "rechaza",
          ),
        { timeout: 5_000 },
      )
      .toBe("recibe");
    expect(hilos).toHaveLength(4);
    await store.close();
  });

  it("si el primero no abre, no hay almacén y se dice por qué", async () => {
    await expect(openConHilos({ fallan: [0] })).rejects.toThrow("no abre");
  });

  it("cerrar justo después de una muerte no se queda esperando", async () => {
    const { store, hilos } = await openConHilos({ fallan: [1] });
    await hilos[0]?.terminate();
    await store.close();
    await expect(store.checkEscritura()).rejects.toMatchObject(NO_DISPONIBLE);
  });

  it("lo que no cabe en la cola se rechaza al momento, y lo que cabía se escribe", async () => {
    const { store } = await openConHilos({ maximoPendientes: 10 });
    const respuestas = await Promise.allSettled(Array.from({ length: 25 }, () => store.appendAsientos(makeApertura())));
    expect(respuestas.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 10 }, () => "fulfilled"),
      ...Array.from({ length: 15 }, () => "rejected"),
    ]);
    for (const respuesta of respuestas.slice(10)) expect(respuesta).toMatchObject({ reason: NO_DISPONIBLE });
    expect(await listTodos(store)).toHaveLength(10);
    await write(store, makeApertura());
    await store.close();
  });
});
