import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { createSeguimiento } from "@ventanilla/sdk/client/seguimiento";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { formatClave, formatFolio, isClave, isFolio } from "@ventanilla/sdk/domain";
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { comprobante } from "../../form/comprobante.styles.ts";
import { describedBy, renderError } from "../../form/controles.ts";
import { formulario } from "../../form/formulario.styles.ts";
import { iconoVuelve } from "../../form/iconos.ts";
import { renderResumen } from "../../form/resumen.ts";
import { reshape, shapeClave, shapeFolio } from "../../form/teclear.ts";
import { es } from "../../textos/es.ts";
import { estado } from "../../textos/estado.ts";
import { Elemento } from "../base/elemento.ts";
import { renderCaso } from "./caso.ts";

/** `<ventanilla-estado>`: the case as its citizen sees it, by folio and clave, which are properties and never attributes. */
export class Estado extends Elemento {
  static override styles = [...Elemento.styles, formulario, comprobante];
  static override properties: PropertyDeclarations = {
    folio: { attribute: false },
    clave: { attribute: false },
    vista: { state: true },
    errores: { state: true },
    falla: { state: true },
    ocupado: { state: true },
    aviso: { state: true },
  };

  /** As typed. With both set from outside, it looks the case up at once. */
  folio = "";
  clave = "";
  vista?: VistaCiudadana | undefined;
  errores: Record<string, string> = {};
  /** What did not work, said over the fields. */
  falla = "";
  ocupado = false;
  aviso = "";
  /** What is being written below the case. */
  escrito: Record<string, string> = {};
  /** Submission ids of what could not be sent yet, so that insisting never says it twice. */
  #envios: Record<string, string> = {};

