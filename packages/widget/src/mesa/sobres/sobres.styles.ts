import { css } from "lit";

/** Envelopes: what brings them in, and those that wait. */
export const sobres = css`
  .traer,
  .traida {
    max-width: 52rem;
  }
  .traer {
    margin-block: 8px 20px;
  }
  textarea {
    display: block;
    width: 100%;
    margin-block: 3px 8px;
    font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace;
  }
  summary {
    min-height: 24px;
    color: var(--_primario);
    cursor: pointer;
    text-decoration: underline;
  }
  progress {
    width: 100%;
    accent-color: var(--_primario);
  }
  .cuentas {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 28px;
  }
  .cuentas dd {
    font-size: 18px;
    font-weight: 600;
  }
  td svg {
    color: var(--_atencion);
  }
  .ficha > * + * {
    margin-top: 10px;
  }
  .aparta {
    padding-top: 10px;
    border-top: 1px solid var(--_raya);
  }
`;
