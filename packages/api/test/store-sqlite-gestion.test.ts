import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { countAnteriores } from "../src/cifras/count-anteriores.ts";
import { openSqliteStore } from "../src/store/sqlite/open-sqlite-store.ts";
import { makeBaseAntigua } from "./store-base-antigua.ts";
import { listTodos, makeApertura, makeCambio, makeMensaje, makeToken, plain, write } from "./store-ejemplos.ts";

// Processes and copies of whole files: on a busy machine each takes its time.
vi.setConfig({ testTimeout: 60_000 });

let carpeta: string;
beforeEach(() => {
  carpeta = mkdtempSync(join(tmpdir(), "ventanilla-gestion-"));
});
afterEach(() => rmSync(carpeta, { recursive: true }));

const openDatos = (donde: string) => new Database(join(donde, "ventanilla.db"));

describe("una base del primer esquema", () => {
  const CASOS = 1_500;
  let antigua: string;
  let guardados: ReturnType<typeof makeBaseAntigua>;
  let esquemas: Record<number, string[]>;
  /** Version of the data that this code makes. */
  let ultimo: number;
  const readEsquema = (db: Database.Database): string[] =>
    db.prepare<[], string>("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY name").pluck().all();
  /** Runs the migration in a process of its own; how many statements it ran, or nothing where it was killed. */
  const migrate = (hasta: number, ...mas: string[]): number | undefined => {
    const programa = join(import.meta.dirname, "store-migra-y-muere.ts");
    const { stdout, signal } = spawnSync(process.execPath, [
      programa,
      join(carpeta, "ventanilla.db"),
      String(hasta),
      ...mas,
    ]);
    return signal === "SIGKILL" ? undefined : Number(stdout.toString());
  };
  /** Whether the file is what one of the two schemas makes of it, and which; anything else is a mixture. */
  const readVersion = (): number | "mezcla" => {
    const db = openDatos(carpeta);
    const version = Number(db.pragma("user_version", { simple: true }));
    const cuenta = db.prepare<[], number>("SELECT count(*) FROM asientos").pluck().get();
    const isSano = db.pragma("integrity_check", { simple: true }) === "ok" && cuenta === CASOS * 2;
    const esquema = readEsquema(db);
    db.close();
    return isSano && JSON.stringify(esquema) === JSON.stringify(esquemas[version]) ? version : "mezcla";
  };

  beforeAll(async () => {
    antigua = mkdtempSync(join(tmpdir(), "ventanilla-antigua-"));
    guardados = makeBaseAntigua(antigua, { casos: CASOS });
    const nueva = mkdtempSync(join(tmpdir(), "ventanilla-nueva-"));
    await (await openSqliteStore({ carpeta: nueva })).close();
    const [uno, dos] = [openDatos(antigua), openDatos(nueva)];
    dos.exec("DROP TABLE IF EXISTS asientos_nuevos");
    ultimo = Number(dos.pragma("user_version", { simple: true }));
    esquemas = { 1: readEsquema(uno), [ultimo]: readEsquema(dos) };
    uno.close();
    dos.close();
    rmSync(nueva, { recursive: true });
  });
  afterAll(() => rmSync(antigua, { recursive: true }));
  beforeEach(() => cpSync(antigua, carpeta, { recursive: true }));

  it("se lleva al esquema nuevo con todo lo que tenía, en el orden en que se escribió", async () => {
    const store = await openSqliteStore({ carpeta });
    const todos = await listTodos(store);
    // What was kept did not say its region, which its comuna does.
    expect(todos.map(({ caso }) => caso)).toEqual(guardados.map(({ caso }) => ({ ...caso, region: "13" })));
    expect(plain(await store.listAsientos(7))).toEqual(plain(guardados[6]?.asientos));
    expect((await store.findEnvio(guardados[6]?.envio.id as Buffer))?.folio).toBe(guardados[6]?.caso.folio);
    const diario = await store.readDiario({ despuesDe: 0, limite: CASOS * 3 });
    expect(diario.map(({ caso, asiento }) => `${caso.id}/${asiento.n}`)).toEqual(
      [1, 2].flatMap((n) => guardados.map((_, i) => `${i + 1}/${n}`)),
    );
    await store.close();
  });

  it("aparece en las listas como lo que se escribe hoy, y sigue su curso", async () => {
    const store = await openSqliteStore({ carpeta });
    const count = async (seleccion: object) =>
      (await store.queryCasos({ institucion: "sernac", ...seleccion }, { limite: CASOS * 2 })).length;
    expect(await count({})).toBe(CASOS);
    expect(await count({ abierto: false })).toBe(CASOS / 3);
    expect(await count({ abierto: true, unidad: "u1" })).toBe(CASOS / 6);
    expect(await count({ mensajesNuevos: true })).toBe(CASOS / 2);
    const [abierto] = await store.queryCasos({ institucion: "sernac", abierto: true }, { limite: 1 });
    await write(store, makeCambio(abierto?.caso as NonNullable<typeof abierto>["caso"], { estado: "cerrado" }));
    expect(await count({ abierto: false })).toBe(CASOS / 3 + 1);
    await write(store, makeApertura());
    expect(await count({})).toBe(CASOS + 1);
    await store.close();
  });

  it("cuenta una vez, para los reportes, lo que había antes de que hubiera cifras", async () => {
    const store = await openSqliteStore({ carpeta });
    // What comes before it is counted as it comes.
    const cifra = { familia: "canales", ambito: "", fecha: "2026-12-02", clave: "ingreso||", n: 1 } as const;
    await write(store, { ...makeApertura(), cifras: [cifra] });
    const avisos: string[] = [];
    const count = () => {
      const db = openDatos(carpeta);
      const instituciones = new Map([["sernac", { zona: "America/Santiago" }]]);
      const contado = countAnteriores(db, { instituciones, onInicio: () => avisos.push("inicio") });
      db.close();
      return contado;
    };
    expect(count()).toMatchObject({ casos: CASOS, asientos: CASOS * 2 });
    expect(count()).toBeUndefined();
    expect(avisos).toEqual(["inicio"]);
    const tramos = [{ grano: "mes", desde: "2026-01", hasta: "2027-12" }] as const;
    expect(await store.sumCifras({ institucion: "sernac", familia: "canales", tramos })).toEqual([
      { ambito: "", periodo: "", clave: "ingreso||", n: CASOS + 1, enPlazo: 0, habiles: 0, corridos: 0 },
    ]);
    await store.close();
  });

  it("si la migración muere en cualquier punto, queda la antigua o la nueva, nunca una mezcla", {
    timeout: 120_000,
  }, async () => {
    const todas = migrate(0) as number;
    expect(readVersion()).toBe(ultimo);
    const puntos = Array.from({ length: 12 }, (_, i) => 2 + Math.floor((i * (todas - 2)) / 11));
    for (const punto of puntos) {
      rmSync(carpeta, { recursive: true });
      cpSync(antigua, carpeta, { recursive: true });
      expect([punto, migrate(punto)]).toEqual([punto, undefined]);
      expect([punto, readVersion()]).toEqual([punto, 1]);
    }
    migrate(0);
    expect(readVersion()).toBe(ultimo);
  });

  it("la misma prueba descubre una migración por partes", async () => {
    expect(migrate(12, "sin-transaccion")).toBeUndefined();
    expect(readVersion()).toBe("mezcla");
  });
});

