import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { createBodega } from "../../packages/api/src/adjuntos/bodega.ts";
import { loadInstituciones } from "../../packages/api/src/instituciones/load-instituciones.ts";
import { loadSecreto } from "../../packages/api/src/secreto.ts";
import { deriveLlaves } from "../../packages/api/src/sello/llaves.ts";
import { createServicio } from "../../packages/api/src/servicio.ts";
import { openSqliteStore } from "../../packages/api/src/store/sqlite/open-sqlite-store.ts";
import { drawProgreso } from "../carga/draw-progreso.ts";
import { loadSemillas } from "../carga/load-semillas.ts";
import { SUPUESTOS } from "../carga/semillas.ts";

const USO = `Uso: DATOS=<carpeta vacía> pnpm cargar [escala]

  Carga en una carpeta nueva los casos de las cifras publicadas de SERNAC: 2004-2006 por canal y, de la Región
  de Valparaíso, 2014-2016 por tipo y canal. Con escala 0.01 carga uno de cada cien.`;

const fail = (mensaje: string): never => {
  console.error(`${mensaje}\n\n${USO}`);
  process.exit(1);
};

const carpeta = resolve(process.env.DATOS ?? "datos");
const escala = Number(process.argv[2] ?? 1);
if (!(escala > 0 && escala <= 1)) fail("La escala es un número mayor que 0 y hasta 1.");
if (existsSync(carpeta) && readdirSync(carpeta).length > 0)
  fail(`La carpeta ${carpeta} no está vacía: la carga es para una instalación nueva. Elige otra con DATOS.`);
const instituciones = loadInstituciones({ demostracion: false });
const institucion = instituciones.get("sernac") ?? fail("Falta la definición de SERNAC.");

const llaves = deriveLlaves(loadSecreto(carpeta).secreto);
const store = await openSqliteStore({ carpeta });
const { registros } = createServicio({
  store,
  clock: Date.now,
  log: console,
  llaves,
  instituciones,
  urlPublica: "http://localhost:8787",
  bodega: createBodega({ carpeta: join(carpeta, "adjuntos") }),
});
const inicio = performance.now();
const draw = drawProgreso({ write: (texto) => process.stdout.write(texto), isTerminal: process.stdout.isTTY === true });
try {
  const { casos, asientos } = await loadSemillas({
    store,
    llaves,
    institucion,
    escala,
    declaradas: registros.declaradas,
    tell: (hechos, todos) => draw(hechos, todos, performance.now() - inicio),
  });
  const segundos = (performance.now() - inicio) / 1_000;
  const [n, a, ritmo] = [casos, asientos, casos / segundos].map((numero) => Math.round(numero).toLocaleString("es-CL"));
  console.log(`\n${n} casos y ${a} asientos en ${segundos.toFixed(0)} s: ${ritmo} casos por segundo.\n`);
  for (const supuesto of SUPUESTOS) console.log(`  · ${supuesto}`);
  console.log(`\nPara verlos: DATOS=${carpeta} pnpm start`);
} finally {
  await store.close();
}
