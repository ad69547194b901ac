import type { AlmacenDeCola, Entrada } from "../src/cola/almacen.ts";

type Caso = [nombre: string, run: (almacen: AlmacenDeCola) => Promise<void>];

/** A made-up entry; its fingerprint is its number. */
export const makeEntrada = (i: number): Entrada => ({
  huella: String(i).padStart(43, "h"),
  folio: String(i).padStart(43, "f"),
  sobre: { v: 1, institucion: "sernac", kid: "2026", epk: "e".repeat(87), iv: "i".repeat(16), ct: `c${i}` },
  guardadoEn: "2026-11-22T12:00:00.000Z",
});

/** Without any test library, since it runs in a page too. */
function expectSame(visto: unknown, esperado: unknown): void {
  const [uno, otro] = [JSON.stringify(visto), JSON.stringify(esperado)];
  if (uno !== otro) throw new Error(`${uno} en vez de ${otro}`);
}

const readNombres = async (almacen: AlmacenDeCola, despues = 0, limite = 100) =>
  (await almacen.list({ despues, limite })).map(({ sobre: { ct } }) => ct);

/** What a queue may expect of any store; each runs over one that is empty. */
export const CONTRATO_DE_ALMACEN: Caso[] = [
  [
    "lo guardado vuelve entero y en el orden en que entró",
    async (almacen) => {
      for (const i of [3, 1, 2]) await almacen.add([makeEntrada(i)]);
      const [primera] = await almacen.list({ despues: 0, limite: 1 });
      const { n, ...entrada } = primera ?? { n: 0 };
      expectSame(n > 0 && { ...makeEntrada(3), ...entrada }, makeEntrada(3));
      expectSame(await readNombres(almacen), ["c3", "c1", "c2"]);
      expectSame(await readNombres(almacen, n), ["c1", "c2"]);
      expectSame(await readNombres(almacen, n, 1), ["c1"]);
    },
  ],
  [
    "el mismo sobre dos veces, también de una sola vez, se guarda una",
    async (almacen) => {
      await almacen.add([makeEntrada(1), makeEntrada(2), makeEntrada(1)]);
      await almacen.add([makeEntrada(2)]);
      expectSame(await readNombres(almacen), ["c1", "c2"]);
    },
  ],
  [
    "lo que se quita no vuelve, y su número no se usa otra vez",
    async (almacen) => {
      await almacen.add([makeEntrada(1), makeEntrada(2)]);
      const [, segunda] = await almacen.list({ despues: 0, limite: 2 });
      const n = segunda?.n ?? 0;
      await almacen.remove(n);
      await almacen.remove(n);
      await almacen.mark(n, "datos-invalidos");
      await almacen.add([makeEntrada(3)]);
      expectSame(await readNombres(almacen), ["c1", "c3"]);
      expectSame(await readNombres(almacen, n), ["c3"]);
    },
  ],
  [
    "lo rechazado se cuenta aparte hasta que se devuelve a la fila",
    async (almacen) => {
      expectSame(await almacen.count(), { pendientes: 0, rechazados: 0 });
      await almacen.add([makeEntrada(1), makeEntrada(2)]);
      const [primera] = await almacen.list({ despues: 0, limite: 1 });
      const n = primera?.n ?? 0;
      await almacen.mark(n, "datos-invalidos");
      expectSame(await almacen.count(), { pendientes: 1, rechazados: 1 });
      expectSame((await almacen.list({ despues: 0, limite: 1 }))[0]?.rechazado, "datos-invalidos");
      await almacen.mark(n, undefined);
      expectSame(await almacen.count(), { pendientes: 2, rechazados: 0 });
    },
  ],
  [
    "diez mil se cuentan y se recorren por partes",
    async (almacen) => {
      const todas = Array.from({ length: 10_000 }, (_, i) => makeEntrada(i));
      for (let i = 0; i < todas.length; i += 1_000) await almacen.add(todas.slice(i, i + 1_000));
      expectSame(await almacen.count(), { pendientes: 10_000, rechazados: 0 });
      expectSame(await readNombres(almacen, 0, 2), ["c0", "c1"]);
      const [, , tercera] = await almacen.list({ despues: 0, limite: 3 });
      expectSame((await readNombres(almacen, tercera?.n, 9_000)).at(-1), "c9002");
    },
  ],
];
