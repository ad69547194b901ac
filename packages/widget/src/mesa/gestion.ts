import type { Gestion } from "@ventanilla/sdk/client/gestion";
import { createAdjuntosDeGestion } from "@ventanilla/sdk/client/gestion-adjuntos";
import { createCasosDeGestion } from "@ventanilla/sdk/client/gestion-casos";
import { createOficios } from "@ventanilla/sdk/client/gestion-oficios";
import { createPuntosDeGestion } from "@ventanilla/sdk/client/gestion-puntos";
import { createRegistros, type Registros } from "@ventanilla/sdk/client/gestion-registros";
import { createSesion, createUsuarios } from "@ventanilla/sdk/client/gestion-sesion";
import { createSobresDeGestion } from "@ventanilla/sdk/client/gestion-sobres";
import { createTransporteDeGestion } from "@ventanilla/sdk/client/gestion-transport";

/** Longest time that a case which is entered may take, in milliseconds: then it goes on in the queue, without its officer. */
const ESPERA_INGRESO = 10_000;

/** What the desk asks of the service: the SDK's client, but for reports, which are the monitor's. */
export type GestionDeMesa = Omit<Gestion, "registros" | "reportes"> & { registros: Registros };

/** Makes the desk's client: the cookie of its own origin says who asks. */
export function createGestionDeMesa(api: string): GestionDeMesa {
  const transporte = createTransporteDeGestion({ api });
  const { open, openLote } = createCasosDeGestion(
    createTransporteDeGestion({ api, espera: ESPERA_INGRESO, reintentos: 1 }),
  );
  return {
    casos: { ...createCasosDeGestion(transporte), open, openLote },
    registros: createRegistros(transporte),
    oficios: createOficios(transporte),
    adjuntos: createAdjuntosDeGestion({ api }),
    puntos: createPuntosDeGestion(transporte),
    sobres: createSobresDeGestion({ api }),
    sesion: createSesion(transporte),
    usuarios: createUsuarios(transporte),
  };
}
