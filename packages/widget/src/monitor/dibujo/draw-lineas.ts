import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { scalePoint } from "d3-scale";
import { type SVGTemplateResult, svg } from "lit";
import { NOMBRES_UNIDAD } from "../../textos/monitor.ts";
import { formatNumero } from "../format-cifra.ts";
import type { Dibujo } from "./draw-barras.ts";
import { createEscala } from "./escala.ts";
import { cutTexto, groupByUnidad, listSeries, type Medida, measureTexto, type Serie } from "./medida.ts";

/** Lines that a panel shows at most: more are not told apart. */
export const SERIES_DE_LINEAS = 5;

/** A mark a line, so that no colour is needed: around (0, 0), `r` to each side. */
const MARCAS: readonly ((r: number) => string)[] = [
  (r) => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`,
  (r) => `M${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`,
  (r) => `M0 ${-r * 1.2}L${r * 1.2} ${r}H${-r * 1.2}z`,
  (r) => `M0 ${-r * 1.4}L${r * 1.4} 0 0 ${r * 1.4} ${-r * 1.4} 0z`,
  (r) =>
    `M${-r} ${-r / 3}h${r * 0.66}v${-r * 0.66}h${r * 0.66}v${r * 0.66}h${r * 0.66}v${r * 0.66}h${-r * 0.66}v${r * 0.66}h${-r * 0.66}v${-r * 0.66}h${-r * 0.66}z`,
];

/** The path through the points there are: where one lacks, the line breaks. */
function writeTrazo(puntos: readonly ({ x: number; y: number } | undefined)[]): string {
  return puntos
    .map((punto, i) => (punto ? `${puntos[i - 1] ? "L" : "M"}${punto.x.toFixed(1)} ${punto.y.toFixed(1)}` : ""))
    .join("");
}

/** Pushes names apart until none lies over another, and all stay within. */
function spreadNombres(alturas: readonly number[], alto: number, tope: number): number[] {
  const orden = alturas.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y);
  orden.forEach((uno, k) => {
    const antes = orden[k - 1];
    if (antes) uno.y = Math.max(uno.y, antes.y + alto);
  });
  const sobra = Math.max(0, (orden.at(-1)?.y ?? 0) - tope);
  const lugares: number[] = [];
  for (const { y, i } of orden) lugares[i] = y - sobra;
  return lugares;
}

interface Panel {
  series: readonly Serie[];
  nombres: readonly string[];
  y: number;
  medida: Medida;
}

const ALTO = 13;

function drawPanel({ series, nombres, y, medida: { ancho, letra } }: Panel): SVGTemplateResult {
  const unidad = series[0]?.unidad ?? "casos";
  const cima = y + letra * 2.4;
  const pie = cima + letra * ALTO;
  const { escala, marcas } = createEscala(series, { desde: pie, hasta: cima });
  const margen = Math.max(...marcas.map((marca) => measureTexto(formatNumero(marca), letra))) + letra * 0.8;
  const alLado = ancho > letra * 34 && series.length > 1;
  const mitad = measureTexto(nombres.at(-1) ?? "", letra) / 2;
  const lado = alLado
    ? Math.min(Math.max(...series.map(({ titulo }) => measureTexto(titulo, letra))) + letra * 1.6, ancho * 0.3)
    : Math.max(letra, mitad);
  const puestos = scalePoint(
    nombres.map((_, i) => i),
    [margen + letra * 0.6, ancho - lado - letra * 0.6],
  );
  const at = (i: number): number => puestos(i) ?? margen;
  const largo = Math.max(...nombres.map((nombre) => measureTexto(nombre, letra)), 1) + letra;
  const cada = Math.max(1, Math.ceil((nombres.length * largo) / Math.max(1, ancho - margen - lado)));
  const lineas = series.map((serie) => ({
    serie,
    puntos: serie.valores.map((valor, i) => (valor === null ? undefined : { x: at(i), y: escala(valor) })),
  }));
  const finales = spreadNombres(
    lineas.map(({ puntos }) => puntos.findLast(Boolean)?.y ?? pie),
    letra * 1.25,
    pie,
  );
  const conMarcas = nombres.length <= 40;
  const [, enQue] = NOMBRES_UNIDAD[unidad];
  const titulo =
    series.length === 1 ? `${series[0]?.titulo} (${enQue})` : `${enQue.charAt(0).toUpperCase()}${enQue.slice(1)}`;
  return svg`<g>
    <text class="serie" x="0" y=${y + letra}>${titulo}</text>
    ${marcas.map(
      (marca) => svg`<line class="guia" x1=${margen} x2=${ancho - lado} y1=${escala(marca)} y2=${escala(marca)}></line>
      <text class="marca" x=${margen - letra * 0.5} y=${escala(marca) + letra * 0.35} text-anchor="end">${formatNumero(marca)}</text>`,
    )}
    <line class="eje" x1=${margen} x2=${ancho - lado} y1=${escala(0)} y2=${escala(0)}></line>
    ${nombres.map((nombre, i) => (i % cada ? null : svg`<text class="marca" x=${at(i)} y=${pie + letra * 1.5} text-anchor="middle">${nombre}</text>`))}
    ${lineas.map(({ puntos }, k) => {
      const marca = MARCAS[k % MARCAS.length]?.(letra * 0.28);
      return svg`<path class="linea s${k}" d=${writeTrazo(puntos)}></path>${puntos.map((punto, i) =>
        punto && (conMarcas || !(puntos[i - 1] || puntos[i + 1]))
          ? svg`<path class="punto s${k}" transform="translate(${punto.x} ${punto.y})" d=${marca}></path>`
          : null,
      )}`;
    })}
    ${
      alLado
        ? lineas.map(({ serie }, k) => {
            const altura = finales[k] ?? pie;
            return svg`<path class="punto s${k}" transform="translate(${ancho - lado + letra * 0.7} ${altura})" d=${MARCAS[k % MARCAS.length]?.(letra * 0.28)}></path>
              <text class="fila" x=${ancho - lado + letra * 1.3} y=${altura + letra * 0.35}>${cutTexto(serie.titulo, lado - letra * 1.4, letra)}</text>`;
          })
        : series.length > 1
          ? lineas.map(
              (
                { serie },
                k,
              ) => svg`<path class="punto s${k}" transform="translate(${letra * 0.5} ${pie + letra * (3 + k * 1.4)})" d=${MARCAS[k % MARCAS.length]?.(letra * 0.28)}></path>
              <text class="fila" x=${letra * 1.3} y=${pie + letra * (3.35 + k * 1.4)}>${cutTexto(serie.titulo, ancho - letra * 1.4, letra)}</text>`,
            )
          : null
    }
  </g>`;
}

/** Draws a table as lines over its rows: a panel a unit, each line with its own mark, dash and name. */
export function drawLineas(cuadro: CuadroDeReporte, medida: Medida): Dibujo {
  const { ancho, letra } = medida;
  const grupos = groupByUnidad(listSeries(cuadro)).map((grupo) => grupo.slice(0, SERIES_DE_LINEAS));
  const nombres = cuadro.datos.map(({ titulo }) => titulo);
  let y = 0;
  const paneles = grupos.map((series) => {
    const panel = drawPanel({ series, nombres, y, medida });
    const debajo = series.length > 1 && ancho <= letra * 34 ? series.length * 1.4 + 0.6 : 0;
    y += letra * (2.4 + ALTO + 2.6 + debajo);
    return panel;
  });
  return { alto: y - letra * 0.6, trazos: svg`${paneles}` };
}
