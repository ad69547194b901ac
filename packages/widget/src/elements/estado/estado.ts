import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { createTransport, type Transport } from "@ventanilla/sdk/client/transport";
import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { comprobante } from "../../form/comprobante.styles.ts";
import { formulario } from "../../form/formulario.styles.ts";
import { iconoVuelve } from "../../form/iconos.ts";
import { loadTardia } from "../../form/tardia.ts";
import { dress } from "../../form/vestir.ts";
import { es } from "../../textos/es.ts";
import { tramite } from "../../textos/tramite.ts";
import { Elemento } from "../base/elemento.ts";
import { lookup, renderBusqueda } from "./busqueda.ts";
import { renderCaso } from "./caso.ts";
import { estado as estilos } from "./estado.styles.ts";

/** What there is at the start, and once a case is forgotten. */
const VACIO = {
  folio: "",
  clave: "",
  escrito: {} as Record<string, string>,
  vista: undefined as VistaCiudadana | undefined,
  errores: {} as Record<string, string>,
  falla: "",
  acto: "busca" as "busca" | "mensaje" | "nota",
  ocupado: false,
  aviso: "",
};

/**
 * `<ventanilla-estado>`: the case as its citizen sees it. `folio` and `clave` are properties and never attributes: with
 * both set it looks the case up at once. Nothing of it is kept anywhere but in memory.
 */
export class Estado extends Elemento {
  static override styles = [...Elemento.styles, formulario, comprobante, estilos];
  static override properties: PropertyDeclarations = {
    ...Object.fromEntries(Object.keys(VACIO).map((nombre) => [nombre, { attribute: false }])),
    participa: { attribute: false },
  };

  declare folio: string;
  declare clave: string;
  /** What is in the fields: `folio`, `clave`, `mensaje`, `nota`, `comentario`. */
  declare escrito: Record<string, string>;
  declare vista: VistaCiudadana | undefined;
  /** What is wrong, by field. */
  declare errores: Record<string, string>;
  /** Why the case could not be shown. */
  declare falla: string;
  /** What was done last: `aviso` is said beside it. */
  declare acto: "busca" | "mensaje" | "nota";
  declare ocupado: boolean;
  declare aviso: string;
  /** What the person can add to the case, a piece of its own; null if it could not arrive. */
  declare participa: typeof import("./participa.ts") | null | undefined;
  /** What opens the case, as the server reads it. */
  declare credencial: { folio: string; clave: string };
  /** Submission ids of what has not been answered yet. */
  declare envios: Record<string, string>;
  #control = new AbortController();

  constructor() {
    super();
    this.forget();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("pagehide", this.#leave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("pagehide", this.#leave);
    this.#leave();
  }

  /** On a shared machine the next person finds nothing, not even by going back. */
  readonly #leave = (): void => {
    if (this.compartido) this.forget();
  };

  /** Forgets the case, and whatever was on its way. */
  forget(): void {
    this.#control.abort();
    Object.assign(this, VACIO, { envios: {}, credencial: {} });
  }

  /** Keeps what is typed. */
  write(campo: string, valor: string): void {
    this.escrito = { ...this.escrito, [campo]: valor };
  }

  /** Brings what the person can add. */
  readonly loadParticipa = async (): Promise<void> => {
    this.participa ||= await loadTardia(() => import("./participa.ts"));
    if (this.participa) dress(this, this.participa.estilos);
  };

  protected override willUpdate(cambios: PropertyValues): void {
    super.willUpdate(cambios);
    const { folio, clave } = this;
    if (!folio || !clave || !(cambios.has("folio") || cambios.has("clave"))) return;
    this.forget();
    Object.assign(this, { folio, clave, escrito: { folio, clave } });
    lookup(this);
  }

  /** Makes one call, unless there are errors, and shows the case it answers, or says what did not work. */
  async ask(
    acto: Estado["acto"],
    aviso: string,
    errores: Record<string, string>,
    call: (transport: Transport, signal: AbortSignal) => Promise<VistaCiudadana>,
  ): Promise<VistaCiudadana | undefined> {
    Object.assign(this, { acto, errores, falla: "", aviso: "" });
    if (Object.keys(errores).length) return undefined;
    Object.assign(this, { ocupado: true, aviso });
    this.#control = new AbortController();
    const { signal } = this.#control;
    const transport: Transport = (ruta, solicitud) =>
      createTransport(this)<never>(ruta, solicitud).catch((error) => {
        this.loadParticipa().then(() => this.participa?.tellPrueba(this, error, signal));
        throw error;
      });
    try {
      const vista = await call(transport, signal);
      if (signal.aborted) return undefined;
      // The case says whose it is, and its zone, words and offices are that one's.
      Object.assign(this, { vista, institucion: vista.institucion, aviso: "", ocupado: false });
      return vista;
    } catch (error) {
      if (!signal.aborted) this.#fail(error as VentanillaError);
      return undefined;
    }
  }

  #fail({ type, status, message, errores = [] }: VentanillaError): void {
    const { acto } = this;
    const t = this.say({ ...es, ...tramite });
    const falla =
      type === "sin-conexion"
        ? t.sinConexion
        : status > 0 && status < 500
          ? (this.participa?.explain(this, type) ?? message)
          : t.noResponde;
    const propios = errores.map(({ ruta, mensaje }) => [ruta === "texto" ? acto : ruta, mensaje]);
    Object.assign(this, {
      ocupado: false,
      aviso: "",
      errores: Object.fromEntries(propios),
      [acto === "busca" ? "falla" : "aviso"]: propios.length ? "" : falla,
    });
    this.tell("error", { etapa: acto, tipo: type });
  }

  override render() {
    const { volver, vista } = this;
    return html`<div class="pila">
      ${
        volver
          ? html`<button type="button" class="enlace" part="volver" @click=${volver}>${iconoVuelve}${this.say(es).volver}</button>`
          : nothing
      }
      ${vista ? renderCaso(this, vista) : renderBusqueda(this)}
    </div>`;
  }
}
