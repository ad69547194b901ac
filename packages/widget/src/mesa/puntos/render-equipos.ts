import type { CodigoDeInscripcion, Punto } from "@ventanilla/sdk/contract";
import { html, nothing, type TemplateResult } from "lit";
import { formatMomento } from "../palabras.ts";
import { renderEstado } from "./estados.ts";

type Equipo = Punto["equipos"][number];

/** Minutes that a clock may be off before somebody should look at it. */
const DESFASE = 5;

/** What a machine last said of itself. */
function describeEquipo(
  { desde, latido, pendientes = 0, desfase = 0, revocadoEn }: Equipo,
  zona: string | undefined,
): string {
  const minutos = Math.round(Math.abs(desfase) / 60);
  return [
    `Inscrito el ${formatMomento(desde, zona)}`,
    revocadoEn && `retirado el ${formatMomento(revocadoEn, zona)}`,
    latido ? `último aviso ${formatMomento(latido, zona)}` : "todavía no avisa",
    pendientes && `guarda ${pendientes === 1 ? "1 envío" : `${pendientes} envíos`} sin conexión`,
    minutos >= DESFASE && `su reloj va ${minutos} minutos ${desfase > 0 ? "adelantado" : "atrasado"}`,
  ]
    .filter(Boolean)
    .join("; ");
}

/** Draws the machines of a point, and the code that enrols another. */
export function renderEquipos(
  { estado, equipos }: Punto,
  {
    zona,
    administra,
    codigo,
    onCodigo,
    onRevoca,
  }: {
    zona: string | undefined;
    administra: boolean;
    codigo: CodigoDeInscripcion | undefined;
    onCodigo: () => void;
    onRevoca: (equipo: string) => void;
  },
): TemplateResult {
  return html`<section class="parte" aria-labelledby="equipos">
    <h3 id="equipos">Equipos</h3>
    <p>${renderEstado(estado)}</p>
    <ul class="equipos">
      ${equipos.map(
        (equipo) => html`<li>
          <span>${describeEquipo(equipo, zona)}</span>
          ${administra && !equipo.revocadoEn ? html`<button type="button" class="quita" @click=${() => onRevoca(equipo.id)}>Retirar</button>` : nothing}
        </li>`,
      )}
    </ul>
    ${
      codigo
        ? html`<div class="nota">
            <p>Escríbelo en el equipo. No se muestra otra vez, y sirve hasta las ${formatMomento(codigo.vence, zona).slice(-5)}.</p>
            <p class="codigo" tabindex="-1" aria-label="Código de inscripción ${codigo.codigo}">${codigo.codigo}</p>
          </div>`
        : nothing
    }
    ${administra ? html`<div class="botones"><button type="button" @click=${onCodigo}>${codigo ? "Pedir otro código" : "Inscribir un equipo"}</button></div>` : nothing}
  </section>`;
}
