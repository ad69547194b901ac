import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { createSeguimiento, type Seguimiento } from "@ventanilla/sdk/client/seguimiento";
import { createTransport, type Transport } from "@ventanilla/sdk/client/transport";
import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { isClave, isFolio } from "@ventanilla/sdk/domain";
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { comprobante } from "../../form/comprobante.styles.ts";
import { formulario } from "../../form/formulario.styles.ts";
import { iconoVuelve } from "../../form/iconos.ts";
import { es } from "../../textos/es.ts";
import { estado } from "../../textos/estado.ts";
import { tramite } from "../../textos/tramite.ts";
import { Elemento } from "../base/elemento.ts";
import { renderBusqueda } from "./busqueda.ts";
import { renderCaso } from "./caso.ts";
import { estado as estilos } from "./estado.styles.ts";
import { checkActo } from "./participa.ts";

/** What a person does here: look a case up, add a message, give an opinion. */
export type Acto = "busca" | "mensaje" | "nota";

/** A proof of work shorter than this is not worth a word, in milliseconds. */
const LENTO = 800;

/**
 * `<ventanilla-estado>`: the case as its citizen sees it. `folio` and `clave` are properties and never attributes: with
 * both set it looks the case up at once. Nothing of it is kept anywhere but in memory.
 */
export class Estado extends Elemento {
  static override styles = [...Elemento.styles, formulario, comprobante, estilos];
  static override properties: PropertyDeclarations = {
    folio: { attribute: false },
    clave: { attribute: false },
    escrito: { state: true },
    vista: { state: true },
    errores: { state: true },
    falla: { state: true },
    acto: { state: true },
    ocupado: { state: true },
    aviso: { state: true },
  };

