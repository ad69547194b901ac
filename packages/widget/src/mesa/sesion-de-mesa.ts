import { describeEspera } from "./contingencia/render-cola.ts";
import type { Mesa } from "./mesa.ts";

/** Goes out of the desk, asking first if something written would be lost. */
export async function endSesion(mesa: Mesa): Promise<void> {
  if (mesa.casoAbierto?.pendiente && !confirm("Hay algo escrito que no se ha enviado. ¿Salir de todos modos?")) return;
  const { pendientes = 0 } = mesa.puesto?.cola ?? {};
  if (pendientes && !confirm(`${describeEspera(pendientes)}. Se enviarán cuando vuelvas a entrar aquí. ¿Salir?`))
    return;
  try {
    const { salida = "/entrar/" } = (await mesa.gestion?.sesion.end()) ?? {};
    window.removeEventListener("beforeunload", mesa.onLeave);
    mesa.puesto?.cola?.stop();
    // The browser may keep this page for "back": nothing of a case may be on it then.
    mesa.sesion = null;
    await mesa.updateComplete;
    location.assign(salida);
  } catch (error) {
    mesa.say({ texto: `No se pudo salir. ${(error as Error).message}`, malo: true });
  }
}

/** Goes into training, or out of it: another list, with none of the cases of before. */
export async function trainSesion(mesa: Mesa, activo: boolean): Promise<void> {
  try {
    await mesa.gestion?.sesion.train(activo);
    mesa.go({ caso: undefined, vista: "casos" });
    await mesa.enter();
  } catch (error) {
    mesa.say({ texto: (error as Error).message, malo: true });
  }
}

/** Goes on after somebody signed in elsewhere: nothing written is lost. */
export async function resumeSesion(mesa: Mesa): Promise<void> {
  try {
    const sesion = await mesa.gestion?.sesion.find();
    // Whoever came in may be somebody else: then nothing of the one before may stay.
    if (sesion?.usuario.id !== mesa.sesion?.usuario.id) location.reload();
    mesa.cerrada = false;
    mesa.puesto?.cola?.send();
    await mesa.casos.reload();
  } catch (error) {
    mesa.say({ texto: (error as Error).message, malo: true });
  }
}
