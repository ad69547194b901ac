import { type Fecha, formatFecha } from "@ventanilla/sdk/domain";
import type { Bloque } from "./plantilla.ts";

/** The image of the letterhead, already read: a letter asks nothing of the network. */
export interface Escudo {
  tipo: "image/png" | "image/jpeg";
  bytes: Uint8Array;
}

/** A letter with its frame, ready to be drawn in any form. */
export interface Carta {
  /** What it is about: its heading and the title of the document. */
  titulo: string;
  bloques: readonly Bloque[];
  folio: string;
  fecha?: Fecha | undefined;
  numero?: string | undefined;
  institucion: { nombre: string; telefono?: string | undefined; sitio?: string | undefined };
  unidad?: { nombre: string; direccion?: string | undefined } | undefined;
  escudo?: Escudo | undefined;
  /** Who signs. */
  firma?: { nombre: string; cargo?: string | undefined } | undefined;
}

/** Letter (216 × 279 mm, the usual one in Chile) or A4. */
export type Papel = "carta" | "a4";

/** Where to find the institution, in a line: "800 700 100 · https://…". */
export const describeContacto = ({ institucion, unidad }: Carta): string =>
  [unidad?.direccion, institucion.telefono, institucion.sitio].filter(Boolean).join(" · ");

/** A block this long is no line of date and number. */
const LARGO_DE_ENCABEZADO = 80;

/**
 * The parts of the frame that the body does not say by itself: a template may open with its date and number, and end with who
 * signs.
 */
export const pickMarco = ({ bloques, fecha, numero, firma }: Carta): Pick<Carta, "fecha" | "numero" | "firma"> => {
  const [primero, ultimo] = [bloques[0], bloques.at(-1)].map((bloque) =>
    bloque === undefined || bloque.clase === "lista" ? "" : bloque.texto,
  ) as [string, string];
  const encabezado = primero.length <= LARGO_DE_ENCABEZADO ? primero.split(/[.,;:]?(?:\s+|$)/) : [];
  return {
    fecha: fecha && !encabezado.includes(formatFecha(fecha)) ? fecha : undefined,
    numero: numero && !encabezado.includes(numero) ? numero : undefined,
    firma: firma && !ultimo.includes(firma.nombre) ? firma : undefined,
  };
};
