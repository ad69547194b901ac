import { formatFecha, formatFolio } from "@ventanilla/sdk/domain";
import { type Carta, describeContacto } from "./carta.ts";
import type { Bloque } from "./plantilla.ts";

const writeBloque = (bloque: Bloque): string => {
  if (bloque.clase === "lista") return bloque.lineas.map((linea) => `- ${linea.replace(/\n/g, "\n  ")}`).join("\n");
  return bloque.clase === "cita" ? bloque.texto.replace(/^/gm, "> ") : bloque.texto;
};

/** A letter as plain text, its lines unbroken: whoever shows it knows how wide it is. */
export const renderTexto = (carta: Carta): string => {
  const { titulo, bloques, folio, fecha, numero, institucion, unidad, firma } = carta;
  const partes = [
    [institucion.nombre, unidad?.nombre],
    [numero && `Carta N.º ${numero}`, `Folio ${formatFolio(folio)}`, formatFecha(fecha)],
    [titulo],
    ...bloques.map((bloque) => [writeBloque(bloque)]),
    firma ? [firma.nombre, firma.cargo, unidad?.nombre, institucion.nombre] : [],
    [describeContacto(carta)],
  ];
  return `${partes
    .map((lineas) => lineas.filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n")}\n`;
};
