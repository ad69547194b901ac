import type { VistaDeEnlace } from "@ventanilla/sdk/contract";
import { html } from "lit";
import { iconoVuelve } from "../form/iconos.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import { readOrden } from "./campos.ts";
import { send } from "./enviar.ts";
import type { Respuesta } from "./respuesta.ts";

/** Draws what will be sent, each answer with its "Cambiar". */
export function renderRespuestaRevisada(e: Respuesta, { portador }: VistaDeEnlace) {
  const orden = readOrden(e) ?? "registrarRespuesta";
  const { acoge, texto = "", devolucion = "" } = e.escrito;
  const isDevolucion = orden === "devolverDerivacion";
  const filas = [
    portador === "proveedor"
      ? ["acoge", t.acoge, t.acoges[acoge as keyof typeof t.acoges]?.[0]]
      : ["orden", t.orden, t.ordenes[orden]?.[0]],
    isDevolucion ? ["devolucion", t.devolucion, devolucion] : ["texto", t.texto, texto],
  ] as [campo: string, titulo: string, valor: string | undefined][];
  const back = (campo: string) => {
    if (e.ocupado) return;
    Object.assign(e, { fase: "pide", aviso: "" });
    e.focusOn(`[name=${campo}]:checked, #${campo}`);
  };
  const submit = (evento: Event) => {
    evento.preventDefault();
    send(e);
  };
  return html`<form class="pila" @submit=${submit}>
    <div class="arriba">
      <button type="button" class="enlace" part="volver" @click=${() => back(portador === "proveedor" ? "acoge" : "orden")}>${iconoVuelve}${t.volver}</button>
    </div>
    <h2 tabindex="-1">${t.revisar}</h2>
    <dl class="revisar">
      ${filas.map(
        ([campo, titulo, valor]) => html`<div>
          <dt>${titulo}</dt>
          <dd class="prosa">${valor?.trim()}</dd>
          <dd>
            <button type="button" class="enlace" aria-label="${t.cambiar}: ${titulo}" @click=${() => back(campo)}>
              ${t.cambiar}
            </button>
          </dd>
        </div>`,
      )}
    </dl>
    <div>
      <button class="principal" part="boton-principal">${e.ocupado ? t.enviando : t.verbos[orden]}</button>
      <p role="status">${e.aviso}</p>
    </div>
  </form>`;
}
