import { html } from "lit";

const draw = (d: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${d}></path></svg>`;

/** Icons of the totem, each by what it stands for. */
export const iconos = {
  volver: draw("m15 5-7 7 7 7"),
  empezar: draw("M4 12a8 8 0 1 0 2.6-5.9M4 4v5h5"),
  letra: draw("m2 19 6-14 6 14M4.2 14h7.6M15 19l3.5-8 3.5 8m-5.6-3h4.2"),
  contraste: draw("M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18v18m3-16v14m3-12v10"),
  voz: draw("M4 9.5v5h3.5L12 19V5L7.5 9.500zM15.500 9a4 4 0 0 1 0 6m2.500-9a8 8 0 0 1 0 12"),
  ayuda: draw(
    "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.500v.4m0 3v.1",
  ),
  estado: draw("M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14m5 12 4.500 4.500M8 11l2 2 4-4"),
  consulta: draw("M4 5h16v11h-8l-5 4v-4H4zm5.500 3.700a2.500 2 0 1 1 2.500 2.300v.5m0 2v.1"),
  reclamo: draw("M6 3h9l4 4v14H6zm9 0v4h4M12 10v5m0 2.500v.1"),
  soni: draw("M12 20s-8-4.700-8-10.500A4.500 4.500 0 0 1 12 7a4.500 4.500 0 0 1 8 2.500C20 15.300 12 20 12 20"),
  dedo: draw(
    "M9 11V5.500a1.500 1.500 0 0 1 3 0V10m0-1a1.500 1.500 0 0 1 3 0v1.500m0-.5a1.500 1.500 0 0 1 3 0V16a6 6 0 0 1-6 6h-.5a5 5 0 0 1-4-2l-3.500-4.500a1.400 1.400 0 0 1 2-2L9 15",
  ),
  borrar: draw("M9 5h12v14H9l-6-7zm3.500 4.500 5 5m0-5-5 5"),
  mayusculas: draw("m12 4 8 8h-4v7H8v-7H4z"),
  derecha: draw("m9 5 7 7-7 7"),
  entrada: draw("M20 5v8H5m4-4-4 4 4 4"),
  abajo: draw("m5 9 7 7 7-7"),
};
