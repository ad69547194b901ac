import { type FiltroDeCasos, filtroDeCasos } from "@ventanilla/sdk/contract";
import type { Feriado } from "@ventanilla/sdk/domain";
import { describe, expect, it } from "vitest";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { loadInstituciones } from "../instituciones/load-instituciones.ts";
import { buildSeleccion } from "./build-seleccion.ts";

const sernac = loadInstituciones({ demostracion: false }).get("sernac");
if (!sernac) throw new Error("the definition is missing");
const ACTOR: Actor = { id: "u1", rol: "ejecutivo", institucion: "sernac" };
/** Wednesday, 11:00 in Santiago; Tuesday the 8th is a holiday. */
const AHORA = Date.parse("2026-12-02T14:00:00.000Z");

const select = (
  filtro: FiltroDeCasos,
  cambios: { actor?: Partial<Actor>; feriados?: Feriado[]; ahora?: number } = {},
) =>
  buildSeleccion(filtroDeCasos.parse(filtro), {
    actor: { ...ACTOR, ...cambios.actor },
    institucion: sernac,
    feriados: cambios.feriados ?? [],
    ahora: cambios.ahora ?? AHORA,
  });
const refusal = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    if (error instanceof Rechazo) return error.tipo;
  }
  return undefined;
};

describe("what a list holds", () => {
  it("is never more than the scope of who asks", () => {
    const deUnidad = { region: "13", unidad: "dr-metropolitana" };
    expect(select({}, { actor: deUnidad })).toEqual({ institucion: "sernac", ...deUnidad });
    for (const filtro of [{ institucion: "sercotec" }, { region: "05" }, { unidad: "dr-valparaiso" }])
      expect(refusal(() => select(filtro, { actor: deUnidad }))).toBe("rol-no-permite");
    expect(select({ region: "05" })).toMatchObject({ region: "05" });
  });

  it("of what somebody has, is all of it, wherever it lies", () => {
    expect(select({ responsable: "yo" }, { actor: { unidad: "dr-maule" } })).toEqual({
      institucion: "sernac",
      responsable: "u1",
    });
    expect(select({ responsable: "nadie" })).toMatchObject({ responsable: null });
  });

  it("of what came from other institutions lies in none of the own units", () => {
    expect(select({ recibidas: "si" }, { actor: { unidad: "dr-maule" } })).toEqual({
      institucion: "sernac",
      recibidas: true,
    });
  });
});

describe("a situation of the term", () => {
  it("becomes days, by the business days of the institution", () => {
    expect(select({ plazo: "por-vencer" })).toMatchObject({
      abierto: true,
      venceDesde: "2026-12-02",
      venceHasta: "2026-12-07",
    });
    expect(select({ plazo: "en-plazo" })).toMatchObject({ venceDesde: "2026-12-08" });
    expect(select({ plazo: "fuera" })).toMatchObject({ venceHasta: "2026-12-01" });
  });

  it("skips holidays, also those declared since", () => {
    const viernes = Date.parse("2026-12-04T14:00:00.000Z");
    expect(select({ plazo: "por-vencer" }, { ahora: viernes })).toMatchObject({ venceHasta: "2026-12-10" });
    const feriados = [{ fecha: "2026-12-10", nombre: "Duelo", norma: "Decreto de ejemplo" }];
    expect(select({ plazo: "por-vencer" }, { ahora: viernes, feriados })).toMatchObject({ venceHasta: "2026-12-11" });
  });

  it("is of open cases only", () => {
    expect(refusal(() => select({ plazo: "fuera", abierto: "no" }))).toBe("datos-invalidos");
  });

  it("leaves no day between one and the next, nor any in two", () => {
    for (let dia = 0; dia < 60; dia++) {
      const ahora = AHORA + dia * 86_400_000;
      const [fuera, porVencer, enPlazo] = (["fuera", "por-vencer", "en-plazo"] as const).map((plazo) =>
        select({ plazo }, { ahora }),
      );
      const next = (fecha = "") => new Date(Date.parse(fecha) + 86_400_000).toISOString().slice(0, 10);
      expect(next(fuera?.venceHasta)).toBe(porVencer?.venceDesde);
      expect(next(porVencer?.venceHasta)).toBe(enPlazo?.venceDesde);
    }
  });
});
