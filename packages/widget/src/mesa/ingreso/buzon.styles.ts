import { css } from "lit";

/** The sheet of a mailbox. */
export const buzon = css`
  :host {
    display: block;
    padding: 16px;
  }
  .arriba {
    margin: 10px 0 4px;
  }
  .hoja {
    overflow-x: auto;
    margin-top: 8px;
  }
  table {
    border-collapse: collapse;
  }
  thead th {
    padding: 4px 6px;
    font-size: 13px;
    text-align: start;
    vertical-align: bottom;
    white-space: nowrap;
  }
  thead .quieto {
    font-weight: 400;
  }
  tbody th {
    padding: 0 8px 0 0;
    color: var(--_quieto);
    font-weight: 400;
    white-space: nowrap;
    text-align: end;
  }
  td {
    padding: 0;
  }
  td input {
    width: 100%;
    border: 1px solid var(--_raya);
    border-radius: 0;
    padding-inline: 6px;
  }
  td input[aria-invalid="true"] {
    border: 2px solid var(--_error);
  }
  td input:focus-visible {
    position: relative;
    outline-offset: 0;
  }
  .hecha input {
    background: var(--_tinte);
  }
  .hecha th {
    color: var(--_bien);
  }
  .mala th {
    color: var(--_error);
  }
  .dice td {
    padding: 2px 6px 6px;
    font-size: 13px;
  }
  .a7,
  .a8 {
    min-width: 7.5rem;
  }
  .a9,
  .a10,
  .a11 {
    min-width: 9.5rem;
  }
  .a14 {
    min-width: 13rem;
  }
  .a22 {
    min-width: 20rem;
  }
  @media print {
    .sube {
      display: none;
    }
    .hoja {
      overflow: visible;
    }
    tr:not(.hecha, .dice, thead tr) {
      display: none;
    }
    td:nth-child(n + 7) {
      display: none;
    }
    th[class]:nth-child(n + 7) {
      display: none;
    }
    td[colspan] {
      display: table-cell;
    }
    td input {
      border: 0;
    }
  }
`;
