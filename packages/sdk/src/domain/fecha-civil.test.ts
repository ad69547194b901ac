import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fechaCivil, fromNumeroDia, getDiaSemana, horaCivil, isFecha, toNumeroDia } from "./fecha-civil.ts";

describe("the civil date on the nights the clock changes", () => {
  it.each([
    [
      "Santiago, before the midnight that does not exist",
      "2026-09-06T03:59:59Z",
      "America/Santiago",
      "2026-09-05",
      "23:59",
    ],
    ["Santiago, at the hour that follows it", "2026-09-06T04:00:00Z", "America/Santiago", "2026-09-06", "01:00"],
    ["Santiago, the first 23:30 of April", "2026-04-05T02:30:00Z", "America/Santiago", "2026-04-04", "23:30"],
    ["Santiago, the second 23:30 of April", "2026-04-05T03:30:00Z", "America/Santiago", "2026-04-04", "23:30"],
    ["Santiago, midnight after both", "2026-04-05T04:00:00Z", "America/Santiago", "2026-04-05", "00:00"],
    ["Rapa Nui, before its change", "2026-09-06T03:59:59Z", "Pacific/Easter", "2026-09-05", "21:59"],
    ["Rapa Nui, after its change", "2026-09-06T04:00:00Z", "Pacific/Easter", "2026-09-05", "23:00"],
    ["Rapa Nui, the next midnight", "2026-09-06T05:00:00Z", "Pacific/Easter", "2026-09-06", "00:00"],
    ["Punta Arenas, which never changes", "2026-09-06T03:00:00Z", "America/Punta_Arenas", "2026-09-06", "00:00"],
    ["Coyhaique, which never changes", "2026-09-06T03:00:00Z", "America/Coyhaique", "2026-09-06", "00:00"],
    ["Coyhaique in winter", "2026-07-06T02:59:59Z", "America/Coyhaique", "2026-07-05", "23:59"],
  ])("%s", (_que, instante, zona, fecha, hora) => {
    expect(fechaCivil(instante, zona)).toBe(fecha);
    expect(horaCivil(instante, zona)).toBe(hora);
  });
});

describe("the zone", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("of Coyhaique has a twin where the engine does not know it yet", async () => {
    class RelojAntiguo extends Intl.DateTimeFormat {
      constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
        if (options?.timeZone === "America/Coyhaique") throw new RangeError("Invalid time zone");
        super(locale, options);
      }
    }
    vi.stubGlobal("Intl", { DateTimeFormat: RelojAntiguo });
    vi.resetModules();
    const antiguo = await import("./fecha-civil.ts");
    expect(antiguo.fechaCivil("2026-07-06T02:59:59Z", "America/Coyhaique")).toBe("2026-07-05");
  });

  it("must be one the engine knows", () => {
    expect(() => fechaCivil("2026-07-06T02:59:59Z", "America/Macondo")).toThrow(RangeError);
  });

  it("needs a moment to tell a date", () => {
    expect(() => fechaCivil("mañana", "America/Santiago")).toThrow(RangeError);
  });
});

describe("dates", () => {
  it.each([
    ["2028-02-29", true],
    ["2026-02-29", false],
    ["2026-00-10", false],
    ["2026-1-10", false],
    ["0026-01-10", false],
    ["2026-01-10 ", false],
  ])("%s: %s", (texto, es) => {
    expect(isFecha(texto)).toBe(es);
  });

  it("know the day of the week", () => {
    expect(getDiaSemana(toNumeroDia("2026-09-20"))).toBe(0);
    expect(getDiaSemana(toNumeroDia("1969-12-31"))).toBe(3);
  });

  it("are numbered one by one", () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (dia) => {
        expect(toNumeroDia(fromNumeroDia(dia))).toBe(dia);
      }),
    );
  });
});
