import { loadInstituciones } from "../../packages/api/src/instituciones/load-instituciones.ts";
import { deriveLlaves } from "../../packages/api/src/sello/llaves.ts";
import { openSqliteStore } from "../../packages/api/src/store/sqlite/open-sqlite-store.ts";
import type { Store } from "../../packages/api/src/store/store.ts";

/** Wednesday, 11:00 in Santiago: the day on which loaded installations are looked at. */
export const AHORA = Date.parse("2026-12-02T14:00:00.000Z");

/** Of loaded installations, which hold nobody's data: always the same, so that what one run loaded another one reads. */
export const SECRETO = Buffer.alloc(32, 7);

/** A store over a folder, with what is needed to load it and to look into it. */
export const openCarga = async (carpeta: string) => {
  const institucion = loadInstituciones({ demostracion: false }).get("sernac");
  if (!institucion) throw new Error("Falta la definición de SERNAC");
  const store: Store = await openSqliteStore({ carpeta });
  return { carpeta, store, institucion, llaves: deriveLlaves(SECRETO) };
};
