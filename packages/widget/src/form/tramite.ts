import { html, nothing } from "lit";
import { register } from "../elements/elementos.ts";
import { Estado } from "../elements/estado/estado.ts";
import { es } from "../textos/es.ts";
import { tramite } from "../textos/tramite.ts";
import { countPasos, listPantallas, readTipo, titleOf } from "./campos.ts";
import { comprobante } from "./comprobante.styles.ts";
import { renderComprobante } from "./comprobante.ts";
import { renderCampo, renderError, renderQuedan } from "./controles.ts";
import { nameTipo, recibidos, send } from "./envio.ts";
import { formulario } from "./formulario.styles.ts";
import type { Formulario } from "./formulario.ts";
import { renderPersona } from "./persona.ts";
import { adopt, loadPiezas } from "./piezas.ts";
import { renderResumen } from "./resumen.ts";
import { renderRevisar } from "./revisar.ts";
import { checkPantalla } from "./validar.ts";

// Following a case shares most of its parts with entering it: one piece, not three.
export { Estado } from "../elements/estado/estado.ts";
export { countPasos, renderError, renderQuedan, renderResumen };

/** Joins a form: from here on it has its other screens and their styles. */
export function join(f: Formulario): void {
  adopt(f, formulario, comprobante);
  // On a shared machine the next person finds nothing, not even by "back".
  window.addEventListener("pagehide", () => {
    if (!f.compartido) return;
    recibidos.delete(f);
    Object.assign(f, { borrador: { valores: {}, pantalla: 0 }, errores: {}, aviso: "", fase: "escribe" });
  });
}

/** Draws the institution's whole privacy notice, folded. */
export function renderPrivacidad(f: Formulario) {
  const { texto } = f.definicion?.privacidad ?? {};
  return texto
    ? html`<details>
        <summary>${f.say(tramite).privacidadVer}</summary>
        <p class="prosa">${texto}</p>
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
  const nombre = listPantallas(f)[pantalla]?.nombre;
  if (nombre === "persona" || nombre === "contacto") loadPiezas(f);
  f.otra?.enter(f, nombre);
}

/** Goes on: to the next screen, to the check if they come from it, or sends. */
export async function next(f: Formulario): Promise<void> {
  if (f.fase === "enviando" || !(await hasDefinicion(f))) return;
  const pantallas = listPantallas(f);
  const { pantalla, revisado } = f.borrador;
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

/** Says whether the institution is known and takes this; if not, says so on the screen. */
async function hasDefinicion(f: Formulario): Promise<boolean> {
  const t = f.say(es);
  if (!f.definicion) {
    f.aviso = t.cargando;
    f.aviso = await f.loadDefinicion().then(
      () => "",
      () => t.sinConexion,
    );
  }
  const { nombreCorto, tipos = [] } = f.definicion ?? {};
  const tipo = readTipo(f);
  const toma = !tipo || (tipos as string[]).includes(tipo);
  if (f.definicion && !toma) f.aviso = f.say(tramite).noToma(nombreCorto ?? "", nameTipo(f));
  return Boolean(f.definicion && toma);
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
  if (f.fase === "recibido" || f.fase === "repetido") return renderComprobante(f);
  const pantallas = listPantallas(f);
  const actual = pantallas[pantalla];
  const total = countPasos(f);
  const paso = actual ? countPasos(f, pantalla + 1) : total;
  const avance = (pantalla + 1) / (pantallas.length + 1);
  if (!actual) {
    const que = nameTipo(f);
    const verbo =
      f.fase === "enviando" ? t.enviando(que) : f.fase === "pendiente" ? f.say(es).reintentar : t.enviar(que);
    return f.renderPantalla(renderRevisar(f), paso, total, avance, verbo);
  }
  const { nombre, campos } = actual;
  const contenido =
    nombre === "persona" || nombre === "contacto"
      ? renderPersona(f, actual)
      : (f.otra?.renderContenido(f, nombre) ??
        html`<h2 tabindex="-1">${titleOf(f, nombre)}</h2>
          ${f.otra?.renderNota(f, nombre)} ${campos.map((campo) => renderCampo(f, campo))}`);
  return f.renderPantalla(contenido, paso, total, avance);
}
