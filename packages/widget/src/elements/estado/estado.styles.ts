import { css } from "lit";

/** The case: its state, the answer, its story, the marks. */
export const estado = css`
  .cifras {
    font-variant-numeric: tabular-nums;
  }
  .marca {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-bottom: 4px;
    color: var(--_primario);
    font-weight: 600;
  }
  .marca span::first-letter {
    text-transform: uppercase;
  }
  .bien {
    color: var(--_bien);
  }
  .ojo {
    color: var(--_atencion);
  }
  .ahora {
    padding: 16px;
    border-radius: var(--_radio);
    background: var(--_tinte);
  }
  .pila > section {
    margin-top: 32px;
  }
  section > * + *,
  h2 + .quieto {
    margin-top: 8px;
  }
  form > * + * {
    margin-top: 16px;
  }
  .historia {
    list-style: none;
  }
  .historia li {
    padding: 0 0 16px 24px;
    border-left: 2px solid var(--_tinte);
  }
`;
