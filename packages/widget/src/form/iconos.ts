import { html } from "lit";

/** Draws an icon of our own by its strokes, in a square of 24. */
export const renderIcono = (dibujo: string) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${dibujo}></path></svg>`;

/** Leads further. */
export const iconoSigue = renderIcono("m9 5 7 7-7 7");
/** Leads back. */
export const iconoVuelve = renderIcono("m15 5-7 7 7 7");
