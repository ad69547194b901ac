import { css } from "lit";

export const ayuda = css`
  :host {
    display: block;
    padding: 16px;
  }
  .dos {
    display: grid;
    grid-template-columns: minmax(0, 34rem) minmax(0, 1fr);
    gap: 40px;
    align-items: start;
  }
  h2 {
    margin-bottom: 10px;
  }
  .envia {
    margin-top: 12px;
  }
  li {
    border-top: 1px solid var(--_raya);
  }
  summary {
    padding: 8px 0;
    cursor: pointer;
  }
  .estado {
    display: inline-flex;
    gap: 4px;
    align-items: center;
    min-width: 7em;
  }
  details p {
    padding: 2px 0 6px 16px;
  }
  @media (max-width: 900px) {
    .dos {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
