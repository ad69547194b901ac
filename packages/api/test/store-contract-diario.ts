import { randomBytes } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../src/store/store.ts";
import { makeApertura, makeCambio, makeMensaje, makeToken, makeTrabajo, plain, write } from "./store-ejemplos.ts";

/** What following the journal and searching promise. */
export const describeDiario = (getStore: () => Store, reopen: () => Promise<Store>): void => {
  let store: Store;
  beforeEach(() => {
    store = getStore();
  });
  const readTodo = async (desde: Store, despuesDe = 0) => desde.readDiario({ despuesDe, limite: 1_000 });

  describe("el diario de todos los asientos", () => {
    it("los da en el orden en que se escribieron, con su caso como está ahora", async () => {
      const una = makeApertura();
      const otra = makeApertura();
      const id = await write(store, una);
      await write(store, otra);
      const mensaje = makeMensaje({ caso: una.caso, cuantos: 2 });
      await write(store, mensaje);
      const diario = await readTodo(store);
      expect(plain(diario.map(({ asiento }) => asiento))).toEqual(
        plain([...una.asientos, ...otra.asientos, ...mensaje.asientos]),
      );
      expect(diario.map(({ caso }) => caso.caso.folio)).toEqual([una, otra, una, una].map(({ caso }) => caso.folio));
      expect(plain(diario[0]?.caso)).toEqual(plain({ id, caso: mensaje.caso, cabeza: mensaje.asientos[1]?.enlace }));
    });

    it("por tramos, da cada asiento una vez, mientras entran otros", async () => {
      const leidos: number[] = [];
      const aperturas = Array.from({ length: 300 }, () => makeApertura());
      const escritos = Promise.all(aperturas.map((apertura) => write(store, apertura)));
      let despuesDe = 0;
      while (leidos.length < 300) {
        const tramo = await store.readDiario({ despuesDe, limite: 7 });
        leidos.push(...tramo.map(({ caso }) => caso.id));
        despuesDe = tramo.at(-1)?.posicion ?? despuesDe;
      }
      expect(leidos).toEqual([...new Set(leidos)]);
      expect(new Set(leidos)).toEqual(new Set(await escritos));
    });

    it("da de una vez tantos como se le piden", async () => {
      await write(store, makeApertura());
      const { caso } = makeApertura();
      const largo = makeApertura({ folio: caso.folio });
      await write(store, largo);
      await write(store, makeMensaje({ caso: largo.caso, cuantos: 250 }));
      expect(await store.readDiario({ despuesDe: 0, limite: 240 })).toHaveLength(240);
      expect(await readTodo(store)).toHaveLength(252);
      expect(await readTodo(store, (await readTodo(store)).at(-1)?.posicion)).toEqual([]);
    });

    it("conserva los lugares al cerrar y abrir", async () => {
      await write(store, makeApertura());
      const antes = await readTodo(store);
      expect(plain(await readTodo(await reopen()))).toEqual(plain(antes));
    });
  });

  describe("quien sigue el diario", () => {
    it("parte en cero y queda donde dijo, cada uno por su lado, también al cerrar y abrir", async () => {
      expect(await store.findPosicion("cartero")).toBe(0);
      await store.advance({ lector: "cartero", hasta: 12 });
      await store.advance({ lector: "indice", hasta: 3 });
      for (const openAlguno of [() => store, reopen]) {
        const abierto = await openAlguno();
        expect(await abierto.findPosicion("cartero")).toBe(12);
        expect(await abierto.findPosicion("indice")).toBe(3);
      }
    });

    it("deja sus trabajos y su lugar juntos: si algo falla no queda ninguno", async () => {
      const malo = { ...makeTrabajo(), tipo: null as never };
      await expect(store.advance({ lector: "cartero", hasta: 5, trabajos: [makeTrabajo(), malo] })).rejects.toThrow();
      expect(await store.findPosicion("cartero")).toBe(0);
      expect(await store.listTrabajos({ limite: 10 })).toEqual([]);
    });

    it("repetido tras un corte no deja nada dos veces ni retrocede", async () => {
      const id = await write(store, makeApertura());
      const trabajo = makeTrabajo();
      const avance = {
        lector: "indice",
        hasta: 5,
        trabajos: [trabajo],
        fichasDeBusqueda: [{ caso: id, tokens: [makeToken("a")] }],
      };
      await store.advance(avance);
      await store.advance(avance);
      await store.advance({ ...avance, hasta: 4, trabajos: [makeTrabajo()] });
      expect(await store.findPosicion("indice")).toBe(5);
      expect(await store.listTrabajos({ limite: 10 })).toHaveLength(1);
      expect(await store.searchCasos({ tokens: [makeToken("a")], limite: 10 })).toHaveLength(1);
    });
  });

  describe("buscar", () => {
    let hasta = 0;
    beforeEach(() => {
      hasta = 0;
    });
    const addTokens = (...fichas: [caso: number, palabras: string][]) =>
      store.advance({
        lector: "indice",
        hasta: ++hasta,
        fichasDeBusqueda: fichas.map(([caso, palabras]) => ({ caso, tokens: palabras.split(" ").map(makeToken) })),
      });
    const search = async (palabras: string, options: { institucion?: string; limite?: number } = {}) => {
      const tokens = palabras.split(" ").filter(Boolean).map(makeToken);
      return (await store.searchCasos({ tokens, limite: 10, ...options })).map(({ id }) => id);
    };
    const openCasos = async (cuantos: number) => {
      const ids = [];
      for (let i = 0; i < cuantos; i++) ids.push(await write(store, makeApertura()));
      return ids as [number, number, ...number[]];
    };

    it("da los casos que tienen todas las palabras, el último primero", async () => {
      const [uno, dos, tres] = await openCasos(3);
      await addTokens([uno, "juan perez hervidor"], [dos, "juan soto"], [tres as number, "perez juan"]);
      expect(await search("juan")).toEqual([tres, dos, uno]);
      expect(await search("juan perez")).toEqual([tres, uno]);
      expect(await search("juan", { limite: 2 })).toEqual([tres, dos]);
      expect(await search("juan lopez")).toEqual([]);
      expect(await search("")).toEqual([]);
    });

    it("junta lo que dicen varios asientos de un caso, en cualquier orden", async () => {
      const [uno, dos] = await openCasos(2);
      await addTokens([dos, "boleta"], [uno, "juan"]);
      await addTokens([uno, "juan boleta"], [dos, "juan"], [uno, "garantia"]);
      expect(await search("juan boleta")).toEqual([dos, uno]);
      expect(await search("boleta garantia juan")).toEqual([uno]);
    });

    it("dentro de una institución, con lo que otra le derivó", async () => {
      const [suyo, ajeno] = await openCasos(2);
      const apertura = makeApertura();
      const derivado = await write(store, apertura);
      const deSercotec = makeApertura();
      deSercotec.caso.institucion = "sercotec";
      const propio = await write(store, deSercotec);
      const rama = { n: 2, institucion: "sercotec", nombre: "", externa: false, parcial: true, vence: "2027-01-01" };
      await write(store, makeCambio(apertura.caso, { derivaciones: [{ ...rama, estado: "enviada" }] }));
      await addTokens([suyo, "juan"], [ajeno, "juan"], [derivado, "juan"], [propio, "juan"]);
      expect(await search("juan", { institucion: "sercotec" })).toEqual([propio, derivado]);
      expect(await search("juan", { institucion: "sernac" })).toEqual([derivado, ajeno, suyo]);
      expect(await search("juan", { institucion: "otra" })).toEqual([]);
    });

    it("dentro de una institución pequeña, aunque otra tenga miles de casos con lo mismo", async () => {
      const makeDe = (institucion: string) => {
        const apertura = makeApertura();
        apertura.caso.institucion = institucion;
        return write(store, apertura);
      };
      const [antiguo, ...otros] = await Promise.all([
        makeDe("sercotec"),
        ...Array.from({ length: 1_500 }, () => makeDe("sernac")),
      ]);
      await addTokens(...[antiguo, ...otros].map((id): [number, string] => [id, "juan"]));
      expect(await search("juan", { institucion: "sercotec" })).toEqual([antiguo]);
      expect(await search("juan", { institucion: "sernac", limite: 2 })).toEqual(otros.reverse().slice(0, 2));
    });

    it("no encuentra a quien fue borrado, ni lo que llegue tarde de su caso", async () => {
      const [uno, dos] = await openCasos(2);
      await addTokens([uno, "juan perez"], [dos, "juan"]);
      await addTokens([uno, "hervidor"]);
      await store.destroyLlave(uno);
      await addTokens([uno, "tardio"], [999, "tardio"]);
      for (const palabras of ["perez", "hervidor", "tardio"]) expect(await search(palabras)).toEqual([]);
      expect(await search("juan")).toEqual([dos]);
      store = await reopen();
      expect(await search("juan")).toEqual([dos]);
    });

    it("no acepta palabras que no sean de 8 bytes", async () => {
      const [uno] = await openCasos(1);
      const avance = { lector: "indice", hasta: 1, fichasDeBusqueda: [{ caso: uno, tokens: [randomBytes(7)] }] };
      await expect(store.advance(avance)).rejects.toBeInstanceOf(TypeError);
    });
  });
};
