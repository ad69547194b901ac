import { css } from "lit";

/** Tokens of the desk: the same names as the citizen's elements, in a denser measure. */
export const tokens = css`
  :host {
    --_primario: var(--ventanilla-primario, light-dark(#006fb3, #7cc4f4));
    --_oscuro: var(--ventanilla-primario-oscuro, light-dark(#004a7c, #b3defa));
    --_sobre: var(--ventanilla-sobre-primario, light-dark(#fff, #0a132d));
    --_tinta: var(--ventanilla-tinta, light-dark(#0a132d, #f1f5f9));
    --_quieto: var(--ventanilla-texto-quieto, light-dark(#4a4a4a, #c2cbd6));
    --_linea: var(--ventanilla-linea, light-dark(#8494a8, #7688a0));
    --_raya: light-dark(#d9e1ea, #2b3a52);
    --_tinte: var(--ventanilla-tinte, light-dark(#eef5fa, #1b2a40));
    --_fondo: var(--ventanilla-fondo, light-dark(#fff, #101a2c));
    --_bien: var(--ventanilla-bien, light-dark(#1b6e53, #7fd6b4));
    --_atencion: var(--ventanilla-atencion, light-dark(#8a5300, #f0bf72));
    --_error: var(--ventanilla-error, light-dark(#b3261e, #ffaba4));
    --_aviso: light-dark(#fff6e5, #33270f);
    --_radio: 6px;
    --_letra: max(0.875rem, 14px);
    --_alto: 32px;
  }
  @media (pointer: coarse) {
    :host {
      --_alto: 44px;
    }
  }
  @media print {
    :host {
      color-scheme: light;
    }
  }
`;

/** What every part of the desk is written with. */
export const comunes = css`
  :host {
    box-sizing: border-box;
    color: var(--_tinta);
    font-size: var(--_letra);
    line-height: 1.45;
    text-underline-offset: 3px;
    overflow-wrap: anywhere;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h2 {
    font-size: 18px;
    line-height: 1.3;
  }
  h3 {
    font-size: 15px;
    line-height: 1.3;
  }
  .quieto {
    color: var(--_quieto);
  }
  .cifra {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .prosa {
    max-width: 72ch;
    white-space: pre-wrap;
  }
  .oculto {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg {
    width: 1.2em;
    height: 1.2em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.22em;
  }
  a {
    color: var(--_primario);
  }
  button,
  input,
  select,
  textarea {
    min-height: var(--_alto);
    padding: 4px 10px;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
    background: var(--_fondo);
    color: inherit;
    font: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    border-color: var(--_primario);
    color: var(--_primario);
    font-weight: 600;
    cursor: pointer;
  }
  button:hover:not(:disabled, [aria-disabled="true"]) {
    background: var(--_tinte);
    color: var(--_oscuro);
  }
  button:disabled,
  button[aria-disabled="true"] {
    border-color: var(--_raya);
    color: var(--_quieto);
    cursor: not-allowed;
  }
  .principal:not(:disabled),
  .principal:hover:not(:disabled, [aria-disabled="true"]) {
    border-color: var(--_primario);
    background: var(--_primario);
    color: var(--_sobre);
  }
  .principal:hover:not(:disabled, [aria-disabled="true"]) {
    border-color: var(--_oscuro);
    background: var(--_oscuro);
  }
  .enlace,
  .enlace:hover:not(:disabled) {
    padding-inline: 4px;
    margin-inline: -4px;
    border-color: transparent;
    background: none;
    text-decoration: underline;
  }
  .sube {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--_alto);
    padding: 4px 10px;
    border: 1.5px solid var(--_primario);
    border-radius: var(--_radio);
    color: var(--_primario);
    font-weight: 600;
    cursor: pointer;
  }
  .sube:hover {
    background: var(--_tinte);
  }
  .sube:focus-within {
    outline: 3px solid var(--ventanilla-foco, var(--_tinta));
    outline-offset: 2px;
  }
  .sube input {
    position: absolute;
    width: 1px;
    height: 1px;
    min-height: 0;
    padding: 0;
    border: 0;
    opacity: 0;
  }
  .botones {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .pila > * + * {
    margin-top: 12px;
  }
  kbd {
    display: inline-block;
    min-width: 1.7em;
    padding: 0 0.35em;
    border: 1px solid currentColor;
    border-radius: 4px;
    font: 600 12px/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
    text-align: center;
    white-space: nowrap;
  }
  :focus-visible {
    outline: 3px solid var(--ventanilla-foco, var(--_tinta));
    outline-offset: 2px;
  }
  h2:focus-visible,
  h3:focus-visible,
  [tabindex="-1"]:focus-visible {
    outline: none;
  }
  .bien {
    color: var(--_bien);
  }
  .atencion {
    color: var(--_atencion);
  }
  .malo {
    color: var(--_error);
  }
  .plazo {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    white-space: nowrap;
  }
  .plazo.por-vencer {
    color: var(--_atencion);
    font-weight: 600;
  }
  .plazo.fuera {
    color: var(--_error);
    font-weight: 600;
  }
  .nota {
    padding: 8px 12px;
    border: 1.5px solid var(--_atencion);
    border-radius: var(--_radio);
    background: var(--_aviso);
  }
  @media (max-width: 520px) {
    .principal kbd {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .principal {
      border-width: 3px;
    }
    button:disabled,
    button[aria-disabled="true"] {
      color: GrayText;
    }
  }
  @media print {
    button,
    .botones,
    .no-imprime {
      display: none !important;
    }
  }
`;
