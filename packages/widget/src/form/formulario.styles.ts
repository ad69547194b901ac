import { css } from "lit";

/** Controls, errors and lists that no first screen needs. */
export const formulario = css`
  :host {
    --_bien: var(--ventanilla-bien, light-dark(#1b6e53, #7fd6b4));
    --_atencion: var(--ventanilla-atencion, light-dark(#8a5300, #f0bf72));
    --_error: var(--ventanilla-error, light-dark(#b3261e, #ffaba4));
  }
  h3,
  ol,
  dl,
  dt,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  h3 {
    font-size: calc(var(--_letra) * 1.25);
  }
  li,
  dd {
    max-width: 62ch;
  }
  a {
    color: var(--_primario);
  }
  label,
  legend {
    display: block;
    font-weight: 600;
  }
  h2 label {
    font-weight: inherit;
  }
  .campo .quieto {
    font-weight: 400;
  }
  .corto {
    max-width: 20rem;
  }
  [aria-invalid="true"] {
    border: 2px solid var(--_error);
  }
  .error {
    display: flex;
    gap: 8px;
    margin-top: 8px;
    color: var(--_error);
    font-weight: 600;
  }
  .resumen {
    padding: 16px;
    border: 2px solid var(--_error);
    border-radius: var(--_radio);
  }
  .resumen a {
    color: var(--_error);
    line-height: 2;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: var(--_alto);
    color: var(--_primario);
    cursor: pointer;
    text-decoration: underline;
  }
  .prosa {
    white-space: pre-wrap;
  }
  .botones {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  @media (forced-colors: active) {
    .principal {
      border-width: 3px;
    }
  }
  @media print {
    button,
    .arriba,
    .avance {
      display: none;
    }
    :host {
      --_fondo: #fff;
      --_tinta: #000;
      --_quieto: #000;
      padding: 0;
      max-width: none;
    }
  }
`;
