import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { buildCuadro, type Columna } from "./cuadro.ts";
import { listPasos, pasoOf } from "./periodo.ts";
import type { PedidoDeReporte } from "./resolve-pedido.ts";

const FILAS = { dia: "Día", semana: "Semana", mes: "Mes" } as const;

/** A line of a trend: its column, and what it counts. */
export interface Serie {
  columna: Columna;
  filas: readonly { periodo: string; n: number }[];
}

/** How some series go over the period, without a gap: nothing in a day is a zero. */
export const buildTendencia = (
  { periodo, paso }: Pick<PedidoDeReporte, "periodo" | "paso">,
  series: readonly Serie[],
  cuadro: Pick<CuadroDeReporte, "id" | "titulo"> = { id: "tendencia", titulo: "Cómo va en el tiempo" },
): CuadroDeReporte => {
  const sumas = series.map(({ filas }) => {
    const porPaso = new Map<string, number>();
    for (const fila of filas) {
      const cual = pasoOf(fila.periodo, periodo, paso);
      porPaso.set(cual, (porPaso.get(cual) ?? 0) + fila.n);
    }
    return porPaso;
  });
  return buildCuadro({
    ...cuadro,
    filas: FILAS[paso],
    columnas: series.map(({ columna }) => columna),
    datos: listPasos(periodo, paso).map(({ id, titulo }) => ({
      id,
      titulo,
      valores: sumas.map((porPaso) => porPaso.get(id) ?? 0),
    })),
    dibujo: "lineas",
  });
};
