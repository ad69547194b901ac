import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

/**
 * Says what each entry weighs and fails over budget. Counted: every file that arrives, with what it imports, each
 * compressed alone, as a browser gets it.
 */
const dist = new URL("dist/", import.meta.url);
const readManifest = (nombre) =>
  JSON.parse(readFileSync(new URL(nombre, dist), "utf8")).map((pieza) => [pieza.archivo, pieza]);
const ciudadano = readManifest("manifest.json");
const mesa = readManifest("manifest-mesa.json");
const monitor = readManifest("manifest-monitor.json");
const respuesta = readManifest("manifest-respuesta.json");
const totem = readManifest("manifest-totem.json");
const manifest = new Map([...ciudadano, ...mesa, ...monitor, ...respuesta, ...totem]);

/**
 * What is counted, with its budget in bytes of brotli (issue 2, figures). `ingreso y seguimiento` is what everybody who
 * files and follows downloads: every screen's frame, check, send, receipt and the followed case. Beside it arrive, at
 * idle or when needed, the pieces of those who need them; the whole of a claim is counted too, so that nothing hides.
 * What `sobre` brings is not counted again.
 */
const CUENTAS = [
  { nombre: "primera carga (menú y primer paso)", piezas: ["ventanilla"], tope: 10 * 1024 },
  { nombre: "ingreso y seguimiento", piezas: ["ventanilla", "tramite"], tope: 20 * 1024 },
  {
    nombre: "un reclamo entero, con sus comunas",
    piezas: ["ventanilla", "tramite", "reclamo", "comuna", "voluntarias"],
  },
  // What is at hand before the network is gone, also of whoever never needs it (issue 4, figures).
  {
    nombre: "Plan B, a quien nunca lo necesita",
    piezas: ["contingencia"],
    sobre: ["ventanilla", "tramite"],
    tope: 3 * 1024,
  },
  { nombre: "todo lo de la ciudadanía", archivos: ciudadano.map(([archivo]) => archivo) },
  // The officers' desk with every view it has, though it asks for each only when somebody opens it (issue 3, figures).
  { nombre: "mesa (lista y caso)", piezas: ["ventanilla-mesa"] },
  { nombre: "mesa, con todas sus vistas", archivos: mesa.map(([archivo]) => archivo), tope: 60 * 1024 },
  // Issue 5, figures.
  { nombre: "monitor", archivos: monitor.map(([archivo]) => archivo), tope: 80 * 1024 },
  // It comes over the network of the place, once a day: sober all the same.
  { nombre: "tótem (hasta el menú)", piezas: ["ventanilla-totem"] },
  { nombre: "tótem, con todo lo que puede pedir", archivos: totem.map(([archivo]) => archivo) },
  { nombre: "respuesta a una carta", archivos: respuesta.map(([archivo]) => archivo), tope: 25 * 1024 },
];

const find = (nombre) =>
  [...manifest.keys()].find((archivo) => archivo === `${nombre}.js` || archivo.startsWith(`piezas/${nombre}-`)) ??
  fail(`No hay pieza ${nombre} en dist/manifest.json`);

function fail(mensaje) {
  console.error(mensaje);
  process.exit(1);
}

function collect(nombres) {
  const archivos = new Set();
  const add = (archivo) => {
    if (archivos.has(archivo)) return;
    archivos.add(archivo);
    manifest.get(archivo).importa.forEach(add);
  };
  nombres.map(find).forEach(add);
  return archivos;
}

const weigh = (archivo) => {
  const bytes = readFileSync(new URL(archivo, dist));
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
};

const print = (nombre, { raw, gzip, brotli }, nota = "") =>
  console.log(`${nombre.padEnd(42)}${[raw, gzip, brotli].map((n) => String(n).padStart(9)).join("")}  ${nota}`);

console.log(`${"".padEnd(42)}${["raw", "gzip", "brotli"].map((titulo) => titulo.padStart(9)).join("")}`);
const pesos = new Map([...manifest.keys()].map((archivo) => [archivo, weigh(archivo)]));
for (const [archivo, peso] of pesos) print(archivo, peso);
console.log();

let excedidas = 0;
for (const { nombre, piezas, sobre = [], archivos = collect(piezas).difference(collect(sobre)), tope } of CUENTAS) {
  const suma = { raw: 0, gzip: 0, brotli: 0 };
  for (const archivo of archivos) for (const clave of Object.keys(suma)) suma[clave] += pesos.get(archivo)[clave];
  const excede = tope && suma.brotli > tope;
  if (excede) excedidas++;
  print(nombre, suma, tope ? `tope ${tope}${excede ? " EXCEDIDO" : ""}` : "");
}
if (manifest.get("ventanilla.js").importa.length) fail("La primera carga pide más de un archivo");
if (excedidas) fail(`${excedidas} cuenta(s) sobre su tope`);
