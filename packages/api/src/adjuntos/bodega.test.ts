import { createSecretKey, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mintLlave } from "../sello/sello.ts";
import { StoreError } from "../store/store.ts";
import { createBodega, type Disco } from "./bodega.ts";

const llave = mintLlave(createSecretKey(randomBytes(32)), "7K3M9QXP4TWG");
const mintId = () => randomBytes(16).toString("hex");
const BOLETA = Buffer.from("boleta de la tienda ".repeat(1_000));
const UNA_HORA = 3_600_000;

const open = (disco?: Disco) => {
  const carpeta = join(mkdtempSync(join(tmpdir(), "ventanilla-bodega-")), "adjuntos");
  const list = () =>
    readdirSync(carpeta, { recursive: true, withFileTypes: true })
      .filter((entrada) => entrada.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  return { bodega: createBodega({ carpeta, ...(disco && { disco }) }), carpeta, list };
};

/** A disk on which one act fails; `llamadas` says in which order it was asked. */
const breakDisco = (acto: string, codigo: string) => {
  const llamadas: string[] = [];
  const fail = () => Promise.reject(Object.assign(new Error(codigo), { code: codigo }));
  const disco: Disco = {
    ...fs,
    rename: (...partes) => {
      llamadas.push("rename");
      return acto === "rename" ? fail() : fs.rename(...partes);
    },
    mkdir: ((...partes: Parameters<typeof fs.mkdir>) =>
      acto === "mkdir" ? fail() : fs.mkdir(...partes)) as typeof fs.mkdir,
    open: async (ruta, modo, permisos) => {
      if (acto === "open" && modo === "wx") return fail();
      const manejo = await fs.open(ruta, modo, permisos);
      const isCarpeta = modo === "r";
      return new Proxy(manejo, {
        get: (real, nombre) => {
          if (nombre === "sync") {
            llamadas.push(isCarpeta ? "syncCarpeta" : "sync");
            if (acto === (isCarpeta ? "syncCarpeta" : "sync")) return fail;
          }
          if (nombre === "writeFile") {
            llamadas.push("write");
            if (acto === "write") return () => real.writeFile(BOLETA.subarray(0, 100)).then(fail);
          }
          const valor = Reflect.get(real, nombre);
          return typeof valor === "function" ? valor.bind(real) : valor;
        },
      });
    },
  };
  return { disco, llamadas };
};

describe("a file that is kept", () => {
  it("is read again as it was, before and after it is confirmed", async () => {
    const { bodega } = open();
    const id = mintId();
    await bodega.save({ llave, id, bytes: BOLETA });
    expect(Buffer.from(await bodega.read({ llave, id })).equals(BOLETA)).toBe(true);
    await bodega.confirm(id);
    expect(Buffer.from(await bodega.read({ llave, id })).equals(BOLETA)).toBe(true);
  });

  it("lies sealed, for its owner alone, under a name that says nothing", async () => {
    const { bodega, list } = open();
    const id = mintId();
    await bodega.save({ llave, id, bytes: BOLETA });
    const [ruta = ""] = list();
    expect(ruta.endsWith(`/${id.slice(0, 2)}/${id}.pendiente`)).toBe(true);
    expect(readFileSync(ruta).includes("boleta")).toBe(false);
    expect(statSync(ruta).mode & 0o777).toBe(0o600);
  });

  it("tells by its fingerprint whether it was changed, and is not read once it was", async () => {
    const { bodega, list } = open();
    const id = mintId();
    const { huella } = await bodega.save({ llave, id, bytes: BOLETA });
    expect(await bodega.verify(id, huella)).toBe(true);
    const [ruta = ""] = list();
    const sellado = readFileSync(ruta);
    sellado[50] = (sellado[50] ?? 0) ^ 1;
    writeFileSync(ruta, sellado);
    expect(await bodega.verify(id, huella)).toBe(false);
    await expect(bodega.read({ llave, id })).rejects.toThrow(StoreError);
  });

  it("is the same one when it is kept again by the same id", async () => {
    const { bodega, list } = open();
    const id = mintId();
    const primera = await bodega.save({ llave, id, bytes: BOLETA });
    expect(await bodega.save({ llave, id, bytes: BOLETA })).toEqual(primera);
    await bodega.confirm(id);
    expect(await bodega.save({ llave, id, bytes: BOLETA })).toEqual(primera);
    expect(list()).toHaveLength(1);
  });

  it("does not open with the key of another case", async () => {
    const { bodega } = open();
    const id = mintId();
    await bodega.save({ llave, id, bytes: BOLETA });
    const otra = mintLlave(createSecretKey(randomBytes(32)), "7K3M9QXP4TWG");
    await expect(bodega.read({ llave: otra, id })).rejects.toThrow(StoreError);
  });

  it("takes no id that would leave its folder", async () => {
    const { bodega } = open();
    await expect(bodega.save({ llave, id: "../../etc/passwd", bytes: BOLETA })).rejects.toThrow(TypeError);
  });

  it("goes when it is removed, and going twice is no mistake", async () => {
    const { bodega, list } = open();
    const id = mintId();
    await bodega.save({ llave, id, bytes: BOLETA });
    await bodega.remove(id);
    await bodega.remove(id);
    expect(list()).toEqual([]);
    await expect(bodega.read({ llave, id })).rejects.toThrow(StoreError);
  });
});

describe("a disk that fails", () => {
  it("is told to keep the bytes before their name, and the name before anybody hears of it", async () => {
    const { disco, llamadas } = breakDisco("nada", "");
    await open(disco).bodega.save({ llave, id: mintId(), bytes: BOLETA });
    expect(llamadas).toEqual(["syncCarpeta", "syncCarpeta", "write", "sync", "rename", "syncCarpeta"]);
  });

  it.each([
    ["mkdir", "ENOSPC", "sinEspacio"],
    ["open", "EACCES", "noDisponible"],
    ["write", "ENOSPC", "sinEspacio"],
    ["write", "EIO", "noDisponible"],
    ["write", "EDQUOT", "sinEspacio"],
    ["sync", "EIO", "noDisponible"],
    ["sync", "ENOSPC", "sinEspacio"],
    ["rename", "EIO", "noDisponible"],
    ["syncCarpeta", "EIO", "noDisponible"],
  ])("at %s with %s keeps nothing and says %s", async (acto, codigo, motivo) => {
    const { bodega, carpeta, list } = open(breakDisco(acto, codigo).disco);
    const id = mintId();
    await expect(bodega.save({ llave, id, bytes: BOLETA })).rejects.toMatchObject({ name: "StoreError", motivo });
    await fs.mkdir(carpeta, { recursive: true });
    expect(list()).toEqual([]);
    await expect(bodega.read({ llave, id })).rejects.toThrow(StoreError);
  });

  it("takes the file again once it works", async () => {
    const { carpeta } = open();
    const id = mintId();
    const { disco } = breakDisco("sync", "EIO");
    await expect(createBodega({ carpeta, disco }).save({ llave, id, bytes: BOLETA })).rejects.toThrow(StoreError);
    const sana = createBodega({ carpeta });
    await sana.save({ llave, id, bytes: BOLETA });
    expect(Buffer.from(await sana.read({ llave, id })).equals(BOLETA)).toBe(true);
  });
});

describe("what nobody named", () => {
  it("is swept after an hour; what a case names stays, and so does what is recent", async () => {
    const { bodega, list, carpeta } = open();
    const [huerfano, nombrado, confirmado, reciente] = [mintId(), mintId(), mintId(), mintId()];
    for (const id of [huerfano, nombrado, confirmado]) await bodega.save({ llave, id, bytes: BOLETA });
    await bodega.confirm(confirmado);
    const parcial = join(carpeta, huerfano.slice(0, 2), `${huerfano}.x.parcial`);
    writeFileSync(parcial, "a medias");
    const hace2Horas = new Date(Date.now() - 2 * UNA_HORA);
    for (const ruta of list()) await fs.utimes(ruta, hace2Horas, hace2Horas);
    await bodega.save({ llave, id: reciente, bytes: BOLETA });

    const preguntados: string[] = [];
    const quitados = await bodega.sweep({
      ahora: Date.now(),
      findReferidos: async (ids) => {
        preguntados.push(...ids);
        return new Set([nombrado]);
      },
    });
    expect(quitados).toBe(2);
    expect(preguntados.sort()).toEqual([huerfano, nombrado].sort());
    for (const id of [nombrado, confirmado, reciente]) await bodega.read({ llave, id });
    await expect(bodega.read({ llave, id: huerfano })).rejects.toThrow(StoreError);
    expect(list()).toHaveLength(3);
  });

  it("asks nobody where there is nothing to sweep", async () => {
    const { bodega } = open();
    const findReferidos = () => Promise.reject(new Error("se preguntó"));
    expect(await bodega.sweep({ ahora: Date.now(), findReferidos })).toBe(0);
  });
});
