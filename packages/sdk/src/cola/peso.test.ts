import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("..", import.meta.url));

/** What the window's first load has already brought to every page. */
const EN_LA_VENTANA = /\/(?:transport|error|folio)\.ts$/;

/** Bundles as a page would what seals, keeps and hands over; `trozos` are the pieces that only some ask for. */
async function bundle({ externo }: { externo: RegExp }) {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { createCola, sealSobre } from "./cola/index.ts"',
      resolveDir: SRC,
      loader: "ts",
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    splitting: true,
    outdir: "salida",
    platform: "browser",
    charset: "utf8",
    write: false,
    plugins: [
      {
        name: "externo",
        setup: ({ onResolve }) => onResolve({ filter: externo }, ({ path }) => ({ path, external: true })),
      },
    ],
  });
  const entrada = outputFiles.find(({ path }) => path.endsWith("stdin.js"));
  return {
    texto: entrada?.text ?? "",
    brotli: brotliCompressSync(entrada?.contents ?? "").length,
    trozos: outputFiles.length,
  };
}

test("sellar, guardar y enviar agregan a lo más 3 KB brotli a la página de quien lo necesita", async () => {
  const { brotli } = await bundle({ externo: EN_LA_VENTANA });
  expect(brotli).toBeLessThanOrEqual(3 * 1024);
  // Alone, for a program that brings nothing else of the SDK.
  expect((await bundle({ externo: /^nada$/ })).brotli).toBeLessThanOrEqual(4 * 1024);
});

test("lo que usan pocos no viene con eso: la prueba de trabajo va aparte, importar y exportar no van", async () => {
  const { texto, trozos } = await bundle({ externo: EN_LA_VENTANA });
  expect(trozos).toBeGreaterThan(1);
  expect(texto).not.toMatch(/x-ndjson|performance\.now/);
});
