import { beforeEach, describe, expect, it } from "vitest";
import type { Cifra } from "../src/cifras/cifra.ts";
import type { SeleccionDeCifras, Store } from "../src/store/store.ts";
import { makeApertura, makeMensaje, write } from "./store-ejemplos.ts";

const ingreso = (fecha: string, clave: string, n = 1): Cifra => ({ familia: "puntos", ambito: "", fecha, clave, n });
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
    return Object.fromEntries(
      sumas.map(({ ambito, periodo, clave, n }) => [`${ambito} ${periodo} ${clave}`.trim(), n]),
    );
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

      expect(await sum({ por: ["clave", "periodo"], prefijo: "ingreso|p-1|" })).toEqual({
        "2026-11 ingreso|p-1|consulta": 1,
        "2026-12 ingreso|p-1|consulta": 4,
        "2026-12 ingreso|p-1|reclamo": 1,
      });
      expect(await sum({ por: ["clave", "periodo"], tramos: [{ ...DICIEMBRE, hasta: "2026-12-02" }] })).toEqual({
        "2026-12-01 ingreso|p-1|consulta": 1,
        "2026-12-02 ingreso|p-1|reclamo": 1,
        "2026-12-02 ingreso|p-10|reclamo": 1,
      });

      // One sum of each, whatever the keys, or of all.
      expect(await sum({ por: ["periodo"] })).toEqual({ "2026-11": 1, "2026-12": 6, "2027-01": 1 });
      expect(await sum({ por: ["periodo"], prefijo: "ingreso|p-10|" })).toEqual({ "2026-12": 1 });
      expect(await sum({ por: [] })).toEqual({ "": 8 });

      // A month less what it has too much is what is left of it.
      const desdeEl2 = [
        { grano: "mes", desde: "2026-12", hasta: "2026-12" },
        { grano: "dia", desde: "2026-12-01", hasta: "2026-12-01", resta: true },
      ] as const;
      expect(await sum({ tramos: desdeEl2 })).toEqual(await sum({ tramos: [{ ...DICIEMBRE, desde: "2026-12-02" }] }));

      // What is taken away meets what it is taken from, also where months are apart: nothing of it is left to be seen.
      const desdeEl3 = [desdeEl2[0], { ...desdeEl2[1], hasta: "2026-12-02" }];
      expect(await sum({ tramos: desdeEl3, por: ["clave", "periodo"] })).toEqual({ "2026-12 ingreso|p-1|consulta": 3 });

      expect(await sum({ institucion: "sercotec" })).toEqual({});
      expect(await sum({ familia: "comunas" })).toEqual({});
    });

    it("son de quien se pregunta, de uno o de varios, y las de un cierre llevan sus días", async () => {
      const cierre = (ambito: string, veces: Partial<Cifra>): Cifra => ({
        familia: "cierres",
        ambito,
        fecha: "2026-12-02",
        clave: "reclamo|acogeTotal",
        n: 1,
        ...veces,
      });
      const cifras = [
        cierre("", { enPlazo: 1, habiles: 5, corridos: 8 }),
        cierre("", { habiles: 30, corridos: 41 }),
        cierre("region:13", { enPlazo: 1, habiles: 5, corridos: 8 }),
        cierre("region:1", { habiles: 30, corridos: 41 }),
      ];
      await Promise.all(cifras.map((cifra) => write(store, { ...makeApertura(), cifras: [cifra] })));
      const base = { institucion: "sernac", familia: "cierres", tramos: [TODO] } as const;
      const todo = {
        ambito: "",
        periodo: "",
        clave: "reclamo|acogeTotal",
        n: 2,
        enPlazo: 1,
        habiles: 35,
        corridos: 49,
      };
      expect(await store.sumCifras(base)).toEqual([todo]);
      expect(await store.sumCifras({ ...base, ambitos: ["region:13", "", "region:2"], por: [] })).toEqual(
        expect.arrayContaining([
          { ...todo, clave: "" },
          { ambito: "region:13", periodo: "", clave: "", n: 1, enPlazo: 1, habiles: 5, corridos: 8 },
        ]),
      );
      expect(await sum({ familia: "cierres", ambitos: ["region:1"] })).toEqual({ "region:1  reclamo|acogeTotal": 1 });
      expect(await sum({ familia: "cierres", ambitos: [] })).toEqual({});
    });

    it("no cuentan lo que no se escribió: descontado, repetido, con el folio ocupado, atrasado o malo", async () => {
      const menos = { ...makeApertura(), cifras: [ingreso("2026-12-02", "ingreso|p-10|reclamo", -1)] };
      await write(store, menos);
      expect(await sum({ prefijo: "ingreso|p-10|" })).toEqual({});
      expect(await sum({ prefijo: "ingreso|p-10|", por: ["clave", "periodo"], tramos: [DICIEMBRE] })).toEqual({});

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
};
