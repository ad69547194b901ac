import { css } from "lit";

/** The table of a chart, and how it folds away on a screen. */
export const tabla = css`
  .rueda {
    max-height: 32em;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    overflow-wrap: normal;
  }
  caption {
    position: relative;
    padding: 0;
  }
  th,
  td {
    padding: 6px 10px;
    border-bottom: 1px solid var(--_raya);
    text-align: end;
    vertical-align: top;
  }
  th:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  thead th {
    border-bottom: 1.5px solid var(--_linea);
    vertical-align: bottom;
  }
  tbody th {
    min-width: 8em;
    font-weight: 400;
  }
  thead .unidad {
    display: block;
    font-size: 0.875em;
    white-space: nowrap;
  }
  tfoot :is(th, td) {
    border-top: 1.5px solid var(--_linea);
    font-weight: 600;
  }
`;
