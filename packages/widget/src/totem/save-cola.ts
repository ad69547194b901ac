import { createAlmacenIndexedDb, exportSobres } from "@ventanilla/sdk/cola";
import { nameCola } from "../contingencia/cola-de-pagina.ts";
import { saveArchivo } from "../elements/base/save-archivo.ts";
import type { Totem } from "./totem.ts";

/**
 * Saves what waits in this machine as a file, for a USB stick that an officer brings to the desk. It stays here too:
 * what goes both ways is still one case.
 *
 * @returns how many envelopes; no file where there is none
 */
export async function saveCola(e: Totem): Promise<number> {
  const almacen = createAlmacenIndexedDb({ nombre: nameCola(e) });
  const { pendientes, rechazados } = await almacen.count();
  const total = pendientes + rechazados;
  if (total) saveArchivo(await exportSobres(almacen), `ventanilla-${e.punto ?? "totem"}.ndjson`);
  return total;
}
