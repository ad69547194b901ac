import { css } from "lit";

/** The launcher at the corner of the page, and the dialog it opens: the whole screen of a telephone. */
export const boton = css`
  :host {
    position: fixed;
    z-index: 2147483000;
    inset: auto max(24px, env(safe-area-inset-right)) max(24px, env(safe-area-inset-bottom)) auto;
    max-width: none;
    padding: 0;
    background: none;
  }
  .principal {
    width: auto;
    min-height: max(48px, var(--_alto));
    border-radius: 999px;
    box-shadow: 0 2px 12px rgb(0 0 0 / 0.25);
  }
  dialog {
    width: min(44rem, 100% - 32px);
    max-width: none;
    max-height: calc(100% - 32px);
    padding: 0;
    border: 0;
    border-radius: var(--_radio);
    background: var(--_fondo);
    color: inherit;
    overscroll-behavior: contain;
    box-shadow: 0 8px 40px rgb(0 0 0 / 0.35);
  }
  dialog:focus {
    outline: none;
  }
  dialog::backdrop {
    background: rgb(10 19 45 / 0.5);
  }
  .barra {
    position: sticky;
    z-index: 3;
    top: 0;
    padding: 8px 16px 0;
    background: var(--_fondo);
    text-align: end;
  }
  ventanilla-widget {
    padding-top: 8px;
  }
  @media (max-width: 480px) {
    :host {
      inset: auto 16px max(16px, env(safe-area-inset-bottom)) auto;
    }
    .principal:not(#_) {
      width: auto;
    }
    dialog {
      width: 100%;
      height: 100%;
      max-height: none;
      border-radius: 0;
    }
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid;
    }
  }
  @media print {
    :host,
    dialog {
      position: static;
      width: auto;
      max-height: none;
      overflow: visible;
      box-shadow: none;
    }
    .principal,
    .barra {
      display: none;
    }
  }
`;
