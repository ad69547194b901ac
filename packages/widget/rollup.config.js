import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import resolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import { minifyHTMLLiterals } from "minify-literals";
import esbuild from "rollup-plugin-esbuild";

/** Takes the blanks out of the HTML and CSS written in templates. */
const literals = () => ({
  name: "literals",
  async transform(code, id) {
    if (!id.includes("/src/") || !/(html|css|svg)`/.test(code)) return null;
    const { code: menor, map } = (await minifyHTMLLiterals(code, { fileName: id })) ?? {};
    return menor ? { code: menor, map } : null;
  },
});

/** Lets a piece be asked for by another address after it failed to arrive: see `loadPieza`, which gives `otra`. */
const piezas = () => ({
  name: "piezas",
  transform(code, id) {
    if (!id.includes("/widget/src/")) return null;
    const pedidas = code.replaceAll("() => import(", "(otra) => import(");
    if (/(?<!\(otra\) => |[.\w])import\(/.test(pedidas))
      this.error(`${id}: ask for a piece as loadPieza(() => import("…")), so that it may be asked for again`);
    return pedidas === code ? null : { code: pedidas, map: null };
  },
  renderDynamicImport: ({ moduleId }) =>
    moduleId.includes("/widget/src/") ? { left: "import(", right: "+otra)" } : null,
});

/** Writes each file also compressed once and for all, and a manifest of what this build is made of. */
const compress = (manifiesto) => ({
  name: "compress",
  generateBundle(_, bundle) {
    const archivos = Object.values(bundle).filter((chunk) => chunk.type === "chunk");
    const manifest = archivos.map(({ fileName, isEntry, imports, dynamicImports }) => ({
      archivo: fileName,
      entrada: isEntry,
      importa: imports,
      pide: dynamicImports,
    }));
    for (const { fileName, code } of archivos) {
      const bytes = Buffer.from(code);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
      this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: brotliCompressSync(bytes, { params }) });
      this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) });
    }
    this.emitFile({ type: "asset", fileName: manifiesto, source: `${JSON.stringify(manifest, null, 2)}\n` });
  },
});

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/**
 * An entry with its pieces. Each is a build of its own, so that none asks for a file on account of another. Pieces of
 * earlier builds stay in `dist/piezas`: a page that was open meanwhile still finds its own.
 */
const createBuild = ({ entrada, fuente, manifiesto }) => ({
  input: { [entrada]: fuente },
  output: {
    dir: "dist",
    format: "es",
    banner: ({ isEntry }) => (isEntry ? `/* Ventanilla ${version}, Apache-2.0 */` : ""),
    entryFileNames: "[name].js",
    chunkFileNames: "piezas/[name]-[hash].js",
    hoistTransitiveImports: false,
    minifyInternalExports: true,
  },
  plugins: [
    resolve({ browser: true, extensions: [".ts", ".js"], exportConditions: ["production"] }),
    esbuild({ target: "es2022", tsconfig: "tsconfig.json", legalComments: "none" }),
    literals(),
    piezas(),
    terser({
      ecma: 2022,
      module: true,
      compress: { passes: 3, unsafe_arrows: true, pure_getters: true },
      format: { comments: /^! |Apache-2.0 $/ },
    }),
    compress(manifiesto),
  ],
});

export default [
  createBuild({ entrada: "ventanilla", fuente: "src/define.ts", manifiesto: "manifest.json" }),
  // The officers' desk: never loaded by a citizen.
  createBuild({ entrada: "ventanilla-mesa", fuente: "src/define-mesa.ts", manifiesto: "manifest-mesa.json" }),
  // Reports as figures and charts: of the staff, and apart from their desk.
  createBuild({ entrada: "ventanilla-monitor", fuente: "src/define-monitor.ts", manifiesto: "manifest-monitor.json" }),
  // The whole screen of a totem or of a library's machine.
  createBuild({ entrada: "ventanilla-totem", fuente: "src/define-totem.ts", manifiesto: "manifest-totem.json" }),
  // What a provider, or an institution outside, opens from its letter.
  createBuild({
    entrada: "ventanilla-respuesta",
    fuente: "src/define-respuesta.ts",
    manifiesto: "manifest-respuesta.json",
  }),
];
