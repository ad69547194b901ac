import { html, type TemplateResult } from "lit";
import type { Vista } from "./direccion.ts";
import type { Mesa } from "./mesa.ts";

/** A view that arrives when it is asked for. */
interface VistaDeMesa {
  load(): Promise<unknown>;
  render(mesa: Mesa): TemplateResult;
}

/** The views beside the list of cases, each a piece of its own. */
export const VISTAS_DE_MESA: Readonly<Record<Exclude<Vista, "casos">, VistaDeMesa>> = {
  ingreso: {
    load: () => import("./ingreso/define-ingreso.ts"),
    render: (mesa) =>
      html`<ventanilla-mesa-ingreso .puesto=${mesa.puesto} .listas=${mesa.listas} @mesa-abre=${({ detail }: CustomEvent<string>) => mesa.open(detail)}></ventanilla-mesa-ingreso>`,
  },
  buzon: {
    load: () => import("./ingreso/define-ingreso.ts"),
    render: (mesa) =>
      html`<ventanilla-mesa-buzon .puesto=${mesa.puesto} .listas=${mesa.listas}></ventanilla-mesa-buzon>`,
  },
  sobres: {
    load: () => import("./sobres/define-sobres.ts"),
    render: (mesa) =>
      html`<ventanilla-mesa-sobres .puesto=${mesa.puesto} .listas=${mesa.listas} @mesa-abre=${({ detail }: CustomEvent<string>) => mesa.open(detail)}></ventanilla-mesa-sobres>`,
  },
  puntos: {
    load: () => import("./puntos/define-puntos.ts"),
    render: (mesa) =>
      html`<ventanilla-mesa-puntos .puesto=${mesa.puesto} .listas=${mesa.listas}></ventanilla-mesa-puntos>`,
  },
  ayuda: {
    load: () => import("./ayuda/define-ayuda.ts"),
    render: (mesa) => html`<ventanilla-mesa-ayuda .puesto=${mesa.puesto}></ventanilla-mesa-ayuda>`,
  },
  registros: {
    load: () => import("./registros/define-registros.ts"),
    render: (mesa) =>
      html`<ventanilla-mesa-registros
        .puesto=${mesa.puesto}
        .listas=${mesa.listas}
        .registro=${mesa.lugar.registro}
        @mesa-registro=${({ detail }: CustomEvent<string>) => mesa.go({ registro: detail }, { nuevo: true })}
      ></ventanilla-mesa-registros>`,
  },
};
