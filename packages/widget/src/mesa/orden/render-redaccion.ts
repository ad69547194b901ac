import type { CasoDeGestion } from "@ventanilla/sdk/contract";
import { html, nothing, type TemplateResult } from "lit";
import type { Anfitrion } from "../formulario/formulario.ts";
import { iconoCierra } from "../iconos.ts";
import { formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import { renderTecla } from "../teclas.ts";
import { fillPlantilla } from "./fill-plantilla.ts";
import { ORDENES_DE_MESA } from "./ordenes.ts";
import type { Redaccion } from "./redaccion.ts";

/** Where an order is written, and what to do with it. */
export interface MarcoDeRedaccion {
  anfitrion: Anfitrion;
  puesto: Puesto;
  /** The case as it is now, once it has been read again. */
  caso: CasoDeGestion | undefined;
  onEnvia(evento?: Event): void;
  onRepite(): void;
  onCierra(): void;
  onTecla(evento: KeyboardEvent): void;
}

/** Tells what others did meanwhile, beside what was written, which is all still there. */
function renderConflicto(
  redaccion: Redaccion,
  { puesto, caso, onRepite }: MarcoDeRedaccion,
): TemplateResult | typeof nothing {
  const { cambios, orden } = redaccion;
  if (!cambios) return nothing;
  const puede = caso?.ordenes.includes(orden);
  // Whoever came to work here after the lists were brought has a name in the case itself.
  const name = (autor: string) =>
    caso?.bitacora.findLast((asiento) => asiento.autor === autor)?.autorNombre ?? puesto.nameUsuario(autor);
  return html`<div class="nota conflicto" role="alert">
    <p><b>Alguien actuó antes en este caso.</b> Lo que escribiste sigue aquí. Desde que lo abriste:</p>
    <ul>
      ${cambios.map(({ cuando, autor, texto }) => html`<li><span class="cifra">${formatMomento(cuando, puesto.zona)}</span> ${name(autor)}: ${texto}</li>`)}
    </ul>
    ${
      puede
        ? html`<button type="button" class="principal" @click=${onRepite}>Repetir sobre la versión nueva</button>`
        : html`<p>Ahora el caso ya no admite «${ORDENES_DE_MESA[orden].nombre}». Puedes copiar lo que escribiste.</p>`
    }
  </div>`;
}

/** Offers the type answers that fill the text. */
function renderPlantillas(redaccion: Redaccion, { puesto }: MarcoDeRedaccion): TemplateResult | typeof nothing {
  const { orden, formulario } = redaccion;
  const { plantillaEn } = ORDENES_DE_MESA[orden];
  const plantillas = puesto.plantillas.filter(({ clase }) => clase === "respuesta");
  if (!plantillaEn || !plantillas.length) return nothing;
  const id = formulario.id("respuesta-tipo");
  const choose = (evento: Event) => {
    const control = evento.target as HTMLSelectElement;
    const plantilla = plantillas.find((una) => una.id === control.value);
    control.value = "";
    if (plantilla) fillPlantilla(redaccion, { plantilla, puesto, en: plantillaEn });
  };
  return html`<div class="campo">
    <label for=${id}>Respuesta tipo <span class="quieto">(voluntario)</span></label>
    <select id=${id} @change=${choose}>
      <option value="">Elige para llenar el texto…</option>
      ${plantillas.map(({ id: codigo, nombre }) => html`<option value=${codigo}>${nombre}</option>`)}
    </select>
  </div>`;
}

/** Draws the form of an order, at the foot of the case. */
export function renderRedaccion(redaccion: Redaccion, marco: MarcoDeRedaccion): TemplateResult {
  const { orden, formulario, fase, quedan } = redaccion;
  const { nombre, hace } = ORDENES_DE_MESA[orden];
  const { anfitrion, onEnvia, onCierra, onTecla } = marco;
  return html`<form class="redaccion no-imprime" novalidate aria-labelledby="titulo-orden" @submit=${onEnvia} @keydown=${onTecla}>
    <div class="arriba">
      <h3 id="titulo-orden">${nombre}</h3>
      <span class="quieto hace">${hace}</span>
      <button type="button" class="enlace cierra" @click=${onCierra}>${iconoCierra}Cerrar ${renderTecla("Esc")}</button>
    </div>
    <div class="escribe">
      ${renderConflicto(redaccion, marco)}
      <p class="malo" role="alert">${formulario.falla}</p>
      <fieldset class="campos" ?disabled=${fase !== "escribe"}>
        <legend class="oculto">${nombre}</legend>
        ${renderPlantillas(redaccion, marco)}${formulario.render(anfitrion)}
      </fieldset>
    </div>
    <div class="botones abajo">
      ${
        fase === "espera"
          ? html`<button type="button" class="principal" @click=${() => redaccion.stop()}>Detener ${renderTecla("z")}</button>
              <button type="submit">Enviar ya</button>
              <span role="status">Sale en ${quedan} s. Todavía puedes detenerlo.</span>`
          : html`<button type="submit" class=${redaccion.cambios ? "" : "principal"} ?disabled=${fase === "envia" || Boolean(redaccion.cambios)}>${nombre} ${renderTecla("Ctrl Enter")}</button>
              <span class="quieto" role="status">${fase === "envia" ? "Enviando…" : ""}</span>`
      }
    </div>
  </form>`;
}
