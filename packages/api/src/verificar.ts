import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type LlaveDeFirma, llaveDeFirma } from "@ventanilla/sdk/contract";
import { ARCHIVO_SECRETO, loadSecreto } from "./secreto.ts";
import { createFirmante } from "./sello/firma.ts";
import { deriveLlaves } from "./sello/llaves.ts";
import { type Veredicto, verifyComprobante } from "./sello/verify-comprobante.ts";

const USO = `Uso: node verificar.js comprobante.json [--llave LLAVE] [--cuerpo cuerpo.json]

  --llave   la llave pública de quien lo emitió: 43 caracteres, o un archivo con lo que responde
            GET /v1/instituciones/{institucion}. Sin ella, la de esta instalación (carpeta DATOS).
  --cuerpo  lo que se presentó, para comprobar que el comprobante es de eso. La clave no hace falta.

Termina con 0 si es auténtico, 1 si no lo es y 2 si no se puede saber.`;

const SALIDA: Record<Veredicto["resultado"], number> = { autentico: 0, falso: 1, sinSaber: 2 };

/** What an operator has to mend before anything can be told. */
class UsoError extends Error {}

const readJson = (archivo: string): unknown => {
  try {
    return JSON.parse(readFileSync(archivo, "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsoError(`${archivo} no es JSON`);
    throw new UsoError(`No se puede leer ${archivo} (${(error as NodeJS.ErrnoException).code})`);
  }
};

const readLlave = (dada: string | undefined): LlaveDeFirma => {
  if (dada === undefined) {
    const datos = process.env.DATOS ?? "./datos";
    if (!existsSync(join(datos, ARCHIVO_SECRETO)))
      throw new UsoError("No hay una instalación aquí: da la llave pública con --llave");
    return createFirmante(deriveLlaves(loadSecreto(datos).secreto).firma).llave;
  }
  if (/^[A-Za-z0-9_-]{43}$/.test(dada)) return { kid: "", llave: dada };
  const valor = readJson(dada);
  const leida = llaveDeFirma.safeParse(valor && typeof valor === "object" && "firma" in valor ? valor.firma : valor);
  if (!leida.success) throw new UsoError(`${dada} no trae una llave pública de firma`);
  return leida.data;
};

const run = (argumentos: string[]): number => {
  try {
    const { values, positionals } = parseArgs({
      args: argumentos,
      allowPositionals: true,
      options: { llave: { type: "string" }, cuerpo: { type: "string" } },
    });
    const [archivo, ...otros] = positionals;
    if (archivo === undefined || otros.length > 0) throw new UsoError("Di qué comprobante hay que comprobar");
    const { resultado, texto } = verifyComprobante(readJson(archivo), {
      llave: readLlave(values.llave),
      ...(values.cuerpo !== undefined && { cuerpo: readJson(values.cuerpo) }),
    });
    process.stdout.write(`${texto}\n`);
    return SALIDA[resultado];
  } catch (error) {
    const esDeOpciones = (error as NodeJS.ErrnoException).code?.startsWith("ERR_PARSE_ARGS");
    if (!(error instanceof UsoError) && !esDeOpciones) throw error;
    const que = error instanceof UsoError ? error.message : "Hay una opción que no existe, o le falta su valor";
    process.stderr.write(`${que}\n\n${USO}\n`);
    return SALIDA.sinSaber;
  }
};

process.exitCode = run(process.argv.slice(2));
