import { hash } from "node:crypto";
import type { AsientoGuardado } from "../store/store.ts";

/** The link before the first entry. */
const ORIGEN = Buffer.alloc(32);

/**
 * SHA-256 over the link before, the folio, the entry's open part and its sealed part as they are kept: a case's chain
 * can't be passed off as another's. Nothing of it needs the case's key, so the chain verifies after an erasure.
 *
 * @param previo link of the entry before; absent for the first
 */
export const computeEnlace = (
  folio: string,
  previo: Uint8Array | undefined,
  { n, cuando, tipo, autor, datos, sellado }: Omit<AsientoGuardado, "enlace">,
): Buffer => {
  const abierto = Buffer.from(JSON.stringify([folio, n, cuando, tipo, autor, datos]));
  const largo = Buffer.allocUnsafe(4);
  largo.writeUInt32BE(abierto.length);
  return hash("sha256", Buffer.concat([previo ?? ORIGEN, largo, abierto, ...(sellado ? [sellado] : [])]), "buffer");
};

/** Verifies a case's chain. Answers the place of the first entry that is wrong or missing, or nothing where all is true. */
export const findRotura = (
  folio: string,
  asientos: AsientoGuardado[],
  { version, cabeza }: { version: number; cabeza: Uint8Array },
): number | undefined => {
  let previo: Uint8Array | undefined;
  for (const [i, asiento] of asientos.entries()) {
    const enlace = computeEnlace(folio, previo, asiento);
    if (asiento.n !== i + 1 || !enlace.equals(asiento.enlace)) return i + 1;
    previo = enlace;
  }
  const complete = asientos.length === version && previo !== undefined && Buffer.compare(previo, cabeza) === 0;
  return complete ? undefined : asientos.length;
};
