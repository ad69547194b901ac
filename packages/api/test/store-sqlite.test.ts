import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Escritor } from "../src/store/sqlite/escritor.ts";
import { packEscritura } from "../src/store/sqlite/mensaje.ts";
import { type Base, migrateBase } from "../src/store/sqlite/migrate-base.ts";
import { assertDurable, openConexion } from "../src/store/sqlite/open-conexion.ts";
import { openSqliteStore } from "../src/store/sqlite/open-sqlite-store.ts";
import { StoreError } from "../src/store/store.ts";
import { describeStore } from "./store-contract.ts";
import { makeApertura, makeMensaje, write } from "./store-ejemplos.ts";

const makeCarpeta = () => mkdtempSync(join(tmpdir(), "ventanilla-store-"));

describeStore("SQLite", async () => {
  const carpeta = makeCarpeta();
  const abiertos = [await openSqliteStore({ carpeta })];
  const closeTodos = () => Promise.all(abiertos.map((abierto) => abierto.close()));
  return {
    store: abiertos[0] as (typeof abiertos)[number],
    reopen: async () => {
      await closeTodos();
      const store = await openSqliteStore({ carpeta });
      abiertos.push(store);
      return store;
    },
    discard: async () => {
      await closeTodos();
      rmSync(carpeta, { recursive: true });
    },
  };
});

describe("los archivos de SQLite", () => {
  let carpeta: string;
  beforeEach(() => {
    carpeta = join(makeCarpeta(), "datos");
  });
  afterEach(() => rmSync(join(carpeta, ".."), { recursive: true }));

  it("son de su dueño y de nadie más", async () => {
    const store = await openSqliteStore({ carpeta });
    await write(store, makeApertura());
    expect(statSync(carpeta).mode & 0o777).toBe(0o700);
    const archivos = readdirSync(carpeta);
    expect(archivos).toEqual(
      expect.arrayContaining(["llaves.db", "llaves.db-wal", "ventanilla.db", "ventanilla.db-wal"]),
    );
    for (const archivo of archivos)
      expect([archivo, statSync(join(carpeta, archivo)).mode & 0o777]).toEqual([archivo, 0o600]);
    await store.close();
  });

  it("quedan en dos al cerrar, sin nada pendiente al lado", async () => {
    const store = await openSqliteStore({ carpeta });
    await write(store, makeApertura());
    await store.close();
    expect(readdirSync(carpeta).sort()).toEqual(["llaves.db", "ventanilla.db"]);
  });

  it("una llave destruida no queda en ningún byte de la carpeta", async () => {
    const apertura = makeApertura();
    const { llave } = apertura.apertura;
    const findLlave = () =>
      readdirSync(carpeta).filter((archivo) => readFileSync(join(carpeta, archivo)).includes(llave));
    const store = await openSqliteStore({ carpeta });
    const id = await write(store, apertura);
    await write(store, makeApertura());
    expect(findLlave()).not.toEqual([]);
    await store.destroyLlave(id);
    expect(findLlave()).toEqual([]);
    await store.close();
  });

  it("las llaves no están en el archivo de los casos", async () => {
    const apertura = makeApertura();
    const store = await openSqliteStore({ carpeta });
    await write(store, apertura);
    await store.close();
    expect(readFileSync(join(carpeta, "ventanilla.db")).includes(apertura.apertura.llave)).toBe(false);
    expect(readFileSync(join(carpeta, "llaves.db")).includes(apertura.apertura.llave)).toBe(true);
  });

  it("un esquema más nuevo que el programa no se abre, y se dice por qué", async () => {
    await (await openSqliteStore({ carpeta })).close();
    const db = new Database(join(carpeta, "ventanilla.db"));
    db.pragma("user_version = 99");
    db.close();
    await expect(openSqliteStore({ carpeta })).rejects.toThrow(
      /^ventanilla\.db es de una versión más nueva de Ventanilla \(esquema 99\)\. .* Actualiza Ventanilla/,
    );
  });

  it("una llave sin caso, de un corte entre los dos archivos, no estorba al caso que toma su número", async () => {
    await (await openSqliteStore({ carpeta })).close();
    const db = new Database(join(carpeta, "llaves.db"));
    db.prepare("INSERT INTO llaves VALUES (1, x'00')").run();
    db.close();
    const store = await openSqliteStore({ carpeta });
    const apertura = makeApertura();
    expect(await write(store, apertura)).toBe(1);
    expect(Buffer.from((await store.findLlave(1)) ?? [])).toEqual(apertura.apertura.llave);
    await store.close();
  });

  it("lo pendiente de plegar no crece sin fin", { timeout: 30_000 }, async () => {
    const store = await openSqliteStore({ carpeta });
    for (let tanda = 0; tanda < 12; tanda++) {
      await Promise.all(Array.from({ length: 1_000 }, () => store.appendAsientos(makeApertura())));
    }
    expect(statSync(join(carpeta, "ventanilla.db")).size).toBeGreaterThan(8 * 1024 * 1024);
    expect(statSync(join(carpeta, "ventanilla.db-wal")).size).toBeLessThan(32 * 1024 * 1024);
    await store.close();
  });

  it("lo que se contradice a sí mismo no llega al archivo", async () => {
    const store = await openSqliteStore({ carpeta });
    const { caso, asientos, apertura } = makeApertura();
    const sinApertura = { caso, asientos };
    const saltado = makeMensaje({ caso: { ...caso, version: 4 } });
    for (const malo of [
      sinApertura,
      { caso, asientos: [], apertura },
      { ...saltado, caso },
      { ...saltado, apertura },
      { caso, asientos, apertura: { ...apertura, acceso: new Uint8Array(3) } },
    ]) {
      await expect(store.appendAsientos(malo)).rejects.toBeInstanceOf(TypeError);
    }
    await store.close();
  });
});

