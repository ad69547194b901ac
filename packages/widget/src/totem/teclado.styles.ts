import { css } from "lit";

/** Keys no smaller than a finger; the colours are the totem's. */
export const teclado = css`
  :host {
    display: block;
    padding: 12px;
    background: var(--_tecla-fondo);
    touch-action: manipulation;
    user-select: none;
    -webkit-user-select: none;
  }
  .teclado {
    display: grid;
    gap: 8px;
    max-width: 90rem;
    margin-inline: auto;
  }
  .c12 {
    grid-template-columns: repeat(12, minmax(48px, 1fr));
  }
  .c11 {
    grid-template-columns: repeat(11, minmax(48px, 1fr));
    max-width: 72rem;
  }
  .c4 {
    grid-template-columns: repeat(4, 1fr);
    max-width: 40rem;
  }
  button {
    display: flex;
    align-items: center;
    justify-content: center;
    min-width: 0;
    height: var(--_tecla, 64px);
    padding: 0;
    border: 1.5px solid var(--_tecla-linea);
    border-radius: 8px;
    background: var(--_tecla-cara);
    color: var(--_tecla-tinta);
    font: inherit;
    font-size: 26px;
    font-weight: 500;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .acto {
    background: var(--_tecla-acto);
    font-size: 20px;
  }
  .listo {
    background: var(--_tecla-listo);
    color: var(--_tecla-sobre);
    border-color: transparent;
    font-weight: 600;
  }
  button:active,
  [aria-pressed="true"] {
    background: var(--_tecla-listo);
    color: var(--_tecla-sobre);
  }
  button:focus-visible {
    outline: 3px solid var(--_tecla-tinta);
    outline-offset: 2px;
  }
  .a2 {
    grid-column: span 2;
  }
  .a3 {
    grid-column: span 3;
  }
  .a4 {
    grid-column: span 4;
  }
  .a5 {
    grid-column: span 5;
  }
  svg {
    width: 28px;
    height: 28px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (max-height: 820px) {
    :host {
      padding: 6px 8px;
    }
    .teclado {
      gap: 5px;
    }
    button {
      font-size: 22px;
    }
  }
  @media (forced-colors: active) {
    .listo,
    [aria-pressed="true"] {
      border: 3px solid;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
