import { html, nothing } from "lit";
import { wordsOf } from "./campos.ts";
import { combo } from "./combo.styles.ts";
import type { Formulario } from "./formulario.ts";

export { combo as estilos };

/** What a field with a list of its own offers, and what becomes of a choice. */
export interface Fuente<T> {
  /** Id of the list, and beginning of those of its options. */
  lista: string;
  /** What is written in the field. */
  read(f: Formulario, ruta: string): string;
  /** Keeps what is typed. */
  write(f: Formulario, ruta: string, texto: string): void;
  /** Finds what is like it; later, where somebody else has to be asked. */
  search(f: Formulario, texto: string): T[] | Promise<T[]>;
  name(opcion: T): string;
  /** Keeps a choice, and returns what is announced of it. */
  choose(f: Formulario, ruta: string, opcion: T): string;
  /** What is announced of what was found. */
  announce(f: Formulario, cuantas: number, texto: string): string;
  /** What counts as chosen when the field is left. */
  settle?(f: Formulario, ruta: string, opciones: T[]): T | undefined;
}

/** How long a list that opened by itself may lie under a finger that was on its way to something else, in milliseconds. */
const GRACIA = 500;

interface Lista<T> {
  abierta: boolean;
  /** When it opened by itself, by the clock of the page. */
  llegada: number;
  activa: number;
  opciones: T[];
  aviso: string;
}

/** Makes an editable combobox with a list (ARIA APG). */
export function createCombo<T>(fuente: Fuente<T>) {
  const CERRADA: Lista<T> = { abierta: false, llegada: 0, activa: -1, opciones: [], aviso: "" };
  const listas = new WeakMap<Formulario, Lista<T>>();
  const getLista = (f: Formulario) => listas.get(f) ?? CERRADA;

  function setLista(f: Formulario, cambio: Partial<Lista<T>>): void {
    listas.set(f, { ...getLista(f), ...cambio });
    f.requestUpdate();
  }

  function search(f: Formulario, ruta: string, texto: string): void {
    fuente.write(f, ruta, texto);
    const show = (opciones: T[], llegada = 0) => {
      // What was asked of somebody else comes when it may no longer be what is written, or where nobody writes any more.
      if (fuente.read(f, ruta) !== texto) return;
      const aviso = fuente.announce(f, opciones.length, texto);
      setLista(f, { abierta: opciones.length > 0, llegada, activa: -1, opciones, aviso });
    };
    const hallado = fuente.search(f, texto);
    if (Array.isArray(hallado)) show(hallado);
    else
      hallado.then(
        (opciones) => (f.renderRoot as ShadowRoot).activeElement?.id === ruta && show(opciones, performance.now()),
        () => {},
      );
  }

  function choose(f: Formulario, ruta: string, opcion: T): void {
    const aviso = fuente.choose(f, ruta, opcion);
    const { [ruta]: _, ...otros } = f.errores;
    f.errores = otros;
    setLista(f, { ...CERRADA, aviso });
  }

  function settle(f: Formulario, ruta: string): void {
    const elegida = fuente.settle?.(f, ruta, getLista(f).opciones);
    if (elegida) choose(f, ruta, elegida);
    else setLista(f, { abierta: false, llegada: 0, activa: -1 });
  }

  function move(f: Formulario, ruta: string, evento: KeyboardEvent): void {
    const { abierta, activa, opciones } = getLista(f);
    const ultima = opciones.length - 1;
    if (evento.key === "ArrowDown" && !abierta) search(f, ruta, (evento.target as HTMLInputElement).value);
    else if (evento.key === "ArrowDown") setLista(f, { activa: activa < ultima ? activa + 1 : 0 });
    else if (evento.key === "ArrowUp" && abierta) setLista(f, { activa: activa > 0 ? activa - 1 : ultima });
    else if (evento.key === "Enter" && abierta && activa >= 0) choose(f, ruta, opciones[activa] as T);
    else if (evento.key === "Escape" && abierta) setLista(f, CERRADA);
    else {
      if (evento.key === "Enter") settle(f, ruta);
      return;
    }
    evento.preventDefault();
    evento.stopPropagation();
  }

  return (f: Formulario, ruta: string, describe: unknown) => {
    const { abierta, llegada, activa, opciones, aviso } = getLista(f);
    const { lista } = fuente;
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
        aria-controls=${lista}
        aria-autocomplete="list"
        aria-activedescendant=${abierta && activa >= 0 ? `${lista}-${activa}` : nothing}
        aria-describedby=${describe}
        aria-invalid=${f.errores[ruta] ? "true" : nothing}
        .value=${fuente.read(f, ruta)}
        @input=${(evento: Event) => search(f, ruta, (evento.target as HTMLInputElement).value)}
        @keydown=${(evento: KeyboardEvent) => move(f, ruta, evento)}
        @blur=${() => settle(f, ruta)}
      />
      <ul id=${lista} role="listbox" aria-label=${wordsOf(f, ruta)[0]} ?hidden=${!abierta}>
        ${opciones.map(
          (opcion, i) => html`<li
            id="${lista}-${i}"
            role="option"
            aria-selected=${i === activa}
            @mousedown=${(evento: Event) => evento.preventDefault()}
            @click=${() => performance.now() > llegada + GRACIA && choose(f, ruta, opcion)}
          >
            ${fuente.name(opcion)}
          </li>`,
        )}
      </ul>
      <p class="quieto" role="status">${aviso}</p>
    </div>`;
  };
}
