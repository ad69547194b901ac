import { css } from "lit";

/** A dialog of the desk, and the orders in it. */
export const dialogo = css`
  dialog {
    width: min(58rem, calc(100vw - 32px));
    max-height: calc(100dvh - 48px);
    padding: 0;
    border: 1.5px solid var(--_linea);
    border-radius: 8px;
    background: var(--_fondo);
    color: var(--_tinta);
    box-shadow: 0 8px 40px rgb(10 19 45 / 0.25);
  }
  dialog::backdrop {
    background: rgb(10 19 45 / 0.4);
  }
  .cuerpo {
    padding: 16px 20px 20px;
  }
  .arriba {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin-bottom: 8px;
  }
  .arriba button {
    flex: none;
  }
`;

export const paleta = css`
  ${dialogo}
  h3 {
    margin: 14px 0 4px;
    color: var(--_quieto);
    font-size: 13px;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr));
    gap: 2px 8px;
  }
  li button {
    width: 100%;
    height: 100%;
    align-items: start;
    gap: 10px;
    padding: 6px 8px;
    border-color: transparent;
    color: var(--_tinta);
    font-weight: 400;
    text-align: start;
  }
  li button[aria-disabled="true"] {
    border-color: transparent;
  }
  li kbd {
    margin-top: 1px;
    color: var(--_primario);
  }
  [aria-disabled="true"] kbd {
    color: inherit;
  }
  .teclas {
    gap: 4px 16px;
  }
  .teclas li {
    display: flex;
    align-items: baseline;
    gap: 8px;
  }
  .teclas li > :first-child {
    display: flex;
    flex: none;
    gap: 3px;
    min-width: 1.7em;
  }
  .largas li > :first-child {
    min-width: 6.5rem;
  }
  .prende {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--_alto);
    margin-top: 12px;
    cursor: pointer;
  }
  .prende input {
    width: 18px;
    height: 18px;
    min-height: 0;
    margin: 0;
    accent-color: var(--_primario);
  }
  b,
  .hace {
    display: block;
  }
  .hace {
    color: var(--_quieto);
    font-size: 13px;
  }
`;
