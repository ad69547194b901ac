import { join } from "node:path";
import type { Institucion } from "@ventanilla/sdk/contract";
import { countAsientos } from "../../packages/api/src/cifras/count-asientos.ts";
import { EscrituraCifras } from "../../packages/api/src/store/sqlite/escritura-cifras.ts";
import { packCifras } from "../../packages/api/src/store/sqlite/mensaje.ts";
import { openConexion } from "../../packages/api/src/store/sqlite/open-conexion.ts";
import { createAzar } from "./azar.ts";
import { drawRecibido } from "./load-casos.ts";
import { listHojas, makeCaso } from "./make-caso.ts";

/** Cases summed before their figures are written: those of some days, mostly alike. */
const TANDA = 50_000;

export interface LoadCifrasOptions {
  /** Folder of a base that exists. */
  carpeta: string;
  institucion: Institucion;
  cuantos: number;
  semilla: number;
  /** Milliseconds since the epoch. */
  ahora: number;
  tell?: (hechos: number) => void;
}

/**
 * Writes what so many cases come to, counted as every case is and without the cases themselves: reports read nothing else
 * of them. It is for measuring reports over more cases than a disk holds; no installation is made so.
 */
export const loadCifras = ({ carpeta, institucion, cuantos, semilla, ahora, tell }: LoadCifrasOptions): void => {
  const db = openConexion(join(carpeta, "ventanilla.db"));
  try {
    const azar = createAzar(semilla);
    const materias = listHojas(institucion.materias);
    const escritura = new EscrituraCifras(db);
    for (let desde = 0; desde < cuantos; desde += TANDA) {
      const hasta = Math.min(cuantos, desde + TANDA);
      for (let i = desde; i < hasta; i++) {
        const recibido = drawRecibido(i, { azar, cuantos, ahora });
        const { folio, asientos, recibidoEn } = makeCaso({ azar, institucion, materias, recibido, ahora });
        const cifras = countAsientos(undefined, asientos, { folio, zona: institucion.zona });
        escritura.add(institucion.slug, packCifras(cifras), recibidoEn);
      }
      db.transaction(() => escritura.flush())();
      tell?.(hasta);
    }
  } finally {
    db.close();
  }
};
