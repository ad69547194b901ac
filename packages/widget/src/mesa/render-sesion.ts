import { html, nothing, type TemplateResult } from "lit";
import { describeEspera } from "./contingencia/render-cola.ts";
import type { Mesa } from "./mesa.ts";

/** What there is before anybody has come in. */
export function renderSinSesion(
  mesa: Mesa,
  { sinSesion, falla }: { sinSesion: boolean; falla: string },
): TemplateResult {
  if (sinSesion)
    return html`<div class="puerta pila">
      <h2>Entra para ver tus casos</h2>
      <p>Tu sesión no está abierta, o ya terminó. Después de entrar vuelves a este mismo lugar.</p>
      ${mesa.enEspera ? html`<p class="nota">${describeEspera(mesa.enEspera)}. Nada se pierde: se ${mesa.enEspera === 1 ? "envía" : "envían"} cuando entre quien ${mesa.enEspera === 1 ? "lo ingresó" : "los ingresó"}.</p>` : nothing}
      <p><a class="boton" href="/entrar/">Entrar</a></p>
    </div>`;
  if (falla)
    return html`<div class="puerta pila" role="alert">
      <h2>No pudimos abrir la mesa</h2>
      <p>${falla}</p>
      <p><button type="button" class="principal" @click=${() => mesa.enter()}>Intentar otra vez</button></p>
    </div>`;
  return html`<p class="puerta quieto" role="status">Abriendo la mesa…</p>`;
}
