import { css } from "lit";

/** The check, the receipt and the lists of a case. */
export const comprobante = css`
  .oculto {
    position: absolute;
    width: 1px;
    height: 1px;
    min-height: 0;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .alternativas {
    column-gap: 24px;
    row-gap: 0;
  }
  .combo {
    position: relative;
    max-width: 28rem;
  }
  .combo ul {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    max-height: 20rem;
    margin-top: 4px;
    overflow: auto;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
    background: var(--_fondo);
  }
  [hidden] {
    display: none !important;
  }
  .combo li {
    display: flex;
    align-items: center;
    min-height: var(--_alto);
    padding: 4px 12px;
    cursor: pointer;
  }
  .combo li:hover,
  .combo li[aria-selected="true"] {
    background: var(--_tinte);
    color: var(--_oscuro);
  }
  .combo li[aria-selected="true"] {
    box-shadow: inset 4px 0 0 var(--_primario);
  }
  .combo .quieto {
    min-height: 1.5em;
  }
  .revisar > div {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 16px;
    padding-block: 12px;
    border-top: 1.5px solid var(--_tinte);
  }
  dt {
    color: var(--_quieto);
  }
  .revisar dd:last-child {
    grid-row: 1 / span 2;
    grid-column: 2;
  }
  .comprobante h2 {
    font-size: calc(var(--_letra) * 2);
    color: var(--_bien);
  }
  .plazo {
    margin-top: 8px !important;
    font-size: calc(var(--_letra) * 1.125);
  }
  .llaves {
    display: flex;
    flex-wrap: wrap;
    gap: 16px 48px;
    padding: 16px 24px;
    border-radius: var(--_radio);
    background: var(--_tinte);
  }
  .cifra {
    font-size: clamp(calc(var(--_letra) * 1.25), 6.5vw, calc(var(--_letra) * 2));
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    white-space: nowrap;
  }
  .fechas > div {
    display: grid;
    grid-template-columns: minmax(7rem, auto) 1fr;
    gap: 16px;
    padding-block: 4px;
  }
  .sigue {
    margin-top: 8px;
    padding-inline-start: 1.5em;
  }
  .sigue li + li {
    margin-top: 8px;
  }
  .oficinas li {
    padding-block: 8px;
  }
  @media (forced-colors: active) {
    .combo li[aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .llaves {
      border: 1px solid;
    }
  }
  @media print {
    .oficinas:not([open]) {
      display: none;
    }
    .llaves {
      border: 1.5px solid #000;
      background: none;
    }
  }
`;
