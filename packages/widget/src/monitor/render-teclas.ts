import { html, type TemplateResult } from "lit";
import { setTeclas } from "../mesa/teclas.ts";
import { TECLAS_DE_MONITOR, monitor as t } from "../textos/monitor.ts";
import type { Monitor } from "./monitor.ts";

/** Every key, and the way to switch the letters off (WCAG 2.1.4). */
export const renderTeclas = (monitor: Monitor): TemplateResult =>
  html`<details class="teclas no-imprime">
    <summary>${t.teclas} <kbd>?</kbd></summary>
    <dl>${TECLAS_DE_MONITOR.map(([tecla, hace]) => html`<div><dt><kbd>${tecla}</kbd></dt><dd>${hace}</dd></div>`)}</dl>
    <label><input type="checkbox" .checked=${monitor.teclas} @change=${(evento: Event) => {
      monitor.teclas = (evento.target as HTMLInputElement).checked;
      setTeclas(monitor.teclas);
    }} /> ${t.usarTeclas}</label>
    <p class="quieto">${t.apagaTeclas}</p>
  </details>`;
