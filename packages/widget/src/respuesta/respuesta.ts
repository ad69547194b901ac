import { createEnlaces, type Enlaces } from "@ventanilla/sdk/client/enlaces";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import type { VistaDeEnlace } from "@ventanilla/sdk/contract";
import { html, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { Elemento } from "../elements/base/elemento.ts";
import { comprobante } from "../form/comprobante.styles.ts";
import { formulario } from "../form/formulario.styles.ts";
import { listas } from "../form/listas.styles.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import type { Subida } from "./adjuntar.ts";
import { renderPedido } from "./pedido.ts";
import { renderRecibo } from "./recibo.ts";
import { respuesta as estilos } from "./respuesta.styles.ts";
import { renderRespuestaRevisada } from "./revisar.ts";
import { renderSinEnlace } from "./vencido.ts";

/** What a link's holder may order. */
export type OrdenDePortador = "registrarRespuesta" | "recibirDerivacion" | "devolverDerivacion" | "responderDerivacion";

/** Where the answer stands: `abre` the link, `pide` what is asked, `revisa` before it leaves, `recibo` once it arrived. */
export type Fase = "abre" | "falla" | "vencido" | "pide" | "revisa" | "recibo";

/**
 * `<ventanilla-respuesta>`: what a provider, or an institution outside, is asked by letter, and its answer. `enlace` is a
 * property and never an attribute. What is written stays in memory alone, and is lost by no failure.
 */
export class Respuesta extends Elemento {
  static override styles = [...Elemento.styles, formulario, comprobante, listas, estilos];
  static override properties: PropertyDeclarations = Object.fromEntries(
    ["enlace", "vista", "fase", "escrito", "errores", "aviso", "avisoArchivo", "ocupado", "hecha", "subidas"].map(
      (nombre) => [nombre, { attribute: false }],
    ),
  );

  // A company and an institution are always "usted": these words are all that the shared parts say.
  override trato = "usted";
  override usted = { revisaTitulo: t.revisaTitulo };
  /** The part of the address after `#`. */
  enlace = "";
  vista: VistaDeEnlace | undefined;
  fase: Fase = "abre";
  /** What is in the fields: `acoge`, `orden`, `texto`, `devolucion`. */
  escrito: Record<string, string> = {};
  /** What is wrong, by field. */
  errores: Record<string, string> = {};
  /** The last thing announced, beside the button. */
  aviso = "";
  /** What is said of a file that was asked for. */
  avisoArchivo = "";
  ocupado = false;
  /** The files that back the answer. */
  subidas: Subida[] = [];
  /** What was done here, and when its answer came; `repetida` when an earlier attempt had done it. */
  hecha: { orden: OrdenDePortador; cuando: string; repetida?: boolean } | undefined;
  /** Submission ids of what has no receipt yet, by order. */
  readonly envios: Record<string, string> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("beforeunload", this.#warn);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeunload", this.#warn);
  }

  /** Closed by mistake, a long answer would be lost: the browser asks. */
  readonly #warn = (evento: Event): void => {
    if (this.fase !== "recibo" && (this.escrito.texto || this.escrito.devolucion)) evento.preventDefault();
  };

  get enlaces(): Enlaces {
    const { api, idioma } = this;
    return createEnlaces({ api, idioma });
  }

  /** Keeps what is typed. */
  write(campo: string, valor: string): void {
    this.escrito = { ...this.escrito, [campo]: valor };
  }

  /** Shows the case as the server has it: its answer, if it has one, or what is asked. */
  show(vista: VistaDeEnlace): void {
    this.vista = vista;
    this.institucion = vista.institucion.slug;
    this.fase = vista.respondida ? "recibo" : "pide";
    this.aviso = "";
  }

  /** Opens the link, again if it failed before. */
  readonly open = async (): Promise<void> => {
    const { enlace } = this;
    Object.assign(this, { fase: "abre", aviso: t.abriendo });
    try {
      const vista = await this.enlaces.open(enlace);
      if (enlace === this.enlace) this.show(vista);
    } catch (error) {
      if (enlace === this.enlace) this.#fail(error as VentanillaError);
    }
  };

  #fail({ type }: VentanillaError): void {
    const vencido = type === "enlace-vencido" || type === "datos-invalidos";
    this.fase = vencido ? "vencido" : "falla";
    this.aviso = vencido ? "" : type === "sin-conexion" ? t.sinConexionAbrir : t.noRespondeAbrir;
    this.tell("error", { etapa: "enlace", tipo: type });
  }

  protected override willUpdate(cambios: PropertyValues): void {
    super.willUpdate(cambios);
    if (!cambios.has("enlace")) return;
    if (this.enlace) this.open();
    else this.fase = "vencido";
  }

  override render(): TemplateResult {
    return html`<div class="pila">${this.#renderFase()}</div>`;
  }

  #renderFase(): TemplateResult {
    const { fase, vista, aviso } = this;
    if (fase === "abre") return html`<p role="status">${aviso}</p>`;
    if (fase === "falla")
      return html`<p role="alert">${aviso}</p>
        <button type="button" @click=${this.open}>${t.reintentar}</button>`;
    if (fase === "vencido" || !vista) return renderSinEnlace(this);
    if (fase === "recibo") return renderRecibo(this, vista);
    return fase === "revisa" ? renderRespuestaRevisada(this, vista) : renderPedido(this, vista);
  }
}
