import { type Comuna, findComunas, foldText, getRegion } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { palabrasComuna, comuna as textos } from "../textos/comuna.ts";
import { wordsOf } from "./campos.ts";
import { type Clase, readEscrito } from "./clases.ts";
import { comuna as hoja } from "./comuna.styles.ts";
import type { Formulario } from "./formulario.ts";

interface Lista {
  abierta: boolean;
  activa: number;
  comunas: Comuna[];
  aviso: string;
}

const CERRADA: Lista = { abierta: false, activa: -1, comunas: [], aviso: "" };
const listas = new WeakMap<Formulario, Lista>();

function setLista(f: Formulario, cambio: Partial<Lista>): void {
  listas.set(f, { ...(listas.get(f) ?? CERRADA), ...cambio });
  f.requestUpdate();
}

/** Draws the search for a comuna: an editable combobox with a list (ARIA APG), blind to accents. */
function renderCombo(f: Formulario, ruta: string, describe: unknown) {
  const { abierta, activa, comunas, aviso } = listas.get(f) ?? CERRADA;
  return html`<div class="combo">
    <input
      id=${ruta}
      name=${ruta}
      part="campo"
      role="combobox"
      autocomplete="off"
      autocapitalize="words"
      spellcheck="false"
      aria-expanded=${abierta}
      aria-controls="comunas"
      aria-autocomplete="list"
      aria-activedescendant=${abierta && activa >= 0 ? `comuna-${activa}` : nothing}
      aria-describedby=${describe}
      aria-invalid=${f.errores[ruta] ? "true" : nothing}
      .value=${f.borrador.valores.comunaTexto ?? ""}
      @input=${(evento: Event) => search(f, ruta, (evento.target as HTMLInputElement).value)}
      @keydown=${(evento: KeyboardEvent) => move(f, ruta, evento)}
      @blur=${() => settle(f, ruta)}
    />
    <ul id="comunas" role="listbox" aria-label=${wordsOf(f, ruta)[0]} ?hidden=${!abierta}>
      ${comunas.map(
        (comuna, i) => html`<li
          id="comuna-${i}"
          role="option"
          aria-selected=${i === activa}
          @mousedown=${(evento: Event) => evento.preventDefault()}
          @click=${() => choose(f, ruta, comuna)}
        >
          ${comuna.nombre}
        </li>`,
      )}
    </ul>
    <p class="quieto" role="status">${aviso}</p>
  </div>`;
}

function search(f: Formulario, ruta: string, texto: string): void {
  f.change({ valores: { ...f.borrador.valores, comunaTexto: texto, [ruta]: "" } });
  const t = f.say(textos);
  const comunas = findComunas(texto);
  const aviso = comunas.length ? t.comunasHay(comunas.length) : texto.trim() ? t.comunaNinguna : "";
  setLista(f, { abierta: comunas.length > 0, activa: -1, comunas, aviso });
}

function choose(f: Formulario, ruta: string, { cut, nombre, region }: Comuna): void {
  f.change({ valores: { ...f.borrador.valores, comunaTexto: nombre, [ruta]: cut } });
  const { [ruta]: _, ...otros } = f.errores;
  f.errores = otros;
  setLista(f, { ...CERRADA, aviso: [nombre, getRegion(region)?.nombre].join(", ") });
}

function move(f: Formulario, ruta: string, evento: KeyboardEvent): void {
  const { abierta, activa, comunas } = listas.get(f) ?? CERRADA;
  const ultima = comunas.length - 1;
  if (evento.key === "ArrowDown" && !abierta) search(f, ruta, (evento.target as HTMLInputElement).value);
  else if (evento.key === "ArrowDown") setLista(f, { activa: activa < ultima ? activa + 1 : 0 });
  else if (evento.key === "ArrowUp" && abierta) setLista(f, { activa: activa > 0 ? activa - 1 : ultima });
  else if (evento.key === "Enter" && abierta && activa >= 0) choose(f, ruta, comunas[activa] as Comuna);
  else if (evento.key === "Escape" && abierta) setLista(f, CERRADA);
  else {
    if (evento.key === "Enter") settle(f, ruta);
    return;
  }
  evento.preventDefault();
  evento.stopPropagation();
}

/** A name written whole, with or without accents, is a choice; so is the only one left. */
function settle(f: Formulario, ruta: string): void {
  const { comunas } = listas.get(f) ?? CERRADA;
  const [primera, segunda] = comunas;
  const { comunaTexto = "", [ruta]: elegida } = f.borrador.valores;
  if (!elegida && primera && (!segunda || foldText(comunaTexto) === foldText(primera.nombre))) choose(f, ruta, primera);
  else setLista(f, { abierta: false, activa: -1 });
}

const comuna: Clase = {
  render: (f, { ruta }, describe) => renderCombo(f, ruta, describe),
  // A comuna half written is not a comuna left out.
  check: (f, { ruta }) =>
    !readEscrito(f, ruta) && readEscrito(f, "comunaTexto") ? f.say(textos).comunaMala : undefined,
  describe: (f, ruta) => readEscrito(f, ruta) && readEscrito(f, "comunaTexto"),
};

export const clases: Record<string, Clase> = { comuna };
export const palabras = palabrasComuna;
export const estilos = [hoja];
