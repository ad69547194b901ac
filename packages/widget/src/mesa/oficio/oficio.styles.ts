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
  .asunto span {
    flex: none;
  }
  textarea {
    font: 15px/1.5 inherit;
  }
  .falla {
    display: flex;
    gap: 8px;
    align-items: baseline;
    font-weight: 600;
  }
  .faltan {
    margin: 4px 0 0 1.6em;
    list-style: disc;
  }
  @media print {
    dialog {
      display: none;
    }
  }
`;
