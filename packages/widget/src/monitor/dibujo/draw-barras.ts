import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { type SVGTemplateResult, svg } from "lit";
import { NOMBRES_UNIDAD } from "../../textos/monitor.ts";
import { formatNumero } from "../format-cifra.ts";
import { createEscala } from "./escala.ts";
import { cutTexto, groupByUnidad, listSeries, type Medida, measureTexto, NEGRITA, type Serie } from "./medida.ts";

/** Rows that a chart of bars shows at most: the greatest. */
export const FILAS_DE_BARRAS = 20;

/** A drawing and its height; its width is that of its room. */
export interface Dibujo {
  alto: number;
  trazos: SVGTemplateResult;
}

/** The rows that are drawn: all, or where they are too many the greatest by the first column. */
export function pickFilas({ datos }: Pick<CuadroDeReporte, "datos">): CuadroDeReporte["datos"] {
  if (datos.length <= FILAS_DE_BARRAS) return datos;
  return datos.toSorted((a, b) => (b.valores[0] ?? -1) - (a.valores[0] ?? -1)).slice(0, FILAS_DE_BARRAS);
}

interface Panel {
  serie: Serie;
  vecinas: readonly Serie[];
  x: number;
  y: number;
  ancho: number;
  fila: number;
  letra: number;
  encima: boolean;
}

/** One column: its name and unit, its axis, and a bar with its number a row. */
function drawPanel({ serie, vecinas, x, y, ancho, fila, letra, encima }: Panel): SVGTemplateResult {
  const mayor = Math.max(
    ...vecinas.flatMap(({ valores }) => valores.map((v) => formatNumero(v, serie.unidad).length)),
    1,
  );
  const fin = x + ancho - (mayor * 0.6 + 0.8) * letra;
  const { escala, marcas } = createEscala(vecinas, { desde: x, hasta: Math.max(fin, x + letra * 2), letra });
  const cima = y + letra * 2;
  const pie = cima + serie.valores.length * fila;
  const grueso = letra * (encima ? 0.85 : 1.05);
  const [, unidad] = NOMBRES_UNIDAD[serie.unidad];
  return svg`<g>
    <text class="serie" x=${x} y=${y + letra}>${cutTexto(`${serie.titulo} (${unidad})`, ancho, letra * NEGRITA)}</text>
    ${marcas.map(
      (marca) => svg`<line class="guia" x1=${escala(marca)} x2=${escala(marca)} y1=${cima} y2=${pie}></line>
      <text class="marca" x=${escala(marca)} y=${pie + letra * 1.2} text-anchor=${marca === marcas[0] ? "start" : "middle"}>${formatNumero(marca)}</text>`,
    )}
    ${serie.valores.map((valor, i) => {
      const alto = cima + i * fila + (encima ? letra * 1.35 : (fila - grueso) / 2);
      const [cero, punta] = [escala(0), escala(valor ?? 0)];
      return svg`${valor === null ? null : svg`<rect class="barra" x=${Math.min(cero, punta)} y=${alto} width=${Math.max(Math.abs(punta - cero), valor === 0 ? 0 : 1)} height=${grueso} rx="2"></rect>`}
        <text class="valor" x=${Math.max(cero, punta) + letra * 0.4} y=${alto + grueso / 2 + letra * 0.35}>${formatNumero(valor, serie.unidad)}</text>`;
    })}
    <line class="eje" x1=${escala(0)} x2=${escala(0)} y1=${cima} y2=${pie}></line>
  </g>`;
}

/** Draws a table as bars: a panel a column, side by side where they fit, those counted alike on the same axis. */
export function drawBarras(cuadro: CuadroDeReporte, { ancho, letra }: Medida): Dibujo {
  const datos = pickFilas(cuadro);
  const series = listSeries({ columnas: cuadro.columnas, datos });
  const grupos = groupByUnidad(series);
  // Narrow: each name stands over its bar.
  const encima = ancho < letra * 34;
  const largos = datos.map(({ titulo }) => measureTexto(titulo, letra));
  const margen = encima ? 0 : Math.min(Math.max(...largos, 0) + letra, ancho * 0.32);
  const fila = letra * (encima ? 2.6 : 1.75);
  const porLinea = Math.max(1, Math.min(series.length, Math.floor((ancho - margen) / (letra * 14))));
  const hueco = letra * 1.5;
  const anchoPanel = (ancho - margen - hueco * (porLinea - 1)) / porLinea;
  const altoLinea = letra * 2 + datos.length * fila + letra * 2.6;
  const lineas = Math.ceil(series.length / porLinea);
  const nombres = (y: number) =>
    datos.map(({ titulo }, i) => {
      const base = y + letra * 2 + i * fila;
      return encima
        ? svg`<text class="fila" x="0" y=${base + letra * 1.05}>${cutTexto(titulo, ancho, letra)}</text>`
        : svg`<text class="fila" x=${margen - letra * 0.6} y=${base + fila / 2 + letra * 0.35} text-anchor="end">${cutTexto(titulo, margen - letra * 0.6, letra)}</text>`;
    });
  return {
    alto: altoLinea * lineas - letra,
    trazos: svg`${Array.from({ length: lineas }, (_, linea) => svg`${nombres(linea * altoLinea)}`)}
      ${series.map((serie, i) =>
        drawPanel({
          serie,
          vecinas: grupos.find((grupo) => grupo.includes(serie)) ?? [serie],
          x: margen + (i % porLinea) * (anchoPanel + hueco),
          y: Math.floor(i / porLinea) * altoLinea,
          ancho: anchoPanel,
          fila,
          letra,
          encima,
        }),
      )}`,
  };
}
