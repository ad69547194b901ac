import { css } from "lit";

/** The monitor: a bar, what narrows, figures, and charts two by two where they fit. */
export const monitor = css`
  :host {
    display: block;
    min-height: 100dvh;
    padding-bottom: 48px;
    background: var(--_fondo);
    font-family: var(--ventanilla-fuente, inherit);
    --_letra: 1rem;
  }
  .barra {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 24px;
    padding: 10px var(--_orilla);
    border-bottom: 1.5px solid var(--_primario);
    background: var(--_tinte);
  }
  :host {
    --_orilla: max(clamp(16px, 4vw, 40px), (100% - 84em) / 2);
  }
  .casa {
    color: var(--_primario);
  }
  .yo {
    margin-inline-start: auto;
  }
  .franja {
    padding: 6px var(--_orilla);
    border-bottom: 1.5px solid var(--_atencion);
    background: var(--_aviso);
    color: var(--_atencion);
    font-weight: 600;
  }
  .filtros {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 12px 16px;
    padding: 16px var(--_orilla);
    border-bottom: 1px solid var(--_raya);
  }
  .grupo {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .fechas {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
  }
  .campo {
    display: grid;
    gap: 2px;
  }
  .campo label,
  .ver {
    color: var(--_quieto);
    font-size: 0.875em;
  }
  .campo .malo {
    max-width: 24em;
    font-weight: 600;
  }
  .campo select {
    max-width: 18em;
    width: 100%;
  }
  [aria-invalid="true"] {
    border: 2px solid var(--_error);
  }
  button,
  input,
  select {
    min-height: 44px;
  }
  [aria-pressed="false"] {
    border-color: var(--_linea);
    color: var(--_tinta);
    font-weight: 400;
  }
  [aria-pressed="true"] {
    background: var(--_tinte);
    color: var(--_oscuro);
    box-shadow: inset 0 -3px 0 var(--_primario);
  }
  select.puesto {
    border-color: var(--_primario);
    color: var(--_primario);
    font-weight: 600;
  }
  .dicho {
    min-height: calc(1.45em + 8px);
    padding: 4px var(--_orilla);
    color: var(--_quieto);
  }
  article {
    padding: 8px var(--_orilla) 0;
  }
  .titulo {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 16px 32px;
  }
  .titulo p {
    font-variant-numeric: tabular-nums;
  }
  .institucion {
    color: var(--_quieto);
  }
  h1 {
    margin: 0;
    font-size: 2em;
    line-height: 1.2;
    overflow-wrap: break-word;
  }
  h2 {
    font-size: 1.25em;
    scroll-margin-top: 16px;
  }
  .junto {
    white-space: nowrap;
  }
  .cifras {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15em), 1fr));
    gap: 32px;
    margin: 32px 0;
  }
  .figura {
    padding-top: 10px;
    border-top: 1.5px solid var(--_linea);
  }
  .figura dt {
    font-weight: 600;
  }
  .figura .grande {
    font-size: 2em;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.25;
  }
  .figura .grande :is(.unidad, .sin) {
    font-size: 0.5em;
    font-weight: 400;
  }
  .figura .sin {
    color: var(--_quieto);
  }
  .figura .imagen {
    padding: 4px 0;
  }
  .unidad {
    color: var(--_quieto);
    font-weight: 400;
  }
  .cuadros {
    display: grid;
    gap: 48px 3em;
    grid-template-columns: minmax(0, 1fr);
    margin-top: 32px;
  }
  .cuadros.dos {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .dos > .ancho {
    grid-column: 1 / -1;
  }
  .cuadro {
    min-width: 0;
  }
  .cuadro > * + * {
    margin-top: 10px;
  }
  .nota-de-cuadro {
    max-width: 62ch;
    color: var(--_quieto);
  }
  .ver {
    display: grid;
    gap: 2px;
    justify-items: start;
  }
  .ver select {
    font-size: 1rem;
  }
  .notas,
  .teclas {
    margin-top: 48px;
    max-width: 62ch;
  }
  .notas ul {
    margin-top: 8px;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .teclas {
    margin-inline: var(--_orilla);
  }
  .teclas summary {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 44px;
    color: var(--_primario);
    font-weight: 600;
    cursor: pointer;
  }
  .teclas dl div {
    display: flex;
    gap: 12px;
    padding: 3px 0;
  }
  .teclas label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
  }
  .teclas input {
    width: 20px;
    min-height: 20px;
    margin: 0;
  }
  .puerta {
    display: grid;
    gap: 16px;
    margin: 12vh auto 0;
    padding: 0 16px;
    max-width: 34em;
    justify-items: start;
  }
  .boton {
    display: inline-flex;
    align-items: center;
    min-height: 44px;
    padding: 4px 24px;
    border-radius: 8px;
    background: var(--_primario);
    color: var(--_sobre);
    font-weight: 600;
    text-decoration: none;
  }
  .solo-imprime {
    display: none;
  }
  @media screen {
    .plegada {
      display: none;
    }
  }
  /* A tall screen on a wall is read from afar. */
  @media (min-width: 1000px) and (min-height: 1600px) and (orientation: portrait) {
    :host {
      --_letra: 1.375rem;
    }
  }
  .abre-filtros {
    display: none;
  }
  .llave {
    margin-top: -16px;
    color: var(--_quieto);
    font-size: 0.875em;
  }
  @media (max-width: 640px) {
    .abre-filtros {
      display: inline-flex;
    }
    .plegados > :not(.abre-filtros) {
      display: none;
    }
    .titulo .botones,
    .filtros > :is(.reporte, .grupo, .fechas),
    .filtros [type="submit"] {
      width: 100%;
    }
    .filtros [type="submit"],
    .titulo .botones button {
      justify-content: center;
    }
    .filtros .campo {
      flex: 1 1 8em;
      min-width: 0;
    }
    .campo input {
      width: 100%;
      min-width: 0;
    }
    .titulo .botones button {
      flex: 1 1 auto;
    }
    h1 {
      font-size: 1.5em;
    }
    kbd {
      display: none;
    }
    .teclas kbd {
      display: inline-block;
    }
  }
  @media (forced-colors: active) {
    [aria-pressed="true"] {
      border: 3px solid Highlight;
    }
    .boton {
      border: 2px solid;
    }
  }
`;
