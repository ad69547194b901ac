import type { TipoProblema } from "../contract/problema.ts";
import type { TipoFalla, VentanillaError } from "./error.ts";

/** Tells an error of this client from any other, also when two copies of the SDK are loaded. */
export const isVentanillaError = (error: unknown): error is VentanillaError =>
  error instanceof Error && error.name === "VentanillaError";

type De<T extends TipoProblema | TipoFalla> = VentanillaError & { readonly type: T };

const guard =
  <T extends TipoProblema | TipoFalla>(type: T) =>
  (error: unknown): error is De<T> =>
    isVentanillaError(error) && error.type === type;

/** The network failed, after every repetition. What was sent may or may not have arrived: repeat with the same `envio`. */
export const isSinConexion = /* @__PURE__ */ guard("sin-conexion");
/** No answer in time, after every repetition. What was sent may or may not have arrived: repeat with the same `envio`. */
export const isTiempoAgotado = /* @__PURE__ */ guard("tiempo-agotado");
/** The caller's `signal` stopped it. */
export const isCancelado = /* @__PURE__ */ guard("cancelado");
/** Something that is not Ventanilla answered: a network that asks to log in, a proxy, a wrong `api`. */
export const isRespuestaIlegible = /* @__PURE__ */ guard("respuesta-ilegible");
/** Folio and clave open no case. By design it never says which of both is wrong. */
export const isCasoNoEncontrado = /* @__PURE__ */ guard("caso-no-encontrado");
/** There is no such institution, or it is switched off. */
export const isNoEncontrado = /* @__PURE__ */ guard("no-encontrado");
/** Fields to correct, in `errores`. */
export const isDatosInvalidos = /* @__PURE__ */ guard("datos-invalidos");
/** The folio asked for belongs to another submission: mint another. */
export const isFolioOcupado = /* @__PURE__ */ guard("folio-ocupado");
/** The same `envio` came before with another content. */
export const isClaveDeEnvioReutilizada = /* @__PURE__ */ guard("clave-de-envio-reutilizada");
/** The same `envio` is still being written, after every repetition. */
export const isEnvioEnCurso = /* @__PURE__ */ guard("envio-en-curso");
/** The state of the case does not take this. */
export const isEstadoNoPermite = /* @__PURE__ */ guard("estado-no-permite");
/** A proof of work is due: the client pays it by itself, so this shows only where it could not. */
export const isPruebaRequerida = /* @__PURE__ */ guard("prueba-requerida");
/** The service cannot take it now, after every repetition. */
export const isNoDisponible = /* @__PURE__ */ guard("no-disponible");
