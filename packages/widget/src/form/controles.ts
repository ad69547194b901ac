import { html, nothing } from "lit";
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

/** Ids that describe a control. */
export const describedBy = ({ errores }: ConErrores, ruta: string, conPista?: unknown) =>
  [conPista && `${ruta}-pista`, errores[ruta] && `${ruta}-error`].filter(Boolean).join(" ") || nothing;
