import { expect, it } from "vitest";
import { formatFecha, formatFechaLarga, formatInstante } from "./fecha-texto.ts";

it("writes a date with the day first", () => {
  expect(formatFecha("2026-10-15")).toBe("15/10/2026");
});

it("writes a date with its day of the week", () => {
  expect(formatFechaLarga("2026-10-15")).toBe("jueves 15/10/2026");
  expect(formatFechaLarga("2026-10-17")).toBe("sábado 17/10/2026");
});

it("writes a moment by the 24-hour clock of the zone", () => {
  expect(formatInstante("2026-10-15T17:05:00Z", "America/Santiago")).toBe("15/10/2026, 14:05");
});

it("writes midnight as 00:00", () => {
  expect(formatInstante("2026-10-15T03:00:00Z", "America/Santiago")).toBe("15/10/2026, 00:00");
});
