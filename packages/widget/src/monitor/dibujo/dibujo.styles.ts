import { css } from "lit";

/** What charts are drawn with: lines and letters of the tokens, so that a dark host and forced colours hold. */
export const dibujo = css`
  svg.dibujo,
  svg.comparada {
    display: block;
    fill: none;
    stroke: none;
    overflow: visible;
  }
  svg.dibujo {
    width: 100%;
    height: auto;
  }
  svg.comparada {
    width: 160px;
    max-width: 100%;
    height: 16px;
  }
  .dibujo text {
    fill: var(--_tinta);
    font-size: 1em;
    font-variant-numeric: tabular-nums;
  }
  .dibujo .marca {
    fill: var(--_quieto);
  }
  .dibujo .serie {
    font-weight: 600;
  }
  .dibujo .guia {
    stroke: var(--_raya);
    stroke-width: 1;
  }
  .dibujo .eje {
    stroke: var(--_linea);
    stroke-width: 1.5;
  }
  .barra {
    fill: var(--_primario);
  }
  .antes {
    fill: var(--_linea);
  }
  .meta {
    stroke: var(--_tinta);
    stroke-width: 2;
    stroke-linecap: butt;
  }
  .linea {
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .linea.s0 {
    stroke: var(--_primario);
  }
  .linea.s1 {
    stroke: var(--_atencion);
    stroke-dasharray: 7 4;
  }
  .linea.s2 {
    stroke: var(--_bien);
    stroke-dasharray: 2 4;
  }
  .linea.s3 {
    stroke: var(--_tinta);
    stroke-dasharray: 9 3 2 3;
  }
  .linea.s4 {
    stroke: var(--_quieto);
    stroke-width: 1.5;
  }
  .punto.s0 {
    fill: var(--_primario);
  }
  .punto.s1 {
    fill: var(--_atencion);
  }
  .punto.s2 {
    fill: var(--_bien);
  }
  .punto.s3 {
    fill: var(--_tinta);
  }
  .punto.s4 {
    fill: var(--_quieto);
  }
  .casilla rect {
    stroke: var(--_linea);
    stroke-width: 1;
  }
  .casilla.vacia rect {
    stroke-dasharray: 3 3;
  }
  .casilla .numero {
    font-weight: 600;
  }
  .t0 rect {
    fill: color-mix(in srgb, var(--_primario) 6%, var(--_fondo));
  }
  .t1 rect {
    fill: color-mix(in srgb, var(--_primario) 20%, var(--_fondo));
  }
  .t2 rect {
    fill: color-mix(in srgb, var(--_primario) 38%, var(--_fondo));
  }
  .t3 rect {
    fill: color-mix(in srgb, var(--_primario) 72%, var(--_fondo));
  }
  .t4 rect {
    fill: var(--_primario);
  }
  .dibujo .t3 text {
    fill: #0a132d;
  }
  .dibujo .t4 text {
    fill: var(--_sobre);
  }
  @media (forced-colors: active) {
    .dibujo text,
    .dibujo .t3 text,
    .dibujo .t4 text,
    .punto:is(.s0, .s1, .s2, .s3, .s4) {
      fill: CanvasText;
    }
    .barra {
      fill: Highlight;
    }
    .antes {
      fill: GrayText;
    }
    .linea:is(.s0, .s1, .s2, .s3, .s4),
    .dibujo .eje,
    .meta,
    .casilla rect {
      stroke: CanvasText;
    }
    .dibujo .guia {
      stroke: GrayText;
    }
    .casilla rect {
      fill: Canvas;
    }
  }
  @media print {
    svg.dibujo,
    svg.comparada,
    .casilla rect {
      print-color-adjust: exact;
    }
  }
`;
