import { css } from "lit";

/** What is asked, and somebody's words set apart as theirs. */
export const respuesta = css`
  .cifras {
    font-variant-numeric: tabular-nums;
  }
  .bien {
    margin-top: 8px;
    color: var(--_bien);
    font-weight: 600;
  }
  h2 + .plazo + .quieto,
  section > * + * {
    margin-top: 8px;
  }
  form:not(:first-child) {
    padding-top: 32px;
    border-top: 1.5px solid var(--_linea);
  }
  figure,
  blockquote {
    margin: 8px 0 0;
  }
  blockquote {
    max-width: 62ch;
    padding: 12px 16px;
    border-inline-start: 4px solid var(--_linea);
    background: var(--_tinte);
  }
  figcaption {
    margin-top: 4px;
  }
  input[type="file"] {
    display: none;
  }
  .comprobante h2 {
    text-wrap: balance;
  }
  @media (max-width: 480px) {
    .fechas > div {
      display: block;
    }
  }
  @media print {
    blockquote {
      background: none;
    }
  }
`;
