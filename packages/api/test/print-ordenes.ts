import { readFileSync, writeFileSync } from "node:fs";
import { replaceTabla } from "./ordenes-docs.ts";

/** Writes the table of orders in docs/ordenes.md: `pnpm exec node packages/api/test/print-ordenes.ts`. */
const archivo = new URL("../../../docs/ordenes.md", import.meta.url);
writeFileSync(archivo, replaceTabla(readFileSync(archivo, "utf8")));
