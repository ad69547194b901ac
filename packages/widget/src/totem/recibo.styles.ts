import { css } from "lit";

/** The receipt on the screen, and on paper: a sheet, or a roll of 80 mm. */
export const recibo = css`
  .recibo h2 {
    color: var(--_bien);
  }
  /* Nothing is received yet. */
  .recibo .espera {
    color: var(--_tinta);
  }
  .plazo {
    margin-top: 8px;
    font-size: 1.1em;
  }
  .llevar {
    display: flex;
    flex-wrap: wrap;
    gap: 24px 48px;
    align-items: center;
    padding: 24px;
    border-radius: var(--_radio);
    background: var(--_tinte);
  }
  .llevar .llaves {
    flex: 1 1 min-content;
  }
  .llaves,
  .llaves dl {
    display: grid;
    gap: 16px;
  }
  dt {
    color: var(--_quieto);
  }
  .llaves .cifra {
    font-size: calc(var(--_letra) * 1.7);
    font-weight: 700;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.02em;
    white-space: nowrap;
  }
  .guarda {
    display: grid;
    gap: 12px;
    justify-items: start;
  }
  figure {
    margin: 0;
    width: calc(var(--_letra) * 10);
    text-align: center;
    font-size: 0.85em;
    line-height: 1.3;
  }
  .qr {
    width: 100%;
    height: auto;
    border-radius: var(--_radio);
    stroke: none;
  }
  .papel {
    fill: #fff;
  }
  .modulos {
    fill: #000;
  }
  figcaption {
    margin-top: 8px;
  }
  .recibo .botones .principal {
    flex: 1 1 auto;
  }
  .fechas > div {
    display: grid;
    grid-template-columns: minmax(7rem, 11rem) 1fr;
    gap: 16px;
    padding-block: 2px;
  }
  .sigue-en {
    max-width: none;
    overflow-wrap: anywhere;
  }
  .tira {
    position: absolute;
    left: -200mm;
    top: 0;
    box-sizing: border-box;
    width: 80mm;
    padding: 4mm 5mm;
    visibility: hidden;
    background: #fff;
    color: #000;
    font-size: 11pt;
    line-height: 1.35;
  }
  .tira * {
    color: #000;
  }
  .tira > * + * {
    margin-top: 3mm;
  }
  .tira .institucion {
    font-weight: 700;
  }
  .tira .titulo {
    padding-top: 2mm;
    border-top: 1px solid #000;
    font-size: 13pt;
    font-weight: 700;
  }
  .tira dt {
    font-size: 10pt;
  }
  .tira dd + dt {
    margin-top: 2mm;
  }
  .tira .cifra {
    font-size: 17pt;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .tira .fechas > div {
    display: block;
    padding: 0;
  }
  .tira .fechas dt {
    margin-top: 1.5mm;
  }
  .tira .qr {
    display: block;
    width: 44mm;
    height: 44mm;
    margin-inline: auto;
  }
  .tira p {
    overflow-wrap: anywhere;
  }
  @media (max-width: 1100px) and (max-height: 900px) {
    .llevar {
      padding: 12px 16px;
    }
    .llaves,
    .llaves dl {
      gap: 8px;
    }
    .guarda {
      display: flex;
      align-items: center;
    }
    .guarda button {
      flex: none;
    }
    figure {
      width: calc(var(--_letra) * 8.5);
    }
  }
  @media print {
    .tira {
      position: static;
      visibility: visible;
    }
    :host([impresora="a4"]) .tira {
      width: 110mm;
      padding: 0;
    }
  }
`;
