import { css } from "lit";

/** The menu: four rows, each a whole target. */
export const widget = css`
  ul,
  ul + p {
    margin-top: 16px;
  }
  li {
    border-top: 1.5px solid var(--_tinte);
  }
  li button {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 16px;
    width: 100%;
    padding: 16px 8px;
    border-color: transparent;
    color: var(--_quieto);
    text-align: start;
    font-weight: 400;
  }
  strong {
    display: block;
    color: var(--_primario);
    font-size: calc(var(--_letra) * 1.125);
  }
`;
