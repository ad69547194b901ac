import type { Elemento } from "../elements/base/elemento.ts";

/** What a person has written so far of one case, and what identifies its one submission. */
export interface Borrador {
  /** By route in the body: `persona.rut`. */
  valores: Record<string, string>;
  /** Which screen they were on. */
  pantalla: number;
  /** They have been at the check: after a change they go back to it. */
  revisado?: boolean;
  /** Submission id, folio and clave: minted together, once, so that a repeated send can never be a second case. */
  envio?: string;
  folio?: string;
  clave?: string;
}

/** One draft per API, institution and kind of case, in this tab only. */
const nameBorrador = ({ api, institucion }: Elemento, tramite: string) => `ventanilla ${api} ${institucion} ${tramite}`;

/** Reads the draft; an empty one where nothing is kept, or the browser refuses to. */
export function readBorrador(elemento: Elemento, tramite: string): Borrador {
  try {
    const texto = elemento.compartido ? null : sessionStorage.getItem(nameBorrador(elemento, tramite));
    if (texto) return JSON.parse(texto);
  } catch {}
  return { valores: {}, pantalla: 0 };
}

/** Keeps the draft in this tab. On a shared machine it keeps nothing. */
export function keepBorrador(elemento: Elemento, tramite: string, borrador: Borrador): void {
  if (elemento.compartido) return;
  try {
    sessionStorage.setItem(nameBorrador(elemento, tramite), JSON.stringify(borrador));
  } catch {}
}

/** Wipes the draft. */
export function wipeBorrador(elemento: Elemento, tramite: string): void {
  try {
    sessionStorage.removeItem(nameBorrador(elemento, tramite));
  } catch {}
}
