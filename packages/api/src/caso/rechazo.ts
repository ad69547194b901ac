import type { ErrorDeCampo, Prueba, TipoProblema } from "@ventanilla/sdk/contract";

/** A wrong field before it has words: the http layer gives it its `mensaje`. */
export type Falta = Pick<ErrorDeCampo, "ruta" | "codigo">;

/** A rule that says no. `tipo` becomes the problem's `type`; carries no personal data. */
export class Rechazo extends Error {
  readonly tipo: TipoProblema;
  readonly detalle: string | undefined;
  readonly faltas: Falta[];
  /** The proof of work that would let it through. */
  readonly prueba: Prueba | undefined;

  constructor(
    tipo: TipoProblema,
    { detalle, faltas = [], prueba }: { detalle?: string; faltas?: Falta[]; prueba?: Prueba } = {},
  ) {
    super(detalle ?? tipo);
    this.name = "Rechazo";
    this.tipo = tipo;
    this.detalle = detalle;
    this.faltas = faltas;
    this.prueba = prueba;
  }
}
