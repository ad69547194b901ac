import { formatFecha, formatFolio } from "@ventanilla/sdk/domain";
import { writeBloques } from "./bloques-texto.ts";
import { type Carta, describeContacto, pickMarco } from "./carta.ts";

/** A letter as plain text, its lines unbroken: whoever shows it knows how wide it is. */
export const renderTexto = (carta: Carta): string => {
  const { titulo, bloques, folio, institucion, unidad } = carta;
  const { fecha, numero, firma } = pickMarco(carta);
  const partes = [
    [institucion.nombre, unidad?.nombre],
    [numero && `Carta N.º ${numero}`, `Folio ${formatFolio(folio)}`, fecha && formatFecha(fecha)],
    [titulo],
    [writeBloques(bloques)],
    firma ? [firma.nombre, firma.cargo, unidad?.nombre, institucion.nombre] : [],
    [describeContacto(carta)],
  ];
  return `${partes
    .map((lineas) => lineas.filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n")}\n`;
};
