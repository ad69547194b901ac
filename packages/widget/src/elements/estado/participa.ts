import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { createSeguimiento } from "@ventanilla/sdk/client/seguimiento";
import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { formatFechaLarga } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { estilos as archivos } from "../../adjuntos/adjuntos.styles.ts";
import { describedBy, renderError } from "../../form/controles.ts";
import { estilos as listas, renderRadios } from "../../form/listas.ts";
import { renderPlegado } from "../../form/plegado.ts";
import { participa } from "../../textos/participa.ts";
import { tramite } from "../../textos/tramite.ts";
import { loadPieza } from "../base/pieza.ts";
import { renderDerivaciones } from "./derivaciones.ts";
import type { Estado } from "./estado.ts";
import { notas as hoja } from "./participa.styles.ts";

/** What only this piece draws. */
export const estilos = [listas, hoja, archivos];

/** What a person may send: a message, or a mark with its reason. */
type Acto = "mensaje" | "nota";

/** Longest texts, as in the contract. */
const LARGOS = { mensaje: 4_000, comentario: 2_000 };

/** Cases as they came back from an answer to what was asked. */
const respondidos = new WeakSet<VistaCiudadana>();

/** Says that the term does not run, where it does not. */
export const describeSuspendido = (e: Estado, { plazo: { suspendidoDesde } }: VistaCiudadana): string | undefined =>
  suspendidoDesde && e.say(participa).suspendido(formatFechaLarga(suspendidoDesde));

/** A proof of work shorter than this is not worth a word, in milliseconds. */
const LENTO = 800;

/** Says that a proof of work is being paid, where that takes its time. */
export function tellPrueba(e: Estado, { type }: VentanillaError, signal: AbortSignal): void {
  if (type !== "prueba-requerida") return;
  const { aviso } = e;
  setTimeout(() => {
    if (e.ocupado && e.aviso === aviso && !signal.aborted) e.aviso = e.say(participa).prueba;
  }, LENTO);
}

/** What to do where no case answers to a folio and a clave: the server says less, and always in "tú". */
export const explain = (e: Estado, type: string): string | undefined =>
  type === "caso-no-encontrado" ? e.say(participa).noEncontrado : undefined;

/** Draws what comes before what has happened: the answer to what was asked, where else the case is, the opinion. */
export function renderAntes(e: Estado, vista: VistaCiudadana) {
  const t = e.say(participa);
  return html`${
    respondidos.has(vista) ? html`<p class="bien gracias" role="status" tabindex="-1">${t.respuestaLista}</p>` : nothing
  }
  ${hasPedidoReabrir(vista) ? html`<p>${t.yaPidioReabrir}</p>` : nothing}
  ${renderOpinion(e, vista)}
  ${
    isEspera(vista)
      ? html`<section>
            <h3>${t.responde}</h3>
            ${renderForm(e, "mensaje", renderTexto(e, t.tuRespuesta, t.respondePista), true)}
          </section>
          ${renderArchivos(e)}`
      : nothing
  }
  ${renderDerivaciones(e, vista)}`;
}

/** Draws the form for a message that nobody asked for: after closing it asks to reopen, and says so. */
export function renderMensaje(e: Estado, vista: VistaCiudadana) {
  if (isEspera(vista)) return renderDocumentos(e, vista);
  const t = e.say(participa);
  const { cierre } = vista;
  return html`<details>
      <summary>${!cierre ? t.agrega : hasPedidoReabrir(vista) ? t.agregaMas : t.reabre}</summary>
      ${renderForm(e, "mensaje", renderTexto(e, t.tuMensaje, cierre ? t.reabrePista : t.agregaPista))}
    </details>
    ${renderArchivos(e)} ${renderDocumentos(e, vista)}`;
}

/** Draws the letters and answers there are, fetched when they are asked for. Nobody keeps a file at a totem: it prints. */
const renderDocumentos = (e: Estado, { bitacora }: VistaCiudadana) =>
  e.canal !== "totem" && bitacora.some(({ tipo }) => tipo === "cierre" || tipo === "oficio")
    ? renderPlegado(e, e.say(participa).misDocumentos, async () =>
        (await loadPieza(() => import("./documentos.ts"))).loadDocumentos(e),
      )
    : nothing;

const isEspera = ({ estado }: VistaCiudadana): boolean => estado === "esperandoPersona";

/** Says whether the last thing after closing is what the person wrote: nobody has answered it yet. */
const hasPedidoReabrir = ({ cierre, bitacora }: VistaCiudadana): boolean =>
  cierre !== undefined && bitacora.findLast(({ tipo }) => tipo === "cierre" || tipo === "mensaje")?.tipo === "mensaje";

const renderTexto = (e: Estado, etiqueta: string, pista: string) => html`<div class="campo">
  <label for="mensaje">${etiqueta}</label>
  <p class="quieto" id="mensaje-pista">${pista}</p>
  ${renderArea(e, "mensaje")}
</div>`;

