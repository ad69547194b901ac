import type { ErrorDeCampo, Problema, Prueba, TipoProblema } from "../contract/problema.ts";

/** What can fail before Ventanilla itself has answered. */
export type TipoFalla = "sin-conexion" | "tiempo-agotado" | "cancelado" | "respuesta-ilegible";

const TITULOS: { [tipo in TipoProblema | TipoFalla]?: string } = {
  "sin-conexion": "No hay conexión. Intenta otra vez cuando vuelva.",
  cancelado: "Se detuvo. Intenta otra vez si quieres.",
  "respuesta-ilegible": "No responde Ventanilla. Revisa si tu red pide iniciar sesión.",
};
const TITULO = "El servicio no responde. Intenta otra vez en unos minutos.";

/** The part of a problem an error is made of; a failure that no server described has its `type` only. */
export type OrigenDeError = Omit<Partial<Problema>, "type"> & { type: TipoProblema | TipoFalla; pausa?: number };

/**
 * Every failure of the client. `message` is a plain sentence that says what to do; neither it nor any property repeats
 * what the person wrote.
 */
export class VentanillaError extends Error {
  declare readonly name: "VentanillaError";
  /** What went wrong, from a closed list. Switch on it, or use a guard. */
  declare readonly type: TipoProblema | TipoFalla;
  /** HTTP status; 0 when no answer arrived. */
  declare readonly status: number;
  /** What went wrong, in one line: `message` adds what the server advises. */
  declare readonly titulo: string;
  /** Wrong fields, when `type` is `datos-invalidos`; empty otherwise. */
  declare readonly errores: ErrorDeCampo[];
  /** Identifier of the request, to quote when asking for help; only when Ventanilla answered. */
  declare readonly solicitud: string | undefined;
  /** The proof of work asked for, when `type` is `prueba-requerida`. */
  declare readonly prueba: Prueba | undefined;
  /** What the server asks to wait before another attempt, in milliseconds; 0 where it says nothing. */
  declare readonly pausa: number | undefined;

  constructor(
    {
      type,
      title: titulo = TITULOS[type] ?? TITULO,
      detail,
      status = 0,
      errores = [],
      solicitud,
      prueba,
      pausa,
    }: OrigenDeError,
    options?: ErrorOptions,
  ) {
    super(detail ? `${titulo}. ${detail}` : titulo, options);
    Object.assign(this, { name: "VentanillaError", type, titulo, status, errores, solicitud, prueba, pausa });
  }
}
