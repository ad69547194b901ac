import { adoptStyles, type CSSResultOrNative, html, nothing } from "lit";
import { register } from "../elements/elementos.ts";
import { Estado } from "../elements/estado/estado.ts";
import { tramite } from "../textos/tramite.ts";
import { countPasos, listPantallas, titleOf } from "./campos.ts";
import { comprobante } from "./comprobante.styles.ts";
import { renderComprobante } from "./comprobante.ts";
import { renderCampo, renderError, renderQuedan } from "./controles.ts";
import { nameTipo, recibidos, send } from "./envio.ts";
import { formulario } from "./formulario.styles.ts";
import type { Formulario } from "./formulario.ts";
import { renderPersona } from "./persona.ts";
import { loadPiezas } from "./piezas.ts";
import { renderResumen } from "./resumen.ts";
import { renderRevisar } from "./revisar.ts";
import { checkPantalla } from "./validar.ts";

// Following a case shares most of its parts with entering it: one piece, not three.
export { Estado } from "../elements/estado/estado.ts";
export { countPasos, renderError, renderQuedan, renderResumen };

/** Joins a form: from here on it has its other screens and their styles. */
export function join(f: Formulario): void {
  const { elementStyles } = f.constructor as unknown as { elementStyles: CSSResultOrNative[] };
  adoptStyles(f.renderRoot as ShadowRoot, [...elementStyles, formulario, comprobante]);
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
