import type { Adjunto, Credencial } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { onSalida } from "../elements/base/hear-window.ts";
import { estilos as hojas, join } from "../form/clases.ts";
import { comprobante } from "../form/comprobante.styles.ts";
import { iconoOjo } from "../form/controles.ts";
import { recibidos } from "../form/envio.ts";
import { formulario } from "../form/formulario.styles.ts";
import type { Formulario } from "../form/formulario.ts";
import { renderIcono } from "../form/iconos.ts";
import { dress } from "../form/vestir.ts";
import { adjuntos } from "../textos/adjuntos.ts";
import { tramite } from "../textos/tramite.ts";
import { estilos } from "./adjuntos.styles.ts";
import { type Archivo, Carga, type Limites } from "./carga.ts";
import { formatPeso, listTipos } from "./palabras.ts";

const cargas = new WeakMap<Elemento, Carga>();

const iconoVisto = renderIcono("m5 12 5 5L19 7");

/** What an element has chosen so far; of another case, nothing. */
function getCarga(e: Elemento, limites: Limites, folio?: string): Carga {
  const anterior = cargas.get(e);
  if (anterior && (!anterior.credencial || anterior.credencial.folio === folio)) return anterior;
  const carga = new Carga(e, limites);
  cargas.set(e, carga);
  if (!anterior) onSalida(e, (e) => cargas.get(e)?.clear());
  return carga;
}

/** What an institution takes, where it takes anything from here: nobody carries a file to a totem. */
const readLimites = (e: Elemento): Limites | undefined =>
  e.canal !== "totem" && e.definicion?.adjuntos?.maximoArchivos ? e.definicion.adjuntos : undefined;

/**
 * Draws the files of a form: before it is sent they are chosen; at the receipt they leave, and how they go is told. A
 * file that fails takes nothing from the case.
 */
export function renderAdjuntos(f: Formulario) {
  const limites = readLimites(f);
  if (!limites || f.tramite === "soni") return nothing;
  wear(f);
  const recibido = recibidos.get(f);
  const carga = getCarga(f, limites, recibido?.folio);
  if (!recibido) return renderEleccion(f, carga, limites);
  if (!carga.archivos.length) return nothing;
  const { folio, clave, pendiente } = recibido;
  if (!carga.credencial && !pendiente) queueMicrotask(() => carga.start({ folio, clave }));
  return html`<section class="adjuntos">
    <h3>${f.say(adjuntos).tusArchivos}</h3>
    ${renderLista(f, carga)} ${renderAviso(f, carga)}
    ${carga.count("falla") || carga.avisos.length ? renderBotones(f, carga, limites) : nothing}
  </section>`;
}

/** What draws the files of a case needs of it. */
export interface CasoAbierto {
  credencial: Credencial;
  guardados?: Adjunto[] | undefined;
  /** A closed case takes none until it is open again. */
  cerrado: boolean;
  /** Runs once what left has arrived: the case says more now. */
  refresh: () => Promise<unknown>;
}

/** Draws the files of a case, and how to add one: it leaves at once. */
export function renderDeCaso(e: Elemento, { credencial, guardados = [], cerrado, refresh }: CasoAbierto) {
  const limites = readLimites(e);
  if (!limites) return nothing;
  const carga = getCarga(e, limites, credencial.folio);
  carga.credencial = credencial;
  carga.keep(guardados);
  carga.refresh = refresh;
  return html`<div class="adjuntos">
    ${renderGuardados(e, carga)} ${renderLista(e, carga)} ${renderAviso(e, carga)}
    ${cerrado ? html`<p>${e.say(adjuntos).cerradoNoToma}</p>` : renderBotones(e, carga, limites)}
  </div>`;
}

const vestidos = new WeakSet<Formulario>();

/** Dresses a form with these styles beside all it has. */
function wear(f: Formulario): void {
  if (vestidos.has(f)) return;
  vestidos.add(f);
  join({ palabras: {}, estilos: [estilos] });
  dress(f, [formulario, comprobante, ...hojas]);
}

const renderEleccion = (f: Formulario, carga: Carga, limites: Limites) => html`<section class="adjuntos">
  <h3>${f.say(adjuntos).boleta} <span class="quieto">${f.say(tramite).voluntario}</span></h3>
  ${renderLista(f, carga)} ${renderBotones(f, carga, limites)}
</section>`;

