import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { toNumeroDia } from "./fecha-civil.ts";
import { type Feriado, findFeriado, listFeriados } from "./feriados.ts";

const national = (anio: number) => listFeriados(anio).filter((f) => !f.comunas && !f.regiones);
const fechas = (anio: number) => national(anio).map((f) => f.fecha);
const find = (fecha: string, comuna?: string, feriados?: Feriado[]) =>
  findFeriado(toNumeroDia(fecha), { comuna, feriados })?.nombre;

describe("national holidays", () => {
  it.each(Array.from({ length: 12 }, (_, i) => 2021 + i))("agree with date-holidays in %i", (anio) => {
    const oraculo = new Holidays("CL").getHolidays(anio).filter((h) => h.type === "public");
    const pascua = oraculo.find((h) => h.rule === "easter")?.date.slice(0, 10);
    const sabadoSanto = listFeriados(anio).find((f) => f.nombre === "Sábado Santo")?.fecha;
    // Two known differences: it lists Easter Sunday, a Sunday like any other to us, and misses Holy Saturday, which
    // Ley 2.977 names. (In 2022 it also knows the one-off 16 September; so do we.)
    const esperado = oraculo.map((h) => h.date.slice(0, 10)).filter((fecha) => fecha !== pascua);
    expect(fechas(anio)).toEqual([...esperado, sabadoSanto].sort());
    expect(toNumeroDia(pascua as string) - toNumeroDia(sabadoSanto as string)).toBe(1);
  });

  it("follow Easter as date-holidays does from 2004 to 2040", () => {
    const hd = new Holidays("CL");
    for (let anio = 2004; anio <= 2040; anio++) {
      const esperado = hd
        .getHolidays(anio)
        .find((h) => h.rule === "easter -2")
        ?.date.slice(0, 10);
      expect(national(anio).find((f) => f.nombre === "Viernes Santo")?.fecha).toBe(esperado);
    }
  });

  it("put the Pueblos Indígenas on the local solstice up to 2060", () => {
    const hd = new Holidays("CL");
    for (let anio = 2022; anio <= 2060; anio++) {
      const esperado = hd
        .getHolidays(anio)
        .find((h) => h.name === "Día de los Pueblos Indígenas")
        ?.date.slice(0, 10);
      expect(national(anio).find((f) => f.norma === "Ley 21.357")?.fecha).toBe(esperado);
    }
  });

  it.each([
    ["2024-06-20", "2024"],
    ["2025-06-20", "2025"],
    ["2026-06-21", "2026"],
    ["2027-06-21", "2027"],
    ["2028-06-20", "2028"],
  ])("have the Pueblos Indígenas on %s", (fecha) => {
    expect(find(fecha)).toBe("Día Nacional de los Pueblos Indígenas");
  });

  it.each([
    ["2021-06-28", "2021-06-29", "on a Tuesday go back to Monday"],
    ["2022-06-27", "2022-06-29", "on a Wednesday go back to Monday"],
    ["2023-06-26", "2023-06-29", "on a Thursday go back to Monday"],
    ["2029-07-02", "2029-06-29", "on a Friday go on to Monday"],
    ["2021-10-11", "2021-10-12", "in October, on a Tuesday"],
    ["2029-10-15", "2029-10-12", "in October, on a Friday"],
    ["2023-10-27", "2023-10-31", "of the 31st, on a Tuesday, go back to Friday"],
    ["2029-11-02", "2029-10-31", "of the 31st, on a Wednesday, go on to Friday"],
  ])("are moved to %s from %s (%s)", (movido, original) => {
    expect(fechas(Number(movido.slice(0, 4)))).toContain(movido);
    expect(fechas(Number(movido.slice(0, 4)))).not.toContain(original);
  });

  it.each([
    ["2023-01-02", true],
    ["2012-01-02", false],
    ["2027-09-17", true],
    ["2007-09-17", true],
    ["2018-09-17", true],
    ["2024-09-20", true],
    ["2030-09-20", true],
    ["2025-09-17", false],
    ["2022-09-16", true],
    ["2022-09-20", false],
    ["2017-04-19", true],
    ["2026-12-31", false],
  ])("on %s: %s", (fecha, es) => {
    expect(find(fecha) !== undefined).toBe(es);
  });

  it("follow each law from the year it began", () => {
    expect(fechas(2006)).toContain("2006-06-12");
    expect(fechas(2006)).not.toContain("2006-07-16");
    expect(fechas(2007)).toContain("2007-07-16");
    expect(national(2007).some((f) => f.nombre === "Corpus Christi")).toBe(false);
    expect(fechas(2007)).not.toContain("2007-11-02");
    expect(fechas(2008)).toContain("2008-10-31");
    expect(national(2020).some((f) => f.norma === "Ley 21.357")).toBe(false);
  });

  it("come in order, each with its law, none twice", () => {
    for (let anio = 2004; anio <= 2040; anio++) {
      const lista = listFeriados(anio);
      expect(lista.map((f) => f.fecha)).toEqual(lista.map((f) => f.fecha).sort());
      expect(new Set(fechas(anio)).size).toBe(fechas(anio).length);
      expect(lista.every((f) => f.norma && f.nombre && f.fecha.startsWith(String(anio)))).toBe(true);
    }
  });
});

describe("regional holidays", () => {
  it("hold on 7 June in Arica y Parinacota only, since 2013", () => {
    expect(find("2027-06-07", "15101")).toBe("Asalto y Toma del Morro de Arica");
    expect(find("2027-06-07", "01101")).toBeUndefined();
    expect(find("2027-06-07")).toBeUndefined();
    expect(find("2012-06-07", "15101")).toBeUndefined();
  });

  it("hold on 20 August in Chillán and Chillán Viejo only, since 2014", () => {
    expect(find("2026-08-20", "16101")).toBe("Nacimiento del Prócer de la Independencia");
    expect(find("2026-08-20", "16103")).toBe("Nacimiento del Prócer de la Independencia");
    expect(find("2026-08-20", "16102")).toBeUndefined();
    expect(find("2013-08-20", "16101")).toBeUndefined();
  });
});

describe("holidays patched in", () => {
  const norma = "Ley de prueba";

  it("add a national one", () => {
    const feriados = [{ fecha: "2026-11-11", nombre: "Nuevo", norma }];
    expect(find("2026-11-11", undefined, feriados)).toBe("Nuevo");
    expect(find("2026-11-11")).toBeUndefined();
  });

  it("add one for a region or a comuna", () => {
    const feriados = [
      { fecha: "2026-11-11", nombre: "Región", norma, regiones: ["05"] },
      { fecha: "2026-11-12", nombre: "Comuna", norma, comunas: ["05101"] },
    ];
    expect(find("2026-11-11", "05301", feriados)).toBe("Región");
    expect(find("2026-11-11", "13101", feriados)).toBeUndefined();
    expect(find("2026-11-12", "05101", feriados)).toBe("Comuna");
    expect(find("2026-11-12", "05301", feriados)).toBeUndefined();
  });

  it("take one away", () => {
    const feriados = [{ fecha: "2026-12-08", nombre: "Deja de ser feriado", norma, derogado: true }];
    expect(find("2026-12-08", undefined, feriados)).toBeUndefined();
    expect(find("2026-12-25", undefined, feriados)).toBe("Navidad");
  });
});