/** Draws the files of the case, fetched when they are asked for. Nobody carries a file to a totem. */
const renderArchivos = (e: Estado) =>
  e.canal === "totem" || (e.vista?.cierre && !e.vista.adjuntos?.length)
    ? nothing
    : renderPlegado(e, e.say(participa).archivos, async () => {
        const [{ renderDeCaso }] = await Promise.all([
          loadPieza(() => import("../../adjuntos/adjuntos.ts")),
          e.loadDefinicion(),
        ]);
        // Asked for without a word: the person may be writing, and only the case changes.
        const refresh = async () => {
          const antes = e.vista;
          if (e.ocupado || !antes) return;
          const vista = await e.ask("busca", "", {}, (transport, signal) =>
            createSeguimiento({ transport }).lookup(e.credencial, { signal }),
          );
          if (!vista || !isEspera(antes) || isEspera(vista)) return;
          respondidos.add(vista);
          e.requestUpdate();
          e.focusOn(".gracias");
        };
        return () =>
          renderDeCaso(e, {
            credencial: e.credencial,
            guardados: e.vista?.adjuntos,
            cerrado: Boolean(e.vista?.cierre),
            refresh,
          });
      });

/** Draws the opinion, 1 to 7 as in Chilean marks; once given, the thanks. */
function renderOpinion(e: Estado, { puedeOpinar }: VistaCiudadana) {
  const t = e.say(participa);
  const { acto, aviso } = e;
  if (!puedeOpinar)
    return acto === "nota" && aviso ? html`<p class="bien gracias" role="status" tabindex="-1">${aviso}</p>` : nothing;
  const notas = [t.notaMala, "", "", "", "", "", t.notaBuena].map(
    (pista, i) => [`${i + 1}`, `${i + 1}`, pista] as const,
  );
  const { nota = "" } = e.escrito;
  const comentario = html`<div class="campo">
    <label for="comentario">${t.comentario} <span class="quieto">${e.say(tramite).voluntario}</span></label>
    ${renderArea(e, "comentario")}
  </div>`;
  return renderForm(
    e,
    "nota",
    html`<fieldset class="campo notas">
        <legend><h3>${t.nota}</h3></legend>
        ${renderError(e, "nota")} ${renderRadios(e, "nota", notas, nota, (codigo) => e.write("nota", codigo))}
        <p class="quieto" aria-hidden="true"><span>1 ${t.notaMala}</span><span>7 ${t.notaBuena}</span></p>
      </fieldset>
      ${nota ? comentario : nothing}`,
  );
}

function renderForm(e: Estado, acto: Acto, contenido: unknown, principal = false) {
  const t = e.say(participa);
  const mio = e.acto === acto;
  const submit = (evento: Event) => {
    evento.preventDefault();
    send(e, acto);
  };
  return html`<form novalidate autocomplete="off" @submit=${submit}>
    ${contenido}
    <button class=${principal ? "principal" : nothing}>${mio && e.ocupado ? t[`${acto}Enviando`] : principal ? t.respuestaEnvia : t[`${acto}Envia`]}</button>
    <p role="status">${mio ? e.aviso : ""}</p>
  </form>`;
}

const renderArea = (e: Estado, nombre: keyof typeof LARGOS) => html`${renderError(e, nombre)}
  <textarea
    id=${nombre}
    name=${nombre}
    part="campo"
    .value=${e.escrito[nombre] ?? ""}
    aria-describedby=${describedBy(e, nombre, nombre === "mensaje")}
    aria-invalid=${e.errores[nombre] ? "true" : nothing}
    @input=${(evento: Event) => e.write(nombre, (evento.target as HTMLTextAreaElement).value)}
  ></textarea>`;

function checkActo(e: Estado, acto: Acto): Record<string, string> {
  const t = e.say(participa);
  if (!e.escrito[acto]?.trim()) return { [acto]: t[`${acto}Falta`] };
  const campo = acto === "nota" ? "comentario" : acto;
  const maximo = LARGOS[campo];
  const sobran = (e.escrito[campo]?.length ?? 0) - maximo;
  return sobran > 0 ? { [campo]: e.say(tramite).largo(sobran, maximo) } : {};
}

/** Sends what is written: once, however often it is pressed or has to be repeated. */
async function send(e: Estado, acto: Acto): Promise<void> {
  if (e.ocupado) return;
  const t = e.say(participa);
  const { mensaje = "", nota = "", comentario = "" } = e.escrito;
  const pedida = acto === "mensaje" && e.vista && isEspera(e.vista);
  const contenido = acto === "nota" ? `nota ${nota} ${comentario}` : mensaje;
  // By content, until it is answered: the same words again are the same submission, other words are another.
  const envio = e.envios[contenido] ?? mintEnvio();
  e.envios[contenido] = envio;
  const vista = await e.ask(acto, t[`${acto}Enviando`], checkActo(e, acto), (transport, signal) =>
    acto === "mensaje"
      ? createSeguimiento({ transport }).sendMensaje({ ...e.credencial, texto: mensaje }, { envio, signal })
      : createSeguimiento({ transport }).sendSatisfaccion(
          { ...e.credencial, nota: Number(nota), comentario: comentario.trim() || undefined },
          { envio, signal },
        ),
  );
  const [malo] = Object.keys(e.errores);
  if (malo) return e.focusOn(`#${malo}`);
  if (!vista) return;
  delete e.envios[contenido];
  const respondida = pedida && !isEspera(vista);
  if (respondida) respondidos.add(vista);
  e.aviso = respondida ? "" : t[`${acto}Lista`];
  // They may have written on meanwhile.
  if (e.escrito.mensaje === contenido) e.write("mensaje", "");
  if (acto === "nota" || respondida) e.focusOn(".gracias");
}
