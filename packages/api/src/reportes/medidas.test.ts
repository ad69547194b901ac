import { describe, expect, it } from "vitest";
import { buildCuadro, columna, cutFilas, toPorcentaje } from "./cuadro.ts";
import { describeFavorables } from "./favorables.ts";
import { computeSatisfaccion, MINIMO_DE_OPINIONES } from "./opiniones.ts";
import { computeTiempos } from "./tiempos.ts";

describe("lo que se mide en un reporte", () => {
  it("la mediana y el percentil 90 son días en que algún caso se cerró", () => {
    const unoACien = new Map(Array.from({ length: 100 }, (_, i) => [i + 1, 1]));
    expect(computeTiempos(unoACien)).toEqual({ n: 100, mediana: 50, p90: 90, promedio: 50.5 });
    expect(
      computeTiempos(
        new Map([
          [3, 9],
          [40, 1],
        ]),
      ),
    ).toEqual({ n: 10, mediana: 3, p90: 3, promedio: 6.7 });
    expect(computeTiempos(new Map([[7, 1]]))).toEqual({ n: 1, mediana: 7, p90: 7, promedio: 7 });
    expect(computeTiempos(new Map())).toEqual({ n: 0, mediana: null, p90: null, promedio: null });
  });

  it("la satisfacción cuenta 6 y 7, la neta resta de 1 a 4, y de muy pocas no se dice", () => {
    const notas = [1, 4, 5, 6, 7, 7].map((nota) => ({ nota: String(nota), n: 1 }));
    expect(computeSatisfaccion(notas)).toEqual({
      n: 6,
      satisfechas: 50,
      neutras: 16.7,
      insatisfechas: 33.3,
      neta: 16.7,
    });
    expect(computeSatisfaccion([{ nota: "2", n: MINIMO_DE_OPINIONES }]).neta).toBe(-100);
    expect(computeSatisfaccion([{ nota: "7", n: MINIMO_DE_OPINIONES - 1 }])).toMatchObject({ n: 4, satisfechas: null });
  });

  it("lo favorable se mide sobre los reclamos en que se le preguntó al proveedor y acogió, no acogió o calló", () => {
    const cierres = [
      { tipo: "reclamo", resultado: "acogeTotal", n: 50 },
      { tipo: "reclamo", resultado: "acogeParcial", n: 10 },
      { tipo: "reclamo", resultado: "noAcoge", n: 20 },
      { tipo: "reclamo", resultado: "noResponde", n: 40 },
      { tipo: "reclamo", resultado: "noProcede", n: 900 },
      { tipo: "consulta", resultado: "orientado", n: 900 },
    ];
    expect(describeFavorables(cierres)).toMatchObject({ valor: 50, n: 120 });
    expect(describeFavorables([])).toMatchObject({ valor: null, n: 0 });
  });

  it("un cuadro cortado suma lo mismo que entero, y lo que no se suma no tiene total", () => {
    const filas = [5, 3, 2, 1].map((n, i) => ({ id: `f${i}`, titulo: `Fila ${i}`, valores: [n] }));
    expect(cutFilas(filas, 2)).toEqual([...filas.slice(0, 2), { id: "otras", titulo: "Otras 2", valores: [3] }]);
    const columnas = [columna("a", "A"), columna("b", "B", "porcentaje")];
    const datos = [
      { id: "x", titulo: "X", valores: [5, 50] },
      { id: "y", titulo: "Y", valores: [null, 25] },
    ];
    const cuadro = { id: "c", titulo: "C", filas: "Fila", columnas, datos, dibujo: "barras" as const };
    expect(buildCuadro(cuadro).total).toEqual([5, null]);
    expect(toPorcentaje(1, 0)).toBeNull();
  });
});