function renderBotones(e: Elemento, carga: Carga, { tipos, maximoBytes, maximoArchivos }: Limites) {
  const t = e.say(adjuntos);
  const ask = (evento: Event) => ((evento.currentTarget as Element).nextElementSibling as HTMLInputElement).click();
  const choose = (evento: Event) => {
    const campo = evento.target as HTMLInputElement;
    const elegidos = [...(campo.files ?? [])];
    // Chosen again, the same file is a change too.
    campo.value = "";
    carga.choose(elegidos);
  };
  const camara = matchMedia("(pointer: coarse)").matches && tipos.includes("image/jpeg");
  return html`<p class="quieto" id="adjuntos-pista">
      ${t.limites(maximoArchivos, listTipos(tipos), formatPeso(maximoBytes))} ${t.sinLugar}
      ${carga.credencial ? nothing : t.despues}
    </p>
    ${
      carga.avisos.length
        ? html`<p class="error" role="alert">${iconoOjo}<span>${carga.avisos.map((aviso) => aviso(t)).join(" ")}</span></p>`
        : nothing
    }
    <div class="botones">
      ${
        camara
          ? html`<button type="button" @click=${ask}>${t.foto}</button
              ><input type="file" hidden accept="image/*" capture="environment" @change=${choose} />`
          : nothing
      }
      <button type="button" aria-describedby="adjuntos-pista" @click=${ask}>${t.elegir}</button
      ><input type="file" hidden multiple accept=${tipos.join()} @change=${choose} />
    </div>`;
}

const renderGuardados = (e: Elemento, carga: Carga) => {
  const t = e.say(adjuntos);
  return carga.guardados.length
    ? html`<ul>
        ${carga.guardados.map(
          (uno) => html`<li>
            <div>
              <span>${uno.nombre} <span class="quieto">${formatPeso(uno.bytes)}</span></span>
              <button type="button" class="enlace" aria-label=${t.bajarEste(uno.nombre)} @click=${() => carga.download(uno)}>
                ${t.bajar}
              </button>
            </div>
          </li>`,
        )}
      </ul>`
    : nothing;
};

const renderLista = (e: Elemento, carga: Carga) =>
  carga.archivos.length
    ? html`<ul>
        ${carga.archivos.map((uno) => renderArchivo(e, carga, uno))}
      </ul>`
    : nothing;

function renderArchivo(e: Elemento, carga: Carga, uno: Archivo) {
  const t = e.say(adjuntos);
  const { archivo, fase, parte, error, reintentable } = uno;
  const { name, size } = archivo;
  const drop = () => {
    carga.drop(uno);
    e.focusOn(".adjuntos button");
  };
  const boton = (texto: string, nombre: string, act: () => void) =>
    html`<button type="button" class="enlace" aria-label=${nombre} @click=${act}>${texto}</button>`;
  return html`<li>
    <div>
      <span>${name} <span class="quieto">${formatPeso(size)}</span></span>
      ${fase === "listo" ? html`<span class="llego">${iconoVisto}${t.listo}</span>` : nothing}
      ${fase === "elegido" && carga.credencial ? html`<span class="quieto">${t.espera}</span>` : nothing}
      ${fase === "falla" && reintentable ? boton(t.reintenta, t.reintentarEste(name), () => carga.retry(uno)) : nothing}
      ${
        fase === "listo"
          ? nothing
          : fase === "sube"
            ? boton(t.cancelar, t.cancelarEste(name), drop)
            : boton(t.quitar, t.quitarEste(name), drop)
      }
    </div>
    ${
      fase === "sube"
        ? html`<progress .value=${parte} aria-label=${name}></progress>
            <p class="quieto">${parte < 1 ? t.sube(Math.floor(parte * 100)) : t.guarda}</p>`
        : nothing
    }
    ${error ? html`<p class="error">${iconoOjo}<span>${error(t)}</span></p>` : nothing}
  </li>`;
}

/** What is announced: how many leave, how many arrived, and that the case is safe where one did not. */
function renderAviso(e: Elemento, carga: Carga) {
  const t = e.say(adjuntos);
  const { pendientes } = carga;
  const fallas = carga.count("falla");
  const listos = carga.recibidos;
  const dicho = pendientes
    ? t.subiendo(pendientes)
    : fallas
      ? `${listos ? t.recibimosAlgunos(listos, listos + fallas) : t.fallaron(fallas)} ${t.casoSeguro}`
      : listos
        ? t.recibimosArchivos(listos)
        : "";
  return html`<p role="status">${dicho}</p>`;
}
