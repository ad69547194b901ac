import type { FiltroDeReporte, Reporte } from "../contract/reporte.ts";
import type { NombreDeReporte } from "../domain/vocabulario.ts";
import { expectAnswer, type TransporteDeGestion } from "./gestion-transport.ts";

export interface OpcionesDeReporte {
  /** Slug; by default, one's own. */
  institucion?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The reports of an institution: figures and tables of one shape, within the scope of who asks. */
export interface ReportesDeGestion {
  /**
   * @throws {GestionError} `datos-invalidos` with `errores` at the field that is wrong; `rol-no-permite` outside the
   * scope; others
   */
  read(nombre: NombreDeReporte, filtro?: FiltroDeReporte, opciones?: OpcionesDeReporte): Promise<Reporte>;
  /** The same as a sheet: UTF-8, semicolons, each table a block. @throws {GestionError} as `read` */
  csv(nombre: NombreDeReporte, filtro?: FiltroDeReporte, opciones?: OpcionesDeReporte): Promise<Blob>;
}

/** Makes the calls on reports. */
export function createReportesDeGestion({ ask, download }: TransporteDeGestion): ReportesDeGestion {
  const routeOf = (nombre: NombreDeReporte) => `/v1/gestion/reportes/${encodeURIComponent(nombre)}`;
  return {
    async read(nombre, filtro, { institucion, signal } = {}) {
      const reporte = await ask<Reporte>(routeOf(nombre), { consulta: { ...filtro, institucion }, signal });
      return expectAnswer(reporte, Array.isArray(reporte.cifras) && Array.isArray(reporte.cuadros));
    },
    csv: (nombre, filtro, { institucion, signal } = {}) =>
      download(routeOf(nombre), {
        cabeceras: { Accept: "text/csv" },
        consulta: { ...filtro, institucion },
        signal,
      }),
  };
}
