import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { CampoDeMesa, Opcion } from "./campo.ts";
import type { Busca, FormularioDeMesa } from "./formulario.ts";
import { describe } from "./render-campo.ts";

const CERRADA: Busca = { opciones: [], activa: -1, aviso: "" };
const turnos = new WeakMap<FormularioDeMesa, number>();

function setBusca(f: FormularioDeMesa, ruta: string, busca: Busca): void {
  f.busca = { ...f.busca, [ruta]: busca };
  f.update();
}

async function search(f: FormularioDeMesa, { ruta, buscar, libre }: CampoDeMesa, texto: string): Promise<void> {
  const turno = (turnos.get(f) ?? 0) + 1;
  turnos.set(f, turno);
  f.nombres = { ...f.nombres, [ruta]: texto };
  f.write(ruta, libre ? texto : "");
  try {
    const opciones = (await buscar?.(texto)) ?? [];
    // A slow answer to what was typed before is of no use.
    if (turnos.get(f) !== turno) return;
    const aviso = opciones.length ? `${opciones.length} en la lista` : texto.trim() && !libre ? "Nada calza" : "";
    setBusca(f, ruta, { opciones, activa: -1, aviso });
  } catch {
    setBusca(f, ruta, { ...CERRADA, aviso: "No se pudo buscar. Intenta otra vez." });
  }
}

function choose(f: FormularioDeMesa, { ruta }: CampoDeMesa, [valor, nombre]: Opcion): void {
  turnos.set(f, (turnos.get(f) ?? 0) + 1);
  f.nombres = { ...f.nombres, [ruta]: nombre };
  f.write(ruta, valor);
  setBusca(f, ruta, { ...CERRADA, aviso: `Elegiste ${nombre}` });
}

function press(f: FormularioDeMesa, campo: CampoDeMesa, evento: KeyboardEvent): void {
  const { ruta } = campo;
  const busca = f.busca[ruta] ?? CERRADA;
  const { opciones, activa } = busca;
  const cuantas = opciones.length;
  if (evento.ctrlKey || evento.metaKey) return;
  if (evento.key === "ArrowDown" && !cuantas) search(f, campo, (evento.target as HTMLInputElement).value);
  else if (evento.key === "ArrowDown") setBusca(f, ruta, { ...busca, activa: (activa + 1) % cuantas });
  else if (evento.key === "ArrowUp" && cuantas)
    setBusca(f, ruta, { ...busca, activa: (activa <= 0 ? cuantas : activa) - 1 });
  else if (evento.key === "Enter" && cuantas) choose(f, campo, opciones[Math.max(activa, 0)] as Opcion);
  else if (evento.key === "Escape" && cuantas) setBusca(f, ruta, CERRADA);
  else return;
  evento.preventDefault();
  evento.stopPropagation();
}

/** The only one left, or one written whole, is a choice. */
function settle(f: FormularioDeMesa, campo: CampoDeMesa): void {
  const { ruta } = campo;
  const { opciones, aviso } = f.busca[ruta] ?? CERRADA;
  const escrito = (f.nombres[ruta] ?? "").trim().toLowerCase();
  const igual = opciones.find(([, nombre]) => nombre.toLowerCase() === escrito);
  if (!f.valores[ruta] && escrito && (igual || opciones.length === 1))
    choose(f, campo, igual ?? (opciones[0] as Opcion));
  else if (opciones.length) setBusca(f, ruta, { ...CERRADA, aviso });
}

/** Draws a search inside a field: an editable combobox with a list (ARIA APG). */
export function renderBusca(f: FormularioDeMesa, campo: CampoDeMesa): TemplateResult {
  const { ruta, etiqueta, requerido, largo = 200 } = campo;
  const { opciones, activa, aviso } = f.busca[ruta] ?? CERRADA;
  const id = f.id(ruta);
  return html`<div class="busca">
    <input
      id=${id}
      name=${ruta}
      role="combobox"
      autocomplete="off"
      spellcheck="false"
      maxlength=${largo}
      aria-autocomplete="list"
      aria-expanded=${opciones.length ? "true" : "false"}
      aria-controls="${id}-lista"
      aria-activedescendant=${activa >= 0 ? `${id}-${activa}` : nothing}
      aria-describedby=${describe(f, campo)}
      aria-invalid=${f.errores[ruta] ? "true" : nothing}
      aria-required=${requerido ? "true" : nothing}
      .value=${live(f.nombres[ruta] ?? f.valores[ruta] ?? "")}
      @input=${(evento: Event) => search(f, campo, (evento.target as HTMLInputElement).value)}
      @keydown=${(evento: KeyboardEvent) => press(f, campo, evento)}
      @blur=${() => settle(f, campo)}
    />
    <ul id="${id}-lista" role="listbox" aria-label=${etiqueta} ?hidden=${!opciones.length}>
      ${opciones.map(
        (opcion, i) =>
          html`<li
            id="${id}-${i}"
            role="option"
            aria-selected=${i === activa ? "true" : "false"}
            @mousedown=${(evento: Event) => evento.preventDefault()}
            @click=${() => choose(f, campo, opcion)}
          >
            ${opcion[1]}${opcion[2] ? html`${" "}<span class="quieto">${opcion[2]}</span>` : nothing}
          </li>`,
      )}
    </ul>
    <p class="oculto" role="status">${aviso}</p>
  </div>`;
}
