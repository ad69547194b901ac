import type { PreguntaRegistrada } from "@ventanilla/sdk/contract";
import { foldText } from "@ventanilla/sdk/domain";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Puesto } from "../puesto.ts";

const MAXIMO = 8;

/** Frequent questions at hand for whoever has somebody on the phone: found while typing, used as the answer. */
export class PreguntasALaMano implements ReactiveController {
  #texto = "";
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#texto = "";
  }

  #find(preguntas: readonly PreguntaRegistrada[]): PreguntaRegistrada[] {
    const partes = foldText(this.#texto)
      .split(/\s+/)
      .filter((parte) => parte.length > 2);
    if (!partes.length) return [...preguntas].sort((a, b) => b.respondio - a.respondio).slice(0, MAXIMO);
    return preguntas
      .map((una) => {
        const titulo = foldText([una.pregunta, ...una.palabras].join(" "));
        const todo = foldText(una.respuesta);
        const puntos = partes.reduce(
          (suma, parte) => suma + (titulo.includes(parte) ? 3 : todo.includes(parte) ? 1 : 0),
          0,
        );
        return { una, puntos };
      })
      .filter(({ puntos }) => puntos)
      .sort((a, b) => b.puntos - a.puntos)
      .slice(0, MAXIMO)
      .map(({ una }) => una);
  }

  render(
    { preguntas }: Puesto,
    { abierta, onUsa }: { abierta: boolean; onUsa: (texto: string) => void },
  ): TemplateResult | typeof nothing {
    if (!preguntas.length) return nothing;
    const halladas = this.#find(preguntas);
    return html`<aside aria-label="Preguntas frecuentes">
      <details ?open=${abierta}>
        <summary><h3>Preguntas frecuentes</h3></summary>
        <label for="pregunta">Qué pregunta la persona</label>
        <input id="pregunta" type="search" autocomplete="off" maxlength="200" @input=${(evento: Event) => {
          this.#texto = (evento.target as HTMLInputElement).value;
          this.#host.requestUpdate();
        }} />
        <p class="oculto" role="status">${halladas.length} preguntas</p>
        ${halladas.map(
          ({ pregunta, respuesta, norma }) => html`<details class="pregunta">
            <summary>${pregunta}</summary>
            <p class="prosa">${respuesta}</p>
            <p class="quieto">${norma}</p>
            <button type="button" @click=${() => onUsa(`${respuesta}\n\n${norma}`)}>Usar como respuesta</button>
          </details>`,
        )}
      </details>
    </aside>`;
  }
}
