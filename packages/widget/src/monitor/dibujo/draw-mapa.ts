import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { scaleQuantize } from "d3-scale";
import { svg } from "lit";
import { NOMBRES_UNIDAD } from "../../textos/monitor.ts";
import { formatCifra, formatNumero } from "../format-cifra.ts";
import type { Dibujo } from "./draw-barras.ts";
import { createEscala } from "./escala.ts";
import { cutTexto, listSeries, type Medida, measureTexto } from "./medida.ts";
import { PLANO_DE_REGIONES } from "./plano-de-regiones.ts";

/** Shades of the map, the lightest first: the number stands in each, so that none has to be told by its shade. */
const TONOS = [0, 1, 2, 3, 4];

/** Draws a column of a table of regions as a grid of the country, north above, with what its shades mean below. */
export function drawMapa(cuadro: CuadroDeReporte, { ancho, letra }: Medida, ver?: string): Dibujo {
  const series = listSeries(cuadro);
  const serie = series.find(({ id }) => id === ver) ?? series[0];
  if (!serie) return { alto: 0, trazos: svg`` };
  const { unidad } = serie;
  const [menor = 0, mayor = 1] = createEscala([serie], [0, 1], TONOS.length).escala.domain();
  const tono = scaleQuantize([menor, mayor], TONOS);
  const valorDe = new Map(cuadro.datos.map(({ id }, i) => [id, serie.valores[i] ?? null]));
  const fuera = cuadro.datos.filter(({ id }) => !PLANO_DE_REGIONES.some(({ cut }) => cut === id));
  const hueco = letra * 0.25;
  const casilla = Math.min(letra * 15, (ancho - hueco) / 2);
  const fila = letra * 2.1;
  const cima = letra * 2;
  const pie = cima + 15 * fila + letra * 0.8;
  const principio = measureTexto(formatNumero(menor), letra) + letra * 0.5;
  return {
    alto: pie + letra * (1.8 + fuera.length * 1.5),
    trazos: svg`<text class="serie" x="0" y=${letra}>${serie.titulo} (${NOMBRES_UNIDAD[unidad][1]})</text>
      ${PLANO_DE_REGIONES.map(({ cut, nombre, fila: n, lado }) => {
        const valor = valorDe.get(cut) ?? null;
        const [x, y] = [lado * (casilla + hueco), cima + n * fila];
        return svg`<g class="casilla ${valor === null ? "vacia" : `t${tono(valor)}`}">
          <rect x=${x} y=${y} width=${casilla} height=${fila - hueco} rx="3"></rect>
          <text x=${x + letra * 0.6} y=${y + fila / 2 + letra * 0.22}>${cutTexto(nombre, casilla - letra * 4, letra)}</text>
          <text class="numero" x=${x + casilla - letra * 0.6} y=${y + fila / 2 + letra * 0.22} text-anchor="end">${formatNumero(valor, unidad)}</text>
        </g>`;
      })}
      <text class="marca" x="0" y=${pie + letra}>${formatNumero(menor)}</text>
      ${TONOS.map((n) => svg`<g class="casilla t${n}"><rect x=${principio + n * letra * 2} y=${pie} width=${letra * 2} height=${letra * 1.2}></rect></g>`)}
      <text class="marca" x=${principio + letra * 10.5} y=${pie + letra}>${formatCifra(mayor, unidad)}</text>
      ${fuera.map(({ id, titulo }, i) => svg`<text class="fila" x="0" y=${pie + letra * (2.8 + i * 1.5)}>${cutTexto(`${titulo}: ${formatCifra(valorDe.get(id), unidad)}`, ancho, letra)}</text>`)}`,
  };
}
