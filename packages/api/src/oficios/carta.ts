import type { Fecha } from "@ventanilla/sdk/domain";
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
  fecha: Fecha;
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
