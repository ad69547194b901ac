import { describe, expect, it } from "vitest";
import { lastPeriodo } from "./envios.ts";

describe("the period that a report covers on the morning it goes out", () => {
  it.each([
    ["dia", "2026-03-01", "2026-02-28", "2026-02-28"],
    ["dia", "2026-09-06", "2026-09-05", "2026-09-05"],
    ["semana", "2026-11-30", "2026-11-23", "2026-11-29"],
    ["semana", "2026-12-06", "2026-11-23", "2026-11-29"],
    ["semana", "2027-01-04", "2026-12-28", "2027-01-03"],
    ["mes", "2026-12-01", "2026-11-01", "2026-11-30"],
    ["mes", "2027-01-31", "2026-12-01", "2026-12-31"],
    ["mes", "2028-03-15", "2028-02-01", "2028-02-29"],
  ] as const)("is the last %s that was over on %s", (cada, fecha, desde, hasta) => {
    expect(lastPeriodo(cada, fecha)).toEqual({ desde, hasta });
  });
});
