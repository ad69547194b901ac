import type { Problema } from "../contract/problema.ts";
import { type OrigenDeError, VentanillaError } from "./error.ts";
import { isVentanillaError } from "./error-guards.ts";

/** A failure of a call of gestión: beside what every error says, what helps to give the order again. */
export class GestionError extends VentanillaError {
  /** The case's version now, when `type` is `version-atrasada`. */
  readonly version: number | undefined;
  /** What others did since the version that was sent, oldest first; empty where nobody did. */
  readonly cambios: NonNullable<Problema["cambios"]>;
  /** The orders that may be given now, when state or role forbid the one asked for. */
  readonly permitidas: NonNullable<Problema["permitidas"]>;

  constructor(
    { version, cambios = [], permitidas = [], ...origen }: OrigenDeError & Partial<Omit<Problema, "type">>,
    options?: ErrorOptions,
  ) {
    super(origen, options);
    this.version = version;
    this.cambios = cambios;
    this.permitidas = permitidas;
  }
}

/** Tells an error of a call of gestión, also when two copies of the SDK are loaded. */
export const isGestionError = (error: unknown): error is GestionError => isVentanillaError(error) && "cambios" in error;

type De<T extends GestionError["type"]> = GestionError & { readonly type: T };

const guard =
  <T extends GestionError["type"]>(type: T) =>
  (error: unknown): error is De<T> =>
    isGestionError(error) && error.type === type;

/** Somebody acted first: `version` is the case's now and `cambios` what they did. Nothing was written. */
export const isVersionAtrasada = /* @__PURE__ */ guard("version-atrasada");
/** The role does not allow it; `permitidas` says which orders it does. */
export const isRolNoPermite = /* @__PURE__ */ guard("rol-no-permite");
/** Nobody is signed in, or no longer. */
export const isSinSesion = /* @__PURE__ */ guard("sin-sesion");
/** Another record has that identifier. */
export const isRegistroOcupado = /* @__PURE__ */ guard("registro-ocupado");
