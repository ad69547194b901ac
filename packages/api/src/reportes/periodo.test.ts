import { fromNumeroDia, toNumeroDia } from "@ventanilla/sdk/domain";
import { describe, expect, it } from "vitest";
import { choosePaso, countPasos, listPasos, type Paso, pasoOf, previousPeriodo, splitPeriodo } from "./periodo.ts";

/** Every day that some stretches come to, as often as it comes, in order. */
const listDias = (tramos: ReturnType<typeof splitPeriodo>): string[] => {
  const veces = new Map<string, number>();
  for (const { grano, desde, hasta, resta } of tramos) {
    const primero = grano === "mes" ? `${desde}-01` : desde;
    for (let n = toNumeroDia(primero); fromNumeroDia(n).slice(0, desde.length) <= hasta; n++)
      veces.set(fromNumeroDia(n), (veces.get(fromNumeroDia(n)) ?? 0) + (resta ? -1 : 1));
  }
  return [...veces].flatMap(([dia, n]) => Array.from({ length: n }, () => dia)).sort();
};

const PERIODOS = [
  ["un día", "2026-11-22", "2026-11-22"],
  ["dentro de un mes", "2026-11-02", "2026-11-22"],
  ["un mes entero", "2024-02-01", "2024-02-29"],
  ["febrero sin su 29", "2024-02-01", "2024-02-28"],
  ["el último día de un mes y el primero del otro", "2026-01-31", "2026-02-01"],
  ["de un mes a otro, con el de en medio entero", "2026-09-30", "2026-11-01"],
  ["de un año a otro", "2025-12-15", "2026-02-10"],
  ["diez años", "2016-03-05", "2026-03-04"],
] as const;

describe("el período de un reporte", () => {
  it.each(PERIODOS)("tiene cada día una vez: %s", (_, desde, hasta) => {
    const dias = listDias(splitPeriodo(desde, hasta));
    const todos = Array.from({ length: toNumeroDia(hasta) - toNumeroDia(desde) + 1 }, (__, i) =>
      fromNumeroDia(toNumeroDia(desde) + i),
    );
    expect(dias).toEqual(todos);
  });

  it("lee los meses enteros por mes y los bordes por día", () => {
    expect(splitPeriodo("2026-09-30", "2026-11-01")).toEqual([
      { grano: "mes", desde: "2026-10", hasta: "2026-10" },
      { grano: "dia", desde: "2026-09-30", hasta: "2026-09-30" },
      { grano: "dia", desde: "2026-11-01", hasta: "2026-11-01" },
    ]);
    expect(splitPeriodo("2015-01-01", "2015-12-31")).toEqual([{ grano: "mes", desde: "2015-01", hasta: "2015-12" }]);
    expect(splitPeriodo("2026-11-02", "2026-11-01")).toEqual([]);
  });

  it("lee de un mes casi entero lo que le sobra, y no lo que tiene: nunca más de medio mes de días por borde", () => {
    expect(splitPeriodo("2025-12-03", "2026-11-22")).toEqual([
      { grano: "mes", desde: "2025-12", hasta: "2026-11" },
      { grano: "dia", desde: "2025-12-01", hasta: "2025-12-02", resta: true },
      { grano: "dia", desde: "2026-11-23", hasta: "2026-11-30", resta: true },
    ]);
  });

  it("se compara con el mismo largo: los mismos meses enteros, o los mismos días", () => {
    expect(previousPeriodo({ desde: "2024-03-01", hasta: "2024-03-31" })).toEqual({
      desde: "2024-02-01",
      hasta: "2024-02-29",
    });
    expect(previousPeriodo({ desde: "2016-01-01", hasta: "2016-12-31" })).toEqual({
      desde: "2015-01-01",
      hasta: "2015-12-31",
    });
    expect(previousPeriodo({ desde: "2024-03-01", hasta: "2024-03-15" })).toEqual({
      desde: "2024-02-15",
      hasta: "2024-02-29",
    });
    expect(previousPeriodo({ desde: "2026-11-22", hasta: "2026-11-22" })).toEqual({
      desde: "2026-11-21",
      hasta: "2026-11-21",
    });
  });
});

describe("la tendencia", () => {
  it.each(
    PERIODOS.flatMap(([nombre, ...uno]) =>
      (["dia", "semana", "mes"] as Paso[]).map((paso) => [nombre, paso, ...uno] as const),
    ),
  )("no deja días fuera ni los repite: %s, por %s", (_, paso, desde, hasta) => {
    const pasos = listPasos({ desde, hasta }, paso);
    expect(pasos).toHaveLength(countPasos({ desde, hasta }, paso));
    expect(pasos[0]?.desde).toBe(desde);
    expect(pasos.at(-1)?.hasta).toBe(hasta);
    const [ids, primeros, ultimos, saltos] = [
      pasos.map(({ id }) => id),
      pasos.map((uno) => pasoOf(uno.desde, { desde, hasta }, paso)),
      pasos.map((uno) => pasoOf(uno.hasta, { desde, hasta }, paso)),
      pasos.slice(1).filter((uno, i) => toNumeroDia(uno.desde) !== toNumeroDia(pasos[i]?.hasta ?? "") + 1),
    ];
    expect([primeros, ultimos, saltos]).toEqual([ids, ids, []]);
  });

  it("va por día en un mes, por semana en un trimestre y por mes en adelante", () => {
    expect(choosePaso({ desde: "2026-10-01", hasta: "2026-10-31" })).toBe("dia");
    expect(choosePaso({ desde: "2026-01-01", hasta: "2026-03-31" })).toBe("semana");
    expect(choosePaso({ desde: "2026-01-01", hasta: "2026-12-31" })).toBe("mes");
  });

  it("corta las semanas en lunes", () => {
    expect(listPasos({ desde: "2026-11-18", hasta: "2026-11-24" }, "semana")).toEqual([
      { id: "2026-11-18", titulo: "Semana del 18/11/2026", desde: "2026-11-18", hasta: "2026-11-22" },
      { id: "2026-11-23", titulo: "Semana del 23/11/2026", desde: "2026-11-23", hasta: "2026-11-24" },
    ]);
  });
});
