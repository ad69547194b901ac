import { formatFolio } from "@ventanilla/sdk/domain";
import { html, nothing, type TemplateResult } from "lit";
import { saveArchivo } from "../caso/adjuntos.ts";
import { RESULTADOS_DE_TRAIDA, type ResultadoDeTraida, type Traida } from "./traida.ts";

/** Lines and folios that a screen shows; the sheet has all of them. */
const MAXIMO = 50;

const miles = (cuantos: number): string => cuantos.toLocaleString("es-CL");

/** How far it is, for whom it is said aloud: not at each line. */
const describeAvance = ({ estado, avance, falla, nombre }: Traida): string => {
  if (estado === "terminada") return `Listo: «${nombre}» se leyó entero.`;
  if (estado === "corre") return `Trayendo «${nombre}»: ${Math.floor(avance * 10) * 10} %`;
  return falla ? `Se detuvo. ${falla} Lo cargado queda: sigue cuando puedas.` : "Detenido. Lo cargado queda.";
};

/** Draws an export on its way in, and what came of each line. */
export function renderTraida(traida: Traida): TemplateResult {
  const { lineas, cuenta, estado, avance, nombre } = traida;
  const folios = lineas.filter(({ resultado }) => resultado === "cargado");
  const otras = lineas.filter(({ resultado }) => resultado === "apartado" || resultado === "fallido");
  return html`<div class="traida pila">
    <p role="status">${describeAvance(traida)}</p>
    <progress max="1" .value=${avance} aria-label="Avance de «${nombre}»"></progress>
    <dl class="cuentas">
      ${(Object.keys(cuenta) as ResultadoDeTraida[]).map(
        (uno) => html`<div><dt>${RESULTADOS_DE_TRAIDA[uno]}</dt><dd class="cifra">${miles(cuenta[uno])}</dd></div>`,
      )}
    </dl>
    <div class="botones">
      ${estado === "corre" ? html`<button type="button" @click=${() => traida.stop()}>Detener</button>` : nothing}
      ${estado === "detenida" ? html`<button type="button" class="principal" @click=${() => traida.run()}>Seguir</button>` : nothing}
      ${lineas.length ? html`<button type="button" @click=${() => saveArchivo(traida.writeCsv(), "resultado-de-sobres.csv")}>Bajar el resultado (CSV)</button>` : nothing}
    </div>
    ${
      folios.length
        ? html`<p>${folios.length === 1 ? "Se cargó 1 caso" : `Se cargaron ${miles(folios.length)} casos`}: ${folios
            .slice(0, MAXIMO)
            .map(({ folio }, i) => html`${i ? ", " : ""}<b class="cifra">${formatFolio(folio ?? "")}</b>`)}${
            folios.length > MAXIMO ? ` y ${miles(folios.length - MAXIMO)} más, en el resultado` : ""
          }.</p>`
        : nothing
    }
    <ul>
      ${otras.slice(0, MAXIMO).map(({ linea, resultado, detalle }) => html`<li class=${resultado === "fallido" ? "malo" : ""}>Línea ${linea}: ${RESULTADOS_DE_TRAIDA[resultado].toLowerCase()}. ${detalle}</li>`)}
      ${otras.length > MAXIMO ? html`<li class="quieto">y ${miles(otras.length - MAXIMO)} más, en el resultado</li>` : nothing}
    </ul>
  </div>`;
}
