import { mintEnvio } from "@ventanilla/sdk/client/envio";
import { isFolioOcupado } from "@ventanilla/sdk/client/error-guards";
import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { AperturaAtendida } from "@ventanilla/sdk/contract";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { keepEntrante, mintEntrante } from "../contingencia/keep-entrante.ts";
import { formulario as estilosDeFormulario } from "../formulario/formulario.styles.ts";
import { FormularioDeMesa } from "../formulario/formulario.ts";
import { iconoAdjunto } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import type { Puesto } from "../puesto.ts";
import { renderTecla } from "../teclas.ts";
import { listCamposDeIngreso, valoresDeIngreso } from "./campos-de-ingreso.ts";
import { type Entregado, renderComprobante } from "./comprobante.ts";
import { ingreso as estilos } from "./ingreso.styles.ts";
import { PreguntasALaMano } from "./preguntas.ts";

/** A case entered by an officer: at the counter, on the phone, from a letter. Says `mesa-abre` with the folio, if asked. */
export class IngresoDeMesa extends LitElement {
  static override styles = [comunes, estilosDeFormulario, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    listas: { attribute: false },
    comprobante: { state: true },
    enviando: { state: true },
    archivo: { state: true },
    aviso: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare listas: number;
  declare comprobante: Entregado | undefined;
  declare enviando: boolean;
  /** The letter as it was scanned. */
  declare archivo: File | undefined;
  declare aviso: string;
  formulario = new FormularioDeMesa({ nombre: "ingreso", campos: [], valores: valoresDeIngreso() });
  readonly #preguntas = new PreguntasALaMano(this);
  #entrante = mintEntrante();
  #enviado = "";

  constructor() {
    super();
    Object.assign(this, { listas: 0, enviando: false, aviso: "" });
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if ((cambios.has("puesto") || cambios.has("listas")) && this.puesto)
      this.formulario.campos = listCamposDeIngreso(this.puesto);
    if (cambios.has("puesto")) this.puesto?.loadPreguntas().then(() => this.requestUpdate());
  }

  protected override firstUpdated(): void {
    this.formulario.focusPrimero();
  }

  readonly #submit = async (evento: Event): Promise<void> => {
    evento.preventDefault();
    const leido = this.formulario.read();
    if (!leido || this.enviando || !this.puesto) return;
    const { _quien, resultado, ...resto } = leido;
    const escrito = { ...resto, ...(resto.respuesta ? { resultado } : {}) } as AperturaAtendida;
    const huella = JSON.stringify(escrito);
    // The same case, sent again after a failure, is entered once.
    if (huella !== this.#enviado) this.#entrante = mintEntrante();
    this.#enviado = huella;
    this.enviando = true;
    try {
      await this.#open(this.puesto, escrito);
    } catch (error) {
      if (isFolioOcupado(error)) this.#enviado = "";
      this.formulario.setErrores(isGestionError(error) ? error.errores : [], (error as Error).message);
    }
    this.enviando = false;
  };

  /** Enters the case, or keeps it to be entered when there is network again; either way its person leaves with a receipt. */
  async #open(puesto: Puesto, escrito: AperturaAtendida): Promise<void> {
    const { envio, folio, clave } = this.#entrante;
    const apertura = { ...escrito, folio, clave };
    const { tipo } = apertura;
    try {
      const comprobante = await puesto.gestion.casos.open(apertura, { envio });
      this.aviso = await this.#attach(comprobante.folio);
      this.comprobante = { ...comprobante, clave };
    } catch (error) {
      const guardado = await keepEntrante(puesto, apertura, {
        error,
        envio,
        onLlega: (comprobante) => {
          // The one that is before the officer now may be another.
          if (this.comprobante?.folio === folio) this.comprobante = { ...comprobante, clave };
        },
      });
      this.aviso = this.archivo
        ? `«${this.archivo.name}» no va en lo guardado: agrégala al caso cuando se cargue.`
        : "";
      this.comprobante = { folio, clave, tipo, ...guardado };
    }
    this.#enviado = "";
    this.formulario.tocado = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>("h2")?.focus();
  }

  /** Adds the letter to the case, which is entered whether or not the letter could be added. */
  async #attach(folio: string): Promise<string> {
    const { archivo, puesto } = this;
    if (!archivo || !puesto) return "";
    try {
      await puesto.gestion.adjuntos.add(folio, archivo, { envio: mintEnvio() });
      return `«${archivo.name}» quedó en el caso.`;
    } catch (error) {
      return `El caso quedó, pero «${archivo.name}» no. Agrégalo desde el caso. ${(error as Error).message}`;
    }
  }

  /** The next one, by the same channel and of the same kind. */
  #startOver(): void {
    const { canal, tipo } = this.formulario.valores;
    this.formulario.valores = { ...valoresDeIngreso(canal), ...(tipo && { tipo }) };
    this.formulario.nombres = {};
    Object.assign(this, { comprobante: undefined, archivo: undefined, aviso: "" });
    this.formulario.focusPrimero();
  }

  override render() {
    const { formulario, comprobante, enviando, archivo, puesto } = this;
    if (!puesto) return nothing;
    if (comprobante)
      return renderComprobante(comprobante, {
        aviso: this.aviso,
        zona: puesto.zona,
        onOtro: () => this.#startOver(),
        onAbre: () => this.dispatchEvent(new CustomEvent("mesa-abre", { detail: comprobante.folio })),
      });
    const telefonico = formulario.valores.canal === "telefonico";
    return html`<div class="dos">
      <form novalidate aria-labelledby="titulo" @submit=${this.#submit} @keydown=${(evento: KeyboardEvent) => {
        if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.#submit(evento);
      }}>
        <h2 id="titulo" tabindex="-1">Ingresar un caso</h2>
        <p class="malo" role="alert">${formulario.falla}</p>
        <fieldset class="campos" ?disabled=${enviando}>
          <legend class="oculto">Datos del caso</legend>
          ${formulario.render(this)}
          ${
            formulario.valores.canal === "escrito"
              ? html`<div class="campo"><label class="sube">${iconoAdjunto}<span>${archivo ? `Carta: ${archivo.name}` : "Agregar la carta escaneada"}</span><input type="file" accept=${puesto.definicion?.adjuntos?.tipos.join(",") ?? nothing} @change=${(
                  evento: Event,
                ) => {
                  this.archivo = (evento.target as HTMLInputElement).files?.[0];
                }} /></label></div>`
              : nothing
          }
        </fieldset>
        <div class="botones envia">
          <button type="submit" class="principal" ?disabled=${enviando}>Ingresar ${renderTecla("Ctrl Enter")}</button>
          <span class="quieto" role="status">${enviando ? "Ingresando…" : ""}</span>
        </div>
      </form>
      ${this.#preguntas.render(puesto, {
        abierta: telefonico,
        onUsa: (texto) => {
          formulario.write("respuesta", texto);
          if (formulario.valores.tipo !== "consulta") formulario.write("tipo", "consulta");
        },
      })}
    </div>`;
  }
}
