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
  .plegado li + li {
    margin-top: 16px;
  }
  @media (forced-colors: active) {
    .llaves {
      border: 1px solid;
    }
  }
  @media print {
    .plegado {
      display: none;
    }
    .llaves {
      border: 1.5px solid #000;
      background: none;
    }
  }
`;
