import { createReportesDeGestion, type ReportesDeGestion } from "@ventanilla/sdk/client/gestion-reportes";
import { createSesion, type SesionDeGestion } from "@ventanilla/sdk/client/gestion-sesion";
import { createTransporteDeGestion, expectAnswer } from "@ventanilla/sdk/client/gestion-transport";
import type { UnidadRegistrada } from "@ventanilla/sdk/contract";

/** What the monitor asks of the service: who is in, reports, and what they may be narrowed to. */
export interface GestionDeMonitor {
  sesion: Pick<SesionDeGestion, "find">;
  reportes: ReportesDeGestion;
  /** The units to choose among. */
  listUnidades(institucion?: string): Promise<Pick<UnidadRegistrada, "codigo" | "nombre" | "comuna">[]>;
}

/** Makes the monitor's client, of the parts it uses: the cookie of its own origin says who asks. */
export function createGestionDeMonitor(api: string): GestionDeMonitor {
  const transporte = createTransporteDeGestion({ api });
  return {
    sesion: createSesion(transporte),
    reportes: createReportesDeGestion(transporte),
    async listUnidades(institucion) {
      const { elementos } = await transporte.ask<{ elementos: UnidadRegistrada[] }>("/v1/gestion/unidades", {
        consulta: { institucion },
      });
      return expectAnswer(elementos, Array.isArray(elementos));
    },
  };
}
