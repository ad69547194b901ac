import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Caso } from "../src/caso/caso.ts";
import type { PuntoDeLista, SeleccionDeCasos, Store } from "../src/store/store.ts";
import { makeApertura, makeCambio, write } from "./store-ejemplos.ts";

const SERNAC: SeleccionDeCasos = { institucion: "sernac" };

/** A day of January 2027. */
const dia = (n: number): string => `2027-01-${String(n).padStart(2, "0")}`;

const venceEl = (n: number): Pick<Caso, "plazo"> => ({ plazo: { dias: 25, unidad: "habiles", vence: dia(n) } });

/** Opens a case and takes it to another fold by a second entry, as an order does. */
const openCaso = async (store: Store, cambio: Partial<Caso> = {}) => {
  const apertura = makeApertura();
  const id = await write(store, apertura);
  const cambiado = makeCambio(apertura.caso, cambio);
  await write(store, cambiado);
  return { id, caso: cambiado.caso };
};

const listFolios = async (store: Store, seleccion: SeleccionDeCasos, limite = 100): Promise<string[]> =>
  (await store.queryCasos(seleccion, { limite })).map(({ caso }) => caso.folio);

/** What the lists of the officers' side promise. */
export const describeListas = (getStore: () => Store): void => {
  describe("la lista de casos", () => {
    it("va por fecha de vencimiento, y entre iguales por orden de ingreso", async () => {
      const store = getStore();
      const folios: [number, string][] = [];
      for (const n of [9, 3, 9, 1, 3]) folios.push([n, (await openCaso(store, venceEl(n))).caso.folio]);
      const esperado = [1, 3, 9].flatMap((n) => folios.filter(([suyo]) => suyo === n).map(([, folio]) => folio));
      expect(await listFolios(store, SERNAC)).toEqual(esperado);
    });

    it("muestra un caso apenas se acusa recibo, sin esperar a que alguien lo abra", async () => {
      const apertura = makeApertura();
      const id = await write(getStore(), apertura);
      const [primero] = await getStore().queryCasos({ ...SERNAC, abierto: true }, { limite: 1 });
      expect(primero).toMatchObject({ id, caso: apertura.caso });
    });

    it("no mezcla instituciones", async () => {
      const store = getStore();
      await openCaso(store);
      const ajeno = await openCaso(store, { institucion: "sercotec" });
      expect(await listFolios(store, { institucion: "sercotec" })).toEqual([ajeno.caso.folio]);
      expect(await listFolios(store, { institucion: "otra" })).toEqual([]);
    });

    const FILTROS: [string, SeleccionDeCasos, Partial<Caso>, Partial<Caso>][] = [
      ["los abiertos", { ...SERNAC, abierto: true }, { estado: "porVisar" }, { estado: "cerrado" }],
      ["los cerrados", { ...SERNAC, abierto: false }, { estado: "cerrado" }, { estado: "derivado" }],
      ["los de un estado", { ...SERNAC, estado: "porVisar" }, { estado: "porVisar" }, { estado: "enGestion" }],
      ["los de un tipo", { ...SERNAC, tipo: "consulta" }, { tipo: "consulta" }, {}],
      ["los de una etapa", { ...SERNAC, etapa: "judicial" }, { etapa: "judicial" }, {}],
      ["los de una región", { ...SERNAC, region: "05" }, { region: "05" }, { region: "13" }],
      ["los de una unidad", { ...SERNAC, unidad: "dr-maule" }, { unidad: "dr-maule" }, { unidad: "dr-nuble" }],
      ["los de un canal", { ...SERNAC, canal: "telefonico" }, { canal: "telefonico" }, {}],
      ["los de un punto", { ...SERNAC, punto: "biblio-1" }, { punto: "biblio-1" }, { punto: "biblio-2" }],
      ["los de una persona", { ...SERNAC, responsable: "ana" }, { responsable: "ana" }, { responsable: "eva" }],
      [
        "los cerrados de una persona",
        { ...SERNAC, abierto: false, responsable: "ana" },
        { estado: "cerrado", responsable: "ana" },
        { responsable: "ana" },
      ],
      ["los de nadie", { ...SERNAC, responsable: null }, {}, { responsable: "ana" }],
      ["los de una materia y lo que hay bajo ella", { ...SERNAC, materia: "comercio" }, {}, { materia: "comercios" }],
      ["los de una materia exacta", { ...SERNAC, materia: "comercio.garantia" }, {}, { materia: "comercio.garantias" }],
      ["los que tienen mensajes nuevos", { ...SERNAC, mensajesNuevos: true }, { mensajesNuevos: 2 }, {}],
      ["los que no los tienen", { ...SERNAC, mensajesNuevos: false }, {}, { mensajesNuevos: 1 }],
      [
        "los abiertos con mensajes",
        { ...SERNAC, abierto: true, mensajesNuevos: true },
        { mensajesNuevos: 1 },
        { estado: "cerrado", mensajesNuevos: 1 },
      ],
      [
        "los que vencen entre dos fechas",
        { ...SERNAC, venceDesde: dia(5), venceHasta: dia(7) },
        venceEl(7),
        venceEl(8),
      ],
      [
        "los recibidos desde un instante",
        { ...SERNAC, recibidoDesde: "2026-12-03" },
        { recibidoEn: "2026-12-03T00:00:00.000Z" },
        {},
      ],
      [
        "los recibidos antes de otro",
        { ...SERNAC, recibidoAntesDe: "2026-12-02T14:00:00.001Z" },
        {},
        { recibidoEn: "2026-12-02T14:00:00.001Z" },
      ],
      [
        "los que cumplen todo a la vez",
        { ...SERNAC, region: "05", tipo: "consulta" },
        { region: "05", tipo: "consulta" },
        { region: "05" },
      ],
    ];
    it.each(FILTROS)("da solo %s", async (_, seleccion, dentro, fuera) => {
      const store = getStore();
      const esperado = [await openCaso(store, dentro), await openCaso(store, dentro)];
      await openCaso(store, fuera);
      expect(await listFolios(store, seleccion)).toEqual(esperado.map(({ caso }) => caso.folio));
    });

    it("no da nada donde lo pedido se contradice", async () => {
      const store = getStore();
      await openCaso(store, { estado: "cerrado" });
      expect(await listFolios(store, { ...SERNAC, abierto: true, estado: "cerrado" })).toEqual([]);
      expect(await listFolios(store, { ...SERNAC, abierto: false, estado: "enGestion", mensajesNuevos: true })).toEqual(
        [],
      );
    });

    it("sigue al caso cuando cambia: sale de una lista y entra en la otra", async () => {
      const store = getStore();
      const { caso } = await openCaso(store, { responsable: "ana" });
      const cerrado = makeCambio(caso, { estado: "cerrado" });
      await write(store, cerrado);
      expect(await listFolios(store, { ...SERNAC, responsable: "ana", abierto: true })).toEqual([]);
      expect(await listFolios(store, { ...SERNAC, abierto: false })).toEqual([caso.folio]);
      await write(store, makeCambio(cerrado.caso, { estado: "enGestion", responsable: "eva" }));
      expect(await listFolios(store, { ...SERNAC, responsable: "eva", abierto: true })).toEqual([caso.folio]);
      expect(await listFolios(store, { ...SERNAC, abierto: false })).toEqual([]);
    });

    it("por páginas, no salta ni repite ningún caso aunque otros cambien entre medio", async () => {
      const store = getStore();
      const abiertos = [];
      for (let i = 0; i < 30; i++)
        abiertos.push(await openCaso(store, { ...venceEl(1 + (i % 5)), responsable: "ana" }));
      const quietos = abiertos.filter((_, i) => i % 3 !== 0).map(({ caso }) => caso.folio);
      const vistos: string[] = [];
      let despuesDe: PuntoDeLista | undefined;
      for (let pagina = 0; ; pagina++) {
        const casos = await store.queryCasos(
          { ...SERNAC, responsable: "ana" },
          { limite: 4, ...(despuesDe && { despuesDe }) },
        );
        vistos.push(...casos.map(({ caso }) => caso.folio));
        const ultimo = casos.at(-1);
        if (!ultimo) break;
        despuesDe = { vence: ultimo.caso.plazo.vence, id: ultimo.id };
        // While somebody reads, one is closed, one goes to another officer, one more comes.
        const [uno, otro] = [abiertos[pagina * 6], abiertos[pagina * 6 + 3]];
        if (uno) await write(store, makeCambio(uno.caso, { estado: "cerrado" }));
        if (otro) await write(store, makeCambio(otro.caso, { responsable: "eva" }));
        await openCaso(store, { ...venceEl(3), responsable: "eva" });
      }
      expect(new Set(vistos).size).toBe(vistos.length);
      expect(vistos).toEqual(expect.arrayContaining(quietos));
    });

    it("junta abiertos y cerrados en un solo orden", async () => {
      const store = getStore();
      const casos = [];
      for (let i = 1; i <= 9; i++) {
        casos.push(await openCaso(store, { ...venceEl(i), estado: i % 2 ? "cerrado" : "enGestion" }));
      }
      const folios = casos.map(({ caso }) => caso.folio);
      expect(await listFolios(store, SERNAC, 5)).toEqual(folios.slice(0, 5));
      const quinto = casos[4] as (typeof casos)[number];
      const resto = await store.queryCasos(SERNAC, { despuesDe: { vence: dia(5), id: quinto.id }, limite: 100 });
      expect(resto.map(({ caso }) => caso.folio)).toEqual(folios.slice(5));
    });
  });

  describe("lo derivado a una institución", () => {
    const rama = (cambio: Partial<NonNullable<Caso["derivaciones"]>[number]> = {}) => ({
      n: 2,
      institucion: "sercotec",
      nombre: "Sercotec",
      externa: false,
      parcial: true,
      estado: "enviada" as const,
      vence: dia(20),
      ...cambio,
    });
    const RECIBIDAS: SeleccionDeCasos = { institucion: "sercotec", recibidas: true };

    it("está en su lista mientras no lo responda o devuelva, y sigue en la de quien lo envió", async () => {
      const store = getStore();
      const { caso } = await openCaso(store, { derivaciones: [rama()] });
      expect(await listFolios(store, RECIBIDAS)).toEqual([caso.folio]);
      expect(await listFolios(store, SERNAC)).toEqual([caso.folio]);
      expect(await listFolios(store, { institucion: "sercotec" })).toEqual([]);
      const recibido = makeCambio(caso, { derivaciones: [rama({ estado: "recibida" })] });
      await write(store, recibido);
      expect(await listFolios(store, { ...RECIBIDAS, abierto: true, tipo: "reclamo" })).toEqual([caso.folio]);
      await write(store, makeCambio(recibido.caso, { derivaciones: [rama({ estado: "respondida" })] }));
      expect(await listFolios(store, RECIBIDAS)).toEqual([]);
    });

    it("no incluye lo que se derivó fuera de esta instalación", async () => {
      const store = getStore();
      await openCaso(store, { derivaciones: [rama({ externa: true })] });
      expect(await listFolios(store, RECIBIDAS)).toEqual([]);
    });

    it("vuelve a estar si se le deriva otra vez, y una sola vez si son dos ramas", async () => {
      const store = getStore();
      const { caso } = await openCaso(store, { derivaciones: [rama({ estado: "devuelta" })] });
      const otra = makeCambio(caso, { derivaciones: [rama({ estado: "devuelta" }), rama({ n: 3 }), rama({ n: 3 })] });
      await write(store, otra);
      expect(await listFolios(store, RECIBIDAS)).toEqual([caso.folio]);
    });
  });

  describe("la carga de cada persona", () => {
    it("cuenta sus casos abiertos, también donde no tiene ninguno", async () => {
      const store = getStore();
      for (const responsable of ["ana", "ana", "eva"]) await openCaso(store, { responsable });
      await openCaso(store, { responsable: "ana", estado: "cerrado" });
      await openCaso(store, { responsable: "ana", institucion: "sercotec" });
      const cuentas = await store.countAbiertos({ institucion: "sernac", responsables: ["ana", "luz"] });
      expect([...cuentas]).toEqual([
        ["ana", 2],
        ["luz", 0],
      ]);
    });
  });

  describe("la clave que se vuelve a entregar", () => {
    it("abre el caso, y la anterior deja de abrirlo en el mismo momento", async () => {
      const store = getStore();
      const apertura = makeApertura();
      const id = await write(store, apertura);
      const accesoNuevo = randomBytes(32);
      await write(store, { ...makeCambio(apertura.caso, {}), accesoNuevo });
      expect((await store.findCasoByAcceso(accesoNuevo))?.id).toBe(id);
      expect(await store.findCasoByAcceso(apertura.apertura.acceso)).toBeUndefined();
    });

    it("no cambia si otro escribió primero", async () => {
      const store = getStore();
      const apertura = makeApertura();
      const id = await write(store, apertura);
      await write(store, makeCambio(apertura.caso, {}));
      const accesoNuevo = randomBytes(32);
      const tarde = await store.appendAsientos({ ...makeCambio(apertura.caso, {}), accesoNuevo });
      expect(tarde.resultado).toBe("atrasado");
      expect(await store.findCasoByAcceso(accesoNuevo)).toBeUndefined();
      expect((await store.findCasoByAcceso(apertura.apertura.acceso))?.id).toBe(id);
    });

    it("no vuelve a abrir el caso de una persona que fue borrada", async () => {
      const store = getStore();
      const apertura = makeApertura();
      const id = await write(store, apertura);
      await store.destroyLlave(id);
      const accesoNuevo = randomBytes(32);
      await write(store, { ...makeCambio(apertura.caso, {}), accesoNuevo });
      expect(await store.findCasoByAcceso(accesoNuevo)).toBeUndefined();
    });
  });
};
