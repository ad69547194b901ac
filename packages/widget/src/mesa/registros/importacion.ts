import type { ResultadoDeImportacion } from "@ventanilla/sdk/contract";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { saveArchivo } from "../caso/adjuntos.ts";
import type { Puesto } from "../puesto.ts";
import type { RegistroDeMesa } from "./registro-de-mesa.ts";

/** A CSV on its way into a registry: first it says what would happen, then it is done. */
export class Importacion implements ReactiveController {
  #csv = "";
  #nombre = "";
  #resultado: ResultadoDeImportacion | undefined;
  #falla = "";
  #ocupada = false;
  readonly #host: ReactiveControllerHost;
  readonly #onHecha: () => void;

  constructor(host: ReactiveControllerHost, onHecha: () => void) {
    this.#host = host;
    this.#onHecha = onHecha;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.reset();
  }

  reset(): void {
    this.#csv = "";
    this.#resultado = undefined;
    this.#falla = "";
  }

  async #run(puesto: Puesto, registro: RegistroDeMesa, simular: boolean): Promise<void> {
    this.#ocupada = true;
    this.#falla = "";
    this.#host.requestUpdate();
    try {
      this.#resultado = await registro.importCsv?.(puesto, this.#csv, simular);
      if (!simular) this.#onHecha();
    } catch (error) {
      this.#falla = (error as Error).message;
    }
    this.#ocupada = false;
    this.#host.requestUpdate();
  }

  render(puesto: Puesto, registro: RegistroDeMesa): TemplateResult | typeof nothing {
    if (!registro.importCsv) return nothing;
    const elige = async (evento: Event) => {
      const [archivo] = (evento.target as HTMLInputElement).files ?? [];
      if (!archivo) return;
      this.#csv = await archivo.text();
      this.#nombre = archivo.name;
      await this.#run(puesto, registro, true);
    };
    return html`<details class="importa" @toggle=${() => this.#host.requestUpdate()}>
      <summary>Traer desde un CSV</summary>
      <p><label class="sube"><span>Elegir archivo</span><input type="file" accept=".csv,text/csv" @change=${elige} /></label></p>
      <p class="quieto">Primero se prueba y no se guarda nada: verás qué entra y qué líneas hay que corregir.</p>
      <p class="malo" role="alert">${this.#falla}</p>
      ${this.#ocupada ? html`<p role="status">Leyendo «${this.#nombre}»…</p>` : this.#renderResultado(puesto, registro)}
    </details>`;
  }

  #renderResultado(puesto: Puesto, registro: RegistroDeMesa): TemplateResult | typeof nothing {
    const r = this.#resultado;
    if (!r) return nothing;
    const { simulada, buenas, nuevas, cambiadas, malas, devueltas } = r;
    const porCorregir = new Set(malas.map(({ linea }) => linea)).size;
    return html`<p role="status">
        <b>${simulada ? "Prueba de" : "Listo:"} «${this.#nombre}»</b>: ${buenas === 1 ? "1 línea buena" : `${buenas} líneas buenas`} (${nuevas} nuevas, ${cambiadas} con cambios), ${porCorregir} por corregir.
      </p>
      <ul class="malas">
        ${malas.slice(0, 50).map(({ linea, campo, mensaje }) => html`<li>Línea ${linea}, ${campo}: ${mensaje}</li>`)}
        ${malas.length > 50 ? html`<li class="quieto">y ${malas.length - 50} más, en el archivo</li>` : nothing}
      </ul>
      <div class="botones">
        ${simulada && buenas ? html`<button type="button" class="principal" @click=${() => this.#run(puesto, registro, false)}>${buenas === 1 ? "Guardar la línea buena" : `Guardar las ${buenas} buenas`}</button>` : nothing}
        ${devueltas ? html`<button type="button" @click=${() => saveArchivo(new Blob([devueltas], { type: "text/csv" }), `por-corregir-${registro.nombre}.csv`)}>Bajar las líneas por corregir</button>` : nothing}
      </div>`;
  }
}
