import { createHash, randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import { dirname, join } from "node:path";
import type { LlaveDeCaso } from "../sello/sello.ts";
import { StoreError } from "../store/store.ts";

/** What the store of files asks of a disk. */
export type Disco = Pick<typeof fs, "mkdir" | "open" | "readFile" | "readdir" | "rename" | "stat" | "unlink">;

/** A file as it lies on disk. */
export interface ArchivoGuardado {
  /** SHA-256 of the sealed bytes, in hexadecimal: whoever has no key can still tell whether it was changed. */
  huella: string;
}

/** Sealed files, each one whole or not there. */
export interface Bodega {
  /**
   * Seals and keeps a file. Resolves only when it survives a power cut. It waits to be confirmed: `sweep` removes what
   * no case ever named. Where there is a file by this id already, that one stays.
   *
   * @throws {StoreError} where nothing was kept
   */
  save(archivo: { llave: LlaveDeCaso; id: string; bytes: Uint8Array }): Promise<ArchivoGuardado>;
  /** Some case names it now. Never fails: what is not confirmed is looked for at the next sweep. */
  confirm(id: string): Promise<void>;
  /** The bytes as they were sent in. @throws {StoreError} where they are not there or were altered */
  read(archivo: { llave: LlaveDeCaso; id: string }): Promise<Uint8Array>;
  /** Whether the sealed bytes are the ones of this fingerprint. Needs no key. */
  verify(id: string, huella: string): Promise<boolean>;
  remove(id: string): Promise<void>;
  /**
   * Removes what was begun or kept more than `edad` ago and is named by no case.
   *
   * @param options.findReferidos those of these ids that a case names
   * @returns how many it removed
   */
  sweep(options: {
    ahora: number;
    edad?: number;
    findReferidos: (ids: string[]) => Promise<Set<string>>;
  }): Promise<number>;
}

const ID = /^[0-9a-f]{32}$/;
const PENDIENTE = ".pendiente";
const PARCIAL = ".parcial";
const UNA_HORA = 60 * 60_000;
const SIN_ESPACIO = ["ENOSPC", "EDQUOT", "EFBIG"];

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException)?.code;

const failOf = (error: unknown): StoreError =>
  error instanceof StoreError
    ? error
    : new StoreError(SIN_ESPACIO.includes(codeOf(error) ?? "") ? "sinEspacio" : "noDisponible", { cause: error });

/**
 * The files of an installation, in `carpeta`, by the first two characters of their ids.
 *
 * @param options.disco in place of the machine's own
 */
