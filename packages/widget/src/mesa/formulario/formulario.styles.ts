import { css } from "lit";

/** Fields, close together. */
export const formulario = css`
  .campos {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 10px 12px;
    align-items: start;
  }
  .campos > * {
    grid-column: 1 / -1;
  }
  .campos > .breve {
    grid-column: auto;
  }
  .campo > label {
    display: block;
    font-weight: 600;
  }
  .campo label .quieto {
    font-weight: 400;
  }
  .campo > input,
  .campo > select,
  .campo > textarea,
  .busca > input {
    display: block;
    width: 100%;
    margin-top: 3px;
  }
  textarea {
    resize: vertical;
    line-height: 1.45;
  }
  .casilla {
    display: inline-flex !important;
    align-items: center;
    gap: 8px;
    min-height: var(--_alto);
    cursor: pointer;
  }
  .casilla input,
  input[type="checkbox"],
  input[type="radio"] {
    width: 18px;
    height: 18px;
    min-height: 0;
    margin: 0;
    accent-color: var(--_primario);
  }
  .casilla span {
    font-weight: 400;
  }
  .pista {
    margin-top: 2px;
    font-size: 13px;
  }
  .error {
    display: flex;
    gap: 6px;
    margin-top: 3px;
    color: var(--_error);
    font-weight: 600;
  }
  [aria-invalid="true"] {
    border: 2px solid var(--_error);
  }
  .busca {
    position: relative;
  }
  .busca ul {
    position: absolute;
    z-index: 5;
    inset: calc(100% + 2px) 0 auto;
    max-height: 15em;
    overflow: auto;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
    background: var(--_fondo);
  }
  .busca li {
    padding: 5px 10px;
    cursor: pointer;
  }
  .busca li:hover {
    background: var(--_tinte);
  }
  .busca li[aria-selected="true"] {
    background: var(--_primario);
    color: var(--_sobre);
  }
  .busca li[aria-selected="true"] .quieto {
    color: inherit;
  }
  @media (forced-colors: active) {
    .busca li[aria-selected="true"] {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media (max-width: 520px) {
    .campos > .breve {
      grid-column: 1 / -1;
    }
  }
  .datos > div {
    display: grid;
    grid-template-columns: 8.75em minmax(0, 1fr);
    gap: 8px;
  }
  dt {
    color: var(--_quieto);
  }
`;
