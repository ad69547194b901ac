import { beforeEach, describe, expect, it } from "vitest";
import type { Caso } from "../src/caso/caso.ts";
import type { Cifra } from "../src/cifras/cifra.ts";
import type { SeleccionDeAbiertos, SeleccionDeCifras, Store } from "../src/store/store.ts";
import { makeApertura, makeCambio, makeMensaje, write } from "./store-ejemplos.ts";

const ingreso = (fecha: string, clave: string, n = 1): Cifra => ({ familia: "puntos", fecha, clave, n });
const TODO = { grano: "mes", desde: "2026-01", hasta: "2027-12" } as const;
const DICIEMBRE = { grano: "dia", desde: "2026-12-01", hasta: "2026-12-31" } as const;

/** What figures promise: they are of what was written, all of it and nothing else. */
export const describeCifras = (getStore: () => Store): void => {
  let store: Store;
  beforeEach(() => {
    store = getStore();
  });
  const sum = async (seleccion: Partial<SeleccionDeCifras> = {}) => {
    const sumas = await store.sumCifras({ institucion: "sernac", familia: "puntos", tramos: [TODO], ...seleccion });
    return Object.fromEntries(sumas.map(({ periodo, clave, n }) => [periodo ? `${periodo} ${clave}` : clave, n]));
  };

  describe("las cifras", () => {
    beforeEach(async () => {
      const cifras = [
        ingreso("2026-11-30", "ingreso|p-1|consulta"),
        ingreso("2026-12-01", "ingreso|p-1|consulta"),
        ingreso("2026-12-02", "ingreso|p-1|reclamo"),
        ingreso("2026-12-02", "ingreso|p-10|reclamo"),
        ingreso("2026-12-31", "ingreso|p-1|consulta", 3),
        ingreso("2027-01-01", "fuera|p-1|consulta"),
      ];
      await Promise.all(cifras.map((cifra) => write(store, { ...makeApertura(), cifras: [cifra] })));
    });

    it("se suman por días y por meses, juntas o aparte, todas o las que comienzan igual", async () => {
      expect(await sum({ tramos: [DICIEMBRE] })).toEqual({
        "ingreso|p-1|consulta": 4,
        "ingreso|p-1|reclamo": 1,
        "ingreso|p-10|reclamo": 1,
      });
      expect(await sum({ tramos: [{ grano: "mes", desde: "2026-12", hasta: "2026-12" }] })).toEqual(
        await sum({ tramos: [DICIEMBRE] }),
      );
      const mezcla = [
        { grano: "dia", desde: "2026-11-30", hasta: "2026-11-30" },
        { grano: "mes", desde: "2026-12", hasta: "2026-12" },
        { grano: "dia", desde: "2027-01-01", hasta: "2027-01-01" },
      ] as const;
      expect(await sum({ tramos: mezcla })).toEqual(await sum());
      expect(await sum({ tramos: [] })).toEqual({});
      expect(await sum({ tramos: [{ grano: "dia", desde: "2026-12-31", hasta: "2026-12-01" }] })).toEqual({});

      expect(await sum({ prefijo: "ingreso|p-1|" })).toEqual({ "ingreso|p-1|consulta": 5, "ingreso|p-1|reclamo": 1 });
      expect(await sum({ prefijo: "ingreso|p-1|", tramos: [DICIEMBRE] })).toEqual({
        "ingreso|p-1|consulta": 4,
        "ingreso|p-1|reclamo": 1,
      });
      expect(await sum({ prefijo: "ingreso|p-2|" })).toEqual({});

      expect(await sum({ porPeriodo: true, prefijo: "ingreso|p-1|" })).toEqual({
        "2026-11 ingreso|p-1|consulta": 1,
        "2026-12 ingreso|p-1|consulta": 4,
        "2026-12 ingreso|p-1|reclamo": 1,
      });
      expect(await sum({ porPeriodo: true, tramos: [{ ...DICIEMBRE, hasta: "2026-12-02" }] })).toEqual({
        "2026-12-01 ingreso|p-1|consulta": 1,
        "2026-12-02 ingreso|p-1|reclamo": 1,
        "2026-12-02 ingreso|p-10|reclamo": 1,
      });

      // One sum of each, whatever the keys; a key that ends alike only by letters is another one.
      expect(await sum({ porPeriodo: "suma" })).toEqual({ "2026-11 ": 1, "2026-12 ": 6, "2027-01 ": 1 });
      expect(await sum({ porPeriodo: "suma", sufijo: "|reclamo", tramos: [DICIEMBRE] })).toEqual({ "2026-12-02 ": 2 });
      expect(await sum({ prefijo: "ingreso|", porPeriodo: "suma", sufijo: "|consulta" })).toEqual({
        "2026-11 ": 1,
        "2026-12 ": 4,
      });
      expect(await sum({ sufijo: "|amo" })).toEqual({});

      expect(await sum({ institucion: "sercotec" })).toEqual({});
      expect(await sum({ familia: "comunas" })).toEqual({});
    });

    it("no cuentan lo que no se escribió: descontado, repetido, con el folio ocupado, atrasado o malo", async () => {
      const menos = { ...makeApertura(), cifras: [ingreso("2026-12-02", "ingreso|p-10|reclamo", -1)] };
      await write(store, menos);
      expect(await sum({ prefijo: "ingreso|p-10|" })).toEqual({});
      expect(await sum({ prefijo: "ingreso|p-10|", porPeriodo: true, tramos: [DICIEMBRE] })).toEqual({});

      const antes = await sum();
      const cifras = [ingreso("2026-12-02", "ingreso|p-9|consulta")];
      const una = { ...makeApertura(), cifras };
      const respuestas = await Promise.all(
        [
          una,
          una,
          { ...makeApertura({ folio: una.caso.folio }), cifras },
          { ...makeMensaje({ caso: { ...una.caso, version: 7 } }), cifras },
        ].map((escritura) => store.appendAsientos(escritura)),
      );
      expect(respuestas.map(({ resultado }) => resultado)).toEqual(["escrito", "repetido", "folioOcupado", "atrasado"]);
      expect(await sum()).toEqual({ ...antes, "ingreso|p-9|consulta": 1 });

      const make = () => ({ ...makeApertura(), cifras: [ingreso("2026-12-02", "ingreso|p-8|consulta")] });
      const mala = make();
      mala.asientos = mala.asientos.map((asiento) => ({ ...asiento, tipo: null as never }));
      const grupo = [make(), make(), mala, make()].map((escritura) => store.appendAsientos(escritura));
      const fines = await Promise.allSettled(grupo);
      expect(fines.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
      expect(await sum({ prefijo: "ingreso|p-8|" })).toEqual({ "ingreso|p-8|consulta": 3 });
    });
  });

  describe("los casos abiertos, por lo que tienen en común", () => {
    const HOY = { institucion: "sernac", hoy: "2027-01-10", avisa: "2027-01-12" };
    const group = async (seleccion: Pick<SeleccionDeAbiertos, "por"> & Partial<SeleccionDeAbiertos>) =>
      (await store.groupAbiertos({ ...HOY, ...seleccion })).sort((a, b) =>
        JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
      );
    /** All at once: what is written together is one transaction. */
    const open = async (...casos: [vence: string, cambio?: Partial<Caso>][]) => {
      await Promise.all(
        casos.flatMap(([vence, cambio]) => {
          const apertura = makeApertura();
          const plazo = { dias: 25, unidad: "habiles", vence } as const;
          return [apertura, makeCambio(apertura.caso, { plazo, region: "13", ...cambio })].map((una) =>
            write(store, una),
          );
        }),
      );
    };

    it("se cuentan por su plazo a ese día: el que vence hoy todavía no está fuera", async () => {
      await open(
        ["2027-01-09"],
        ["2027-01-10"],
        ["2027-01-12"],
        ["2027-01-13"],
        ["2027-01-09", { estado: "cerrado" }],
        ["2027-01-13", { institucion: "sercotec" }],
      );
      expect(await group({ por: [] })).toEqual([
        { plazo: "en-plazo", n: 1 },
        { plazo: "fuera", n: 1 },
        { plazo: "por-vencer", n: 2 },
      ]);
      expect(await group({ por: [], institucion: "sercotec" })).toEqual([{ plazo: "en-plazo", n: 1 }]);
    });

    it("se cuentan aparte por lo que se pida, también lo que no tiene ninguno, y dentro de un filtro", async () => {
      await open(
        ["2027-01-09", { unidad: "dr-maule", responsable: "ana" }],
        ["2027-01-09", { unidad: "dr-maule" }],
        ["2027-01-09", { unidad: "dr-nuble", region: "16", tipo: "consulta" }],
      );
      expect(await group({ por: ["unidad"] })).toEqual([
        { unidad: "dr-maule", plazo: "fuera", n: 2 },
        { unidad: "dr-nuble", plazo: "fuera", n: 1 },
      ]);
      expect(await group({ por: ["responsable"], filtro: { unidad: "dr-maule" } })).toEqual([
        { responsable: "ana", plazo: "fuera", n: 1 },
        { responsable: null, plazo: "fuera", n: 1 },
      ]);
      expect(await group({ por: ["tipo", "region"], filtro: { region: "16", tipo: "consulta" } })).toEqual([
        { tipo: "consulta", region: "16", plazo: "fuera", n: 1 },
      ]);
    });
  });
};
