import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import { describedBy, renderError, renderRadios } from "../../form/controles.ts";
import { estado } from "../../textos/estado.ts";
import { tramite } from "../../textos/tramite.ts";
import type { Acto, Estado } from "./estado.ts";

/** Longest texts, as in the contract. */
const LARGOS = { mensaje: 4_000, comentario: 2_000 };

/** Says what is wrong with a message or an opinion, by field. */
export function checkActo(e: Estado, acto: Exclude<Acto, "busca">): Record<string, string> {
  const t = e.say(estado);
  if (!e.escrito[acto]?.trim()) return { [acto]: acto === "nota" ? t.notaFalta : t.mensajeFalta };
  const campo = acto === "nota" ? "comentario" : acto;
  return (e.escrito[campo]?.length ?? 0) > LARGOS[campo]
    ? { [campo]: e.say(tramite).largo(LARGOS[campo].toLocaleString("es-CL")) }
    : {};
}

/** Draws the form for a message: after closing it asks to reopen, and says so. */
export function renderMensaje(e: Estado, { estado: donde, cierre }: VistaCiudadana) {
  const t = e.say(estado);
  const espera = donde === "esperandoPersona";
  return html`<details ?open=${espera}>
    <summary>${cierre ? t.reabre : t.agrega}</summary>
    ${renderForm(
      e,
      "mensaje",
      html`<div class="campo">
        <label for="mensaje">${t.tuMensaje}</label>
        <p class="quieto" id="mensaje-pista">${cierre ? t.reabrePista : t.agregaPista}</p>
        ${renderArea(e, "mensaje")}
      </div>`,
      [t.mensajeEnvia, t.enviandoMensaje],
      espera,
    )}
  </details>`;
}

/** Draws the opinion, 1 to 7 as in Chilean marks; once given, the thanks. */
export function renderOpinion(e: Estado, { puedeOpinar }: VistaCiudadana) {
  const t = e.say(estado);
  if (!puedeOpinar)
    return e.acto === "nota" && e.aviso ? html`<p class="gracias" role="status" tabindex="-1">${e.aviso}</p>` : nothing;
  const notas = ["1", "2", "3", "4", "5", "6", "7"].map(
    (nota) => [nota, nota, nota === "1" ? t.notaMala : nota === "7" ? t.notaBuena : ""] as const,
  );
  const { nota = "" } = e.escrito;
  return renderForm(
    e,
    "nota",
    html`<fieldset class="campo notas">
        <legend><h3>${t.nota}</h3></legend>
        ${renderError(e, "nota")} ${renderRadios(e, "nota", notas, nota, (codigo) => e.write("nota", codigo))}
        <p class="quieto" aria-hidden="true"><span>1 ${t.notaMala}</span><span>7 ${t.notaBuena}</span></p>
      </fieldset>
      ${
        nota
          ? html`<div class="campo">
              <label for="comentario">${t.comentario} <span class="quieto">${e.say(tramite).voluntario}</span></label>
              ${renderArea(e, "comentario")}
            </div>`
          : nothing
      }`,
    [t.notaEnvia, t.enviandoNota],
  );
}

function renderForm(
  e: Estado,
  acto: Exclude<Acto, "busca">,
  contenido: unknown,
  [verbo, enviando]: readonly [string, string],
  principal = false,
) {
  const mio = e.acto === acto;
  return html`<form
    novalidate
    autocomplete="off"
    @submit=${(evento: Event) => {
      evento.preventDefault();
      e.send(acto);
    }}
  >
    ${contenido}
    <button class=${principal ? "principal" : nothing}>${mio && e.ocupado ? enviando : verbo}</button>
    <p role="status">${mio ? e.aviso : ""}</p>
  </form>`;
}

const renderArea = (e: Estado, nombre: "mensaje" | "comentario") => html`${renderError(e, nombre)}
  <textarea
    id=${nombre}
    name=${nombre}
    part="campo"
    .value=${e.escrito[nombre] ?? ""}
    aria-describedby=${describedBy(e, nombre, nombre === "mensaje")}
    aria-invalid=${e.errores[nombre] ? "true" : nothing}
    @input=${(evento: Event) => e.write(nombre, (evento.target as HTMLTextAreaElement).value)}
  ></textarea>`;
