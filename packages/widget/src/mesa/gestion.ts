import { createGestion, type Gestion } from "@ventanilla/sdk/client/gestion";

/** Longest time that a case which is entered may take, in milliseconds: then it goes on in the queue, without its officer. */
const ESPERA_INGRESO = 10_000;

/** What the desk asks of the service: the SDK's client. */
export type GestionDeMesa = Gestion;

/** Makes the desk's client: the cookie of its own origin says who asks. */
export function createGestionDeMesa(api: string): GestionDeMesa {
  const gestion = createGestion({ api });
  const { open, openLote } = createGestion({ api, espera: ESPERA_INGRESO, reintentos: 1 }).casos;
  return { ...gestion, casos: { ...gestion.casos, open, openLote } };
}
