import { css } from "lit";

/** Tables that are read by rows. */
export const registros = css`
  :host {
    display: block;
    padding: 16px;
  }
  .cabeza > * + * {
    margin-top: 8px;
  }
  [aria-pressed] {
    border-color: transparent;
    font-weight: 400;
  }
  [aria-pressed="true"] {
    border-color: var(--_primario);
    background: var(--_tinte);
    font-weight: 600;
  }
  .filtra {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  [role="status"] {
    margin-block: 12px 4px;
  }
  .importa summary {
    min-height: 24px;
    color: var(--_primario);
    cursor: pointer;
    text-decoration: underline;
  }
  .importa > * + * {
    margin-top: 6px;
  }
  .dos {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(22rem, 34rem);
    gap: 24px;
    align-items: start;
  }
  .hoja {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 4px 10px 4px 0;
    border-bottom: 1px solid var(--_raya);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: normal;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--_fondo);
    font-size: 13px;
  }
  tbody th {
    font-weight: 400;
  }
  tbody th button {
    min-height: 24px;
    text-align: start;
  }
  .dos > form,
  .ficha {
    position: sticky;
    top: 0;
    padding: 14px 16px;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
  }
  form h3 {
    margin-bottom: 8px;
  }
  .dos > form .botones {
    margin-top: 12px;
  }
  .quita {
    margin-inline-start: auto;
    color: var(--_error);
  }
  @media (max-width: 900px) {
    .dos {
      grid-template-columns: minmax(0, 1fr);
    }
    .dos > form,
    .ficha {
      order: -1;
      position: static;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed="true"] {
      border-color: Highlight;
    }
  }
`;
