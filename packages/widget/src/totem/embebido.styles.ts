import { css } from "lit";

/** What the citizen's elements wear inside a totem, where custom properties do not reach. */
export const embebido = css`
  :host {
    max-width: none !important;
    background: none;
  }
  /* "Volver" is in the bar, always in the same place. */
  [part~="volver"],
  .arriba > .enlace,
  .adjuntos,
  .comprobante > .botones:first-of-type {
    display: none !important;
  }
  .arriba {
    min-height: 0;
  }
  h2 {
    font-size: calc(var(--_letra) * 1.6);
  }
  button {
    min-width: 64px;
  }
  .principal {
    min-width: min(100%, 16em);
    font-size: 1.125em;
  }
  .combo,
  .corto {
    max-width: 32rem;
  }
  .fecha input {
    width: 5em;
  }
  .opciones input {
    width: 32px;
    min-height: 32px;
  }
  .opciones label {
    padding-inline: 20px;
  }
  textarea {
    min-height: 7em;
    max-height: 12em;
    resize: none;
  }
  summary {
    min-height: 48px;
  }
  .resumen a {
    display: inline-block;
    min-height: 48px;
    line-height: 48px;
  }
  .revisar .enlace {
    min-height: 56px;
    padding-inline: 12px;
  }
  select {
    appearance: none;
    padding-inline-end: 56px;
    background: linear-gradient(45deg, transparent 50%, var(--_primario) 50%) calc(100% - 30px) 55% / 12px 12px no-repeat,
      linear-gradient(-45deg, transparent 50%, var(--_primario) 50%) calc(100% - 18px) 55% / 12px 12px no-repeat,
      var(--_fondo);
  }
  /* A finger leaves no pointer behind. */
  @media (hover: none) {
    button:hover {
      background: var(--_fondo);
      color: var(--_primario);
    }
    .enlace:hover {
      background: none;
    }
    .principal:hover {
      border-color: var(--_primario);
      background: var(--_primario);
      color: var(--_sobre);
    }
  }
  .principal:active {
    background: var(--_oscuro);
  }
  /* A link would lead where nobody wipes: it is read, not followed. */
  a:not([href^="#"]) {
    color: inherit;
    text-decoration: none;
    pointer-events: none;
  }
`;
