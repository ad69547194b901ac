import { mintEnvio } from "@ventanilla/sdk/client/envio";
import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { CasoDeGestion } from "@ventanilla/sdk/contract";
import { formatFolio } from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import { live } from "lit/directives/live.js";
import { saveArchivo } from "../caso/adjuntos.ts";
import { formulario } from "../formulario/formulario.styles.ts";
import { iconoError } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import type { SobreCaso } from "../orden/orden-de-mesa.ts";
import { dialogo } from "../orden/paleta.styles.ts";
import { renderTecla } from "../teclas.ts";
import { oficio as estilos } from "./oficio.styles.ts";

interface Carta {
  asunto: string;
  texto: string;
}

/**
 * A letter of a case: a template, how it reads with the case's data, what the officer changes of it, and its ways out.
 * Says `mesa-enviado` with what happened.
 */
export class OficioDeMesa extends LitElement {
  static override styles = [comunes, formulario, dialogo, estilos];
  static override properties: PropertyDeclarations = {
    sobre: { state: true },
    plantilla: { state: true },
    carta: { state: true },
    cuerpo: { state: true },
    para: { state: true },
    falla: { state: true },
    ocupado: { state: true },
  };

  declare sobre: SobreCaso | undefined;
  declare plantilla: string;
  /** The letter as the service writes it. */
  declare carta: Carta | undefined;
  /** The text, once the officer has changed it. */
  declare cuerpo: string | undefined;
  declare para: string;
  declare falla: string;
  declare ocupado: string;
  /** What the case lacks for the letter, each in a sentence. */
  #faltan: readonly string[] = [];
  #turno = 0;
  #envio = "";

  constructor() {
    super();
    Object.assign(this, { plantilla: "", para: "", falla: "", ocupado: "" });
  }

