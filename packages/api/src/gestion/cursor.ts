import { Rechazo } from "../caso/rechazo.ts";
import type { CasoGuardado, PuntoDeLista } from "../store/store.ts";

const FORMA = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/;

/**
 * Where the next page begins, for whoever asked for this one to hand back. It names a place of an order and no filter:
 * what a page holds is decided each time by who asks for it.
 */
export const writeCursor = ({ id, caso }: CasoGuardado): string =>
  Buffer.from(`${caso.plazo.vence}.${id}`).toString("base64url");

/** @throws {Rechazo} `datos-invalidos` for what no page gave */
export const readCursor = (cursor: string): PuntoDeLista => {
  const [, vence, id] = FORMA.exec(Buffer.from(cursor, "base64url").toString("latin1")) ?? [];
  if (vence === undefined || id === undefined)
    throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "cursor", codigo: "formato" }] });
  return { vence, id: Number(id) };
};
