import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { Lector } from "./lector.ts";
import { CERRAR, LISTO } from "./mensaje.ts";
import { openLectura } from "./open-conexion.ts";

/** What the thread that reads is started with. */
export interface DatosReader {
  carpeta: string;
}

type NombreConsulta = Exclude<keyof Lector, "close">;
type ArgumentosDe<K extends NombreConsulta> = Parameters<Lector[K]>;

/** A question to the thread: its number, which one, and with what. */
export type Pregunta = { [K in NombreConsulta]: [n: number, nombre: K, argumentos: ArgumentosDe<K>] }[NombreConsulta];
/** Rows, or the name of what went wrong. */
export type Contestacion = [n: number, filas: unknown[], codigo?: undefined] | [n: number, filas: null, codigo: string];

/** Runs in the thread: answers one question after another. */
export function startReader({ carpeta }: DatosReader): void {
  const puerto = parentPort;
  if (!puerto) throw new Error("The reader runs in a worker thread");
  const datos = openLectura(join(carpeta, "ventanilla.db"));
  const lector = new Lector(datos);
  const answer = ([n, nombre, argumentos]: Pregunta): Contestacion => {
    try {
      const consulta = lector[nombre] as (...valores: unknown[]) => unknown[];
      return [n, consulta.apply(lector, argumentos)];
    } catch (error) {
      return [n, null, (error as { code?: string }).code ?? (error as Error).name];
    }
  };
  puerto.on("message", (mensaje: Pregunta | typeof CERRAR) => {
    if (mensaje !== CERRAR) return puerto.postMessage(answer(mensaje));
    datos.close();
    puerto.close();
  });
  puerto.postMessage(LISTO);
}
