import type { ErrorDeCampo, Problema, Prueba, TipoProblema } from "@ventanilla/sdk/contract";

/** A wrong field before it has words: the http layer gives it its `mensaje`. */
export type Falta = Pick<ErrorDeCampo, "ruta" | "codigo"> & { mensaje?: string };

/** What whoever gave an order should know to give another: what is allowed now, and what changed meanwhile. */
export type Conflicto = Pick<Problema, "version" | "cambios" | "permitidas">;

/** A rule that says no. `tipo` becomes the problem's `type`; carries no personal data. */
export class Rechazo extends Error {
  readonly tipo: TipoProblema;
  readonly detalle: string | undefined;
  readonly faltas: Falta[];
  /** The proof of work that would let it through. */
  readonly prueba: Prueba | undefined;
  readonly conflicto: Conflicto | undefined;

  constructor(
    tipo: TipoProblema,
    {
      detalle,
      faltas = [],
      prueba,
      conflicto,
    }: { detalle?: string; faltas?: Falta[]; prueba?: Prueba; conflicto?: Conflicto } = {},
  ) {
    super(detalle ?? tipo);
    this.name = "Rechazo";
    this.tipo = tipo;
    this.detalle = detalle;
    this.faltas = faltas;
    this.prueba = prueba;
    this.conflicto = conflicto;
  }
}
