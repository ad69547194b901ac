import { css } from "lit";

/** The desk itself: a bar, and list and case side by side, each with a scroll of its own. */
export const mesa = css`
  :host {
    display: flex;
    flex-direction: column;
    height: var(--ventanilla-mesa-alto, 100dvh);
    background: var(--_fondo);
    font-family: var(--ventanilla-fuente, inherit);
  }
  .entrenamiento {
    flex: none;
    padding: 4px 16px;
    border-bottom: 1.5px solid var(--_atencion);
    background: repeating-linear-gradient(-45deg, var(--_aviso) 0 14px, var(--_fondo) 14px 28px);
    color: var(--_atencion);
    font-weight: 600;
    text-align: center;
  }
  .entrenamiento button {
    min-height: 24px;
    margin-inline-start: 8px;
    padding-block: 0;
  }
  .espera {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    padding: 4px 16px;
    border-bottom: 1.5px solid var(--_atencion);
    background: var(--_aviso);
  }
  .espera svg {
    color: var(--_atencion);
  }
  .espera button {
    min-height: 24px;
    padding-block: 0;
  }
  .barra {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 16px;
    padding: 6px 16px;
    border-bottom: 1.5px solid var(--_primario);
    background: var(--_tinte);
  }
  h1 {
    margin: 0;
    color: var(--_primario);
    font-size: 16px;
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  nav button {
    border-color: transparent;
    background: none;
  }
  nav button[aria-current] {
    border-color: var(--_primario);
    background: var(--_fondo);
  }
  [role="search"] {
    display: flex;
    flex: 1 1 10rem;
    align-items: center;
    max-width: 30rem;
    position: relative;
  }
  [role="search"] svg {
    position: absolute;
    inset-inline-start: 9px;
    color: var(--_quieto);
    pointer-events: none;
  }
  [role="search"] input {
    width: 100%;
    padding-inline: 32px 34px;
  }
  [role="search"] input::placeholder {
    color: var(--_quieto);
    opacity: 1;
  }
  [role="search"] kbd {
    position: absolute;
    inset-inline-end: 8px;
    color: var(--_quieto);
    pointer-events: none;
  }
  [role="search"] input:focus ~ kbd {
    visibility: hidden;
  }
  .yo {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-inline-start: auto;
    line-height: 1.2;
    text-align: end;
  }
  .yo > span {
    max-width: 13rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .yo span span {
    display: block;
    font-size: 13px;
  }
  .tablero {
    display: grid;
    flex: 1;
    grid-template-columns: clamp(20rem, 34vw, 34rem) minmax(0, 1fr);
    min-height: 0;
  }
  .izquierda,
  .derecha {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .izquierda {
    border-inline-end: 1px solid var(--_linea);
  }
  .izquierda > ventanilla-mesa-lista,
  .derecha > * {
    flex: 1;
  }
  .colas {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 2px;
    padding: 6px 8px 0;
  }
  .colas button {
    min-height: 28px;
    padding: 1px 5px;
    gap: 4px;
    border-color: transparent;
    color: var(--_tinta);
    font-weight: 400;
  }
  .colas kbd {
    min-width: 1.4em;
    padding: 0 0.1em;
    border-color: var(--_linea);
    color: var(--_quieto);
    font-size: 11px;
    font-weight: 400;
  }
  .colas button[aria-pressed="true"] {
    border-color: var(--_primario);
    background: var(--_tinte);
    color: var(--_primario);
    font-weight: 600;
  }
  .filtros {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    min-height: 42px;
    padding: 6px 8px;
    border-bottom: 1px solid var(--_raya);
  }
  .filtros select {
    flex: 1 1 4rem;
    min-width: 0;
    max-width: 11rem;
    min-height: 28px;
    padding: 1px 4px;
    border-width: 1px;
  }
  .filtros select.puesto {
    border: 1.5px solid var(--_primario);
    color: var(--_primario);
    font-weight: 600;
  }
  .busqueda {
    flex: 1;
  }
  .lote {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--_raya);
    background: var(--_tinte);
  }
  .nada {
    display: grid;
    flex: 1;
    place-content: center;
    gap: 8px;
    padding: 32px;
    text-align: center;
  }
  .vista {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
  }
  .puerta {
    margin: 12vh auto 0;
    padding: 0 24px;
    max-width: 34rem;
    font-size: 16px;
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
  .boton:hover {
    background: var(--_oscuro);
  }
  .avisos {
    position: fixed;
    z-index: 10;
    inset: auto auto 16px 16px;
    max-width: calc(100vw - 32px);
  }
  .aviso {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 12px;
    padding: 8px 14px;
    border: 1.5px solid var(--_bien);
    border-radius: 8px;
    background: var(--_fondo);
    box-shadow: 0 4px 20px rgb(10 19 45 / 0.2);
  }
  .aviso.es-malo {
    border-color: var(--_error);
  }
  @media (max-width: 1100px) {
    .barra {
      gap: 4px 8px;
    }
    .barra nav button {
      padding-inline: 6px;
    }
    [role="search"] {
      flex-basis: 9rem;
    }
    .yo {
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 0 12px;
      max-width: 14rem;
    }
    .yo button {
      min-height: 24px;
      padding-block: 0;
    }
    .yo span span {
      display: none;
    }
  }
  /* Small or much enlarged: the page scrolls as any other, and only the list keeps a window of its own. */
  @media (max-width: 759px), (max-height: 500px) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    .tablero {
      align-items: start;
    }
    .izquierda > ventanilla-mesa-lista {
      flex: none;
      height: max(18rem, 70dvh);
    }
  }
  @media (max-width: 759px) {
    .tablero {
      grid-template-columns: minmax(0, 1fr);
    }
    .con-caso .izquierda,
    .tablero:not(.con-caso) .derecha {
      display: none;
    }
    .barra {
      padding-inline: 8px;
    }
    .izquierda {
      border: 0;
    }
    .filtros select {
      flex-basis: 7rem;
      max-width: none;
    }
    nav {
      order: 3;
      width: 100%;
    }
    nav kbd,
    .colas kbd,
    [role="search"] kbd {
      display: none;
    }
    .yo {
      max-width: none;
    }
    .avisos {
      inset: 8px 8px auto 8px;
    }
    [role="search"] {
      order: 2;
    }
  }
  @media (forced-colors: active) {
    nav button[aria-current],
    .colas button[aria-pressed="true"] {
      border-color: Highlight;
    }
    .boton {
      border: 2px solid;
    }
  }
  @media print {
    :host {
      display: block;
      height: auto;
    }
    .tablero {
      display: block;
    }
    .barra {
      padding: 0 0 4pt;
      margin-bottom: 8pt;
      background: none;
    }
    .entrenamiento {
      background: none;
    }
  }
`;
