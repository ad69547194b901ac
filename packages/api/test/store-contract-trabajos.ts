import { beforeEach, describe, expect, it } from "vitest";
import type { Ficha, Store } from "../src/store/store.ts";
import { makeApertura, makeTrabajo, write } from "./store-ejemplos.ts";

/** A minute of one morning. */
const a = (minuto: number): string => `2026-12-02T14:${String(minuto).padStart(2, "0")}:00.000Z`;

/** What jobs, records and the register of readings promise. */
export const describeTrabajos = (getStore: () => Store, reopen: () => Promise<Store>): void => {
  let store: Store;
  beforeEach(() => {
    store = getStore();
  });

  describe("los trabajos", () => {
    const claim = (minuto: number, limite = 10, durante = 5) =>
      store.claimTrabajos({ ahora: a(minuto), hasta: a(minuto + durante), limite });
    const claimIds = async (minuto: number, limite = 10) => (await claim(minuto, limite)).map(({ id }) => id);

    it("se toman cuando les toca, el más antiguo primero", async () => {
      await store.addTrabajos([3, 1, 9, 2].map((minuto) => makeTrabajo({ id: `t${minuto}`, cuando: a(minuto) })));
      expect(await claimIds(0)).toEqual([]);
      expect(await claimIds(3, 2)).toEqual(["t1", "t2"]);
      expect(await claimIds(3)).toEqual(["t3"]);
      expect(await claimIds(3)).toEqual([]);
    });

    it("dicen qué hay que hacer y cuántas veces se intentó", async () => {
      const trabajo = makeTrabajo({ datos: { caso: 7, carta: "acuse", urgente: true }, cuando: a(1) });
      await store.addTrabajos([trabajo]);
      expect(await claim(1)).toEqual([{ ...trabajo, estado: "enCurso", intentos: 1 }]);
    });

    it("dos que toman a la vez nunca reciben el mismo", async () => {
      await store.addTrabajos(Array.from({ length: 200 }, () => makeTrabajo({ cuando: a(1) })));
      const tomados = await Promise.all(Array.from({ length: 20 }, () => claimIds(2, 13)));
      const ids = tomados.flat();
      expect(ids).toHaveLength(200);
      expect(new Set(ids).size).toBe(200);
    });

    it("el mismo trabajo, agregado otra vez, es uno y sigue como estaba", async () => {
      const trabajo = makeTrabajo({ cuando: a(1) });
      await store.addTrabajos([trabajo, trabajo]);
      await claim(1);
      await store.settleTrabajo(trabajo.id, { estado: "hecho" });
      await store.addTrabajos([{ ...trabajo, cuando: a(2) }]);
      expect(await store.listTrabajos({ limite: 10 })).toEqual([{ ...trabajo, estado: "hecho", intentos: 1 }]);
      expect(await claimIds(9)).toEqual([]);
    });

    it("quien no termina a tiempo lo pierde, y ya no decide cómo terminó", async () => {
      const trabajo = makeTrabajo({ cuando: a(1) });
      await store.addTrabajos([trabajo]);
      await claim(1, 10, 5);
      expect(await claimIds(5)).toEqual([]);
      expect(await claim(6)).toMatchObject([{ id: trabajo.id, intentos: 2 }]);
      await store.settleTrabajo(trabajo.id, { estado: "hecho" });
      await store.settleTrabajo(trabajo.id, { estado: "pendiente", cuando: a(7), error: "tarde" });
      expect(await claimIds(20)).toEqual([]);
    });

    it("lo que no resultó se intenta de nuevo cuando se dijo, y lo que se dejó no", async () => {
      const [uno, otro] = [makeTrabajo({ cuando: a(1) }), makeTrabajo({ cuando: a(1) })];
      await store.addTrabajos([uno, otro]);
      await claim(1);
      await store.settleTrabajo(uno.id, { estado: "pendiente", cuando: a(8), error: "421" });
      await store.settleTrabajo(otro.id, { estado: "fallido", error: "550" });
      expect(await store.listTrabajos({ estado: "fallido", limite: 10 })).toMatchObject([
        { id: otro.id, error: "550" },
      ]);
      expect(await claimIds(7)).toEqual([]);
      expect(await claim(8)).toMatchObject([{ id: uno.id, intentos: 2, cuando: a(8), error: "421" }]);
      await store.settleTrabajo(uno.id, { estado: "hecho" });
      const [hecho] = await store.listTrabajos({ estado: "hecho", limite: 10 });
      expect(hecho).toMatchObject({ id: uno.id, intentos: 2 });
      expect(hecho).not.toHaveProperty("error");
    });

    it("siguen ahí al cerrar y abrir, también el que estaba en curso", async () => {
      const trabajo = makeTrabajo({ cuando: a(1) });
      await store.addTrabajos([trabajo]);
      await claim(1);
      store = await reopen();
      expect(await store.listTrabajos({ estado: "enCurso", limite: 10 })).toMatchObject([{ id: trabajo.id }]);
      expect(await claimIds(6)).toEqual([trabajo.id]);
    });
  });

  describe("las fichas", () => {
    const ficha = (cambio: Partial<Ficha> = {}): Omit<Ficha, "version"> => ({
      clase: "usuario",
      id: "u1",
      institucion: "sernac",
      cuando: a(1),
      datos: { nombre: "Ñandú", roles: ["ejecutivo"], nada: null },
      ...cambio,
    });

    it("vuelven como se escribieron, por su nombre y por su índice, también al cerrar y abrir", async () => {
      const escrita = ficha({ indice: "ana@example.cl" });
      expect(await store.putFicha(escrita, { version: 0 })).toEqual({ resultado: "escrito", version: 1 });
      for (const openAlguno of [() => store, reopen]) {
        const abierto = await openAlguno();
        expect(await abierto.findFicha("usuario", "u1")).toEqual({ ...escrita, version: 1 });
        expect(await abierto.findFichaByIndice("usuario", "ana@example.cl")).toEqual({ ...escrita, version: 1 });
        expect(await abierto.findFicha("proveedor", "u1")).toBeUndefined();
        expect(await abierto.findFichaByIndice("sesion", "ana@example.cl")).toBeUndefined();
      }
    });

    it("se cambian sobre la versión que se leyó: quien llega tarde sabe cuál hay", async () => {
      await store.putFicha(ficha(), { version: 0 });
      expect(await store.putFicha(ficha(), { version: 0 })).toEqual({ resultado: "atrasado", version: 1 });
      const respuestas = await Promise.all(
        ["uno", "otro"].map((nombre) => store.putFicha(ficha({ datos: { nombre } }), { version: 1 })),
      );
      expect(respuestas).toEqual([
        { resultado: "escrito", version: 2 },
        { resultado: "atrasado", version: 2 },
      ]);
      expect((await store.findFicha("usuario", "u1"))?.datos).toEqual({ nombre: "uno" });
      expect(await store.putFicha(ficha({ id: "u9" }), { version: 3 })).toEqual({ resultado: "atrasado", version: 0 });
    });

    it("dos de una clase no tienen el mismo índice; de dos clases, sí", async () => {
      await store.putFicha(ficha({ indice: "ana" }), { version: 0 });
      expect(await store.putFicha(ficha({ id: "u2", indice: "ana" }), { version: 0 })).toEqual({
        resultado: "ocupado",
      });
      expect(await store.findFicha("usuario", "u2")).toBeUndefined();
      expect((await store.putFicha(ficha({ clase: "sesion", indice: "ana" }), { version: 0 })).resultado).toBe(
        "escrito",
      );
      expect((await store.putFicha(ficha({ indice: "eva" }), { version: 1 })).resultado).toBe("escrito");
      expect((await store.putFicha(ficha({ id: "u2", indice: "ana" }), { version: 0 })).resultado).toBe("escrito");
      expect((await store.findFichaByIndice("usuario", "ana"))?.id).toBe("u2");
    });

    it("se listan por páginas, de una institución o de todas", async () => {
      for (let i = 0; i < 9; i++) {
        const institucion = ["sernac", "sercotec", "*"][i % 3] as string;
        await store.putFicha(ficha({ id: `u${i}`, institucion }), { version: 0 });
      }
      await store.putFicha(ficha({ clase: "otra", id: "x" }), { version: 0 });
      const ids = async (options: { institucion?: string; despuesDe?: string; limite: number }) =>
        (await store.listFichas({ clase: "usuario", ...options })).map(({ id }) => id);
      expect(await ids({ limite: 4 })).toEqual(["u0", "u1", "u2", "u3"]);
      expect(await ids({ limite: 9, despuesDe: "u6" })).toEqual(["u7", "u8"]);
      expect(await ids({ limite: 9, institucion: "sernac" })).toEqual(["u0", "u3", "u6"]);
      expect(await ids({ limite: 9, institucion: "*", despuesDe: "u2" })).toEqual(["u5", "u8"]);
    });

    it("se listan todas, sean pocas o muchas", async () => {
      const ids = Array.from({ length: 45 }, (_, i) => `u${String(i).padStart(2, "0")}`);
      for (const cuantas of [20, 21, 45]) {
        const faltan = ids.slice((await store.listFichas({ clase: "usuario", limite: 500 })).length, cuantas);
        await Promise.all(faltan.map((id) => store.putFicha(ficha({ id }), { version: 0 })));
        for (const limite of [1, 20, 21, 500]) {
          const leidas = await store.listFichas({ clase: "usuario", limite });
          expect(leidas.map(({ id }) => id)).toEqual(ids.slice(0, Math.min(cuantas, limite)));
        }
      }
    });

    it("borradas, no quedan, y su nombre se puede usar de nuevo", async () => {
      await store.putFicha(ficha({ indice: "ana" }), { version: 0 });
      await store.deleteFicha("usuario", "u1");
      await store.deleteFicha("usuario", "u1");
      expect(await store.findFicha("usuario", "u1")).toBeUndefined();
      expect(await store.putFicha(ficha({ indice: "ana" }), { version: 0 })).toEqual({
        resultado: "escrito",
        version: 1,
      });
    });
  });

  describe("quién leyó un caso", () => {
    it("queda anotado, lo último primero", async () => {
      const id = await write(store, makeApertura());
      const lecturas = [
        { caso: id, cuando: a(1), usuario: "ana" },
        { caso: id, cuando: a(2), usuario: "eva" },
        { caso: id, cuando: a(3), usuario: "ana" },
      ];
      await Promise.all(
        [...lecturas, { caso: id + 1, cuando: a(4), usuario: "luz" }].map((una) => store.recordLectura(una)),
      );
      expect(await store.listLecturas({ caso: id, limite: 2 })).toEqual(lecturas.toReversed().slice(0, 2));
      expect(await (await reopen()).listLecturas({ caso: id, limite: 10 })).toHaveLength(3);
    });
  });

  describe("cerrado el almacén", () => {
    it("lo que se pide de listas, trabajos y fichas se rechaza al momento", async () => {
      await store.close();
      const rechazo = { name: "StoreError", motivo: "noDisponible" };
      await expect(store.queryCasos({ institucion: "sernac" }, { limite: 1 })).rejects.toMatchObject(rechazo);
      await expect(store.findFicha("usuario", "u1")).rejects.toMatchObject(rechazo);
      await expect(store.addTrabajos([makeTrabajo()])).rejects.toMatchObject(rechazo);
      await expect(store.recordLectura({ caso: 1, cuando: a(1), usuario: "ana" })).rejects.toMatchObject(rechazo);
    });
  });
};
