import { callSeguimiento } from "@ventanilla/sdk/client/seguimiento";
import { parseClave, parseFolio } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { describedBy, renderError } from "../../form/controles.ts";
import { renderOficinas } from "../../form/oficinas.ts";
import { renderResumen } from "../../form/resumen.ts";
import { reshape, shapeClave, shapeFolio } from "../../form/teclear.ts";
import { estado } from "../../textos/estado.ts";
import type { Estado } from "./estado.ts";

const CAMPOS = [
  ["folio", parseFolio, shapeFolio],
  ["clave", parseClave, shapeClave],
] as const;

/** Looks the case up. A folio whose check character does not agree is said before asking anybody. */
export async function lookup(e: Estado): Promise<void> {
  if (e.ocupado) return;
  const t = e.say(estado);
  const errores: Record<string, string> = {};
  for (const [ruta, parse] of CAMPOS) {
    const escrito = e.escrito[ruta] ?? "";
    const leido = parse(escrito);
    if (leido) e.credencial[ruta] = leido;
    else errores[ruta] = escrito.trim() ? t[`${ruta}Malo`] : t[`${ruta}Falta`];
  }
  const participa = e.loadParticipa();
  const vista = await e.ask("busca", t.buscando, errores, (transport, signal) =>
    // What the person can do stands above the story: shown later, it would push the story away.
    callSeguimiento(transport, "", e.credencial, { signal }).finally(() => participa),
  );
  if (vista) e.tell("consultado", { tipo: vista.tipo, etapa: vista.etapa, estado: vista.estado });
  e.focusOn(vista ? "h2" : ".resumen");
}

/** Draws the way in: folio and clave, each in its shape as it is typed. */
export function renderBusqueda(e: Estado): TemplateResult {
  const t = e.say(estado);
  const { folio, escrito, errores, ocupado, aviso, falla } = e;
  // Set from outside, the answer comes by itself: the fields would only flash by.
  if (ocupado && folio) return html`<p role="status">${aviso}</p>`;
  const submit = (evento: Event) => {
    evento.preventDefault();
    lookup(e);
  };
  return html`<form class="pila" novalidate @submit=${submit}>
      ${falla ? html`<p class="resumen" part="resumen" tabindex="-1">${falla}</p>` : renderResumen(e)}
      <h2 tabindex="-1">${t.buscaTitulo}</h2>
      <p class="quieto">${t.buscaPista}</p>
      ${CAMPOS.map(
        ([ruta, , shape]) => html`<div class="campo">
          <label for=${ruta}>${t[`${ruta}Campo`]}</label>
          <p class="quieto" id="${ruta}-pista">${t[`${ruta}Pista`]}</p>
          ${renderError(e, ruta)}
          <input
            id=${ruta}
            name=${ruta}
            part="campo"
            class="corto cifras"
            inputmode=${ruta === "clave" ? "numeric" : nothing}
            autocomplete="off"
            spellcheck="false"
            .value=${shape(escrito[ruta] ?? "")}
            aria-describedby=${describedBy(e, ruta, ruta)}
            aria-invalid=${errores[ruta] ? "true" : nothing}
            @input=${(evento: Event) => e.write(ruta, reshape(evento.target as HTMLInputElement, shape))}
          />
        </div>`,
      )}
      <div>
        <button class="principal" part="boton-principal">${ocupado ? t.buscando : t.busca}</button>
        <p role="status">${aviso}</p>
      </div>
    </form>
    ${e.institucion ? renderOficinas(e) : nothing}`;
}