describe("un grupo de escrituras", () => {
  let carpeta: string;
  beforeEach(() => {
    carpeta = makeCarpeta();
  });
  afterEach(() => rmSync(carpeta, { recursive: true }));

  it("pone a salvo las llaves antes que sus casos", () => {
    const confirmados: string[] = [];
    const openBase = (base: Base) => {
      const verbose = (sql: unknown) => sql === "COMMIT" && confirmados.push(base);
      const db = new Database(join(carpeta, `${base}.db`), { verbose });
      migrateBase(db, base);
      return db;
    };
    const escritor = new Escritor({ datos: openBase("ventanilla"), llaves: openBase("llaves") });
    confirmados.length = 0;
    const respuestas = escritor.run([packEscritura(makeApertura()), packEscritura(makeApertura())]);
    expect(respuestas).toEqual([1, 2].map((id) => ({ resultado: "escrito", id })));
    expect(confirmados).toEqual(["llaves", "ventanilla"]);
    escritor.close();
  });

  it("no cae entero por una que la base no acepta", async () => {
    const store = await openSqliteStore({ carpeta });
    const mala = makeApertura();
    mala.asientos = mala.asientos.map((asiento) => ({ ...asiento, tipo: null as never }));
    const [antes, error, despues] = await Promise.all([
      store.appendAsientos(makeApertura()),
      store.appendAsientos(mala).catch((motivo: unknown) => motivo),
      store.appendAsientos(makeApertura()),
    ]);
    expect([antes.resultado, despues.resultado]).toEqual(["escrito", "escrito"]);
    expect(error).toMatchObject({ message: "SQLITE_CONSTRAINT_NOTNULL" });
    expect(error).not.toBeInstanceOf(StoreError);
    expect(await store.findCasoByFolio(mala.caso.folio)).toBeUndefined();
    await store.close();
  });
});

describe("lo escrito sobrevive a un corte de luz", () => {
  let carpeta: string;
  beforeEach(() => {
    carpeta = makeCarpeta();
  });
  afterEach(() => rmSync(carpeta, { recursive: true }));

  it("la conexión que escribe está en FULL después de escribir", () => {
    const db = openConexion(join(carpeta, "a.db"));
    expect(() => assertDurable(db)).not.toThrow();
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    db.close();
  });

  it("la comprobación escribe de verdad", () => {
    const db = openConexion(join(carpeta, "a.db"));
    const before = statSync(join(carpeta, "a.db-wal"), { throwIfNoEntry: false })?.size ?? 0;
    assertDurable(db);
    expect(statSync(join(carpeta, "a.db-wal")).size).toBeGreaterThan(before);
    db.close();
  });

  it.each([
    ["NORMAL puesto a propósito", (db: Database.Database) => db.pragma("synchronous = NORMAL")],
    ["sin WAL", (db: Database.Database) => db.pragma("journal_mode = DELETE")],
  ])("se niega a escribir en %s", (_, seed) => {
    const db = openConexion(join(carpeta, "a.db"));
    seed(db);
    expect(() => assertDurable(db)).toThrow(/Se exige WAL y FULL/);
    db.close();
  });

  it("se niega a lo que trae better-sqlite3 por omisión, que solo se ve tras escribir", () => {
    const db = new Database(join(carpeta, "a.db"));
    db.pragma("journal_mode = WAL");
    expect(() => assertDurable(db)).toThrow(/synchronous=1/);
    db.close();
  });
});
