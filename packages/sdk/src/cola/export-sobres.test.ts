import { expect, test } from "vitest";
import { makeEntrada } from "../../test/almacen-contract.ts";
import { createAlmacenEnMemoria } from "./almacen-en-memoria.ts";
import { exportSobre, exportSobres, importSobres } from "./export-sobres.ts";

async function fill(cuantas: number) {
  const almacen = createAlmacenEnMemoria();
  await almacen.add(Array.from({ length: cuantas }, (_, i) => makeEntrada(i)));
  return almacen;
}

const readSobres = async (almacen: ReturnType<typeof createAlmacenEnMemoria>) =>
  (await almacen.list({ despues: 0, limite: 1_000 })).map(({ sobre, folio }) => ({ sobre, folio }));

test("lo que un tótem exporta llega entero y en orden a la cola de un funcionario, una vez aunque se importe dos", async () => {
  const origen = await fill(250);
  const archivo = await (await exportSobres(origen)).text();
  const destino = createAlmacenEnMemoria();
  expect(await importSobres(archivo, { almacen: destino })).toEqual({ guardados: 250, malas: [] });
  await importSobres(archivo, { almacen: destino });
  expect(await readSobres(destino)).toEqual(await readSobres(origen));
  expect(await origen.count()).toEqual({ pendientes: 250, rechazados: 0 });
});

test("lo que no se pudo guardar se entrega en un archivo igual, y solo lleva el resumen del folio", async () => {
  const { sobre } = makeEntrada(1);
  const archivo = await (await exportSobre(sobre, { folio: "7K3M-9QXP-4TWG" })).text();
  expect(archivo).not.toMatch(/7K3M/);
  const almacen = createAlmacenEnMemoria();
  expect(await importSobres(archivo, { almacen })).toEqual({ guardados: 1, malas: [] });
});

test("un sobre solo, como lo trae un código leído con una cámara, también se importa", async () => {
  const { sobre } = makeEntrada(1);
  const almacen = createAlmacenEnMemoria();
  expect(await importSobres(JSON.stringify(sobre), { almacen })).toEqual({ guardados: 1, malas: [] });
  expect(await readSobres(almacen)).toEqual([{ sobre, folio: "" }]);
});

test("un archivo cortado a la mitad, o que no es de Ventanilla, dice qué líneas no sirven y guarda las demás", async () => {
  const archivo = await (await exportSobres(await fill(150))).text();
  const [primera = "", ...otras] = archivo.split("\n");
  const roto = [primera, "", "rut;nombre", '{"sobre":{"v":2},"folio":"x"}', "null", ...otras].join("\n").slice(0, -20);
  const almacen = createAlmacenEnMemoria();
  expect(await importSobres(roto, { almacen })).toEqual({ guardados: 149, malas: [3, 4, 5, 154] });
});

test("si deja de haber espacio, dice cuántos quedaron y por qué se detuvo", async () => {
  const archivo = await (await exportSobres(await fill(250))).text();
  const lleno = createAlmacenEnMemoria();
  const { add } = lleno;
  let veces = 0;
  lleno.add = async (entradas) => {
    if (++veces > 1) throw new DOMException("", "QuotaExceededError");
    return add(entradas);
  };
  expect(await importSobres(archivo, { almacen: lleno })).toEqual({ guardados: 100, malas: [], motivo: "sin-espacio" });
});
