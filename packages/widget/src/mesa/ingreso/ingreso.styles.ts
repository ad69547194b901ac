import { css } from "lit";

/** Intake: the form, and beside it what one answers with. */
export const ingreso = css`
  :host {
    display: block;
    padding: 16px;
  }
  .dos {
    display: grid;
    grid-template-columns: minmax(0, 46rem) minmax(0, 26rem);
    gap: 32px;
    align-items: start;
  }
  h2 {
    margin-bottom: 10px;
  }
  .envia {
    position: sticky;
    bottom: 0;
    margin-top: 12px;
    padding: 10px 0;
    border-top: 1px solid var(--_raya);
    background: var(--_fondo);
  }
  aside {
    padding: 10px 14px;
    border: 1px solid var(--_raya);
    border-radius: var(--_radio);
  }
  aside label {
    display: block;
    margin-top: 8px;
    font-weight: 600;
  }
  aside input {
    width: 100%;
    margin-top: 3px;
  }
  summary {
    min-height: 24px;
    cursor: pointer;
  }
  summary h3 {
    display: inline;
  }
  .pregunta {
    padding: 6px 0;
    border-bottom: 1px solid var(--_raya);
  }
  .pregunta summary {
    font-weight: 600;
  }
  .pregunta > p,
  .pregunta > button {
    margin-top: 6px;
  }
  .comprobante {
    max-width: 40rem;
  }
  .llaves {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 40px;
  }
  .llaves dd {
    font-size: 24px;
    font-weight: 600;
  }
  @media (max-width: 900px) {
    .dos {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