  folio = "";
  clave = "";
  /** What is in the fields: `folio`, `clave`, `mensaje`, `nota`, `comentario`. */
  escrito: Record<string, string> = {};
  vista?: VistaCiudadana | undefined;
  /** What is wrong, by field. */
  errores: Record<string, string> = {};
  /** Why the case could not be shown. */
  falla = "";
  /** What was done last: `aviso` is said beside it. */
  acto: Acto = "busca";
  ocupado = false;
  aviso = "";
  /** Submission ids by content, until answered: insisting never says it twice. */
  #envios: Record<string, string> = {};
  #control = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pagehide", this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pagehide", this.#leave);
    this.#leave();
  }

  /** On a shared machine the next person finds nothing, not even by "back". */
  readonly #leave = (): void => {
    if (this.compartido) this.#forget();
  };

  #forget(): void {
    this.#control.abort();
    this.#envios = {};
    Object.assign(this, { folio: "", clave: "", escrito: {}, vista: undefined, errores: {}, falla: "", aviso: "" });
    Object.assign(this, { acto: "busca", ocupado: false });
  }

  /** Forgets the case and asks for another. */
  clear(): void {
    this.#forget();
    this.focusOn("h2");
  }

  protected override willUpdate(cambios: PropertyValues): void {
    super.willUpdate(cambios);
    const { folio, clave } = this;
    if ((cambios.has("folio") || cambios.has("clave")) && folio && clave) {
      this.#forget();
      Object.assign(this, { folio, clave, escrito: { folio, clave } });
      this.lookup();
    }
  }

  /** Keeps what is typed. */
  write(campo: string, valor: string): void {
    this.escrito = { ...this.escrito, [campo]: valor };
  }

  /** Looks the case up. A folio whose check character does not agree is said before asking anybody. */
  async lookup(): Promise<void> {
    if (this.ocupado) return;
    const t = this.say(estado);
    const { folio = "", clave = "" } = this.escrito;
    const errores = {
      ...(isFolio(folio) ? {} : { folio: folio.trim() ? t.folioMalo : t.folioFalta }),
      ...(isClave(clave) ? {} : { clave: clave.trim() ? t.claveMala : t.claveFalta }),
    };
    const vista = Object.keys(errores).length
      ? this.#reject(errores)
      : await this.#ask("busca", t.buscando, (seguimiento, signal) => seguimiento.lookup({ folio, clave }, { signal }));
    if (!vista) return this.focusOn(".resumen");
    const { tipo, etapa, estado: donde } = vista;
    this.tell("consultado", { tipo, etapa, estado: donde });
    this.focusOn("h2");
  }

  /** Sends what is written below the case: once, however often it is pressed. */
  async send(acto: "mensaje" | "nota"): Promise<void> {
    if (this.ocupado) return;
    const t = this.say(estado);
    const { folio = "", clave = "", mensaje = "", nota = "", comentario = "" } = this.escrito;
    const errores = checkActo(this, acto);
    const contenido = acto === "nota" ? `nota ${nota} ${comentario}` : mensaje;
    const envio = this.#envios[contenido] ?? mintEnvio();
    this.#envios[contenido] = envio;
    const vista = Object.keys(errores).length
      ? this.#reject(errores)
      : await this.#ask(acto, acto === "nota" ? t.enviandoNota : t.enviandoMensaje, (seguimiento, signal) =>
          acto === "mensaje"
            ? seguimiento.sendMensaje({ folio, clave, texto: mensaje }, { envio, signal })
            : seguimiento.sendSatisfaccion(
                { folio, clave, nota: Number(nota), comentario: comentario.trim() || undefined },
                { envio, signal },
              ),
        );
    const [malo] = Object.keys(this.errores);
    if (malo) return this.focusOn(`#${malo}`);
    if (!vista) return;
    delete this.#envios[contenido];
    this.aviso = acto === "nota" ? t.notaLista : t.mensajeListo;
    // They may have written on meanwhile.
    if (this.escrito.mensaje === contenido) this.write("mensaje", "");
    if (acto === "nota") this.focusOn(".gracias");
  }

  #reject(errores: Record<string, string>): undefined {
    Object.assign(this, { errores, falla: "", aviso: "" });
  }

  /** Makes one call and shows the case it answers, or says what did not work. */
  async #ask(
    acto: Acto,
    aviso: string,
    call: (seguimiento: Seguimiento, signal: AbortSignal) => Promise<VistaCiudadana>,
  ): Promise<VistaCiudadana | undefined> {
    this.#control = new AbortController();
    const { signal } = this.#control;
    Object.assign(this, { acto, ocupado: true, errores: {}, falla: "", aviso });
    let lento: ReturnType<typeof setTimeout> | undefined;
    const transport = createTransport({ api: this.api, idioma: this.idioma });
    const avisa: Transport = async (ruta, solicitud) => {
      try {
        return await transport(ruta, solicitud);
      } catch (error) {
        if ((error as VentanillaError).type === "prueba-requerida")
          lento = setTimeout(() => {
            this.aviso = this.say(estado).prueba;
          }, LENTO);
        throw error;
      }
    };
    try {
      const vista = await call(createSeguimiento({ transport: avisa }), signal);
      // The case says whose it is: our own page knows nothing else, and its zone, words and offices are that one's.
      Object.assign(this, { vista, institucion: vista.institucion, aviso: "", ocupado: false });
      return vista;
    } catch (error) {
      if (!signal.aborted) this.#fail(error as VentanillaError);
      return undefined;
    } finally {
      clearTimeout(lento);
    }
  }

  #fail({ type, status, message, errores }: VentanillaError): void {
    const { acto } = this;
    this.ocupado = false;
    this.aviso = "";
    this.tell("error", { etapa: acto === "busca" ? "consulta" : acto, tipo: type });
    for (const { ruta, mensaje } of errores ?? [])
      this.errores = { ...this.errores, [ruta === "texto" ? "mensaje" : ruta]: mensaje };
    if (errores?.length) return;
    const falla =
      type === "caso-no-encontrado"
        ? this.say(estado).noEncontrado
        : type === "sin-conexion"
          ? this.say(es).sinConexion
          : !status || status > 499
            ? this.say(tramite).noResponde
            : message;
    if (acto === "busca") this.falla = falla;
    else this.aviso = falla;
  }

  override render() {
    const t = this.say(es);
    return html`<div class="pila">
      ${
        this.volver
          ? html`<button type="button" class="enlace" part="volver" @click=${this.volver}>${iconoVuelve}${t.volver}</button>`
          : nothing
      }
      ${this.vista ? renderCaso(this, this.vista) : renderBusqueda(this)}
    </div>`;
  }
}
