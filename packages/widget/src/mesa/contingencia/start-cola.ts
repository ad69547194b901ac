import type { Mesa } from "../mesa.ts";
import { ATIENDEN } from "../render-barra.ts";
import { loadVistas } from "../vistas.ts";

/**
 * Opens the officer's own queue and sends what waited. With it comes all that is needed to go on without network: the
 * queue and the intake, while they can still be fetched.
 */
export async function startCola(mesa: Mesa): Promise<void> {
  const { puesto, sesion, api } = mesa;
  if (!puesto || !sesion || !ATIENDEN.includes(sesion.usuario.rol)) return;
  const { ColaDeMesa } = await loadVistas();
  // Meanwhile somebody else may have come in, or gone.
  if (mesa.puesto !== puesto || !mesa.isConnected) return;
  puesto.cola = new ColaDeMesa({
    api,
    sesion,
    onCambio: () => mesa.requestUpdate(),
    onSinSesion: () => {
      mesa.cerrada = true;
    },
  });
  await puesto.cola.start();
}

/** How many cases wait in this machine for whoever entered them to come in. */
export async function countEnEspera(): Promise<number> {
  const { countGuardados } = await loadVistas();
  return countGuardados();
}
