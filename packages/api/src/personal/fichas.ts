import type { Ficha, Store } from "../store/store.ts";

/** The acts of the store that records need. */
export type Fichas = Pick<Store, "putFicha" | "findFicha" | "findFichaByIndice" | "listFichas" | "deleteFicha">;

const PAGINA = 500;

/** Every record of a class, of one institution or of all. */
export const listTodas = async (
  store: Fichas,
  { clase, institucion }: { clase: string; institucion?: string | undefined },
): Promise<Ficha[]> => {
  const todas: Ficha[] = [];
  for (;;) {
    const despuesDe = todas.at(-1)?.id;
    const pagina = await store.listFichas({
      clase,
      limite: PAGINA,
      ...(institucion !== undefined && { institucion }),
      ...(despuesDe !== undefined && { despuesDe }),
    });
    todas.push(...pagina);
    if (pagina.length < PAGINA) return todas;
  }
};

/** Id of a record that belongs to a user: those of one user stand together. */
export const idDe = (usuario: string, id: string): string => `${usuario}.${id}`;

/** The part of the id that is the record's own. */
export const idPropio = (ficha: Ficha): string => ficha.id.slice(ficha.id.indexOf(".") + 1);

/** The records of a class that belong to a user. */
export const listPropias = async (
  store: Fichas,
  { clase, usuario }: { clase: string; usuario: string },
): Promise<Ficha[]> => {
  const prefijo = idDe(usuario, "");
  const fichas = await store.listFichas({ clase, despuesDe: prefijo, limite: PAGINA });
  return fichas.filter(({ id }) => id.startsWith(prefijo));
};
