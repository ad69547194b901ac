import { css } from "lit";

/** The list: rows of one height, so that nothing moves while they come. */
export const lista = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .marco {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overflow-anchor: none;
    contain: strict;
  }
  .marco:focus-visible {
    outline: none;
  }
  .marco:focus-visible .fila.activa {
    outline: 3px solid var(--ventanilla-foco, var(--_tinta));
    outline-offset: -3px;
  }
  .alto {
    position: relative;
    height: calc(var(--_filas) * var(--_fila));
  }
  .ventana {
    position: absolute;
    inset: 0 0 auto;
    transform: translateY(calc(var(--_desde) * var(--_fila)));
  }
  .fila {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: 2px;
    height: var(--_fila);
    padding: 0 12px 0 9px;
    border-bottom: 1px solid var(--_raya);
    border-inline-start: 3px solid transparent;
    cursor: pointer;
    contain: content;
  }
  .fila:hover {
    background: var(--_tinte);
  }
  .fila[aria-selected="true"] {
    background: var(--_tinte);
    border-inline-start-color: var(--_primario);
  }
  .fila.activa {
    box-shadow: inset 0 0 0 1.5px var(--_primario);
  }
  .linea {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    white-space: nowrap;
  }
  .linea.quieto {
    gap: 10px;
    font-size: 13px;
  }
  .linea .plazo {
    font-size: 13px;
  }
  .nombre,
  .corta {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .nombre {
    flex: 0 1 auto;
    min-width: 6em;
    font-weight: 600;
  }
  .corta {
    flex: 0 1 auto;
    min-width: 0;
  }
  .estado {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    color: var(--_tinta);
  }
  .fin {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 8px;
    margin-inline-start: auto;
  }
  .linea.quieto .fin {
    gap: 4px;
  }
  .fin + .fin {
    margin-inline-start: 0;
  }
  .mensajes {
    color: var(--_primario);
    font-weight: 600;
  }
  .pie {
    padding: 4px 12px;
    border-top: 1px solid var(--_raya);
    font-size: 13px;
  }
  .vacia {
    padding: 32px 16px;
    text-align: center;
  }
  @media (forced-colors: active) {
    .fila[aria-selected="true"] {
      border-inline-start-color: Highlight;
    }
    .fila.activa {
      outline: 1px dashed CanvasText;
      outline-offset: -2px;
    }
  }
`;
