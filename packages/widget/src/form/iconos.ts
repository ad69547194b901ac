import { html } from "lit";

/** Leads further. */
export const iconoSigue = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m9 5 7 7-7 7"></path></svg>`;
/** Leads back. */
export const iconoVuelve = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m15 5-7 7 7 7"></path></svg>`;
