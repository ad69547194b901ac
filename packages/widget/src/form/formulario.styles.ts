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
    line-height: 1.3;
  }
  li,
  dd {
    max-width: 62ch;
  }
  a {
    color: var(--_primario);
    text-underline-offset: 3px;
  }
  label,
  legend {
    display: block;
    font-weight: 600;
  }
  h2 label {
    font-weight: inherit;
  }
  label .quieto,
  legend .quieto {
    font-weight: 400;
  }
  .campo > .error {
    margin-top: 8px;
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
    color: var(--_error);
    font-weight: 600;
  }
  .error svg {
    margin-top: 0.125em;
  }
  .resumen {
    padding: 16px;
    border: 2px solid var(--_error);
    border-radius: var(--_radio);
  }
  .resumen a {
    display: inline-block;
    padding-block: 4px;
    color: var(--_error);
  }
  summary {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: var(--_alto);
    color: var(--_primario);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .prosa {
    white-space: pre-wrap;
  }
  .fecha {
    display: flex;
    gap: 16px;
  }
  .fecha input {
    width: 4.5em;
  }
  .fecha div:last-child input {
    width: 6em;
  }
  .fecha label {
    font-weight: 400;
  }
  .opciones {
    margin-top: 8px;
  }
  .opciones label {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--_alto);
    padding: 8px 12px;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
    font-weight: 400;
    cursor: pointer;
  }
  .opciones label + label {
    margin-top: 8px;
  }
  .opciones label:hover {
    background: var(--_tinte);
  }
  .opciones label:has(:checked) {
    border-color: var(--_primario);
    background: var(--_tinte);
    box-shadow: inset 0 0 0 1px var(--_primario);
  }
  .opciones label:has(:focus-visible) {
    outline: 3px solid var(--ventanilla-foco, var(--_tinta));
    outline-offset: 2px;
  }
  .opciones input {
    flex: none;
    width: 24px;
    min-height: 24px;
    margin: 0;
    accent-color: var(--_primario);
    outline: none;
  }
  .opciones span span {
    display: block;
    color: var(--_quieto);
  }
  .botones {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
    .principal {
      border-width: 3px;
    }
    .opciones label:has(:checked) {
      outline: 3px solid Highlight;
    }
  }
  @media print {
    button,
    .arriba,
    progress {
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
