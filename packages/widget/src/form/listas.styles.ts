import { css } from "lit";

/** Choices of a few, as rows. */
export const listas = css`
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
`;