  protected override willUpdate(cambios: PropertyValues): void {
    super.willUpdate(cambios);
    if (!this.hasUpdated || ((cambios.has("folio") || cambios.has("clave")) && !this.renderRoot.contains(this.#foco)))
      if (this.folio && this.clave && !this.vista) queueMicrotask(() => this.lookup());
  }

  get #foco(): Element | null {
    return (this.renderRoot as ShadowRoot).activeElement;
  }

  /** Looks the case up. A folio whose check character does not agree is said before asking anybody. */
  async lookup(): Promise<void> {
    if (this.ocupado) return;
    const t = this.say(estado);
    this.falla = "";
    this.errores = {
      ...(isFolio(this.folio) ? {} : { folio: t.folioMalo }),
      ...(isClave(this.clave) ? {} : { clave: t.claveMala }),
    };
    if (Object.keys(this.errores).length) return this.focusOn(".resumen");
    await this.ask(t.buscando, (seguimiento) => seguimiento.lookup(this.#credencial));
    if (this.vista) {
      this.tell("consultado", { tipo: this.vista.tipo, etapa: this.vista.etapa, estado: this.vista.estado });
      this.focusOn("h2");
    }
  }

  get #credencial() {
    return { folio: this.folio, clave: this.clave };
  }

  /** Makes one call and shows the case it answers, or what did not work. Says whether it worked. */
  async ask(
    aviso: string,
    call: (seguimiento: ReturnType<typeof createSeguimiento>) => Promise<VistaCiudadana>,
  ): Promise<boolean> {
    this.ocupado = true;
    this.aviso = aviso;
    try {
      const transport = createTransport({ api: this.api, idioma: this.idioma });
      this.vista = await call(createSeguimiento({ transport }));
      // Our own page knows the institution only by the case.
      this.institucion ||= this.vista.institucion;
      this.aviso = "";
      return true;
    } catch (error) {
      this.#fail(error as VentanillaError);
      return false;
    } finally {
      this.ocupado = false;
    }
  }

  #fail(error: VentanillaError): void {
    const t = this.say(estado);
    this.aviso = "";
    this.tell("error", { etapa: this.vista ? "seguimiento" : "consulta", tipo: error.type });
    if (this.vista) this.aviso = error.errores?.[0]?.mensaje ?? t.noEnviado;
    else {
      this.falla =
        error.type === "caso-no-encontrado" ? t.noEncontrado : error.type === "sin-conexion" ? t.sinRed : t.falla;
      this.focusOn(".resumen");
    }
  }

  /** Sends what is written below the case, once however often it is pressed. */
  async send(que: "mensaje" | "nota"): Promise<void> {
    const t = this.say(estado);
    if (this.ocupado) return;
    const { mensaje = "", nota = "", comentario = "" } = this.escrito;
    if (!(que === "mensaje" ? mensaje.trim() : nota)) {
      this.errores = { [que]: que === "mensaje" ? t.mensajeFalta : t.opinarFalta };
      return this.focusOn(`#${que}`);
    }
    this.errores = {};
    this.#envios[que] ??= mintEnvio();
    const opciones = { envio: this.#envios[que] };
    const enviado = await this.ask(t.enviandoAviso, (seguimiento) =>
      que === "mensaje"
        ? seguimiento.sendMensaje({ ...this.#credencial, texto: mensaje }, opciones)
        : seguimiento.sendSatisfaccion(
            { ...this.#credencial, nota: Number(nota), comentario: comentario.trim() || undefined },
            opciones,
          ),
    );
    if (!enviado) return;
    delete this.#envios[que];
    this.escrito = que === "mensaje" ? { ...this.escrito, mensaje: "" } : { ...this.escrito, nota: "", comentario: "" };
    this.aviso = que === "mensaje" ? t.mensajeEnviado : t.opinado;
  }

  /** Keeps what is typed below the case. What changes is another message: it gets an id of its own. */
  write(nombre: string, valor: string): void {
    this.escrito = { ...this.escrito, [nombre]: valor };
    delete this.#envios[nombre === "mensaje" ? "mensaje" : "nota"];
    this.requestUpdate();
  }

  /** Forgets the case shown. */
  clear(): void {
    Object.assign(this, { vista: undefined, folio: "", clave: "", escrito: {}, aviso: "", errores: {} });
    this.focusOn("h2");
  }

  override render() {
    const t = this.say(es);
    return html`<div class="pila">
      ${
        this.volver
          ? html`<div>
              <button type="button" class="enlace" part="volver" @click=${this.volver}>${iconoVuelve}${t.volver}</button>
            </div>`
          : nothing
      }
      ${this.vista ? renderCaso(this, this.vista) : this.#renderPregunta()}
    </div>`;
  }

  #renderPregunta() {
    const t = this.say(estado);
    const campo = (ruta: "folio" | "clave", etiqueta: string, pista: string, shape: (texto: string) => string) =>
      html`<div class="campo">
        <label for=${ruta}>${etiqueta}</label>
        <p class="quieto" id="${ruta}-pista">${pista}</p>
        ${renderError(this, ruta)}
        <input
          id=${ruta}
          name=${ruta}
          part="campo"
          class="corto"
          inputmode=${ruta === "clave" ? "numeric" : "text"}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          .value=${ruta === "folio" ? formatFolio(this.folio) : formatClave(this.clave)}
          aria-describedby=${describedBy(this, ruta, pista)}
          aria-invalid=${this.errores[ruta] ? "true" : nothing}
          @input=${(evento: Event) => {
            this[ruta] = reshape(evento.target as HTMLInputElement, shape);
          }}
        />
      </div>`;
    return html`<form
      class="pila"
      novalidate
      @submit=${(evento: Event) => {
        evento.preventDefault();
        this.lookup();
      }}
    >
      ${this.falla ? html`<p class="resumen" part="resumen" role="alert" tabindex="-1">${this.falla}</p>` : renderResumen(this)}
      <h2 tabindex="-1">${t.titulo}</h2>
      <p>${t.instruccion}</p>
      ${campo("folio", t.folioCampo, t.folioPista, shapeFolio)} ${campo("clave", t.claveCampo, t.clavePista, shapeClave)}
      <div>
        <button class="principal" part="boton-principal">${t.verCaso}</button>
        <p role="status">${this.aviso}</p>
      </div>
    </form>`;
  }
}
