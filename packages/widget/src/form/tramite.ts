import { html, nothing } from "lit";
import { areAdjuntosListos, loadAdjuntos } from "../adjuntos/pieza.ts";
import { loadPieza } from "../elements/base/pieza.ts";
import { register } from "../elements/elementos.ts";
import { Estado } from "../elements/estado/estado.ts";
import { renderPreguntas } from "../preguntas/pieza.ts";
import { es } from "../textos/es.ts";
import { tramite } from "../textos/tramite.ts";
import { countPasos, listPantallas, readTipo } from "./campos.ts";
import { areListos, estilos, listCampos, loadPiezas } from "./clases.ts";
import { comprobante } from "./comprobante.styles.ts";
import { renderComprobante } from "./comprobante.ts";
import { renderError, renderQuedan } from "./controles.ts";
import { nameTipo, recibidos, send } from "./envio.ts";
import { formulario } from "./formulario.styles.ts";
import type { Formulario } from "./formulario.ts";
import { renderContenido } from "./pantalla.ts";
import { renderResumen } from "./resumen.ts";
import { renderRevisar } from "./revisar.ts";
import { checkPantalla } from "./validar.ts";
import { dress } from "./vestir.ts";

// Following a case shares most of its parts with entering it: one piece, not three.
export { Estado } from "../elements/estado/estado.ts";
export { countPasos, renderError, renderResumen };

/** Draws what stands under what happened: how much is left to write, and what may answer it. */
export const renderBajo = (f: Formulario) => [renderQuedan(f, "relato"), renderPreguntas(f)];

/** Joins a form: from here on it has its other screens. */
export function join(f: Formulario): void {
  prepare(f);
  f.otra?.enter(f, listPantallas(f)[f.borrador.pantalla]?.nombre);
  // On a shared machine the next person finds nothing, not even by "back".
  window.addEventListener("pagehide", () => {
    if (!f.compartido) return;
    recibidos.delete(f);
    Object.assign(f, { borrador: { valores: {}, pantalla: 0 }, errores: {}, aviso: "", fase: "escribe" });
  });
}

/** Brings what the form still needs: the institution, the pieces of its fields. Says whether all is there. */
async function prepare(f: Formulario): Promise<boolean> {
  const vestir = () => dress(f, [formulario, comprobante, ...estilos]);
  vestir();
  try {
    await f.loadDefinicion();
    await loadPiezas(f);
    const adjuntos = loadAdjuntos();
    if (isRevision(f)) await adjuntos;
    vestir();
    f.requestUpdate();
    return true;
  } catch {
    return false;
  }
}

/** Says whether the person is at the check, or on their way to it by a draft. */
const isRevision = (f: Formulario): boolean => !listPantallas(f)[f.borrador.pantalla];

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
  if (actual) {
    const otra = revisado && mala < 0 ? pantallas.length : pantalla + 1;
    if (!pantallas[otra]) {
      f.aviso = f.say(es).cargando;
      await loadAdjuntos();
    }
    return pantalla === f.borrador.pantalla ? goTo(f, otra) : undefined;
  }
  if (mala < 0) return send(f);
  // Something that was right when written no longer is: the institution's definition arrived, or a day went by.
  goTo(f, mala);
  f.errores = checkPantalla(f, pantallas[mala] as (typeof pantallas)[number]);
  f.focusOn(".resumen");
}

/** Says whether all is there to go on, and the institution takes this; if not, says so on the screen. */
async function canGoOn(f: Formulario): Promise<boolean> {
  const t = f.say(es);
  if (!f.definicion || !areListos(f, listCampos(f))) {
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
  if (!areListos(f, actual?.campos ?? listCampos(f)) || !(actual || areAdjuntosListos()))
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
