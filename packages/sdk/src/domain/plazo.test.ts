import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addCorridos,
  addHabiles,
  computeVence,
  computeVenceSuspendido,
  countCorridos,
  countDias,
  countHabiles,
  explainPlazo,
  ingresoLegal,
  isHabil,
  maxProrroga,
  moveVence,
} from "./plazo.ts";

const SANTIAGO = "America/Santiago";
const fecha = fc.integer({ min: 12_500, max: 25_500 }).map((dia) => addCorridos("1970-01-01", dia));

describe("business days", () => {
  it.each([
    ["a Saturday", "2026-09-26", false],
    ["a Sunday", "2026-09-27", false],
    ["a holiday", "2026-12-08", false],
    ["a working day", "2026-09-28", true],
    ["31 December", "2026-12-31", true],
  ])("know %s, %s", (_que, dia, habil) => {
    expect(isHabil(dia)).toBe(habil);
  });

  it("heed the regional holiday of the comuna", () => {
    expect(isHabil("2026-08-20")).toBe(true);
    expect(isHabil("2026-08-20", { comuna: "16101" })).toBe(false);
  });

  it("heed the holidays patched in", () => {
    expect(isHabil("2026-11-11", { feriados: [{ fecha: "2026-11-11", nombre: "Nuevo", norma: "Ley" }] })).toBe(false);
  });

  it.each(["2026-02-30", "26-01-01", "2026-1-1", "", "2026-13-01", "2026-09-28T00:00:00Z"])("refuse %j", (texto) => {
    expect(() => isHabil(texto)).toThrow(RangeError);
  });
});

describe("terms", () => {
  it.each([
    [5, "2026-09-28"],
    [7, "2026-09-30"],
    [10, "2026-10-05"],
    [18, "2026-10-16"],
    [20, "2026-10-20"],
    [25, "2026-10-27"],
  ])("of %i business days filed on Saturday 2026-09-19 end on %s", (dias, vence) => {
    const ingreso = ingresoLegal("2026-09-19T15:00:00Z", SANTIAGO);
    expect(ingreso).toBe("2026-09-21");
    expect(addHabiles(ingreso, dias)).toBe(vence);
  });

  it.each([
    [5, "2026-12-10"],
    [18, "2026-12-30"],
    [25, "2027-01-11"],
  ])("of %i business days filed on Wednesday 2026-12-02 end on %s", (dias, vence) => {
    expect(computeVence("2026-12-02", { dias, unidad: "habiles" })).toBe(vence);
  });

  it("in calendar days count every day", () => {
    expect(computeVence("2026-12-02", { dias: 30, unidad: "corridos" })).toBe("2027-01-01");
    expect(addCorridos("2028-02-28", 1)).toBe("2028-02-29");
  });

  it("take one day longer where a regional holiday falls inside", () => {
    expect(addHabiles("2026-08-19", 1)).toBe("2026-08-20");
    expect(addHabiles("2026-08-19", 1, { comuna: "16103" })).toBe("2026-08-21");
  });

  it("count backwards for what is due some days before", () => {
    expect(addHabiles("2026-09-21", -1)).toBe("2026-09-17");
  });

  it("of no days end on the day itself", () => {
    expect(addHabiles("2026-09-19", 0)).toBe("2026-09-19");
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])("refuse %d days", (dias) => {
    expect(() => addHabiles("2026-09-21", dias)).toThrow(RangeError);
    expect(() => addCorridos("2026-09-21", dias)).toThrow(RangeError);
  });

  it("are extended by at most half", () => {
    expect(maxProrroga({ dias: 25, unidad: "habiles" })).toBe(12);
    expect(maxProrroga({ dias: 1, unidad: "habiles" })).toBe(0);
  });

  it("elapse in business and calendar days", () => {
    expect(countHabiles("2026-09-16", "2026-09-22")).toBe(3);
    expect(countCorridos("2026-09-16", "2026-09-22")).toBe(6);
    expect(countHabiles("2026-09-22", "2026-09-16")).toBe(-3);
    expect(countHabiles("2026-09-16", "2026-09-16")).toBe(0);
  });

  it("is counted alike in a few days and in years, anywhere, with holidays declared since", () => {
    const declarados = [{ fecha: "2027-03-10", nombre: "Declarado", norma: "Ley 0" }];
    for (const opciones of [{}, { comuna: "15101" }, { comuna: "16101", feriados: declarados }]) {
      for (const [desde, dias] of [
        ["2025-01-07", 63],
        ["2024-02-29", 64],
        ["2025-11-03", 700],
      ] as const) {
        const hasta = addCorridos(desde, dias);
        let unoAUno = 0;
        for (let dia = 1; dia <= dias; dia++) if (isHabil(addCorridos(desde, dia), opciones)) unoAUno++;
        expect(countHabiles(desde, hasta, opciones)).toBe(unoAUno);
        expect(countHabiles(hasta, desde, opciones)).toBe(-unoAUno);
      }
    }
  });

  it("end on a business day, after as many as were given", () => {
    fc.assert(
      fc.property(fecha, fc.integer({ min: 1, max: 60 }), (desde, dias) => {
        const vence = addHabiles(desde, dias);
        expect(isHabil(vence)).toBe(true);
        expect(countHabiles(desde, vence)).toBe(dias);
      }),
    );
  });

  it("may be added in two steps or in one", () => {
    fc.assert(
      fc.property(fecha, fc.nat(30), fc.nat(30), (desde, a, b) => {
        expect(addHabiles(addHabiles(desde, a), b)).toBe(addHabiles(desde, a + b));
      }),
    );
  });

  it("never get shorter by one more holiday", () => {
    fc.assert(
      fc.property(fecha, fc.integer({ min: 1, max: 40 }), fc.nat(60), (desde, dias, cuando) => {
        const feriados = [{ fecha: addCorridos(desde, cuando), nombre: "Nuevo", norma: "Ley" }];
        expect(addHabiles(desde, dias, { feriados }) >= addHabiles(desde, dias)).toBe(true);
      }),
    );
  });
});

