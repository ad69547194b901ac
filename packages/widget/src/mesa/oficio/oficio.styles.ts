import { css } from "lit";

export const oficio = css`
  dialog {
    width: min(48rem, calc(100vw - 24px));
  }
  .arriba {
    margin: 0;
  }
  .asunto {
    display: flex;
    gap: 12px;
  }
  textarea {
    font: 15px/1.5 inherit;
  }
  @media print {
    dialog {
      display: none;
    }
  }
`;
