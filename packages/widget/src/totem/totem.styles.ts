import { css } from "lit";

/** The whole screen: what is read stands high, what is touched stands low. */
export const totem = css`
  :host {
    --ventanilla-alto: 64px;
    --ventanilla-letra: 20px;
    --_margen: 24px;
    --_tecla: 50px;
    --_tecla-fondo: var(--_tinte);
    --_tecla-cara: var(--_fondo);
    --_tecla-acto: var(--_tinte);
    --_tecla-linea: var(--_linea);
    --_tecla-tinta: var(--_tinta);
    --_tecla-listo: var(--_primario);
    --_tecla-sobre: var(--_sobre);
    position: fixed;
    z-index: 1;
    inset: 0;
    max-width: none;
    padding: 0;
    border-radius: 0;
    overflow: hidden;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  :host([grande]) {
    --ventanilla-letra: 27px;
  }
  :host([contraste]) {
    --ventanilla-primario: #ffe14d;
    --ventanilla-primario-oscuro: #fff2a8;
    --ventanilla-sobre-primario: #000;
    --ventanilla-tinta: #fff;
    --ventanilla-texto-quieto: #fff;
    --ventanilla-linea: #fff;
    --ventanilla-tinte: #262626;
    --ventanilla-fondo: #000;
    --ventanilla-bien: #8dffcf;
    --ventanilla-atencion: #ffd28a;
    --ventanilla-error: #ffb3b3;
    --ventanilla-foco: #fff;
    color-scheme: dark;
  }
  .pantalla {
    display: grid;
    height: 100vh;
    height: 100dvh;
    grid-template:
      "marca atiende" auto
      "cuerpo cuerpo" minmax(0, 1fr)
      "mas mas" auto
      "teclado teclado" auto
      "barra barra" auto / auto minmax(0, 1fr);
    background: var(--_fondo);
  }
  .marca {
    grid-area: marca;
    display: flex;
    align-items: center;
    gap: 16px;
    padding: 12px var(--_margen);
    user-select: none;
    -webkit-user-select: none;
  }
  .marca img {
    height: 56px;
    width: auto;
  }
  h1 {
    margin: 0;
    max-width: 16em;
    color: var(--_primario);
    font-size: calc(var(--_letra) * 1.1);
    line-height: 1.2;
    text-wrap: balance;
  }
  .atiende {
    grid-area: atiende;
    min-height: 0;
    overflow: hidden;
    font-size: min(var(--_letra), 24px);
  }
  .persona {
    display: none;
  }
  .linea {
    padding: 12px var(--_margen) 12px 0;
    max-width: none;
    color: var(--_quieto);
    font-size: min(calc(var(--_letra) * 0.85), 20px);
    line-height: 1.3;
    text-align: end;
  }
  .linea strong {
    color: var(--_tinta);
  }
  .cifras {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .subtitulo {
    font-size: 1.05em;
    color: var(--_primario);
  }
  .persona p {
    max-width: none;
  }
  /* What changes in one part is not laid out nor painted again in the others: a totem's processor is a small one. */
  .cuerpo,
  .atiende,
  .barra,
  ventanilla-teclado {
    contain: layout paint style;
  }
  .cuerpo {
    grid-area: cuerpo;
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    border-top: 1.5px solid var(--_linea);
  }
  .contenido {
    max-width: 60rem;
    margin-inline: auto;
    padding: 24px var(--_margen) 32px;
  }
  .contenido h2 {
    font-size: calc(var(--_letra) * 1.6);
  }
  ventanilla-teclado {
    grid-area: teclado;
    border-top: 1.5px solid var(--_linea);
  }
  .mas-abajo {
    grid-area: mas;
    justify-self: center;
    min-height: 52px;
    margin: 8px;
    padding-block: 4px;
    font-size: min(var(--_letra), 24px);
  }
  .barra {
    grid-area: barra;
    display: grid;
    grid-template-columns: repeat(6, minmax(0, 1fr));
    gap: 8px;
    padding: 8px var(--_margen);
    border-top: 1.5px solid var(--_linea);
    background: var(--_fondo);
  }
  .barra button {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 2px;
    width: 100%;
    min-height: 72px;
    padding: 4px 6px;
    border-color: transparent;
    font-size: min(calc(var(--_letra) * 0.85), 24px);
    line-height: 1.15;
  }
  .barra svg {
    width: 30px;
    height: 30px;
    stroke-linejoin: round;
  }
  button:disabled,
  button:disabled:hover {
    background: none;
    color: var(--_quieto);
    cursor: default;
    opacity: 0.75;
  }
  button:active:not(:disabled) {
    background: var(--_tinte);
  }
  .principal:active:not(:disabled) {
    background: var(--_oscuro);
  }
  .barra button[aria-pressed="true"],
  .barra button[aria-pressed="true"]:active:not(:disabled) {
    background: var(--_primario);
    color: var(--_sobre);
  }
  @media (hover: none) {
    .barra button:not([aria-pressed="true"]):hover {
      background: none;
      color: var(--_primario);
    }
    .principal:hover {
      background: var(--_primario);
    }
  }
  .atractor {
    display: grid;
    grid-template-rows: 1fr auto;
    border: 0;
    background: var(--_primario);
    cursor: pointer;
  }
  .atractor .invita {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 24px;
    width: 100%;
    padding: 32px;
    border: 0;
    border-radius: 0;
    background: none;
    color: var(--_sobre);
    font-size: calc(var(--_letra) * 1.2);
    font-weight: 400;
    line-height: 1.3;
    text-align: center;
    text-wrap: balance;
  }
  .invita:focus-visible {
    outline-color: var(--_sobre);
    outline-offset: -12px;
  }
  .frase {
    font-size: calc(var(--_letra) * 2.4);
    font-weight: 700;
    line-height: 1.15;
  }
  .dedo {
    display: grid;
    place-items: center;
    width: 120px;
    height: 120px;
    border: 3px solid;
    border-radius: 50%;
  }
  .dedo svg {
    width: 64px;
    height: 64px;
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  @media (prefers-reduced-motion: no-preference) {
    .dedo svg {
      animation: toca 3s ease-in-out infinite;
    }
  }
  @keyframes toca {
    0%,
    80%,
    100% {
      transform: none;
    }
    88% {
      transform: translateY(6px) scale(0.94);
    }
  }
  .idiomas {
    display: flex;
    flex-wrap: wrap;
    gap: 16px;
    justify-content: center;
    padding: 24px;
  }
  .idiomas [aria-pressed="true"] {
    border-width: 3px;
  }
  .menu ul {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 16px;
    margin-top: 20px;
  }
  .menu li {
    display: grid;
    margin: 0;
    max-width: none;
  }
  .menu li button {
    display: flex;
    align-items: center;
    gap: 20px;
    min-height: 148px;
    padding: 16px 24px;
    border-color: transparent;
    background: var(--_tinte);
    color: var(--_tinta);
    font-weight: 400;
    line-height: 1.3;
    text-align: start;
  }
  .menu li button:active {
    border-color: var(--_primario);
  }
  .menu li svg {
    width: 56px;
    height: 56px;
    color: var(--_primario);
    stroke-width: 1.5;
    stroke-linejoin: round;
  }
  .menu li strong {
    display: block;
    margin-bottom: 4px;
    color: var(--_primario);
    font-size: 1.25em;
    line-height: 1.2;
  }
  .menu > .quieto {
    margin-top: 16px;
  }
  .ayuda .pasos {
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .cercanas {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr));
    gap: 16px 32px;
    margin-block: 8px;
  }
  .cercanas li {
    margin: 0;
  }
  .llama {
    margin-top: 8px;
  }
  .inscripcion input {
    max-width: 20rem;
    font-variant-numeric: tabular-nums;
  }
  @media (forced-colors: active) {
    .barra [aria-pressed="true"],
    .menu li button {
      border: 2px solid;
    }
  }
  @media print {
    :host {
      position: static;
      overflow: visible;
    }
    .pantalla {
      display: block;
      height: auto;
    }
    .cuerpo {
      overflow: visible;
      border: 0;
    }
    .pantalla:has(~ .tira),
    .atiende,
    .mas-abajo,
    .barra,
    dialog {
      display: none;
    }
  }
`;
