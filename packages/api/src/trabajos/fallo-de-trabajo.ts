/** A job that could not be done. Its message goes to whoever operates: never personal data. */
export class FalloDeTrabajo extends Error {
  /** Trying again would not help. */
  readonly isDefinitivo: boolean;

  constructor(mensaje: string, { isDefinitivo = false }: { isDefinitivo?: boolean } = {}) {
    super(mensaje);
    this.name = "FalloDeTrabajo";
    this.isDefinitivo = isDefinitivo;
  }
}
