import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { AperturaDeSobre, SobreAbierto, SobreApartado } from "@ventanilla/sdk/contract";
import { formatFolio, type MotivoDescarteSobre, REVISAN_SOBRES } from "@ventanilla/sdk/domain";
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { Anfitrion, FormularioDeMesa } from "../formulario/formulario.ts";
import { formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import { makeFormulario, readFormulario } from "./formulario-de-sobre.ts";
import { DESCARTES, describeCausa, MOTIVOS, SE_ABREN } from "./motivos.ts";

/** One envelope that waits: what is known of it, what it holds, and what becomes of it. */
export class FichaDeSobre implements ReactiveController {
  sobre: SobreApartado | undefined;
  /** What was done with the last one. */
  hecho = "";
  #contenido: SobreAbierto["contenido"];
  #formulario: FormularioDeMesa | undefined;
  #descarte = "";
  #falla = "";
  #ocupada = false;
  readonly #host: Anfitrion;
  readonly #onHecho: () => void;

  constructor(host: Anfitrion, onHecho: () => void) {
    this.#host = host;
    this.#onHecho = onHecho;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  show(sobre: SobreApartado): void {
    this.close();
    this.hecho = "";
    this.sobre = sobre;
    this.#descarte = SE_ABREN.includes(sobre.motivo) ? "" : "noSeAbre";
    this.#host.updateComplete.then(() => this.#host.renderRoot.querySelector<HTMLElement>("#ficha")?.focus());
  }

  close(): void {
    Object.assign(this, { sobre: undefined });
    this.#contenido = undefined;
    this.#formulario = undefined;
    this.#falla = "";
    this.#host.requestUpdate();
  }

  async #act(puesto: Puesto, acto: AperturaDeSobre): Promise<SobreAbierto | undefined> {
    const { sobre } = this;
    if (!sobre || this.#ocupada) return undefined;
    this.#ocupada = true;
    this.#falla = "";
    this.#host.requestUpdate();
    try {
      return await puesto.gestion.sobres.open(sobre.id, acto, acto.acto === "leer" ? {} : { version: sobre.version });
    } catch (error) {
      const atrasada = isGestionError(error) && error.type === "version-atrasada";
      const mensaje = atrasada
        ? "Otra persona lo resolvió antes. Cierra y vuelve a mirar la lista."
        : (error as Error).message;
      if (this.#formulario && isGestionError(error)) this.#formulario.setErrores(error.errores, mensaje);
      else this.#falla = mensaje;
      return undefined;
    } finally {
      this.#ocupada = false;
      this.#host.requestUpdate();
    }
  }

  #finish(hecho: string): void {
    this.close();
    this.hecho = hecho;
    this.#onHecho();
  }

  async #read(puesto: Puesto): Promise<void> {
    const abierto = await this.#act(puesto, { acto: "leer" });
    if (!abierto || !this.sobre) return;
    this.sobre = abierto.sobre;
    this.#contenido = abierto.contenido;
    if (abierto.contenido) {
      this.#formulario = makeFormulario(abierto.contenido.cuerpo, abierto.sobre, puesto);
      this.#formulario.anfitrion = this.#host;
      await this.#formulario.focusPrimero();
    } else this.#falla = "No se pudo abrir: solo queda descartarlo.";
    this.#host.requestUpdate();
  }

  async #enter(puesto: Puesto): Promise<void> {
    const contenido = this.#contenido;
    const cuerpo = contenido && this.#formulario && readFormulario(this.#formulario, contenido.cuerpo);
    if (!cuerpo) return;
    const folioNuevo = this.sobre?.causa === "folio-ocupado";
    const mended = this.#formulario?.tocado ? { cuerpo } : {};
    const abierto = await this.#act(puesto, { acto: "ingresar", ...mended, folioNuevo });
    if (!abierto) return;
    const folio = abierto.comprobante?.folio ?? abierto.sobre.folio;
    const avisa = folioNuevo ? " Avísale su folio nuevo a la persona: su clave es la misma." : "";
    this.#finish(`Ingresado${folio ? `: ${formatFolio(folio)}` : ""}.${avisa}`);
  }

  async #discard(puesto: Puesto): Promise<void> {
    const motivo = this.#descarte as MotivoDescarteSobre;
    if (!motivo) {
      this.#falla = "Elige por qué se descarta";
      this.#host.requestUpdate();
      return;
    }
    if (!confirm("¿Descartar este sobre? No será un caso.")) return;
    if (await this.#act(puesto, { acto: "descartar", motivo })) this.#finish("Descartado. Se guarda 90 días más.");
  }

  #renderContenido(puesto: Puesto): TemplateResult | typeof nothing {
    const formulario = this.#formulario;
    const { sobre } = this;
    if (!formulario || !sobre) return nothing;
    return html`<form novalidate aria-label="Lo que trae" @submit=${(evento: Event) => {
      evento.preventDefault();
      this.#enter(puesto);
    }} @keydown=${(evento: KeyboardEvent) => {
      if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.#enter(puesto);
    }}>
      <p class="malo" role="alert">${formulario.falla}</p>
      <div class="campos">${formulario.render(this.#host)}</div>
      ${sobre.causa === "folio-ocupado" ? html`<p class="nota">Se le dará otro folio: avísale a la persona.</p>` : nothing}
      <div class="botones">
        <button type="submit" class="principal" ?disabled=${this.#ocupada}>Ingresar lo que trae</button>
      </div>
    </form>`;
  }

  #renderActos(puesto: Puesto, sobre: SobreApartado): TemplateResult | typeof nothing {
    if (!REVISAN_SOBRES.includes(puesto.sesion.usuario.rol))
      return html`<p class="nota">Lo abre quien supervisa: avísale a tu encargado o encargada.</p>`;
    return html`${
      SE_ABREN.includes(sobre.motivo) && !this.#contenido
        ? html`<p><button type="button" class="principal" ?disabled=${this.#ocupada} @click=${() => this.#read(puesto)}>Ver lo que trae</button></p>
              <p class="quieto">Queda anotado que lo viste.</p>`
        : nothing
    }
      ${this.#renderContenido(puesto)}
      <div class="aparta botones">
        <label for="descarte">Descartar porque</label>
        <select id="descarte" @change=${(evento: Event) => {
          this.#descarte = (evento.target as HTMLSelectElement).value;
        }}>
          <option value="" .selected=${!this.#descarte}>Elige…</option>
          ${Object.entries(DESCARTES).map(([uno, nombre]) => html`<option value=${uno} .selected=${uno === this.#descarte}>${nombre}</option>`)}
        </select>
        <button type="button" class="quita" ?disabled=${this.#ocupada} @click=${() => this.#discard(puesto)}>Descartar</button>
      </div>`;
  }

  render(puesto: Puesto): TemplateResult | typeof nothing {
    const { sobre } = this;
    if (!sobre) return nothing;
    const { motivo, recibidoEn, capturadoEn, folio } = sobre;
    return html`<section class="ficha" aria-labelledby="ficha" @keydown=${(evento: KeyboardEvent) => {
      if (evento.key !== "Escape") return;
      evento.preventDefault();
      this.close();
    }}>
      <h3 id="ficha" tabindex="-1">${MOTIVOS[motivo]}</h3>
      <dl class="datos">
        <div><dt>Llegó</dt><dd>${formatMomento(recibidoEn, puesto.zona)}</dd></div>
        ${capturadoEn ? html`<div><dt>Se escribió</dt><dd>${formatMomento(capturadoEn, puesto.zona)}</dd></div>` : nothing}
        ${folio ? html`<div><dt>Folio</dt><dd class="cifra">${formatFolio(folio)}</dd></div>` : nothing}
        ${describeCausa(sobre) ? html`<div><dt>El servicio dijo</dt><dd>${describeCausa(sobre)}</dd></div>` : nothing}
      </dl>
      <p class="malo" role="alert">${this.#falla}</p>
      ${this.#renderActos(puesto, sobre)}
      <p><button type="button" @click=${() => this.close()}>Cerrar</button></p>
    </section>`;
  }
}
