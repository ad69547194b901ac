import { describe, expect, it } from "vitest";
import {
  CONSULTA,
  con,
  DISCONFORMIDAD,
  ENCARGADA,
  give,
  listFaltas,
  on,
  openCaso,
  rejection,
  SISTEMA,
} from "./ordenes-ejemplos.ts";

describe("escalating", () => {
  it("asks for what a reclamo needs and the case lacks, field by field, and for nothing it has", () => {
    const conocido = con({ conocido: { persona: ["nombres", "comuna"], proveedor: false, peticion: false } });
    const orden = { orden: "escalar", a: "reclamo", datos: {} } as const;
    expect(listFaltas(() => give(openCaso(CONSULTA), orden, ENCARGADA, conocido))).toEqual([
      "datos.persona.rut: requerido",
      "datos.persona.apellidos: requerido",
      "datos.proveedor: requerido",
      "datos.materia: requerido",
      "datos.peticion: requerido",
    ]);
  });

  it("begins the reclamo's term that day, keeps the folio and remembers the first kind", () => {
    const orden = { orden: "escalar", a: "reclamo", datos: { materia: "comercio" } } as const;
    const { caso } = give(openCaso(CONSULTA), orden, ENCARGADA, on("2026-12-07"));
    expect(caso).toMatchObject({
      tipo: "reclamo",
      tipoDeIngreso: "consulta",
      etapa: "mediacion",
      estado: "enGestion",
      ingresoLegal: "2026-12-07",
      plazo: { dias: 25, vence: "2027-01-14" },
      materia: "comercio",
    });
  });

  it("goes to court with its term, and says later what the court decided", () => {
    const judicial = give(openCaso(), { orden: "escalar", a: "judicial", datos: { judicial: { tribunal: "2º JPL" } } });
    expect(judicial.caso).toMatchObject({ etapa: "judicial", plazo: { vence: "2027-01-11" } });
    expect(JSON.stringify(judicial.caso)).not.toContain("JPL");
    const datos = { judicial: { rol: "123-2026", sentenciaEn: "2026-12-01", resultado: "favorable" } } as const;
    const { caso } = give(judicial, { orden: "corregir", datos, motivo: "Sentencia" });
    expect(caso.judicial).toEqual({ sentenciaEn: "2026-12-01", resultado: "favorable" });
    expect(rejection(() => give(judicial, { orden: "escalar", a: "judicial", datos: {} })).tipo).toBe(
      "estado-no-permite",
    );
  });

  it("goes up one stage at a time, and never an opinion", () => {
    const judicial = { orden: "escalar", a: "judicial", datos: {} } as const;
    expect(rejection(() => give(openCaso(CONSULTA), judicial)).message).toMatch(/^Primero hay que escalarlo/);
    expect(rejection(() => give(openCaso(), { ...judicial, a: "reclamo" })).message).toMatch(/^Ya es un reclamo/);
    expect(rejection(() => give(openCaso(DISCONFORMIDAD), judicial)).message).toMatch(/^Una opinión/);
  });
});

describe("putting right", () => {
  it("counts the right kind's term from the same legal entry", () => {
    const { caso } = give(
      openCaso(CONSULTA),
      { orden: "corregir", datos: { tipo: "disconformidad" }, motivo: "Habla de nosotros" },
      ENCARGADA,
      on("2026-12-09"),
    );
    expect(caso).toMatchObject({
      tipo: "disconformidad",
      tipoDeIngreso: "consulta",
      ingresoLegal: "2026-12-02",
      plazo: { vence: "2026-12-12" },
    });
  });

  it("marks what is no matter of consumption, and goes up by no other way than escalating", () => {
    const marcar = (etapa: "noConsumo" | "mediacion" | "judicial" | "orientacion") =>
      ({ orden: "corregir", datos: { etapa }, motivo: "x" }) as const;
    const marcado = give(openCaso(CONSULTA), marcar("noConsumo"));
    expect(marcado.caso.etapa).toBe("noConsumo");
    expect(give(marcado, marcar("orientacion")).caso.etapa).toBe("orientacion");
    expect(listFaltas(() => give(openCaso(CONSULTA), marcar("mediacion")))).toEqual(["datos.etapa: opcion"]);
    expect(listFaltas(() => give(openCaso(), marcar("judicial")))).toEqual(["datos.etapa: opcion"]);
  });

  it("lets go of an opinion that turns out to be about who has it", () => {
    const caso = openCaso(DISCONFORMIDAD);
    const suya = give(caso, { orden: "asignarPorSistema", responsable: "a", unidad: "sur", por: "carga" }, SISTEMA);
    const suelta = give(suya, { orden: "corregir", datos: { sobreUnidad: "sur" }, motivo: "Es de ahí" });
    expect(suelta.caso).not.toHaveProperty("unidad");
    expect(suelta.caso).not.toHaveProperty("responsable");
  });

  it("leaves names of changed fields in the open and what they say sealed", () => {
    const datos = { persona: { apellidos: "Canario" }, proveedor: { nombre: "Canario" } };
    const { asientos } = give(openCaso(), { orden: "corregir", datos, motivo: "Mal escrito" });
    expect(asientos.at(-1)?.datos).toEqual({ campos: ["persona", "proveedor"] });
  });
});
