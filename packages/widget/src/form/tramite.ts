import { html, nothing } from "lit";
import { areAdjuntosListos, loadAdjuntos } from "../adjuntos/pieza.ts";
import type { Avisado } from "../contingencia/cola-de-pagina.ts";
import { onSalida } from "../elements/base/hear-window.ts";
import { loadPieza, whenIdle } from "../elements/base/pieza.ts";
import { register } from "../elements/elementos.ts";
import { Estado } from "../elements/estado/estado.ts";
import { renderPreguntas } from "../preguntas/pieza.ts";
import { es } from "../textos/es.ts";
import { tramite } from "../textos/tramite.ts";
import { countPasos, listPantallas, readTipo } from "./campos.ts";
import { areListos, estilos, listCampos, loadPiezas } from "./clases.ts";
import { comprobante } from "./comprobante.styles.ts";
import { renderComprobante } from "./comprobante.ts";
import { renderError } from "./controles.ts";
import { loadContingencia, nameTipo, recibidos, send } from "./envio.ts";
import { formulario } from "./formulario.styles.ts";
import type { Formulario } from "./formulario.ts";
import { renderContenido } from "./pantalla.ts";
import { renderResumen } from "./resumen.ts";
import { renderRevisar } from "./revisar.ts";
import { checkPantalla } from "./validar.ts";
import { dress } from "./vestir.ts";

// Following a case shares most of its parts with entering it: one piece, not three.
export { Estado } from "../elements/estado/estado.ts";
export { countPasos, renderError, renderPreguntas, renderResumen };

function forget(f: Formulario): void {
  recibidos.delete(f);
  Object.assign(f, { borrador: { valores: {}, pantalla: 0 }, errores: {}, aviso: "", fase: "escribe" });
}

/** Joins a form: from here on it has its other screens. */
export function join(f: Formulario): void {
  prepare(f);
  whenIdle(() => resume(f));
  f.otra?.enter(f, listPantallas(f)[f.borrador.pantalla]?.nombre);
  onSalida(f, forget);
}

/** Sends what waits in this machine; and Plan B is at hand before the network is gone. */
export const resume = (e: Avisado): Promise<void> =>
  loadContingencia().then(
    (pieza) => pieza.resume(e),
    () => {},
  );

/** Brings what the form still needs: the institution, the pieces of its fields. Says whether all is there. */
async function prepare(f: Formulario): Promise<boolean> {
  const vestir = () => dress(f, [formulario, comprobante, ...estilos]);
  vestir();
  try {
    await f.loadDefinicion();
    // The files' too, long before their screen: there nothing may come late.
    await Promise.all([loadPiezas(f), loadAdjuntos()]);
    vestir();
    f.requestUpdate();
    return true;
  } catch {
    return false;
  }
}

/** Draws, on the first screen, what the institution does with the data: in a sentence, and whole, folded. */
export function renderPrivacidad(f: Formulario) {
  const t = f.say(tramite);
  const { textos, privacidad } = f.definicion ?? {};
  return privacidad && !f.borrador.pantalla
    ? html`<p class="quieto">${textos?.privacidadBreve ?? t.privacidad}</p>
        <details>
          <summary>${t.privacidadVer}</summary>
          <p class="prosa">${privacidad.texto}</p>
        </details>`
    : nothing;
}

/** Goes to a screen; its heading takes the focus. */
export function goTo(f: Formulario, pantalla: number, foco = "h2"): void {
  if (f.fase === "enviando") return;
  f.fase = "escribe";
  f.errores = {};
  f.aviso = "";
  f.change({ pantalla });
  f.focusOn(foco);
  f.otra?.enter(f, listPantallas(f)[pantalla]?.nombre);
}

/** Goes on: to the next screen, to the check if they come from it, or sends. */
export async function next(f: Formulario): Promise<void> {
  const { pantalla, revisado } = f.borrador;
  // Pressed again while something was on its way: the first one has gone on.
  if (f.fase === "enviando" || !(await canGoOn(f)) || pantalla !== f.borrador.pantalla) return;
  const pantallas = listPantallas(f);
  const actual = pantallas[pantalla];
  if (actual) {
    const errores = checkPantalla(f, actual);
    f.errores = errores;
    if (Object.keys(errores).length) return f.focusOn(".resumen");
  }
  const mala = pantallas.findIndex((otra) => Object.keys(checkPantalla(f, otra)).length);
  if (actual) return goTo(f, revisado && mala < 0 ? pantallas.length : pantalla + 1);
  if (mala < 0) return send(f);
  // Something that was right when written no longer is: the institution's definition arrived, or a day went by.
  goTo(f, mala);
  f.errores = checkPantalla(f, pantallas[mala] as (typeof pantallas)[number]);
  f.focusOn(".resumen");
}

/** Says whether all is there: the institution, what draws its fields, and what draws the files or that it did not come. */
const isListo = (f: Formulario): boolean => Boolean(f.definicion) && areListos(f, listCampos(f)) && areAdjuntosListos();

/** Says whether all is there to go on, and the institution takes this; if not, says so on the screen. */
async function canGoOn(f: Formulario): Promise<boolean> {
  const t = f.say(es);
  if (!isListo(f)) {
    f.aviso = t.cargando;
    const listo = await prepare(f);
    f.aviso = listo ? "" : t.sinConexion;
    if (!listo) return false;
  }
  const tipo = readTipo(f);
  const tipos: readonly string[] = f.definicion?.tipos ?? [];
  const toma = !tipo || tipos.includes(tipo);
  if (!toma) (await loadPieza(() => import("./rechazo.ts"))).explainTipo(f);
  return toma;
}

/** Draws every screen but the first of `<ventanilla-ingreso>`, the receipt among them. */
export function renderTramite(f: Formulario) {
  const t = f.say(tramite);
  const { pantalla } = f.borrador;
  if (f.fase === "estado") {
    register("estado", Estado);
    const { folio, clave } = recibidos.get(f) ?? {};
    return html`<ventanilla-estado anidado .ventana=${f} .folio=${folio} .clave=${clave} .volver=${() => {
      f.fase = "recibido";
    }}></ventanilla-estado>`;
  }
  if (f.fase === "recibido") return renderComprobante(f);
  const pantallas = listPantallas(f);
  const actual = pantallas[pantalla];
  // A draft that came back before what draws it.
  if (actual ? !areListos(f, actual.campos) : !isListo(f))
    return html`<p role="status">${f.say(es).cargando}</p>
      <button type="button" @click=${() => prepare(f)}>${f.say(es).reintentar}</button>`;
  const total = countPasos(f);
  const paso = actual ? countPasos(f, pantalla + 1) : total;
  const avance = (pantalla + 1) / (pantallas.length + 1);
  if (!actual) {
    const que = nameTipo(f);
    const verbo =
      f.fase === "enviando" ? t.enviando(que) : f.fase === "pendiente" ? f.say(es).reintentar : t.enviar(que);
    return f.renderPantalla(renderRevisar(f), paso, total, avance, verbo);
  }
  return f.renderPantalla(renderContenido(f, actual), paso, total, avance);
}
