import { adoptStyles, type CSSResultOrNative, html, nothing } from "lit";
import { defineElemento } from "../elements/elementos.ts";
import { tramite } from "../textos/tramite.ts";
import { countPasos, listPantallas, numberPaso, titleOf } from "./campos.ts";
import { loadComunas } from "./comuna.ts";
import { renderComprobante } from "./comprobante.ts";
import { comprobante } from "./comprobante.styles.ts";
import { loadOpciones, renderCampo, renderError, renderQuedan } from "./controles.ts";
import { nameTipo, recibidos, send } from "./envio.ts";
import type { Formulario } from "./formulario.ts";
import { formulario } from "./formulario.styles.ts";
import { renderPersona } from "./persona.ts";
import { renderRevisar } from "./revisar.ts";
import { checkPantalla } from "./validar.ts";

export { countPasos, renderError, renderQuedan };

/** Joins a form: from here on it has its other screens and their styles. */
export function join(f: Formulario): void {
  const { elementStyles } = f.constructor as unknown as { elementStyles: CSSResultOrNative[] };
  adoptStyles(f.renderRoot as ShadowRoot, [...elementStyles, formulario, comprobante]);
}

/** Draws what to correct, each with a way to its field. */
export function renderResumen(f: Formulario) {
  const rutas = Object.keys(f.errores);
  if (!rutas.length) return nothing;
  const go = (evento: Event) => {
    evento.preventDefault();
    const ruta = (evento.currentTarget as HTMLElement).dataset.ruta as string;
    const root = f.renderRoot as ShadowRoot;
    (root.querySelector<HTMLElement>('[aria-invalid="true"]') && root.getElementById(`${ruta}-error`)
      ? (root.getElementById(ruta) ?? root.querySelector<HTMLElement>('[aria-invalid="true"]'))
      : root.getElementById(ruta)
    )?.focus();
  };
  return html`<div class="resumen" part="resumen" role="group" aria-labelledby="resumen" tabindex="-1">
    <p><strong id="resumen">${f.say(tramite).revisaTitulo}</strong></p>
    <ul>
      ${rutas.map((ruta) => html`<li><a href="#${ruta}" data-ruta=${ruta} @click=${go}>${f.errores[ruta]}</a></li>`)}
    </ul>
  </div>`;
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
  if (nombre === "persona" || nombre === "contacto") Promise.all([loadOpciones(f), loadComunas()]).catch(() => {});
  f.otra?.enter(f, nombre);
}

/** Goes on: to the next screen, to the check if they come from it, or sends. */
export async function next(f: Formulario): Promise<void> {
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

/** Draws every screen but the first of `<ventanilla-ingreso>`, the receipt among them. */
export function renderTramite(f: Formulario) {
  const t = f.say(tramite);
  const { pantalla } = f.borrador;
  if (f.fase === "estado") {
    defineElemento("estado").catch(() => {});
    const { folio, clave } = recibidos.get(f) ?? {};
    return html`<ventanilla-estado anidado .ventana=${f} .folio=${folio} .clave=${clave} .volver=${() => {
      f.fase = "recibido";
    }}></ventanilla-estado>`;
  }
  if (f.fase === "recibido" || f.fase === "repetido") return renderComprobante(f);
  const pantallas = listPantallas(f);
  const actual = pantallas[pantalla];
  const total = countPasos(f);
  const paso = numberPaso(f, pantalla);
  const avance = (pantalla + 1) / (pantallas.length + 1);
  if (!actual) {
    const que = nameTipo(f);
    const verbo = f.fase === "enviando" ? t.enviando(que) : t.enviar(que);
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
