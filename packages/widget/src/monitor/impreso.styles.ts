import { css } from "lit";

/** A printed report: every table, no control, a clean page. Comes after all other styles. */
export const impreso = css`
  @media print {
    :host {
      --_orilla: 0px;
      --_letra: 10pt;
      padding: 0;
      min-height: 0;
    }
    article {
      padding: 0;
    }
    .solo-imprime {
      display: block;
    }
    .titulo {
      padding-bottom: 6pt;
      border-bottom: 1.5px solid var(--_primario);
    }
    .cifras {
      grid-template-columns: repeat(3, 1fr);
      gap: 12pt;
      margin: 12pt 0;
    }
    .figura,
    svg.dibujo,
    tr {
      break-inside: avoid;
    }
    .llave {
      margin-top: 0;
    }
    .cuadros,
    .cuadros.dos {
      display: block;
    }
    .cuadro {
      break-inside: avoid;
      margin-bottom: 18pt;
    }
    h2 {
      break-after: avoid;
    }
    .rueda {
      max-height: none;
      overflow: visible;
    }
    thead {
      display: table-header-group;
    }
    tfoot {
      display: table-row-group;
    }
    th,
    td {
      padding: 2pt 4pt;
    }
    .notas {
      max-width: none;
      margin-top: 12pt;
    }
  }
`;
