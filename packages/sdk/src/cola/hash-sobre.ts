import { hashTexto } from "../client/huella.ts";
import type { Sobre } from "../contract/sobre.ts";

/** Parts of an envelope as canonical JSON orders them: written so, it needs no more than its text. */
const PARTES = ["ct", "epk", "institucion", "iv", "kid", "v"];

/** SHA-256 of an envelope in canonical JSON: its name in a queue, in its acknowledgement and in an export. */
export const hashSobre = (sobre: Sobre): Promise<string> => hashTexto(JSON.stringify(sobre, PARTES));
