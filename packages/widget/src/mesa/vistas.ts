import { html, type TemplateResult } from "lit";
import { loadPieza } from "../elements/base/pieza.ts";
import type { Vista } from "./direccion.ts";
import type { Mesa } from "./mesa.ts";

/** Brings the views beside the list, all of them in one piece. */
export const loadVistas = () => loadPieza(() => import("./define-vistas.ts"));

/** Draws each view; before it has arrived, its place. */
export const VISTAS_DE_MESA: Readonly<Record<Exclude<Vista, "casos">, (mesa: Mesa) => TemplateResult>> = {
  ingreso: (mesa) =>
    html`<ventanilla-mesa-ingreso .puesto=${mesa.puesto} .listas=${mesa.listas} @mesa-abre=${({ detail }: CustomEvent<string>) => mesa.open(detail)}></ventanilla-mesa-ingreso>`,
  buzon: (mesa) => html`<ventanilla-mesa-buzon .puesto=${mesa.puesto} .listas=${mesa.listas}></ventanilla-mesa-buzon>`,
  sobres: (mesa) =>
    html`<ventanilla-mesa-sobres .puesto=${mesa.puesto} .listas=${mesa.listas}></ventanilla-mesa-sobres>`,
  puntos: (mesa) =>
    html`<ventanilla-mesa-puntos .puesto=${mesa.puesto} .listas=${mesa.listas}></ventanilla-mesa-puntos>`,
  ayuda: (mesa) => html`<ventanilla-mesa-ayuda .puesto=${mesa.puesto}></ventanilla-mesa-ayuda>`,
  registros: (mesa) =>
    html`<ventanilla-mesa-registros
      .puesto=${mesa.puesto}
      .listas=${mesa.listas}
      .registro=${mesa.lugar.registro}
      @mesa-registro=${({ detail }: CustomEvent<string>) => mesa.go({ registro: detail }, { nuevo: true })}
    ></ventanilla-mesa-registros>`,
};