export const createBodega = ({ carpeta, disco = fs }: { carpeta: string; disco?: Disco }): Bodega => {
  const locate = (id: string): { cajon: string; ruta: string } => {
    if (!ID.test(id)) throw new TypeError("An id of a file is 32 hexadecimal digits");
    const cajon = join(carpeta, id.slice(0, 2));
    return { cajon, ruta: join(cajon, id) };
  };

  const syncCarpeta = async (ruta: string): Promise<void> => {
    const manejo = await disco.open(ruta, "r");
    try {
      await manejo.sync();
    } finally {
      await manejo.close();
    }
  };

  /** Drawers that are known to survive a power cut. */
  const firmes = new Set<string>();
  const openCajon = async (cajon: string): Promise<void> => {
    if (firmes.has(cajon)) return;
    await disco.mkdir(cajon, { recursive: true, mode: 0o700 });
    await syncCarpeta(dirname(carpeta));
    await syncCarpeta(carpeta);
    firmes.add(cajon);
  };

  /** Whichever of its two names it has now: a confirmation may come in between. */
  const readSellado = async (ruta: string): Promise<Uint8Array | undefined> => {
    for (const nombre of [ruta, ruta + PENDIENTE, ruta]) {
      try {
        return await disco.readFile(nombre);
      } catch (error) {
        if (codeOf(error) !== "ENOENT") throw error;
      }
    }
    return undefined;
  };

  const removeFile = async (ruta: string): Promise<boolean> => {
    try {
      await disco.unlink(ruta);
      return true;
    } catch (error) {
      if (codeOf(error) === "ENOENT") return false;
      throw error;
    }
  };

  const writeEntero = async (parcial: string, destino: string, cajon: string, bytes: Uint8Array): Promise<void> => {
    try {
      const manejo = await disco.open(parcial, "wx", 0o600);
      try {
        await manejo.writeFile(bytes);
        await manejo.sync();
      } finally {
        await manejo.close();
      }
      await disco.rename(parcial, destino);
      await syncCarpeta(cajon);
    } catch (error) {
      await Promise.allSettled([disco.unlink(parcial), disco.unlink(destino)]);
      throw error;
    }
  };

  const confirm = async (id: string): Promise<void> => {
    const { ruta } = locate(id);
    await disco.rename(ruta + PENDIENTE, ruta).catch(() => undefined);
  };

  return {
    async save({ llave, id, bytes }) {
      const { cajon, ruta } = locate(id);
      try {
        const anterior = await readSellado(ruta);
        if (anterior) {
          // Left by an attempt that may have been cut before its folder was on disk.
          await openCajon(cajon);
          await syncCarpeta(cajon);
          return { huella: hashOf(anterior) };
        }
        const sellado = llave.sealBytes(bytes, id);
        await openCajon(cajon);
        await writeEntero(`${ruta}.${randomUUID()}${PARCIAL}`, ruta + PENDIENTE, cajon, sellado);
        return { huella: hashOf(sellado) };
      } catch (error) {
        throw failOf(error);
      }
    },

    confirm,

    async read({ llave, id }) {
      try {
        const sellado = await readSellado(locate(id).ruta);
        if (sellado) return llave.openBytes(sellado, id);
      } catch (error) {
        throw failOf(error);
      }
      throw new StoreError("noDisponible");
    },

    async verify(id, huella) {
      const sellado = await readSellado(locate(id).ruta);
      return sellado !== undefined && hashOf(sellado) === huella;
    },

    async remove(id) {
      const { cajon, ruta } = locate(id);
      try {
        const quitados = await Promise.all([removeFile(ruta), removeFile(ruta + PENDIENTE)]);
        if (quitados.includes(true)) await syncCarpeta(cajon);
      } catch (error) {
        throw failOf(error);
      }
    },

    async sweep({ ahora, edad = UNA_HORA, findReferidos }) {
      const viejos: string[] = [];
      for (const cajon of await disco.readdir(carpeta).catch(() => []))
        for (const nombre of await disco.readdir(join(carpeta, cajon)).catch(() => [])) {
          if (!nombre.endsWith(PENDIENTE) && !nombre.endsWith(PARCIAL)) continue;
          const { mtimeMs } = await disco.stat(join(carpeta, cajon, nombre)).catch(() => ({ mtimeMs: ahora }));
          if (ahora - mtimeMs > edad) viejos.push(nombre);
        }
      if (viejos.length === 0) return 0;

      const parciales = viejos.filter((nombre) => nombre.endsWith(PARCIAL));
      const pendientes = viejos
        .filter((nombre) => nombre.endsWith(PENDIENTE))
        .map((n) => n.slice(0, -PENDIENTE.length));
      const referidos = pendientes.length > 0 ? await findReferidos(pendientes) : new Set<string>();
      for (const id of referidos) await confirm(id);
      const sobran = [
        ...parciales.map((nombre) => join(carpeta, nombre.slice(0, 2), nombre)),
        ...pendientes.filter((id) => !referidos.has(id)).map((id) => locate(id).ruta + PENDIENTE),
      ];
      const quitados = await Promise.all(sobran.map((ruta) => removeFile(ruta)));
      return quitados.filter(Boolean).length;
    },
  };
};

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
