import { css } from "lit";

/** A totem on its feet. */
export const alto = css`
  /* A tall screen: the upper third is only read. */
  @media (min-height: 1200px) and (orientation: portrait) {
    :host {
      --ventanilla-letra: 26px;
      --ventanilla-alto: 72px;
      --_margen: 56px;
      --_tecla: 84px;
    }
    :host([grande]) {
      --ventanilla-letra: 34px;
    }
    .pantalla {
      grid-template:
        "marca" 168px
        "atiende" calc(33.3vh - 168px)
        "cuerpo" minmax(0, 1fr)
        "mas" auto
        "teclado" auto
        "barra" auto / minmax(0, 1fr);
    }
    h1 {
      max-width: none;
      font-size: calc(var(--_letra) * 1.6);
    }
    .marca img {
      height: 96px;
    }
    .atiende {
      padding: 0 var(--_margen) 24px;
      overflow: auto;
    }
    .persona {
      display: block;
    }
    .linea {
      display: none;
    }
    .persona ul {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px 40px;
      margin-top: 12px;
      line-height: 1.35;
    }
    .persona li {
      margin: 0;
    }
    .contenido {
      max-width: none;
      padding-block: 40px;
    }
    .menu ul {
      gap: 24px;
      margin-top: 40px;
    }
    .menu li button {
      flex-direction: column;
      align-items: flex-start;
      justify-content: center;
      min-height: 360px;
      padding: 40px;
    }
    .menu li svg {
      width: 96px;
      height: 96px;
      margin-inline-start: -12px;
    }
    .barra {
      padding-block: 16px 24px;
    }
    .barra button {
      min-height: 104px;
    }
    .barra svg {
      width: 42px;
      height: 42px;
    }
    /* Within reach of a child, and of who comes in a wheelchair. */
    dialog {
      max-height: calc(66vh - 152px);
      margin-block: auto 152px;
    }
    .dedo {
      width: 200px;
      height: 200px;
    }
    .dedo svg {
      width: 110px;
      height: 110px;
    }
    .invita {
      gap: 40px;
    }
    .frase {
      font-size: calc(var(--_letra) * 3);
    }
  }
`;

/** A wide screen. */
export const ancho = css`
  /* A wide one: the help stands at a side. */
  @media (min-width: 1600px) and (orientation: landscape) {
    :host {
      --ventanilla-letra: 24px;
      --_margen: 56px;
      --_tecla: 64px;
    }
    :host([grande]) {
      --ventanilla-letra: 32px;
    }
    .pantalla {
      grid-template:
        "marca marca" auto
        "cuerpo atiende" minmax(0, 1fr)
        "mas atiende" auto
        "teclado teclado" auto
        "barra barra" auto / minmax(0, 1fr) 25rem;
    }
    h1 {
      max-width: none;
      font-size: calc(var(--_letra) * 1.4);
    }
    .marca {
      min-height: 104px;
    }
    .atiende {
      padding: 32px;
      overflow: auto;
      border-top: 1.5px solid var(--_linea);
      border-inline-start: 1.5px solid var(--_linea);
      font-size: min(var(--_letra), 26px);
      line-height: 1.4;
    }
    .persona {
      display: block;
    }
    .persona li {
      margin-top: 16px;
    }
    .linea {
      display: none;
    }
    .contenido {
      max-width: 82rem;
      padding-block: 32px;
    }
    .menu ul {
      gap: 24px;
      margin-top: 32px;
    }
    .menu li button {
      min-height: 240px;
      padding: 32px;
      gap: 32px;
    }
    .menu li svg {
      width: 88px;
      height: 88px;
    }
    .barra button {
      flex-direction: row;
      gap: 12px;
    }
    .frase {
      font-size: calc(var(--_letra) * 3);
    }
    .dedo {
      width: 160px;
      height: 160px;
    }
    .dedo svg {
      width: 88px;
      height: 88px;
    }
  }
`;
