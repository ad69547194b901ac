import { html, nothing } from "lit";
import { renderIdiomas } from "./atractor.ts";
import { iconos } from "./iconos.ts";
import type { Totem } from "./totem.ts";

/** What can be done here. */
export const TRAMITES = ["estado", "consulta", "reclamo", "soni"] as const;
export type Tramite = (typeof TRAMITES)[number];

/** What the institution takes; all, until it is known. */
export function listTramites(tipos: readonly string[] | undefined): Tramite[] {
  const takes = (tramite: Tramite) =>
    !tipos ||
    tramite === "estado" ||
    tipos.some((tipo) => (tipo === "consulta" || tipo === "reclamo" ? tipo : "soni") === tramite);
  return TRAMITES.filter(takes);
}

/** Draws the big choices. */
export function renderMenu(e: Totem) {
  const t = e.palabras;
  return html`<div class="menu">
    <h2 tabindex="-1">${t.menuTitulo}</h2>
    <p role="alert">${e.falla ? t.sinConexionPieza : ""}</p>
    <ul>
      ${listTramites(e.definicion?.tipos).map(
        (tramite) => html`<li>
          <button type="button" data-vista=${tramite} @click=${() => e.open(tramite)}>
            ${iconos[tramite]}
            <span><strong>${t[tramite]}</strong>${e.isAMedias(tramite) ? t.aMedias : t[`${tramite}Pista`]}</span>
          </button>
        </li>`,
      )}
    </ul>
    ${renderIdiomas(e)}
    ${e.definicion?.demostracion && e.definicion.textos.privacidadBreve ? html`<p class="quieto">${e.definicion.textos.privacidadBreve}</p>` : nothing}
  </div>`;
}
