import { css } from "lit";

/** The check, the receipt and the lists of a case. */
export const comprobante = css`
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
    font-size: min(6.5vw, 2em);
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
  li + li {
    margin-top: 8px;
  }
  @media (max-width: 480px) {
    .fechas > div {
      display: block;
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