describe("the explanation of a term", () => {
  it("names each day counted and why the others are not", () => {
    expect(explainPlazo("2026-09-16", { dias: 2, unidad: "habiles" })).toEqual([
      { fecha: "2026-09-17", cuenta: true },
      { fecha: "2026-09-18", cuenta: false, motivo: "Independencia Nacional (Ley 2.977)" },
      { fecha: "2026-09-19", cuenta: false, motivo: "Día de las Glorias del Ejército (Ley 2.977)" },
      { fecha: "2026-09-20", cuenta: false, motivo: "Domingo" },
      { fecha: "2026-09-21", cuenta: true },
    ]);
  });

  it("counts every day of a term in calendar days", () => {
    expect(explainPlazo("2026-09-16", { dias: 5, unidad: "corridos" }).every((dia) => dia.cuenta)).toBe(true);
  });

  it("counts as many days as the term has and ends where it ends", () => {
    fc.assert(
      fc.property(
        fecha,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom("habiles", "corridos"),
        (ingreso, dias, unidad) => {
          const lista = explainPlazo(ingreso, { dias, unidad });
          expect(lista.filter((dia) => dia.cuenta)).toHaveLength(dias);
          expect(lista.at(-1)?.fecha).toBe(computeVence(ingreso, { dias, unidad }));
          expect(lista.every((dia) => dia.cuenta !== Boolean(dia.motivo))).toBe(true);
        },
      ),
    );
  });
});

describe("the legal entry date", () => {
  it("is the civil date in the zone, not in UTC", () => {
    expect(ingresoLegal("2026-09-23T01:30:00Z", SANTIAGO)).toBe("2026-09-22");
    expect(ingresoLegal("2026-09-23T01:30:00Z", "Pacific/Easter")).toBe("2026-09-22");
    expect(ingresoLegal("2026-09-23T02:59:59Z", "America/Punta_Arenas")).toBe("2026-09-22");
    expect(ingresoLegal("2026-09-23T03:00:00Z", "America/Punta_Arenas")).toBe("2026-09-23");
  });

  it("goes to the next business day from a Saturday, a Sunday or a holiday", () => {
    expect(ingresoLegal("2026-09-26T15:00:00Z", SANTIAGO)).toBe("2026-09-28");
    expect(ingresoLegal("2026-09-18T15:00:00Z", SANTIAGO)).toBe("2026-09-21");
    expect(ingresoLegal("2026-12-25T15:00:00Z", SANTIAGO)).toBe("2026-12-28");
  });

  it("heeds the regional holiday of the comuna", () => {
    expect(ingresoLegal("2027-06-07T15:00:00Z", SANTIAGO, { comuna: "15101" })).toBe("2027-06-08");
    expect(ingresoLegal("2027-06-07T15:00:00Z", SANTIAGO)).toBe("2027-06-07");
  });

  it("takes milliseconds and a Date as well", () => {
    const instante = "2026-09-23T01:30:00Z";
    expect(ingresoLegal(Date.parse(instante), SANTIAGO)).toBe("2026-09-22");
    expect(ingresoLegal(new Date(instante), SANTIAGO)).toBe("2026-09-22");
  });

  it("is always a business day, never before the civil date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1.08e12, max: 2.2e12 }), (instante) => {
        const ingreso = ingresoLegal(instante, SANTIAGO);
        expect(isHabil(ingreso)).toBe(true);
        expect(ingreso >= new Date(instante - 5 * 36e5).toISOString().slice(0, 10)).toBe(true);
      }),
    );
  });
});

describe("a term that was stopped", () => {
  const plazo = { dias: 5, unidad: "habiles" } as const;
  const suspensiones = [{ desde: "2026-12-03", hasta: "2026-12-09" }];

  it("skips the days it did not run, and says why", () => {
    const dias = explainPlazo("2026-12-02", plazo, { suspensiones });
    expect(dias.filter(({ cuenta }) => cuenta).map(({ fecha }) => fecha)).toEqual([
      "2026-12-03",
      "2026-12-10",
      "2026-12-11",
      "2026-12-14",
      "2026-12-15",
    ]);
    expect(dias.find(({ fecha }) => fecha === "2026-12-04")?.motivo).toBe(
      "Suspendido: se esperaban antecedentes de la persona",
    );
    expect(dias.find(({ fecha }) => fecha === "2026-12-08")?.motivo).toMatch(/^Inmaculada Concepción/);
    expect(computeVenceSuspendido("2026-12-02", plazo, { suspensiones })).toBe("2026-12-15");
  });

  it("stopped on its last day goes on to the end of that stretch", () => {
    const alFinal = [{ desde: "2026-12-10", hasta: "2026-12-14" }];
    expect(computeVenceSuspendido("2026-12-02", plazo, { suspensiones: alFinal })).toBe("2026-12-14");
  });

  it("moves and counts in its own unit", () => {
    expect([moveVence("2026-12-07", 1, "habiles"), moveVence("2026-12-07", 1, "corridos")]).toEqual([
      "2026-12-09",
      "2026-12-08",
    ]);
    expect(moveVence("2026-12-09", -1, "habiles")).toBe("2026-12-07");
    expect([
      countDias("2026-12-04", "2026-12-09", "habiles"),
      countDias("2026-12-04", "2026-12-09", "corridos"),
    ]).toEqual([2, 5]);
  });
});
