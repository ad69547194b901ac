import { css } from "lit";

/** A field with a list of its own. */
export const combo = css`
  .combo {
    position: relative;
    max-width: 28rem;
  }
  .combo ul {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    max-height: 20rem;
    margin-top: 4px;
    overflow: auto;
    border: 1.5px solid var(--_linea);
    border-radius: var(--_radio);
    background: var(--_fondo);
  }
  .combo li {
    display: flex;
    align-items: center;
    min-height: var(--_alto);
    padding: 4px 12px;
    cursor: pointer;
  }
  .combo li:hover,
  .combo li[aria-selected="true"] {
    background: var(--_tinte);
    color: var(--_oscuro);
  }
  .combo li[aria-selected="true"] {
    box-shadow: inset 4px 0 0 var(--_primario);
  }
  .combo .quieto {
    min-height: 1.5em;
  }
  .combo ul[hidden] {
    display: none;
  }
  @media (forced-colors: active) {
    .combo li[aria-selected="true"] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
