import type { Disco } from "../src/adjuntos/bodega.ts";

interface Archivo {
  vivo: Buffer;
  firme: Buffer;
}
interface Carpeta {
  vivo: Map<string, Archivo>;
  firme: Map<string, Archivo>;
}

const split = (ruta: string): [carpeta: string, nombre: string] => {
  const i = ruta.lastIndexOf("/");
  return [ruta.slice(0, i), ruta.slice(i + 1)];
};
const missing = (): never => {
  throw Object.assign(new Error("ENOENT"), { code: "ENOENT" });
};

/**
 * A disk in memory that knows what would survive a power cut: of a file what was synced, of a folder the names it had when
 * it was synced. Nothing else. The power goes right before the act number `corte`.
 *
 * @param options.olvida acts of sync that say they did and did not: a seeded defect
 */
export const createDiscoConCorte = ({ corte = Infinity, olvida = "" } = {}) => {
  const carpetas = new Map<string, Carpeta>();
  let actos = 0;
  const act = (): void => {
    if (actos++ >= corte) throw Object.assign(new Error("corte"), { code: "ECORTE" });
  };
  const folderOf = (ruta: string): Carpeta => carpetas.get(ruta) ?? missing();
  const fileOf = (ruta: string): Archivo => {
    const [carpeta, nombre] = split(ruta);
    return folderOf(carpeta).vivo.get(nombre) ?? missing();
  };

  const disco = {
    async mkdir(ruta: string) {
      act();
      if (!carpetas.has(ruta)) carpetas.set(ruta, { vivo: new Map(), firme: new Map() });
    },
    async open(ruta: string, modo: string) {
      act();
      if (modo === "r")
        return {
          async sync() {
            act();
            const carpeta = carpetas.get(ruta);
            if (carpeta && olvida !== "carpeta") carpeta.firme = new Map(carpeta.vivo);
          },
          close: async () => undefined,
        };
      const archivo: Archivo = { vivo: Buffer.alloc(0), firme: Buffer.alloc(0) };
      const [carpeta, nombre] = split(ruta);
      folderOf(carpeta).vivo.set(nombre, archivo);
      return {
        async writeFile(bytes: Uint8Array) {
          act();
          archivo.vivo = Buffer.from(bytes);
        },
        async sync() {
          act();
          if (olvida !== "archivo") archivo.firme = archivo.vivo;
        },
        close: async () => undefined,
      };
    },
    async rename(de: string, a: string) {
      act();
      const archivo = fileOf(de);
      const [[carpetaDe, nombreDe], [carpetaA, nombreA]] = [split(de), split(a)];
      folderOf(carpetaA).vivo.set(nombreA, archivo);
      folderOf(carpetaDe).vivo.delete(nombreDe);
    },
    async unlink(ruta: string) {
      act();
      const [carpeta, nombre] = split(ruta);
      fileOf(ruta);
      folderOf(carpeta).vivo.delete(nombre);
    },
    readFile: async (ruta: string) => fileOf(ruta).vivo,
    readdir: async (ruta: string) => [...folderOf(ruta).vivo.keys()],
    stat: async () => ({ mtimeMs: 0 }),
  };

  /** What is there when the power comes back, as a disk of its own. */
  const cutPower = () => {
    const otro = createDiscoConCorte();
    for (const [ruta, { firme }] of carpetas)
      otro.carpetas.set(ruta, {
        vivo: new Map([...firme].map(([nombre, { firme: bytes }]) => [nombre, { vivo: bytes, firme: bytes }])),
        firme: new Map(),
      });
    return otro;
  };
  return { disco: disco as unknown as Disco, carpetas, cutPower, count: () => actos };
};
