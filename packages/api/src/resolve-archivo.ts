import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const RAIZ = dirname(createRequire(import.meta.url).resolve("@ventanilla/api/package.json"));

/** Absolute path of a file of this package, whether its code runs from the source or from `dist`. */
export const resolveArchivo = (relativa: string): string => join(RAIZ, relativa);
