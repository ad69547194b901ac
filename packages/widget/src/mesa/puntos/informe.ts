import type { InformeDePuntos } from "@ventanilla/sdk/contract";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { saveArchivo } from "../caso/adjuntos.ts";
import type { Puesto } from "../puesto.ts";
import { NOMBRES_CLASE } from "./estados.ts";

/** First and last day of the month before, as civil dates: the one that is reported. */
function findMesPasado(hoy: Date): { desde: string; hasta: string } {
  const ultimo = new Date(Date.UTC(hoy.getFullYear(), hoy.getMonth(), 0));
  const hasta = ultimo.toISOString().slice(0, 10);
  return { desde: `${hasta.slice(0, 8)}01`, hasta };
}

const CIFRAS = [
  ["consultas", "Consultas"],
  ["reclamos", "Reclamos"],
  ["soni", "Opiniones"],
  ["total", "Total"],
  ["firmados", "De equipo inscrito"],
] as const;

/** What entered by each point in a period: on the screen, and as a sheet. */
export class InformeDeLosPuntos implements ReactiveController {
  #periodo = findMesPasado(new Date());
  #informe: InformeDePuntos | undefined;
  #dicho = "";
  #falla = "";
  #ocupado = false;
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#informe = undefined;
  }

  async #run(act: () => Promise<string>): Promise<void> {
    if (this.#ocupado) return;
    this.#ocupado = true;
    this.#falla = "";
    this.#dicho = "Contando…";
    this.#host.requestUpdate();
    try {
      this.#dicho = await act();
    } catch (error) {
      this.#dicho = "";
      this.#falla = (error as Error).message;
    }
    this.#ocupado = false;
    this.#host.requestUpdate();
  }

  #read({ gestion }: Puesto): Promise<void> {
    return this.#run(async () => {
      this.#informe = await gestion.puntos.readInforme(this.#periodo);
      const { todos, puntos } = this.#informe;
      return `${todos.total.toLocaleString("es-CL")} casos en ${puntos.length === 1 ? "1 punto" : `${puntos.length} puntos`}`;
    });
  }

  #download({ gestion }: Puesto): Promise<void> {
    const { desde, hasta } = this.#periodo;
    return this.#run(async () => {
      saveArchivo(await gestion.puntos.downloadInforme(this.#periodo), `puntos_${desde}_${hasta}.csv`);
      return "La planilla se bajó";
    });
  }

  #renderTabla({ puntos, todos }: InformeDePuntos): TemplateResult {
    return html`<div class="hoja" tabindex="0" role="region" aria-label="Informe por punto">
      <table class="informe">
        <thead><tr><th scope="col">Punto</th><th scope="col">Clase</th>${CIFRAS.map(([, titulo]) => html`<th scope="col">${titulo}</th>`)}</tr></thead>
        <tbody>${puntos.map((punto) => html`<tr><th scope="row">${punto.nombre}</th><td>${NOMBRES_CLASE[punto.clase]}</td>${CIFRAS.map(([cifra]) => html`<td>${punto[cifra].toLocaleString("es-CL")}</td>`)}</tr>`)}</tbody>
        <tfoot><tr><th scope="row">Todos</th><td></td>${CIFRAS.map(([cifra]) => html`<td>${todos[cifra].toLocaleString("es-CL")}</td>`)}</tr></tfoot>
      </table>
    </div>`;
  }

  render(puesto: Puesto): TemplateResult {
    const write = (cual: "desde" | "hasta") => (evento: Event) => {
      this.#periodo = { ...this.#periodo, [cual]: (evento.target as HTMLInputElement).value };
    };
    return html`<section class="parte" aria-labelledby="informe">
      <h3 id="informe">Informe por punto</h3>
      <form novalidate class="periodo" @submit=${(evento: Event) => {
        evento.preventDefault();
        this.#read(puesto);
      }}>
        <div><label for="desde">Desde</label><input id="desde" type="date" .value=${this.#periodo.desde} @change=${write("desde")} /></div>
        <div><label for="hasta">Hasta</label><input id="hasta" type="date" .value=${this.#periodo.hasta} @change=${write("hasta")} /></div>
        <button type="submit" ?disabled=${this.#ocupado}>Ver cifras</button>
        <button type="button" ?disabled=${this.#ocupado} @click=${() => this.#download(puesto)}>Bajar planilla (CSV)</button>
      </form>
      <p class="malo" role="alert">${this.#falla}</p>
      <p role="status">${this.#dicho}</p>
      ${this.#informe ? this.#renderTabla(this.#informe) : nothing}
    </section>`;
  }
}
