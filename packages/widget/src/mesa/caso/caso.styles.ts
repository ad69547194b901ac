import { css } from "lit";

/** The case: its head and its form stay, what is between them scrolls. */
export const caso = css`
  :host {
    min-height: 0;
    container: caso / inline-size;
  }
  .todo {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  header {
    flex: none;
    padding: 10px 16px;
    border-bottom: 1px solid var(--_raya);
  }
  .quien {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 16px;
  }
  .quien h2 {
    flex: 1 1 auto;
  }
  .quien .plazo {
    font-size: 15px;
  }
  .nombre {
    margin-inline-start: 8px;
    font-weight: 400;
  }
  .vuelve {
    display: none;
  }
  .donde {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    min-height: 1.45em;
  }
  .estado {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 600;
  }
  .acciones {
    gap: 6px;
    min-height: var(--_alto);
    margin-top: 8px;
  }
  .acciones button {
    padding-inline: 8px;
    border-color: var(--_linea);
    border-width: 1px;
  }
  .acciones button:hover {
    border-color: var(--_primario);
  }
  .cuerpo {
    flex: 1;
    min-height: 6rem;
    overflow-y: auto;
    padding: 16px;
  }
  .cuerpo:focus-visible {
    outline-offset: -3px;
  }
  .centro {
    padding: 32px 16px;
    text-align: center;
  }
  section + section,
  .nota + section {
    margin-top: 20px;
  }
  h3 {
    margin-bottom: 4px;
  }
  h4 {
    margin: 8px 0 0;
    font-size: var(--_letra);
  }
  .datos {
    display: grid;
    gap: 2px;
  }
  dd .cifra {
    white-space: normal;
  }
  .lado {
    margin-top: 20px;
    padding-top: 16px;
    border-top: 1px solid var(--_raya);
  }
  .cierre {
    padding: 10px 14px;
    border-inline-start: 3px solid var(--_primario);
    background: var(--_tinte);
  }
  .bitacora li {
    padding: 8px 0;
    border-top: 1px solid var(--_raya);
  }
  .bitacora li.nuevo {
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--_primario);
  }
  .cuando {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    font-size: 13px;
  }
  .visible,
  .es-nuevo {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }
  .es-nuevo {
    color: var(--_primario);
    font-weight: 600;
  }
  .detalle {
    margin-top: 2px;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_raya);
  }
  summary {
    min-height: 24px;
    margin-top: 4px;
    color: var(--_primario);
    cursor: pointer;
    text-decoration: underline;
  }
  .dias {
    max-height: 22em;
    overflow: auto;
    margin-top: 4px;
    font-size: 13px;
  }
  .dias li {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 1px 0;
  }
  .dias li span:last-child {
    text-align: end;
  }
  .adjuntos li,
  .derivaciones li {
    padding: 3px 0;
  }
  .adjuntos .enlace {
    min-height: 24px;
    text-align: start;
  }
  progress {
    width: 8em;
    accent-color: var(--_primario);
  }
  .redaccion {
    display: flex;
    flex: none;
    flex-direction: column;
    max-height: 62%;
    border-top: 2px solid var(--_primario);
    background: var(--_fondo);
  }
  .redaccion .arriba,
  .redaccion .abajo {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 8px 16px;
  }
  .redaccion .arriba h3 {
    margin: 0;
  }
  .cierra {
    margin-inline-start: auto;
    font-weight: 400;
  }
  .escribe {
    min-height: 0;
    overflow-y: auto;
    padding: 2px 16px 4px;
  }
  .conflicto {
    margin-bottom: 10px;
  }
  .conflicto ul {
    margin: 4px 0 8px;
  }
  .conflicto li {
    padding: 2px 0;
  }
  @container caso (min-width: 1150px) {
    .todo.escribiendo {
      display: grid;
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) minmax(28rem, 38rem);
    }
    .escribiendo header {
      grid-column: 1 / -1;
    }
    .escribiendo .redaccion {
      max-height: none;
      border-top: 0;
      border-inline-start: 2px solid var(--_primario);
    }
  }
  @container caso (min-width: 760px) {
    .columnas {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(15rem, 21rem);
      gap: 28px;
    }
    .lado {
      margin: 0;
      padding: 0;
      border: 0;
    }
  }
  @container caso (max-width: 1300px) {
    .frecuente:nth-child(n + 5) {
      display: none;
    }
  }
  @container caso (max-width: 1070px) {
    .frecuente:nth-child(n + 4) {
      display: none;
    }
  }
  @container caso (max-width: 890px) {
    .frecuente:nth-child(n + 3) {
      display: none;
    }
  }
  @container caso (max-width: 680px) {
    .frecuente:nth-child(n + 2) {
      display: none;
    }
  }
  @media (max-width: 759px) {
    .vuelve {
      display: inline-flex;
    }
  }
  @media (max-width: 759px), (max-height: 500px) {
    .todo,
    .todo.escribiendo {
      display: flex;
      height: auto;
    }
    .cuerpo {
      order: 2;
      overflow: visible;
    }
    .redaccion {
      order: 1;
      max-height: none;
      border-bottom: 2px solid var(--_primario);
    }
  }
  @media print {
    :host,
    .todo,
    .todo.escribiendo,
    .columnas {
      display: block;
      height: auto;
      font-size: 11pt;
    }
    .cuerpo {
      overflow: visible;
      padding: 0;
    }
    header {
      padding: 0 0 6pt;
    }
    .dias {
      max-height: none;
    }
    .lado {
      margin-top: 20px;
    }
    .adjuntos button.enlace {
      display: inline !important;
      color: inherit;
      text-decoration: none;
    }
    .lado section {
      break-inside: avoid;
    }
    h3,
    .cuando {
      break-after: avoid;
    }
    details:not([open]) {
      display: none;
    }
  }
`;
