import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { formatFecha, formatFechaLarga, formatInstante } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { iconoOjo } from "../../form/controles.ts";
import { readZona, renderFechas } from "../../form/fechas.ts";
import { renderIcono } from "../../form/iconos.ts";
import { renderOficinas } from "../../form/oficinas.ts";
import { comprobante } from "../../textos/comprobante.ts";
import { es } from "../../textos/es.ts";
import { estado as textos } from "../../textos/estado.ts";
import { tramite } from "../../textos/tramite.ts";
import { printElemento } from "../base/imprimir.ts";
import type { Estado } from "./estado.ts";

const CIRCULO = "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18";
const iconoReloj = renderIcono(`${CIRCULO}M12 7v5l3 2`);
const iconoVisto = renderIcono(`${CIRCULO}M8 12l3 3 5-6`);

/** Draws the case: how it stands in a sentence, what happens now, and then the rest, newest first. */
export function renderCaso(e: Estado, vista: VistaCiudadana): TemplateResult {
  const t = e.say(textos);
  const c = e.say(comprobante);
  const { tipo, estado, estadoTexto, siguiente, plazo, bitacora, cierre, antecedentes } = vista;
  const nombre = e.say(tramite).nombres[tipo] ?? tipo;
  const [marca, icono, clase] = cierre
    ? [t.cerrado, iconoVisto, "bien"]
    : estado === "esperandoPersona"
      ? [t.teToca, iconoOjo, "ojo"]
      : plazo.fueraDePlazo
        ? [t.atrasado, iconoOjo, "ojo"]
        : [estado === "derivado" ? t.enOtra : t.enCurso, iconoReloj, ""];
  const { participa } = e;
  const dicho = cierre?.respuesta ?? antecedentes?.texto;
  const clear = () => {
    e.forget();
    e.focusOn("h2");
  };
  return html`<div>
      <p class="marca ${clase}">
        ${icono}<span>${nombre} · ${marca}</span>
      </p>
      <h2 tabindex="-1" part="estado">${nameDias(estadoTexto)}</h2>
      <p class="plazo">${participa?.describeSuspendido(e, vista) ?? describePlazo(e, vista)}</p>
    </div>
    <section class="ahora">
      <h3>${cierre ? t.laRespuesta : antecedentes ? t.loPedido : c.sigue}</h3>
      ${!cierre || estadoTexto.includes(cierre.resultadoTexto) ? nothing : html`<p>${cierre.resultadoTexto}</p>`}
      <p class="prosa">${dicho ?? siguiente}</p>
    </section>
    ${dicho === undefined ? nothing : html`<p>${siguiente}</p>`}
    ${participa?.renderAntes(e, vista)}
    <section>
      <h3>${t.loAnterior}</h3>
      <ol class="historia" part="historia">
        ${[...bitacora].reverse().map(
          ({ cuando, texto }) => html`<li>
            <time class="quieto cifras" datetime=${cuando}>${formatInstante(cuando, readZona(e))}</time>
            <p class="prosa">${texto}</p>
          </li>`,
        )}
      </ol>
    </section>
    ${
      participa === null
        ? html`<p>${e.say(es).sinConexionPieza}</p>
            <button type="button" @click=${e.loadParticipa}>${e.say(es).reintentar}</button>`
        : participa?.renderMensaje(e, vista)
    }
    ${renderFechas(e, vista)}
    <div class="botones">
      <button type="button" @click=${() => printElemento(e)}>${c.imprimir}</button>
      <button type="button" @click=${clear}>${t.otroCaso}</button>
    </div>
    ${renderOficinas(e)}`;
}

/** Puts the day of the week before each date: people live by it. */
const nameDias = (texto: string): string =>
  texto.replace(/(\d\d)\/(\d\d)\/(\d{4})/g, (_, dia, mes, ano) => formatFechaLarga(`${ano}-${mes}-${dia}`));

/** Says the deadline, unless the state has just said it, and the days gone by. */
function describePlazo(e: Estado, { estado, estadoTexto, cierre, plazo }: VistaCiudadana): string {
  const t = e.say(textos);
  const c = e.say(comprobante);
  const { vence, fueraDePlazo, habilesTranscurridos: habiles, corridosTranscurridos: corridos } = plazo;
  const fecha = formatFechaLarga(vence);
  const dias = habiles ? t.yCorridos(c.habiles(habiles), corridos) : t.nada;
  const tarde = fueraDePlazo && t.atraso(fecha);
  if (cierre) return `${t.tardamos(dias)} ${tarde || ""}`;
  const dicho = estadoTexto.includes(formatFecha(vence)) || (estado === "derivado" && !tarde);
  return `${dicho ? "" : tarde || c.responderemos(fecha)} ${t.van(habiles, dias)}`;
}
