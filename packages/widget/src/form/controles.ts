import { html, nothing } from "lit";
import { tramite } from "../textos/tramite.ts";
import { maxLargo } from "./campos.ts";
import type { Formulario } from "./formulario.ts";
import { renderIcono } from "./iconos.ts";

/** Something is wrong, or waits for the person. */
export const iconoOjo = renderIcono("M12 7v6m0 3.5v.1M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0");

/** Something with errors by the name of the field: a form, or an element with a few fields. */
export interface ConErrores {
  errores: Record<string, string>;
}

/** Draws what is wrong with a field, if anything is: an icon and words. */
export const renderError = ({ errores }: ConErrores, ruta: string) =>
  errores[ruta]
    ? html`<p class="error" id="${ruta}-error" part="error">${iconoOjo}<span>${errores[ruta]}</span></p>`
    : nothing;

/** Draws what is left to write, only near the limit. */
export function renderQuedan(f: Formulario, ruta: string) {
  const largo = maxLargo(ruta);
  const quedan = largo - (f.borrador.valores[ruta]?.length ?? 0);
  const t = f.say(tramite);
  return quedan < largo / 10
    ? html`<p class="quieto" role="status">
        ${quedan < 0 ? t.largo(largo) : t.quedan(quedan)}
      </p>`
    : nothing;
}

/** Ids that describe a control. */
export const describedBy = ({ errores }: ConErrores, ruta: string, conPista?: unknown) =>
  [conPista && `${ruta}-pista`, errores[ruta] && `${ruta}-error`].filter(Boolean).join(" ") || nothing;
