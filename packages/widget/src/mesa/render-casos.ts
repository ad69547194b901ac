import { html, nothing, type TemplateResult } from "lit";
import type { Mesa } from "./mesa.ts";
import { renderColas } from "./render-colas.ts";

/** What is said of a list without cases. */
function describeVacia({ casos, buscado, lugar }: Mesa): string {
  if (casos.error) return (casos.error as Error).message;
  if (buscado) return "Ningún caso calza con la búsqueda.";
  if (Object.keys(lugar.filtros).length) return "Ningún caso con esos filtros.";
  return lugar.cola === "mios" ? "No tienes casos pendientes." : "No hay casos aquí.";
}

/** Draws the list and, beside it, the open case. Both stay while one is elsewhere: what is half written, and where one was. */
export function renderCasos(mesa: Mesa): TemplateResult {
  const { casos, lugar, puesto } = mesa;
  const fila = casos.filas.find(({ folio }) => folio === lugar.caso);
  return html`<div class="tablero ${lugar.caso ? "con-caso" : ""}" ?hidden=${lugar.vista !== "casos"}>
      <section class="izquierda no-imprime" aria-label="Casos">
        ${renderColas(mesa)}
        <ventanilla-mesa-lista
          .filas=${casos.filas}
          .hayMas=${casos.hayMas}
          .cargando=${casos.cargando}
          .abierto=${lugar.caso}
          .marcas=${mesa.marcas}
          .nombre=${mesa.buscado ? "Casos encontrados" : "Casos por fecha de vencimiento"}
          .vacia=${describeVacia(mesa)}
          @mesa-abre=${({ detail }: CustomEvent<string>) => mesa.open(detail)}
          @mesa-faltan=${() => casos.more()}
        ></ventanilla-mesa-lista>
      </section>
      <section class="derecha" aria-label="Caso abierto">
        <ventanilla-mesa-caso
          ?hidden=${!lugar.caso}
          .puesto=${puesto}
          .folio=${lugar.caso}
          .fila=${fila}
          .listas=${mesa.listas}
          @mesa-leido=${mesa.onLeido}
          @mesa-hecho=${mesa.onHecho}
          @mesa-cierra=${() => mesa.closeCaso()}
          @mesa-paleta=${() => mesa.openPaleta()}
          @mesa-oficio=${() => mesa.openOficio()}
          @mesa-sin-sesion=${() => {
            mesa.cerrada = true;
          }}
        ></ventanilla-mesa-caso>
        ${
          lugar.caso
            ? nothing
            : html`<div class="nada quieto"><p>Elige un caso de la lista.</p><p><kbd>J</kbd> <kbd>K</kbd> para moverte, <kbd>Enter</kbd> para abrirlo, <kbd>?</kbd> para ver todas las teclas.</p></div>`
        }
      </section>
    </div>`;
}
