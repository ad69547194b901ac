import { css } from "lit";

/** A date in its three fields. */
export const reclamo = css`
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
`;
