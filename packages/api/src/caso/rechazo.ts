import type { ErrorDeCampo, TipoProblema } from "@ventanilla/sdk/contract";

/** A wrong field before it has words: the http layer gives it its `mensaje`. */
export type Falta = Pick<ErrorDeCampo, "ruta" | "codigo">;

/** A rule that says no. `tipo` becomes the problem's `type`; carries no personal data. */
export class Rechazo extends Error {
  readonly tipo: TipoProblema;
  readonly detalle: string | undefined;
  readonly faltas: Falta[];

  constructor(tipo: TipoProblema, { detalle, faltas = [] }: { detalle?: string; faltas?: Falta[] } = {}) {
    super(detalle ?? tipo);
    this.name = "Rechazo";
    this.tipo = tipo;
    this.detalle = detalle;
    this.faltas = faltas;
  }
}
