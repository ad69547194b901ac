import type { Sesion } from "@ventanilla/sdk/contract";
import { html, nothing, type TemplateResult } from "lit";
import type { Vista } from "./direccion.ts";
import { iconoBusca } from "./iconos.ts";
import type { Mesa } from "./mesa.ts";
import { nameRol } from "./orden/explain-no.ts";
import { endSesion, trainSesion } from "./sesion-de-mesa.ts";

const NOMBRES_VISTA: Readonly<Record<Vista, string>> = {
  casos: "Casos",
  ingreso: "Ingresar caso",
  buzon: "Buzón",
  sobres: "Sobres",
  puntos: "Puntos",
  ayuda: "Mesa de ayuda",
  registros: "Registros",
};
/** Who attends people, and so enters their cases. */
export const ATIENDEN: readonly string[] = ["ejecutivo", "encargado", "abogado"];
const MANTIENEN: readonly string[] = ["administrador", "administradorPlataformas", "encargado"];

/** The views that mean something to a role. */
export const listVistas = ({ usuario: { rol } }: Sesion): Vista[] => [
  ...(rol === "administrador" || rol === "analista" ? [] : (["casos"] as const)),
  ...(ATIENDEN.includes(rol) ? (["ingreso", "buzon", "sobres"] as const) : []),
  ...(rol === "ejecutivo" || rol === "abogado" ? [] : (["puntos"] as const)),
  "ayuda",
  ...(MANTIENEN.includes(rol) ? (["registros"] as const) : []),
];

/** Draws the bar: where one is, the search, and who one is. */
export function renderBarra(mesa: Mesa, sesion: Sesion): TemplateResult {
  const { usuario, instituciones } = sesion;
  const institucion =
    instituciones.find(({ slug }) => slug === usuario.institucion)?.nombreCorto ?? usuario.institucion;
  const vistas = listVistas(sesion);
  const search = (evento: Event) => {
    evento.preventDefault();
    mesa.search();
  };
  return html`<header class="barra">
    <h1>${institucion === "*" ? "Ventanilla" : institucion.replace(/ \(entrenamiento\)$/, "")}</h1>
    <nav class="no-imprime" aria-label="Mesa">
      ${vistas.map(
        (vista) =>
          html`<button type="button" aria-current=${vista === mesa.lugar.vista ? "page" : nothing} @click=${() => mesa.goVista(vista)}>${NOMBRES_VISTA[vista]}${vista === "ingreso" ? html`${" "}<kbd>N</kbd>` : nothing}</button>`,
      )}
    </nav>
    ${
      vistas.includes("casos")
        ? html`<form class="no-imprime" role="search" @submit=${search}>
            <label class="oculto" for="busca">Buscar por folio, RUT, nombre o palabras</label>
            ${iconoBusca}
            <input
              id="busca"
              type="search"
              autocomplete="off"
              spellcheck="false"
              maxlength="200"
              placeholder="Folio, RUT, nombre o palabras"
              aria-keyshortcuts="/"
              .value=${mesa.texto}
              @input=${(evento: Event) => {
                mesa.texto = (evento.target as HTMLInputElement).value;
              }}
              @keydown=${(evento: KeyboardEvent) => {
                if (evento.key !== "Escape") return;
                evento.preventDefault();
                mesa.texto = "";
                if (mesa.buscado) mesa.search();
                else mesa.listaDeCasos?.focus();
              }}
            /><kbd aria-hidden="true">/</kbd>
          </form>`
        : nothing
    }
    <div class="yo no-imprime">
      <span><b>${usuario.nombre}</b><span class="quieto">${nameRol(usuario.rol)}</span></span>
      ${
        vistas.includes("casos")
          ? html`<button type="button" class="enlace" @click=${() => trainSesion(mesa, !sesion.entrenamiento)}>${sesion.entrenamiento ? "Dejar de entrenar" : "Entrenar"}</button>`
          : nothing
      }
      <a href="/monitor/">Monitor</a>
      ${sesion.vence ? html`<a href="/entrar/#cuenta">Mi clave</a>` : nothing}
      <button type="button" class="enlace" @click=${() => endSesion(mesa)}>Salir</button>
    </div>
  </header>`;
}
