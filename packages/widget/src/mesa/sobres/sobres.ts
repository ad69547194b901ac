import type { SobreApartado } from "@ventanilla/sdk/contract";
import { formatFolio } from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { formulario as estilosDeFormulario } from "../formulario/formulario.styles.ts";
import { iconoEspera } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import { formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import { registros } from "../registros/registros.styles.ts";
import { FichaDeSobre } from "./ficha-de-sobre.ts";
import { describeCausa, MOTIVOS } from "./motivos.ts";
import { renderTraida } from "./render-traida.ts";
import { sobres as estilos } from "./sobres.styles.ts";
import { Traida } from "./traida.ts";

/** Sealed envelopes: bringing in those of a memory stick, and seeing to those that did not open by themselves. */
export class SobresDeMesa extends LitElement {
  static override styles = [comunes, estilosDeFormulario, registros, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    listas: { attribute: false },
    sobres: { state: true },
    siguiente: { state: true },
    traida: { state: true },
    falla: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare listas: number;
  declare sobres: SobreApartado[] | undefined;
  declare siguiente: string | undefined;
  declare traida: Traida | undefined;
  declare falla: string;
  readonly #ficha = new FichaDeSobre(this, () => this.load());

  constructor() {
    super();
    this.falla = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.traida?.stop();
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (cambios.has("puesto")) this.load();
  }

  /** Lists those that wait; with `mas`, the next page of them. */
  async load(mas = false): Promise<void> {
    const { puesto, siguiente } = this;
    if (!puesto) return;
    this.falla = "";
    try {
      const pagina = await puesto.gestion.sobres.page(mas && siguiente ? { cursor: siguiente } : {});
      this.sobres = mas ? [...(this.sobres ?? []), ...pagina.sobres] : pagina.sobres;
      this.siguiente = pagina.siguiente;
    } catch (error) {
      this.falla = (error as Error).message;
    }
  }

  /** Brings in the envelopes of a file or of a text, one by one. */
  async bring(archivo: Blob, nombre: string): Promise<void> {
    const { puesto } = this;
    if (!puesto || this.traida?.estado === "corre" || !archivo.size) return;
    const { sobres } = puesto.gestion;
    let pedido = false;
    const onCambio = () => {
      // Ten thousand lines are drawn a few times a second, not ten thousand times.
      if (pedido) return;
      pedido = true;
      setTimeout(() => {
        pedido = false;
        this.requestUpdate();
      }, 100);
    };
    this.traida = new Traida({ archivo, nombre, sobres, onCambio });
    await this.traida.run();
    if (this.traida.cuenta.apartado) await this.load();
  }

  #renderTraer(): TemplateResult {
    const ocupada = this.traida?.estado === "corre";
    const elige = (evento: Event) => {
      const control = evento.target as HTMLInputElement;
      const [archivo] = control.files ?? [];
      if (archivo) this.bring(archivo, archivo.name);
      // The same file may be chosen again.
      control.value = "";
    };
    const pega = (evento: Event) => {
      evento.preventDefault();
      const texto = this.renderRoot.querySelector<HTMLTextAreaElement>("#pegado");
      if (texto?.value.trim()) this.bring(new Blob([texto.value.trim()]), "lo pegado");
    };
    return html`<div class="traer pila">
      <p class="quieto">Trae el archivo de un tótem, de una biblioteca o de otra mesa. Se entregan de a uno, y traer dos veces el mismo archivo no repite nada.</p>
      <div class="botones">
        <label class="sube" aria-disabled=${ocupada ? "true" : "false"}><span>Elegir archivo de sobres</span><input type="file" accept=".ndjson,.jsonl,.json,.txt" ?disabled=${ocupada} @change=${elige} /></label>
      </div>
      <details>
        <summary>Pegar el texto de un código QR</summary>
        <form novalidate @submit=${pega}>
          <label for="pegado">Texto del código</label>
          <textarea id="pegado" rows="4" spellcheck="false" autocomplete="off"></textarea>
          <button type="submit" ?disabled=${ocupada}>Traer este sobre</button>
        </form>
      </details>
      ${this.traida ? renderTraida(this.traida) : nothing}
    </div>`;
  }

  #renderFila(sobre: SobreApartado, zona: string): TemplateResult {
    const { motivo, recibidoEn, folio } = sobre;
    return html`<tr>
      <th scope="row"><button type="button" class="enlace" @click=${() => this.#ficha.show(sobre)}>${formatMomento(recibidoEn, zona)}</button></th>
      <td>${iconoEspera} ${MOTIVOS[motivo]}</td>
      <td>${describeCausa(sobre)}</td>
      <td class="cifra">${folio ? formatFolio(folio) : ""}</td>
    </tr>`;
  }

  #renderLista({ zona }: Puesto): TemplateResult {
    const { sobres, siguiente } = this;
    if (!sobres) return html`<p class="quieto" role="status">${this.falla ? "" : "Cargando…"}</p>`;
    if (!sobres.length)
      return html`<p class="quieto" role="status">Ningún sobre espera. Los que no entren solos aparecerán aquí, con su razón.</p>`;
    return html`<div class="hoja" tabindex="0" role="region" aria-label="Sobres que esperan">
        <table>
          <thead>
            <tr><th scope="col">Llegó</th><th scope="col">Por qué espera</th><th scope="col">Qué dijo el servicio</th><th scope="col">Folio</th></tr>
          </thead>
          <tbody>${sobres.map((sobre) => this.#renderFila(sobre, zona))}</tbody>
        </table>
      </div>
      ${siguiente ? html`<p><button type="button" @click=${() => this.load(true)}>Ver más</button></p>` : nothing}`;
  }

  override render() {
    const { puesto } = this;
    if (!puesto) return nothing;
    return html`<h2>Sobres</h2>
      ${this.#renderTraer()}
      <h3>Esperan a una persona</h3>
      <p class="malo" role="alert">${this.falla}</p>
      <p class="bien" role="status">${this.#ficha.hecho}</p>
      <div class=${this.#ficha.sobre ? "dos" : ""}>
        <div>${this.#renderLista(puesto)}</div>
        ${this.#ficha.render(puesto)}
      </div>`;
  }
}