  get #dialogo(): HTMLDialogElement | null {
    return this.renderRoot.querySelector("dialog");
  }

  /** Opens it on a case; what was being written on the same one is still there. */
  async open(sobre: SobreCaso): Promise<void> {
    if (sobre.caso.folio !== this.sobre?.caso.folio)
      Object.assign(this, { plantilla: "", carta: undefined, cuerpo: undefined, para: "", falla: "" });
    this.sobre = sobre;
    await this.updateComplete;
    this.#dialogo?.showModal();
    this.renderRoot.querySelector<HTMLElement>("select")?.focus();
  }

  async #preview(plantilla: string): Promise<void> {
    const { puesto, caso } = this.sobre as SobreCaso;
    const turno = ++this.#turno;
    Object.assign(this, { plantilla, carta: undefined, cuerpo: undefined, falla: "" });
    this.#envio = mintEnvio();
    if (!plantilla) return;
    try {
      const { asunto, texto } = await puesto.gestion.oficios.preview(caso.folio, { plantilla });
      if (turno === this.#turno) this.carta = { asunto, texto };
    } catch (error) {
      if (turno === this.#turno) this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.falla = (error as Error).message;
    this.#faltan = isGestionError(error) ? error.errores.map(({ mensaje }) => mensaje) : [];
  }

  async #act(nombre: string, act: (caso: CasoDeGestion) => Promise<string>): Promise<void> {
    if (!this.sobre || this.ocupado) return;
    this.ocupado = nombre;
    this.falla = "";
    try {
      const hecho = await act(this.sobre.caso);
      this.#dialogo?.close();
      this.dispatchEvent(new CustomEvent("mesa-enviado", { detail: hecho, bubbles: true, composed: true }));
      Object.assign(this, { plantilla: "", carta: undefined, cuerpo: undefined });
    } catch (error) {
      this.#fail(error);
    }
    this.ocupado = "";
  }

  get #pedido() {
    const { plantilla, cuerpo } = this;
    return { plantilla, ...(cuerpo !== undefined && { cuerpo }) };
  }

  readonly #send = (): Promise<void> =>
    this.#act("Enviando…", async ({ folio }) => {
      const { oficios } = (this.sobre as SobreCaso).puesto.gestion;
      const para = this.para.trim();
      await oficios.send(folio, { ...this.#pedido, ...(para && { para }) }, { envio: this.#envio });
      return "La carta está en camino por correo";
    });

  #print(salida: "pdf" | "html"): Promise<void> {
    return this.#act("Preparando…", async ({ folio }) => {
      const { oficios } = (this.sobre as SobreCaso).puesto.gestion;
      const bytes = await oficios.print(folio, this.#pedido, { envio: this.#envio, salida });
      saveArchivo(bytes, `oficio-${formatFolio(folio)}.${salida}`);
      return salida === "pdf" ? "Carta bajada como PDF, lista para imprimir" : "Carta bajada como página";
    });
  }

  override render() {
    const { sobre, plantilla, carta, cuerpo, falla, ocupado } = this;
    const plantillas = sobre?.puesto.plantillas.filter(({ clase }) => clase === "oficio") ?? [];
    const destinos = { proveedor: "al proveedor", persona: "a la persona", institucion: "a otra institución" };
    return html`<dialog aria-labelledby="titulo" @keydown=${(evento: Event) => evento.stopPropagation()}>
      <div class="cuerpo pila">
        <div class="arriba">
          <h2 id="titulo">Oficio <span class="cifra quieto">${formatFolio(sobre?.caso.folio ?? "")}</span></h2>
          <button type="button" class="enlace" @click=${() => this.#dialogo?.close()}>Cerrar ${renderTecla("Esc")}</button>
        </div>
        <div class="campo">
          <label for="plantilla">Plantilla</label>
          <select id="plantilla" .value=${live(plantilla)} @change=${(evento: Event) => this.#preview((evento.target as HTMLSelectElement).value)}>
            <option value="">Elige…</option>
            ${plantillas.map(({ id, nombre, destinatario }) => html`<option value=${id} .selected=${id === plantilla}>${nombre}${destinatario && !nombre.toLowerCase().includes(destinatario) ? ` (${destinos[destinatario]})` : ""}</option>`)}
          </select>
          ${plantillas.length ? nothing : html`<p class="pista quieto">Tu institución todavía no tiene plantillas de oficio.</p>`}
        </div>
        <div role="alert">${
          falla
            ? html`<p class="malo falla">${iconoError}<span>${falla}</span></p>
                <ul class="faltan">${this.#faltan.map((falta) => html`<li>${falta}</li>`)}</ul>`
            : nothing
        }</div>
        ${
          carta
            ? html`<p class="asunto"><span class="quieto">Asunto</span> <b>${carta.asunto}</b></p>
                <div class="campo">
                  <label for="texto">Texto, con los datos del caso</label>
                  <textarea id="texto" rows="14" maxlength="20000" .value=${live(cuerpo ?? carta.texto)} @input=${(
                    evento: Event,
                  ) => {
                    this.cuerpo = (evento.target as HTMLTextAreaElement).value;
                  }}></textarea>
                  ${
                    cuerpo !== undefined && cuerpo !== carta.texto
                      ? html`<p class="pista"><button type="button" class="enlace" @click=${() => {
                          this.cuerpo = undefined;
                        }}>Volver al texto de la plantilla</button></p>`
                      : nothing
                  }
                </div>
                <div class="campo">
                  <label for="para">Correo <span class="quieto">(voluntario)</span></label>
                  <input id="para" type="text" inputmode="email" maxlength="254" autocomplete="off" aria-describedby="para-pista" .value=${live(this.para)} @input=${(
                    evento: Event,
                  ) => {
                    this.para = (evento.target as HTMLInputElement).value;
                  }} />
                  <p class="pista quieto" id="para-pista">Si lo dejas vacío, va a quien dice la plantilla.</p>
                </div>
                <div class="botones">
                  <button type="button" class="principal" ?disabled=${Boolean(ocupado)} @click=${this.#send}>Enviar por correo</button>
                  <button type="button" ?disabled=${Boolean(ocupado)} @click=${() => this.#print("pdf")}>Bajar PDF para imprimir</button>
                  <button type="button" ?disabled=${Boolean(ocupado)} @click=${() => this.#print("html")}>Bajar como página</button>
                  <span class="quieto" role="status">${ocupado || "Queda anotada en la bitácora"}</span>
                </div>`
            : plantilla && !falla
              ? html`<p class="quieto" role="status">Escribiendo la carta…</p>`
              : nothing
        }
      </div>
    </dialog>`;
  }
}
