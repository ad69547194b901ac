import { css } from "lit";

/** What opens over the screen: the countdown, a question, a list. */
export const dialogo = css`
  dialog {
    width: min(52rem, 100vw - 48px);
    max-height: 86dvh;
    padding: 32px;
    overflow: auto;
    border: 0;
    border-radius: 16px;
    background: var(--_fondo);
    color: var(--_tinta);
    box-shadow: 0 8px 48px rgb(0 0 0 / 35%);
  }
  :host([contraste]) dialog {
    border: 3px solid #fff;
  }
  dialog::backdrop {
    background: rgb(10 19 45 / 60%);
  }
  dialog h2 {
    font-size: calc(var(--_letra) * 1.5);
  }
  dialog > * + * {
    margin-top: 20px;
  }
  .sigues {
    text-align: center;
  }
  .sigues p {
    max-width: none;
  }
  .sigues .botones,
  .empezar .botones {
    justify-content: center;
  }
  .cuenta {
    color: var(--_primario);
    font-size: calc(var(--_letra) * 4);
    font-weight: 700;
    line-height: 1;
  }
  .oido {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .lista .filas {
    display: grid;
    gap: 8px;
  }
  .lista li {
    max-width: none;
    margin: 0;
  }
  .lista li button {
    width: 100%;
    border-color: var(--_linea);
    color: var(--_tinta);
    font-weight: 400;
    text-align: start;
  }
  .lista [aria-pressed="true"] {
    border: 3px solid var(--_primario);
    background: var(--_tinte);
    font-weight: 600;
  }
`;
