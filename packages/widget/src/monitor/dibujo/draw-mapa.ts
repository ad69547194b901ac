import type { CuadroDeReporte, UnidadDeCifra } from "@ventanilla/sdk/contract";
import { scaleQuantile } from "d3-scale";
import { svg } from "lit";
import { NOMBRES_UNIDAD } from "../../textos/monitor.ts";
import { formatCifra, formatNumero } from "../format-cifra.ts";
import type { Dibujo } from "./draw-barras.ts";
import { cutTexto, listSeries, type Medida, measureTexto, NEGRITA } from "./medida.ts";
import { PLANO_DE_REGIONES } from "./plano-de-regiones.ts";

/** Shades of the map, the lightest first: the number stands in each, so that none has to be told by its shade. */
const TONOS = [0, 1, 2, 3, 4];

/** Draws a column of a table of regions as a grid of the country, north above: the lightest shade is of nothing. */
export function drawMapa(cuadro: CuadroDeReporte, { ancho, letra }: Medida, ver?: string): Dibujo {
  const series = listSeries(cuadro);
  const serie = series.find(({ id }) => id === ver) ?? series[0];
  if (!serie) return { alto: 0, trazos: svg`` };
  const { unidad } = serie;
  const valorDe = new Map(cuadro.datos.map(({ id }, i) => [id, serie.valores[i] ?? null]));
  const enMapa = PLANO_DE_REGIONES.flatMap(({ cut }) => valorDe.get(cut) ?? []).sort((a, b) => a - b);
  // By fourths of what they have: in equal parts, the capital would leave every other region in the same one.
  const [ninguno = 0, ...algunos] = TONOS;
  const reparte = scaleQuantile([...new Set(enMapa.filter((valor) => valor > 0))], algunos);
  const tono = (valor: number): number => (valor > 0 ? reparte(valor) : ninguno);
  const fuera = cuadro.datos.filter(({ id }) => !PLANO_DE_REGIONES.some(({ cut }) => cut === id));
  const hueco = letra * 0.25;
  // The capital is the only one inland: the others take what it leaves.
  const costa = Math.min(letra * 16, ancho * 0.56);
  const interior = Math.min(letra * 16, ancho - costa - hueco);
  const fila = letra * 2.1;
  const cima = letra * 2;
  const pie = cima + 15 * fila;
  const leyenda = TONOS.flatMap((n) => {
    const suyos = enMapa.filter((valor) => tono(valor) === n);
    return suyos.length ? { n, texto: writeTramo(suyos, unidad) } : [];
  });
  const lx = costa + letra * 0.7;
  return {
    alto: pie + letra * fuera.length * 1.5,
    trazos: svg`<text class="serie" x="0" y=${letra}>${serie.titulo} (${NOMBRES_UNIDAD[unidad][1]})</text>
      ${PLANO_DE_REGIONES.map(({ cut, nombre, corto, fila: n, lado }) => {
        const valor = valorDe.get(cut) ?? null;
        const [x, y] = [lado * (costa + hueco), cima + n * fila];
        const casilla = lado ? interior : costa;
        const numero = formatNumero(valor, unidad);
        const cabe = casilla - measureTexto(numero, letra * NEGRITA) - letra * 1.2;
        const escrito = measureTexto(nombre, letra) > cabe ? corto : nombre;
        return svg`<g class="casilla ${valor === null ? "vacia" : `t${tono(valor)}`}">
          <rect x=${x} y=${y} width=${casilla} height=${fila - hueco} rx="3"></rect>
          <text x=${x + letra * 0.5} y=${y + fila / 2 + letra * 0.22}>${cutTexto(escrito, cabe, letra)}</text>
          <text class="numero" x=${x + casilla - letra * 0.5} y=${y + fila / 2 + letra * 0.22} text-anchor="end">${numero}</text>
        </g>`;
      })}
      ${leyenda.map(({ n, texto }, i) => {
        const y = cima + (8 + i * 0.8) * fila;
        return svg`<g class="casilla t${n}"><rect x=${lx} y=${y} width=${letra * 1.3} height=${letra * 1.1}></rect></g>
          <text class="marca" x=${lx + letra * 1.7} y=${y + letra * 0.92}>${texto}</text>`;
      })}
      ${fuera.map(({ id, titulo }, i) => svg`<text class="fila" x="0" y=${pie + letra * (1.1 + i * 1.5)}>${cutTexto(`${titulo}: ${formatCifra(valorDe.get(id), unidad)}`, ancho, letra)}</text>`)}`,
  };
}

/** From the least to the most of some values in order; one alone, itself. */
function writeTramo(valores: readonly number[], unidad: UnidadDeCifra): string {
  const [menor, mayor] = [formatNumero(valores[0], unidad), formatNumero(valores.at(-1), unidad)];
  return menor === mayor ? menor : `${menor} a ${mayor}`;
}