describe("el diario en una copia", () => {
  it("conserva sus lugares: quien lo sigue no salta ni repite nada al restaurarla", async () => {
    const store = await openSqliteStore({ carpeta });
    for (let i = 0; i < 5; i++) {
      const apertura = makeApertura();
      await write(store, apertura);
      await write(store, makeMensaje({ caso: apertura.caso, cuantos: 3 }));
    }
    await store.advance({ lector: "cartero", hasta: 8 });
    const diario = await store.readDiario({ despuesDe: 8, limite: 100 });
    const copia = join(carpeta, "copia");
    await (await openSqliteStore({ carpeta: copia })).close();
    rmSync(join(copia, "ventanilla.db"));
    const db = openDatos(carpeta);
    db.prepare("VACUUM INTO ?").run(join(copia, "ventanilla.db"));
    db.close();
    const restaurado = await openSqliteStore({ carpeta: copia });
    const desde = await restaurado.findPosicion("cartero");
    expect(plain(await restaurado.readDiario({ despuesDe: desde, limite: 100 }))).toEqual(plain(diario));
    await restaurado.close();
    await store.close();
  });
});

describe("el índice de búsqueda", () => {
  const addTokens = async (
    store: Awaited<ReturnType<typeof openSqliteStore>>,
    hasta: number,
    caso: number,
    palabras: string[],
  ) => store.advance({ lector: "indice", hasta, fichasDeBusqueda: [{ caso, tokens: palabras.map(makeToken) }] });
  const words = (palabra: string): string => makeToken(palabra).toString("hex");
  /** What the index itself says that it holds. */
  const listTerminos = (): string[] => {
    const db = openDatos(carpeta);
    db.exec("CREATE VIRTUAL TABLE temp.terminos USING fts5vocab(main, busqueda, row)");
    const terminos = db.prepare<[], string>("SELECT term FROM temp.terminos").pluck().all();
    db.exec("INSERT INTO busqueda (busqueda) VALUES ('integrity-check')");
    db.close();
    return terminos;
  };
  const findEnArchivos = (token: Buffer): string[] =>
    readdirSync(carpeta).filter((archivo) => {
      const bytes = readFileSync(join(carpeta, archivo));
      return bytes.includes(token) || bytes.includes(token.toString("hex"));
    });

  it("pierde las palabras de quien fue borrado, y solo esas", async () => {
    const store = await openSqliteStore({ carpeta });
    const [uno, otro] = [await write(store, makeApertura()), await write(store, makeApertura())];
    await addTokens(store, 1, uno, ["juan", "unico"]);
    await addTokens(store, 2, otro, ["juan", "otro"]);
    await addTokens(store, 3, uno, ["tarde", "juan"]);
    await store.destroyLlave(uno);
    await store.close();
    const terminos = listTerminos();
    expect(terminos).toEqual(expect.arrayContaining([words("juan"), words("otro")]));
    expect(terminos).not.toContain(words("unico"));
    expect(terminos).not.toContain(words("tarde"));
    expect(findEnArchivos(makeToken("unico"))).toEqual([]);
    expect(findEnArchivos(makeToken("otro"))).toEqual(["ventanilla.db"]);
  });

  it("queda sano con miles de casos, entradas tardías y borrados", { timeout: 60_000 }, async () => {
    const store = await openSqliteStore({ carpeta });
    const ids = await Promise.all(Array.from({ length: 1_200 }, () => write(store, makeApertura())));
    let hasta = 0;
    for (let i = 0; i < ids.length; i += 100) {
      const fichasDeBusqueda = ids.slice(i, i + 100).map((caso) => ({
        caso,
        tokens: ["comun", `tercio${caso % 3}`, `propio${caso}`].map(makeToken),
      }));
      await store.advance({ lector: "indice", hasta: ++hasta, fichasDeBusqueda });
    }
    for (const caso of ids.filter((id) => id % 5 === 0).reverse())
      await addTokens(store, ++hasta, caso, ["comun", "tarde"]);
    await Promise.all(ids.filter((id) => id % 7 === 0).map((id) => store.destroyLlave(id)));
    const search = async (...palabras: string[]) =>
      (await store.searchCasos({ tokens: palabras.map(makeToken), limite: 2_000 })).map(({ id }) => id);
    const vivos = ids.filter((id) => id % 7 !== 0).reverse();
    expect(await search("comun")).toEqual(vivos);
    expect(await search("tercio1", "tarde", "comun")).toEqual(vivos.filter((id) => id % 3 === 1 && id % 5 === 0));
    expect(await search("propio35")).toEqual([]);
    expect(await search("propio36")).toEqual([36]);
    await store.close();
    expect(listTerminos()).not.toContain(words("propio35"));
  });
});

describe("el hilo que lee muere", () => {
  it("lo que se le pidió se rechaza, y lo siguiente lo lee otro hilo", async () => {
    const hilos: Worker[] = [];
    const store = await openSqliteStore({
      carpeta,
      createReader: (workerData) => {
        const hilo = new Worker(new URL("../src/store/sqlite/reader.ts", import.meta.url), { workerData });
        hilos.push(hilo);
        return hilo;
      },
    });
    await write(store, makeApertura());
    const list = () => store.queryCasos({ institucion: "sernac" }, { limite: 10 });
    expect(await list()).toHaveLength(1);
    const pendiente = list();
    void hilos[0]?.terminate();
    await Promise.allSettled([pendiente]);
    await expect
      .poll(() =>
        list().then(
          ({ length }) => length,
          () => 0,
        ),
      )
      .toBe(1);
    expect(hilos).toHaveLength(2);
    await store.close();
  });
});
