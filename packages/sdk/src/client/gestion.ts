import { type AdjuntosDeGestion, createAdjuntosDeGestion } from "./gestion-adjuntos.ts";
import { type CasosDeGestion, createCasosDeGestion } from "./gestion-casos.ts";
import { createOficios, type Oficios } from "./gestion-oficios.ts";
import { createPuntosDeGestion, type PuntosDeGestion } from "./gestion-puntos.ts";
import {
  createRegistros,
  createRegistrosDeReportes,
  type Registros,
  type RegistrosDeReportes,
} from "./gestion-registros.ts";
import { createReportesDeGestion, type ReportesDeGestion } from "./gestion-reportes.ts";
import { createSesion, createUsuarios, type SesionDeGestion, type Usuarios } from "./gestion-sesion.ts";
import { createSobresDeGestion, type SobresDeGestion } from "./gestion-sobres.ts";
import { createTransporteDeGestion, type OpcionesGestion } from "./gestion-transport.ts";

export * from "./gestion-adjuntos.ts";
export * from "./gestion-casos.ts";
export * from "./gestion-error.ts";
export * from "./gestion-oficios.ts";
export * from "./gestion-puntos.ts";
export * from "./gestion-registros.ts";
export * from "./gestion-reportes.ts";
export * from "./gestion-sesion.ts";
export * from "./gestion-sobres.ts";
export type { OpcionesGestion } from "./gestion-transport.ts";

/** The staff's side of an installation. */
export interface Gestion {
  casos: CasosDeGestion;
  registros: Registros & RegistrosDeReportes;
  oficios: Oficios;
  adjuntos: AdjuntosDeGestion;
  puntos: PuntosDeGestion;
  reportes: ReportesDeGestion;
  sobres: SobresDeGestion;
  sesion: SesionDeGestion;
  usuarios: Usuarios;
}

/**
 * Makes the staff's client: in the desk's page, which is served from the API's own origin, the session's cookie says who
 * asks; a program gives its `token`. Nothing is asked until a call is made.
 *
 * @throws {TypeError} if `api` is neither an http(s) address nor a path of the page's own origin
 */
export function createGestion(opciones: OpcionesGestion): Gestion {
  if (!/^(https?:\/\/|\/|$)/.test(opciones.api))
    throw new TypeError("`api` debe ser una dirección completa. Ejemplo: https://ventanilla.example.cl");
  const transporte = createTransporteDeGestion(opciones);
  return {
    casos: createCasosDeGestion(transporte),
    registros: { ...createRegistros(transporte), ...createRegistrosDeReportes(transporte) },
    oficios: createOficios(transporte),
    adjuntos: createAdjuntosDeGestion(opciones),
    puntos: createPuntosDeGestion(transporte),
    reportes: createReportesDeGestion(transporte),
    sobres: createSobresDeGestion(opciones),
    sesion: createSesion(transporte),
    usuarios: createUsuarios(transporte),
  };
}
