import { createDocumentosDeCaso } from "@ventanilla/sdk/client/documentos";
import type { DocumentoDeCaso, FormatoDocumento } from "@ventanilla/sdk/contract";
import { formatInstante } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { iconoOjo } from "../../form/controles.ts";
import { readZona } from "../../form/fechas.ts";
import { documentos as textos } from "../../textos/documentos.ts";
import { es } from "../../textos/es.ts";
import { saveArchivo } from "../base/save-archivo.ts";
import type { Estado } from "./estado.ts";

/** Fetches the letters and answers of the case that is open; returns what draws them, as long as it is that case. */
export async function loadDocumentos(e: Estado): Promise<() => unknown> {
  const credencial = { ...e.credencial };
  const cliente = createDocumentosDeCaso({ api: e.api, idioma: e.idioma });
  const lista = await cliente.list(credencial);
  let falla = "";
  const take = async ({ n, clase }: DocumentoDeCaso, formato: FormatoDocumento) => {
    try {
      falla = "";
      saveArchivo(
        await cliente.download({ ...credencial, n, formato }),
        `${clase}-${credencial.folio}-${n}.${formato}`,
      );
    } catch {
      falla = e.say(textos).documentoFalla;
    }
    e.requestUpdate();
  };
  return () => {
    // On a shared machine the next person, with another case, sees nothing of this one while theirs is on its way.
    if (e.credencial.folio !== credencial.folio) return e.say(es).cargando;
    const t = e.say(textos);
    if (!lista.length) return t.sinDocumentos;
    return html`<div class="adjuntos">
      <ul>
        ${lista.map(
          (uno) => html`<li>
            <div>
              <span>${uno.nombre} <span class="quieto">${formatInstante(uno.cuando, readZona(e))}</span></span>
              <button type="button" class="enlace" aria-label=${t.documentoPdf(uno.nombre)} @click=${() => take(uno, "pdf")}>PDF</button>
              <button type="button" class="enlace" aria-label=${t.documentoPagina(uno.nombre)} @click=${() => take(uno, "html")}>${t.pagina}</button>
            </div>
          </li>`,
        )}
      </ul>
      ${falla ? html`<p class="error" role="alert">${iconoOjo}<span>${falla}</span></p>` : nothing}
    </div>`;
  };
}
