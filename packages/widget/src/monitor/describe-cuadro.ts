import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { monitor as t } from "../textos/monitor.ts";
import { formatCifra } from "./format-cifra.ts";

const lower = (texto: string): string =>
  /^[A-ZÁÉÍÓÚÑ]{2}/.test(texto) ? texto : texto.charAt(0).toLowerCase() + texto.slice(1);

/** Says in a sentence what a chart shows, for whoever does not see it: how much of what, the most and the least. */
export function describeCuadro({ titulo, filas, columnas, datos, dibujo }: CuadroDeReporte, columna = 0): string {
  const { titulo: nombre = "", unidad = "casos" } = columnas[columna] ?? {};
  const leidas = datos.flatMap((fila) => {
    const valor = fila.valores[columna];
    return valor === null || valor === undefined ? [] : [{ titulo: fila.titulo, valor }];
  });
  const [primera] = leidas;
  const ultima = leidas.at(-1);
  if (!primera || !ultima) return `${titulo}. ${t.filaVacia}`;
  const write = ({ titulo: fila, valor }: typeof primera) => `${fila}, ${formatCifra(valor, unidad)}`;
  const mayor = leidas.reduce((uno, otro) => (otro.valor > uno.valor ? otro : uno));
  const menor = leidas.reduce((uno, otro) => (otro.valor < uno.valor ? otro : uno));
  const cuantas = `${datos.length} ${datos.length === 1 ? "fila" : "filas"} (${lower(filas)})`;
  const extremos = mayor === menor ? write(mayor) : `lo más, ${write(mayor)}; lo menos, ${write(menor)}`;
  const curso = dibujo === "lineas" && leidas.length > 1 ? `; va de ${write(primera)}, a ${write(ultima)}` : "";
  return `${titulo}: ${cuantas}. ${nombre}: ${extremos}${curso}.`;
}
