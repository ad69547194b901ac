import { css } from "lit";

/** The row of marks, and the points of the story: it is read as well before they arrive. */
export const notas = css`
  .historia li {
    position: relative;
  }
  .historia li:last-child {
    border-color: transparent;
  }
  .historia li::before {
    content: "";
    position: absolute;
    top: 8px;
    left: -7px;
    border: 6px solid var(--_linea);
    border-radius: 50%;
  }
  .historia li:first-child::before {
    border-color: var(--_primario);
  }
  .notas {
    max-width: 28rem;
  }
  .notas .opciones {
    display: grid;
    grid-template-columns: repeat(7, 1fr);
    gap: 4px;
  }
  .notas .opciones label {
    position: relative;
    justify-content: center;
    margin: 0;
    padding: 0;
    font-weight: 600;
  }
  .notas .opciones label:has(:checked) {
    background: var(--_primario);
    color: var(--_sobre);
  }
  .notas input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .notas span span {
    position: absolute;
    inset: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .notas > .quieto {
    display: flex;
    margin-top: 8px;
    justify-content: space-between;
  }
  .notas legend + * {
    margin-top: 16px;
  }
  .derivacion > * + * {
    margin-top: 8px;
  }
  .gracias:focus {
    outline: none;
  }
  @media print {
    form,
    details:not([open]) {
      display: none;
    }
  }
`;
