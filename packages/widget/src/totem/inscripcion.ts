import { parseClave } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { loadPieza } from "../elements/base/pieza.ts";
import { reshape, shapeClave } from "../form/teclear.ts";
import { enrolEquipo } from "./equipo.ts";
import type { Totem } from "./totem.ts";

/** Draws the screen on which a machine is enrolled: whoever installs it gets here, and nobody needs to know it exists. */
export function renderInscripcion(e: Totem) {
  const t = e.palabras;
  const enrol = async (evento: Event) => {
    evento.preventDefault();
    const codigo = parseClave(e.codigo);
    if (!codigo) {
      e.avisoInscripcion = t.codigoFalta;
      return;
    }
    e.avisoInscripcion = t.inscribiendo;
    try {
      e.joinEquipo(await enrolEquipo({ api: e.api, codigo }));
      e.avisoInscripcion = "";
    } catch (error) {
      const { status } = error as { status: number };
      e.avisoInscripcion = status >= 400 && status < 500 ? t.codigoMalo : t.sinConexionPieza;
    }
    e.codigo = "";
  };
  const save = async () => {
    try {
      const { saveCola } = await loadPieza(() => import("./save-cola.ts"));
      e.avisoInscripcion = t.colaGuardada(await saveCola(e));
    } catch {
      e.avisoInscripcion = t.colaIlegible;
    }
  };
  return html`<form class="pila inscripcion" novalidate autocomplete="off" @submit=${enrol}>
    <h2 tabindex="-1">${t.inscribirTitulo}</h2>
    ${e.equipo ? html`<p><strong>${t.inscrito(e.equipo.punto.nombre)}</strong></p>` : nothing}
    ${e.revocado ? html`<p>${t.revocado}</p>` : nothing}
    ${e.institucion ? nothing : html`<p>${t.sinInstitucion}</p>`}
    <div class="campo">
      <label for="inscripcion">${t.inscribirCampo}</label>
      <p class="quieto" id="inscripcion-pista">${t.inscribirPista}</p>
      <input
        id="inscripcion"
        name="inscripcion"
        inputmode="numeric"
        autocomplete="off"
        spellcheck="false"
        aria-describedby="inscripcion-pista"
        .value=${shapeClave(e.codigo)}
        @input=${(evento: Event) => {
          e.codigo = reshape(evento.target as HTMLInputElement, shapeClave);
        }}
      />
    </div>
    <div>
      <button class="principal">${t.inscribir}</button>
      <button type="button" @click=${save}>${t.llevarCola}</button>
      <p role="status">${e.avisoInscripcion}</p>
    </div>
  </form>`;
}
