import { rmSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { loadContenidos } from "../preguntas/load-contenido.ts";
import { loadInstituciones } from "./load-instituciones.ts";
import { ARCHIVO_REVISADO, listRevisado } from "./revisado.ts";

// Run by the build: whoever starts the service finds what is shipped checked already.
// What an older build said is no answer.
rmSync(ARCHIVO_REVISADO, { force: true });
loadContenidos(loadInstituciones({ demostracion: true }));
const revisado = listRevisado();
const texto = JSON.stringify(revisado);
if (!isDeepStrictEqual(JSON.parse(texto), revisado)) throw new Error("Un archivo revisado no cabe en JSON tal como es");
writeFileSync(ARCHIVO_REVISADO, texto);
