import { mintEnvio } from "@ventanilla/sdk/client/envio";
import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { CasoDeGestion, OrdenDeGestion, Problema, RespuestaDeOrden } from "@ventanilla/sdk/contract";
import type { NombreOrden } from "@ventanilla/sdk/domain";
import { FormularioDeMesa } from "../formulario/formulario.ts";
import type { Puesto } from "../puesto.ts";
import type { Cuerpo } from "./orden-de-mesa.ts";
import { ORDENES_DE_MESA } from "./ordenes.ts";

/** Seconds in which what leaves the house can still be stopped. */
export const SEGUNDOS = 5;

/** What happened to an order that was sent. */
export type Desenlace =
  | { tipo: "hecha"; respuesta: RespuestaDeOrden; antes: CasoDeGestion }
  | { tipo: "conflicto" }
  | { tipo: "sin-sesion" }
  | { tipo: "rechazada" };

/** An order being written on a case. It stays in memory until it is done, whatever happens to the screen. */
export class Redaccion {
  readonly orden: NombreOrden;
  readonly formulario: FormularioDeMesa;
  /** The case on which it will be given: what was read when it was last looked at. */
  caso: CasoDeGestion;
  fase: "escribe" | "espera" | "envia" = "escribe";
  /** Seconds left before it leaves. */
  quedan = 0;
  /** What others did meanwhile; present while nobody has decided what to do about it. */
  cambios: NonNullable<Problema["cambios"]> | undefined;
  readonly #puesto: Puesto;
  readonly #onCambio: () => void;
  #reloj: ReturnType<typeof setInterval> | undefined;
  #envio = mintEnvio();
  #enviado = "";

  constructor({
    orden,
    caso,
    puesto,
    onCambio,
  }: { orden: NombreOrden; caso: CasoDeGestion; puesto: Puesto; onCambio: () => void }) {
    this.orden = orden;
    this.caso = caso;
    this.#puesto = puesto;
    this.#onCambio = onCambio;
    const { campos, valores, nombres } = ORDENES_DE_MESA[orden];
    this.formulario = new FormularioDeMesa({
      nombre: orden,
      campos: campos({ caso, puesto }),
      valores: valores?.({ caso, puesto }) ?? {},
    });
    this.formulario.nombres = { ...nombres?.({ caso, puesto }) };
  }

  /** Takes the fields from the lists that have arrived meanwhile, or from a case that is another now. */
  refresh(caso = this.caso): void {
    this.formulario.campos = ORDENES_DE_MESA[this.orden].campos({ caso, puesto: this.#puesto });
  }

  /** Reads the form; what leaves the house waits some seconds first. Resolves once it is decided. */
  async submit(): Promise<Desenlace | undefined> {
    const { caso } = this;
    const { build, sale } = ORDENES_DE_MESA[this.orden];
    const leido = this.formulario.read();
    if (!leido) return undefined;
    const cuerpo = build?.(leido, { caso, puesto: this.#puesto }) ?? leido;
    if (sale?.(cuerpo) && !(await this.#wait())) return undefined;
    return this.#send(cuerpo);
  }

  #leave: ((sale: boolean) => void) | undefined;

  /** Sends at once what is waiting. */
  hurry(): void {
    this.#leave?.(true);
  }

  /** Stops what is waiting: nothing was sent, and what was written is still there. */
  stop(): void {
    this.#leave?.(false);
  }

  async #wait(): Promise<boolean> {
    this.fase = "espera";
    this.quedan = SEGUNDOS;
    this.#onCambio();
    this.#focusBoton();
    const sale = await new Promise<boolean>((resolve) => {
      this.#leave = resolve;
      this.#reloj = setInterval(() => {
        this.quedan--;
        if (this.quedan <= 0) resolve(true);
        else this.#onCambio();
      }, 1_000);
    });
    clearInterval(this.#reloj);
    this.#leave = undefined;
    if (!sale) this.fase = "escribe";
    this.#onCambio();
    if (!sale) this.formulario.focusPrimero();
    return sale;
  }

  /** Keeps the keys in the order while its fields are locked. */
  async #focusBoton(): Promise<void> {
    const { anfitrion } = this.formulario;
    await anfitrion?.updateComplete;
    anfitrion?.renderRoot.querySelector<HTMLElement>(".redaccion .abajo button")?.focus();
  }

  async #send(cuerpo: Cuerpo): Promise<Desenlace> {
    const { caso, formulario } = this;
    const { folio, version } = caso;
    this.fase = "envia";
    this.#onCambio();
    // The same act keeps its id through failures of the network; another text, or another version, is another act.
    const huella = JSON.stringify([cuerpo, version]);
    if (huella !== this.#enviado) this.#envio = mintEnvio();
    this.#enviado = huella;
    try {
      const orden = { orden: this.orden, ...cuerpo } as OrdenDeGestion;
      const respuesta = await this.#puesto.gestion.casos.order(folio, orden, { version, envio: this.#envio });
      return { tipo: "hecha", respuesta, antes: caso };
    } catch (error) {
      this.fase = "escribe";
      if (isGestionError(error) && error.type === "version-atrasada") {
        this.cambios = error.cambios;
        formulario.focusPrimero();
        return { tipo: "conflicto" };
      }
      if (isGestionError(error) && error.type === "sin-sesion") return { tipo: "sin-sesion" };
      const [errores, mensaje] = isGestionError(error)
        ? [error.errores, error.message]
        : [[], "No se pudo enviar. Lo que escribiste sigue aquí: intenta otra vez."];
      formulario.setErrores(errores, mensaje);
      return { tipo: "rechazada" };
    } finally {
      this.#onCambio();
    }
  }
}
