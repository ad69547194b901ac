import { fechaCivil } from "@ventanilla/sdk/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startOfDia } from "./start-of-dia.ts";

const ZONAS = ["America/Santiago", "America/Punta_Arenas", "America/Coyhaique", "Pacific/Easter"];

describe("the first instant of a civil date", () => {
  it("is one o'clock where midnight does not exist", () => {
    expect(new Date(startOfDia("2026-09-06", "America/Santiago")).toISOString()).toBe("2026-09-06T04:00:00.000Z");
  });

  it("is the first of two midnights", () => {
    expect(new Date(startOfDia("2026-04-05", "America/Santiago")).toISOString()).toBe("2026-04-05T04:00:00.000Z");
    expect(new Date(startOfDia("2026-04-04", "America/Santiago")).toISOString()).toBe("2026-04-04T03:00:00.000Z");
  });

  it("is of that date, and the millisecond before is not, on any day in every zone of Chile", () => {
    const dias = fc.date({ min: new Date("2015-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(dias, fc.constantFrom(...ZONAS), (dia, zona) => {
        const fecha = dia.toISOString().slice(0, 10);
        const inicio = startOfDia(fecha, zona);
        expect(fechaCivil(inicio, zona)).toBe(fecha);
        // Asked a minute before: what is remembered of a zone is remembered by the minute.
        expect(fechaCivil(inicio - 60_000, zona) < fecha).toBe(true);
      }),
    );
  });
});
