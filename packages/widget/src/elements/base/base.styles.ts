import { css } from "lit";

/**
 * Tokens, and what the first screen is made of. The rest stands in formulario.styles.ts, which arrives later. Precedence of a token: the host page's `--ventanilla-*`, the institution's
 * `tema` (`--_tema-*`, set on the element), the default.
 */
export const base = css`
  :host {
    --_primario: var(--ventanilla-primario, light-dark(var(--_tema-primario, #006fb3), #7cc4f4));
    --_oscuro: var(--ventanilla-primario-oscuro, light-dark(var(--_tema-primarioOscuro, #004a7c), #b3defa));
    --_sobre: var(--ventanilla-sobre-primario, light-dark(#fff, #0a132d));
    --_tinta: var(--ventanilla-tinta, light-dark(#0a132d, #f1f5f9));
    --_quieto: var(--ventanilla-texto-quieto, light-dark(#4a4a4a, #c2cbd6));
    --_linea: var(--ventanilla-linea, light-dark(#8494a8, #7688a0));
    --_tinte: var(--ventanilla-tinte, light-dark(var(--_tema-tinte, #eef5fa), #1b2a40));
    --_fondo: var(--ventanilla-fondo, light-dark(#fff, #101a2c));
    --_radio: var(--ventanilla-radio, 8px);
    --_letra: var(--ventanilla-letra, max(1rem, 16px));
    --_alto: var(--ventanilla-alto, 44px);
    display: block;
    box-sizing: border-box;
    max-width: 44rem;
    padding: var(--ventanilla-margen, clamp(16px, 4vw, 32px));
    border-radius: var(--_radio);
    background: var(--_fondo);
    color: var(--_tinta);
    font: inherit;
    font-size: var(--_letra);
    line-height: 1.5;
    text-align: start;
    text-underline-offset: 3px;
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  :host([anidado]) {
    padding: 0;
  }
  @media (pointer: coarse) {
    :host {
      --_alto: var(--ventanilla-alto, 48px);
    }
  }
  :host([canal="totem"]) {
    --_alto: var(--ventanilla-alto, 64px);
    --_letra: var(--ventanilla-letra, max(1.25rem, 20px));
  }
  * {
    box-sizing: border-box;
  }
  h2,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  h2 {
    font-size: calc(var(--_letra) * 1.5);
    line-height: 1.25;
    text-wrap: balance;
  }
  p {
    max-width: 62ch;
  }
  .pila > * + * {
    margin-top: 24px;
  }
  .pie p {
    margin-top: 8px;
  }
  .hueco {
    min-height: 4em;
  }
  .quieto {
    color: var(--_quieto);
  }
  svg {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
  }
  button,
  input,
  select,
  textarea {
    min-height: var(--_alto);
    padding: 8px 24px;
    font: inherit;
    color: inherit;
  }
  button {
    cursor: pointer;
    border: 1.5px solid var(--_primario);
    border-radius: var(--_radio);
    background: var(--_fondo);
    color: var(--_primario);
    font-weight: 600;
  }
  button:hover {
    background: var(--_tinte);
    color: var(--_oscuro);
  }
  .principal {
    background: var(--_primario);
    color: var(--_sobre);
  }
  .principal:hover {
    border-color: var(--_oscuro);
    background: var(--_oscuro);
    color: var(--_sobre);
  }
  .enlace,
  .enlace:hover {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 0 4px;
    margin-inline: -4px;
    border-color: transparent;
    background: none;
    text-decoration: underline;
    text-align: start;
  }
  :focus-visible {
    outline: 3px solid var(--ventanilla-foco, var(--_tinta));
    outline-offset: 2px;
  }
  h2:focus-visible {
    outline: none;
  }
  input,
  select,
  textarea {
    display: block;
    width: 100%;
    margin-top: 8px;
    padding-inline: 12px;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
    background: var(--_fondo);
  }
  textarea {
    min-height: 9em;
    field-sizing: content;
    max-height: 24em;
    resize: vertical;
  }
  ul {
    list-style: none;
  }
  .arriba {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: var(--_alto);
  }
  .avance {
    display: block;
    width: 100%;
    height: 4px;
    margin-top: 8px;
    border-radius: 2px;
    background: var(--_tinte);
    fill: var(--_primario);
    stroke: none;
  }
  @media (max-width: 480px) {
    button:not(.enlace) {
      width: 100%;
    }
  }
`;
