import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const SRC = fileURLToPath(new URL("..", import.meta.url));

/** Bundles some code as a page would, and says what went in and what it weighs. */
async function bundle(contents: string) {
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: SRC, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    splitting: true,
    outdir: "salida",
    platform: "browser",
    charset: "utf8",
    metafile: true,
    write: false,
  });
  const [entrada] = outputFiles.filter(({ path }) => path.endsWith("stdin.js"));
  if (!entrada) throw new Error("esbuild no entregó la entrada");
  return {
    fuentes: Object.keys(metafile.inputs),
    trozos: outputFiles.length,
    texto: entrada.text,
    brotli: brotliCompressSync(entrada.contents).length,
  };
}

const hasZod = (fuentes: string[]) => fuentes.some((fuente) => fuente.includes("/zod/"));

describe("lo que llega a la página de un ciudadano", () => {
  test("nada de zod, ni usando todo el SDK", async () => {
    const { fuentes } = await bundle('export * from "./index.ts"');
    expect(hasZod(fuentes)).toBe(false);
    // The look-out itself sees: a schema does bring it.
    expect(hasZod((await bundle('export { folio } from "./contract/index.ts"')).fuentes)).toBe(true);
  });

  test("quien usa solo el cliente no carga territorio ni feriados", async () => {
    const { texto } = await bundle('import { createVentanilla } from "./index.ts"; console.log(createVentanilla)');
    expect(texto).not.toMatch(/Camarones|Viernes Santo/);
    expect((await bundle('export * from "./index.ts"')).texto).toMatch(/Camarones/);
  });

  test("el transporte solo pesa a lo más 1.000 bytes brotli y no trae nada más", async () => {
    const { fuentes, brotli } = await bundle('export { createTransport } from "./client/transport.ts"');
    expect(fuentes.filter((fuente) => !fuente.includes("stdin")).map((fuente) => fuente.split("/").pop())).toEqual([
      "error.ts",
      "transport.ts",
    ]);
    expect(brotli).toBeLessThanOrEqual(1_000);
  });

  test("la prueba de trabajo va en un trozo aparte, que solo baja quien la necesita", async () => {
    const { texto, trozos } = await bundle('export { createSeguimiento } from "./client/seguimiento.ts"');
    expect(trozos).toBeGreaterThan(1);
    expect(texto).not.toContain("SHA-256");
  });
});

describe("corre donde haya fetch y Web Crypto", async () => {
  const archivos = (await Promise.all(["client", "domain"].map((carpeta) => listFuentes(carpeta)))).flat();

  test.each(archivos)("%s no pide nada de Node ni del documento", async (archivo) => {
    const fuente = await readFile(`${SRC}/${archivo}`, "utf8");
    expect(fuente).not.toMatch(/["']node:|\brequire\(|\bprocess\.|\bBuffer\b/);
    expect(fuente).not.toMatch(/\b(?:window|document|localStorage|sessionStorage|navigator)\./);
  });
});

async function listFuentes(carpeta: string): Promise<string[]> {
  const nombres = await readdir(`${SRC}/${carpeta}`, { recursive: true });
  return nombres
    .filter((nombre) => nombre.endsWith(".ts") && !nombre.endsWith(".test.ts"))
    .map((nombre) => `${carpeta}/${nombre}`);
}
