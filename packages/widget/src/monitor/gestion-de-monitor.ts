import { createSesion, type SesionDeGestion } from "@ventanilla/sdk/client/gestion-sesion";
import { createTransporteDeGestion, expectAnswer } from "@ventanilla/sdk/client/gestion-transport";
import type { Reporte, UnidadRegistrada } from "@ventanilla/sdk/contract";
import type { NombreDeReporte } from "@ventanilla/sdk/domain";
import type { FiltroDeMirada } from "./mirada.ts";

/** What the monitor asks of the service: who is in, and reports. */
export interface GestionDeMonitor {
  sesion: Pick<SesionDeGestion, "find">;
  /** @throws {GestionError} `sin-sesion`, `rol-no-permite`, `datos-invalidos` with `errores`; others */
  read(reporte: NombreDeReporte, filtro: FiltroDeMirada, opciones?: { signal?: AbortSignal }): Promise<Reporte>;
  /** The same tables as CSV. @throws {GestionError} as `read` */
  download(reporte: NombreDeReporte, filtro: FiltroDeMirada): Promise<Blob>;
  /** The units to choose among. */
  listUnidades(institucion?: string): Promise<Pick<UnidadRegistrada, "codigo" | "nombre" | "comuna">[]>;
}

const RUTA = "/v1/gestion/reportes";

/** Makes the monitor's client: the cookie of its own origin says who asks. */
export function createGestionDeMonitor(api: string): GestionDeMonitor {
  const transporte = createTransporteDeGestion({ api });
  return {
    sesion: createSesion(transporte),
    async read(nombre, consulta, { signal } = {}) {
      const reporte = await transporte.ask<Reporte>(`${RUTA}/${nombre}`, { consulta, signal });
      return expectAnswer(reporte, Array.isArray(reporte.cuadros) && Array.isArray(reporte.cifras));
    },
    download: (nombre, consulta) =>
      transporte.download(`${RUTA}/${nombre}`, { consulta, cabeceras: { Accept: "text/csv" } }),
    async listUnidades(institucion) {
      const { elementos } = await transporte.ask<{ elementos: UnidadRegistrada[] }>("/v1/gestion/unidades", {
        consulta: { institucion },
      });
      return expectAnswer(elementos, Array.isArray(elementos));
    },
  };
}
