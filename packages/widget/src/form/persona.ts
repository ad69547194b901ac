import { html, nothing } from "lit";
import { tramite } from "../textos/tramite.ts";
import { type Pantalla, titleOf } from "./campos.ts";
import { renderCampo } from "./controles.ts";
import type { Formulario } from "./formulario.ts";

/** Draws who the person is, and how to find them. There is always another way in than a RUT of one's own. */
export function renderPersona(f: Formulario, { nombre, campos }: Pantalla) {
  const t = f.say(tramite);
  if (nombre === "contacto") {
    const voluntarios = campos.filter(({ ruta }) => ruta.startsWith("caracterizacion"));
    return html`<h2 tabindex="-1">${titleOf(f, nombre)}</h2>
      <p class="quieto">${t.contacto}</p>
      ${campos.filter((campo) => !voluntarios.includes(campo)).map((campo) => renderCampo(f, campo))}
      ${
        voluntarios.length
          ? html`<details ?open=${voluntarios.some(({ ruta }) => f.errores[ruta])}>
              <summary>${t.caracterizacion}</summary>
              <div class="pila">
                <p class="quieto">${t.caracterizacionPista}</p>
                ${voluntarios.map((campo) => renderCampo(f, campo))}
              </div>
            </details>`
          : nothing
      }`;
  }
  const { identidad = "" } = f.borrador.valores;
  const change = (otra: string) => html`<button
    type="button"
    class="enlace"
    @click=${() => {
      f.errores = {};
      f.setValor("identidad", identidad === otra ? "" : otra);
    }}
  >
    ${otra === "documento" ? (identidad === otra ? t.conRut : t.sinRut) : identidad === otra ? t.noEmpresa : t.empresa}
  </button>`;
  const pideRut = campos.some(({ ruta }) => ruta === "persona.rut" || ruta.startsWith("persona.documento"));
  const [rut, ...otros] = campos;
  return html`<h2 tabindex="-1">${titleOf(f, nombre)}</h2>
    ${f.otra?.renderNota(f, nombre)}
    ${
      pideRut && rut
        ? html`<div>
              ${renderCampo(f, rut)}
              <div class="botones alternativas">
                ${identidad === "empresa" ? nothing : change("documento")} ${identidad === "documento" ? nothing : change("empresa")}
              </div>
            </div>
            ${otros.map((campo) => renderCampo(f, campo))}`
        : campos.map((campo) => renderCampo(f, campo))
    }`;
}
