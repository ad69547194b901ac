import { readFileSync } from "node:fs";
import type { Institucion } from "@ventanilla/sdk/contract";
import { REGIONES, regionOf } from "@ventanilla/sdk/domain";
import { describe, expect, it } from "vitest";
import { loadInstituciones } from "../src/instituciones/load-instituciones.ts";
import { parseInstitucion } from "../src/instituciones/parse-institucion.ts";

const instituciones = loadInstituciones({ demostracion: true });
const get = (slug: string): Institucion => {
  const institucion = instituciones.get(slug);
  if (!institucion) throw new Error(`Falta la institución ${slug}`);
  return institucion;
};
const sernac = get("sernac");
const sercotec = get("sercotec");

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
const luminance = (color: string): number => {
  const [r, g, b] = [1, 3, 5]
    .map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255)
    .map((canal) => (canal <= 0.03928 ? canal / 12.92 : ((canal + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (uno: string, otro: string): number => {
  const [claro, oscuro] = [luminance(uno), luminance(otro)].sort((a, b) => b - a) as [number, number];
  return (claro + 0.05) / (oscuro + 0.05);
};

describe("SERNAC", () => {
  it("responde una consulta en 5 días hábiles y un reclamo en 25", () => {
    expect(sernac.plazos.consulta).toEqual({ dias: 5, unidad: "habiles" });
    expect(sernac.plazos.reclamo).toEqual({ dias: 25, unidad: "habiles" });
  });

  it("atiende doce mercados o más, cada uno con motivos y productos", () => {
    const mercados = sernac.materias.filter(({ hijos }) => hijos?.some((motivo) => (motivo.hijos?.length ?? 0) > 0));
    expect(mercados.length).toBeGreaterThanOrEqual(12);
  });

  it("tiene una dirección regional en cada región, y a cada una le llegan los casos de la suya", () => {
    const direcciones = sernac.unidades.filter(({ clase }) => clase === "direccionRegional");
    expect(direcciones.map(({ comuna }) => regionOf(comuna)).sort()).toEqual(REGIONES.map(({ cut }) => cut).sort());
    for (const { region, unidad } of sernac.asignacion)
      expect(regionOf(direcciones.find(({ codigo }) => codigo === unidad)?.comuna ?? "")).toBe(region);
  });

  it("deriva a los servicios del convenio con su nombre de hoy, y recuerda el anterior", () => {
    const antes = sernac.deriva.map((servicio) => servicio.antes ?? "").join(" ");
    for (const sigla of ["SBIF", "SVS", "SAFP", "SISP"]) {
      expect(antes).toContain(sigla);
      expect(sernac.deriva.some(({ nombre }) => nombre.includes(sigla))).toBe(false);
    }
  });
});

describe("Sercotec", () => {
  it("no recibe reclamos contra empresas", () => {
    expect(sercotec.tipos).toEqual(["consulta", "disconformidad", "sugerencia", "reconocimiento"]);
  });

  it("tiene los 23 Puntos Mipe de su política", () => {
    expect(sercotec.unidades.filter(({ clase }) => clase === "puntoMipe")).toHaveLength(23);
  });
});

describe.each([...instituciones.values()])("$nombreCorto", (institucion) => {
  const { tema, unidades, asignacion, fuentes, tipos, privacidad } = institucion;

  it("usa colores que se leen sobre blanco y sobre su tinte", () => {
    const { primario = "", primarioOscuro = "", tinte = "" } = tema;
    for (const fondo of ["#FFFFFF", tinte]) {
      expect(contrast(primario, fondo)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(primarioOscuro, fondo)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("asigna solo a unidades que existen", () => {
    const codigos = unidades.map(({ codigo }) => codigo);
    expect(codigos).toEqual(expect.arrayContaining(asignacion.map(({ unidad }) => unidad)));
  });

  it("marca toda dirección de ejemplo, y solo esas", () => {
    for (const { direccion, ilustrativa = false } of unidades) expect(ilustrativa).toBe(direccion.includes("Ejemplo"));
  });

  it("dice de dónde salieron sus datos y qué es ilustrativo", () => {
    expect(Object.values(fuentes).join(" ").toLowerCase()).toContain("ilustrativ");
  });

  it("fecha su aviso de privacidad y recibe SONI", () => {
    const [anio, mes, dia] = privacidad.fecha.split("-");
    expect(privacidad.texto).toContain(`Versión ${privacidad.version}, del ${dia}/${mes}/${anio}`);
    expect(tipos).toEqual(expect.arrayContaining(["disconformidad", "sugerencia", "reconocimiento"]));
  });
});

describe("la guía para agregar una institución", () => {
  const guia = readFileSync(new URL("../../../docs/instituciones.md", import.meta.url), "utf8");
  const ejemplos = [...guia.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? "");

  it("trae un ejemplo mínimo que se puede usar tal cual", () => {
    expect(parseInstitucion(ejemplos[0] ?? "", "guia.yaml").slug).toBe("mi-servicio");
  });

  it("trae ejemplos de materias y unidades que se pueden agregar a ese", () => {
    const { materias, unidades } = parseInstitucion(ejemplos.join(""), "guia.yaml");
    expect(materias[0]?.hijos?.[1]?.hijos?.[0]?.codigo).toBe("comercio.cambio.muebles");
    expect(unidades).toHaveLength(1);
  });
});
