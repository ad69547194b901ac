import { html, nothing } from "lit";
import type { Formulario } from "../form/formulario.ts";
import { teclas } from "../textos/totem.ts";
import { renderAtractor, renderMarca } from "./atractor.ts";
import { renderEmpezar, renderSigues } from "./avisos.ts";
import { renderAyuda, renderEnPersona, renderLinea } from "./ayuda.ts";
import { renderBarra } from "./barra.ts";
import type { Vista } from "./base-de-totem.ts";
import { renderInscripcion } from "./inscripcion.ts";
import { nameControl, renderLista } from "./lista.ts";
import { renderMenu, TRAMITES, type Tramite } from "./menu.ts";
import { renderRecibo, renderTira } from "./recibo.ts";
import type { Totem } from "./totem.ts";

/** Whether a screen is one of what can be done here. */
export const isTramite = (vista: Vista): vista is Tramite => (TRAMITES as readonly string[]).includes(vista);

const renderPersona = (e: Totem) => html`<aside class="atiende" aria-label=${e.palabras.enPersona}>
  ${renderEnPersona(e, 2)}${renderLinea(e)}
</aside>`;

/** What was begun stays as it was left until it is wiped: who goes to the menu loses nothing. */
function renderTramite(e: Totem, tramite: Tramite, recibido: Formulario | undefined) {
  const oculto = e.vista !== tramite || Boolean(recibido);
  const volver = () => e.open("menu");
  if (tramite === "estado")
    return html`<ventanilla-estado anidado data-tramite="estado" ?hidden=${oculto} .ventana=${e} .volver=${volver}></ventanilla-estado>`;
  if (tramite === "soni")
    return html`<ventanilla-soni anidado data-tramite="soni" ?hidden=${oculto} .ventana=${e} .volver=${volver}></ventanilla-soni>`;
  return html`<ventanilla-ingreso
    anidado
    data-tramite=${tramite}
    tipo=${tramite}
    ?hidden=${oculto}
    .ventana=${e}
    .volver=${volver}
  ></ventanilla-ingreso>`;
}

function renderDialogo(e: Totem) {
  const { espera, lista } = e;
  if (espera.fase === "aviso") return renderSigues(e, espera);
  if (e.pregunta) return renderEmpezar(e);
  if (!lista) return nothing;
  const close = (evento: Event) => {
    evento.preventDefault();
    e.closeLista();
  };
  return html`<dialog class="lista" aria-label=${nameControl(lista)} @cancel=${close}>${renderLista(e, lista)}</dialog>`;
}

/** Draws the whole screen: who receives people, what is being done, the keys, and the bar. */
export function renderTotem(e: Totem, { abiertas, listo }: { abiertas: ReadonlySet<Tramite>; listo: () => void }) {
  const { vista, recibido, campo } = e;
  if (vista === "atractor")
    return html`<div class="pantalla" @click=${() => e.open("menu")}>
      ${renderMarca(e)} ${renderPersona(e)} ${renderAtractor(e)}
    </div>`;
  return html`<div class="pantalla">
      ${renderMarca(e)} ${renderPersona(e)}
      <main class="cuerpo" @scroll=${e.measure}>
        <div class="contenido">
          ${vista === "menu" ? renderMenu(e) : nothing} ${vista === "ayuda" ? renderAyuda(e) : nothing}
          ${vista === "inscripcion" ? renderInscripcion(e) : nothing}
          ${recibido && isTramite(vista) ? renderRecibo(e, recibido) : nothing}
          ${TRAMITES.map((tramite) => (abiertas.has(tramite) ? renderTramite(e, tramite, recibido) : nothing))}
        </div>
      </main>
      ${
        e.masAbajo && !campo
          ? html`<button type="button" class="mas-abajo" @click=${() => e.seeBelow()}>${e.palabras.verMas}</button>`
          : nothing
      }
      ${
        campo
          ? html`<ventanilla-teclado
              role="region"
              aria-label=${teclas.region}
              .campo=${campo.control}
              .clase=${campo.clase}
              .etiqueta=${nameControl(campo.control)}
              @listo=${listo}
            ></ventanilla-teclado>`
          : nothing
      }
      ${renderBarra(e)}
    </div>
    ${renderDialogo(e)} ${recibido ? renderTira(e, recibido) : nothing}`;
}
