import { html, nothing, type TemplateResult } from "lit";
import { iconoEspera } from "../iconos.ts";
import type { Mesa } from "../mesa.ts";

/** "3 casos guardados…": what waits in this machine, said where it is always seen. */
export const describeEspera = (cuantos: number): string =>
  cuantos === 1
    ? "1 caso guardado en este equipo, pendiente de envío"
    : `${cuantos} casos guardados en este equipo, pendientes de envío`;

/** Draws what waits to be sent, and what can be done about it. */
export function renderCola({ puesto, cerrada }: Mesa): TemplateResult | typeof nothing {
  const { pendientes = 0, rechazados = 0 } = puesto?.cola ?? {};
  const dicho = [
    pendientes && `${describeEspera(pendientes)}.${cerrada ? " Se envían cuando entres." : ""}`,
    rechazados &&
      `${rechazados === 1 ? "1 que el servicio no aceptó sigue aquí." : `${rechazados} que el servicio no aceptó siguen aquí.`}`,
  ]
    .filter(Boolean)
    .join(" ");
  const propios = pendientes + rechazados;
  return html`<div class="espera no-imprime" ?hidden=${!dicho}>
    <p role="status">${dicho ? iconoEspera : nothing} ${dicho}</p>
    ${
      propios
        ? html`<button type="button" class="enlace" @click=${() => puesto?.cola?.send()}>Enviar ahora</button>`
        : nothing
    }
  </div>`;
}

/** Draws what came of the cases that waited: it stays until it is read, whatever else is said meanwhile. */
export function renderNoticia({ puesto }: Mesa): TemplateResult | typeof nothing {
  const { cola } = puesto ?? {};
  if (!cola?.noticia) return nothing;
  return html`<div class="aviso"><span>${cola.noticia}</span><button type="button" class="enlace" @click=${() => cola.forget()}>Entendido</button></div>`;
}
