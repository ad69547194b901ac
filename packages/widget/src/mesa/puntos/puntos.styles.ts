import { css } from "lit";

/** Points: which are quiet, and the code that enrols a machine. */
export const puntos = css`
  .estado {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    vertical-align: middle;
    white-space: nowrap;
  }
  .equipos li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 8px 0;
    border-bottom: 1px solid var(--_raya);
  }
  .parte {
    margin-top: 16px;
  }
  .codigo {
    margin-block: 8px;
    font: 600 32px/1.3 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
    letter-spacing: 0.04em;
  }
  .periodo {
    margin-top: 8px;
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }
  .periodo label {
    display: block;
    font-weight: 600;
  }
  .informe {
    margin-top: 8px;
  }
  .informe td,
  .informe thead th + th,
  tfoot td {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .informe td:nth-child(2),
  .informe thead th:nth-child(2) {
    text-align: start;
  }
  tfoot th,
  tfoot td {
    font-weight: 600;
  }
`;
