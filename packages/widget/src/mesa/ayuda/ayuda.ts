import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { Ayuda } from "@ventanilla/sdk/contract";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { formulario as estilosDeFormulario } from "../formulario/formulario.styles.ts";
import { FormularioDeMesa } from "../formulario/formulario.ts";
import { ICONOS_ESTADO, iconoBien, iconoCierra } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import { formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import { renderTecla } from "../teclas.ts";
import { ayuda as estilos } from "./ayuda.styles.ts";

const ESTADOS: Readonly<Record<Ayuda["estado"], readonly [nombre: string, icono: TemplateResult]>> = {
  recibida: ["Recibida", ICONOS_ESTADO.ingresado],
  enCurso: ["En curso", ICONOS_ESTADO.enGestion],
  resuelta: ["Resuelta", iconoBien],
  descartada: ["Descartada", iconoCierra],
};

/** Mesa de ayuda: faults and wishes about the system itself, and their course (seed E). */
export class AyudaDeMesa extends LitElement {
  static override styles = [comunes, estilosDeFormulario, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    ayudas: { state: true },
    falla: { state: true },
    aviso: { state: true },
    enviando: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare ayudas: Ayuda[] | undefined;
  declare falla: string;
  declare aviso: string;
  declare enviando: boolean;
  readonly formulario = new FormularioDeMesa({
    nombre: "ayuda",
    campos: [
      {
        ruta: "clase",
        etiqueta: "Qué es",
        clase: "opcion",
        requerido: true,
        opciones: [
          ["falla", "Una falla: algo no funciona"],
          ["mejora", "Una mejora: algo podría ser mejor"],
        ],
      },
      { ruta: "asunto", etiqueta: "En una línea", requerido: true },
      {
        ruta: "texto",
        etiqueta: "Qué pasa, o qué te serviría",
        clase: "parrafo",
        requerido: true,
        largo: 4_000,
        alto: 6,
        pista: "No escribas datos de las personas: basta el folio",
      },
    ],
  });

  constructor() {
    super();
    Object.assign(this, { falla: "", aviso: "", enviando: false });
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (cambios.has("puesto") && this.puesto) this.load();
  }

  async load(): Promise<void> {
    this.falla = "";
    try {
      this.ayudas = await this.puesto?.gestion.registros.ayuda.list();
    } catch (error) {
      this.falla = (error as Error).message;
    }
  }

  readonly #submit = async (evento: Event): Promise<void> => {
    evento.preventDefault();
    const leido = this.formulario.read();
    if (!leido || !this.puesto || this.enviando) return;
    this.enviando = true;
    try {
      await this.puesto.gestion.registros.ayuda.create(leido as { clase: "falla"; asunto: string; texto: string });
      this.formulario.valores = {};
      this.aviso = "Recibido. Aquí verás en qué va.";
      await this.load();
    } catch (error) {
      this.formulario.setErrores(isGestionError(error) ? error.errores : [], (error as Error).message);
    }
    this.enviando = false;
  };

  override render() {
    const { formulario, ayudas, falla, aviso, puesto } = this;
    if (!puesto) return nothing;
    return html`<div class="dos">
      <form novalidate aria-labelledby="titulo" @submit=${this.#submit} @keydown=${(evento: KeyboardEvent) => {
        if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.#submit(evento);
      }}>
        <h2 id="titulo">Cuenta qué falla o qué mejorarías</h2>
        <p class="malo" role="alert">${formulario.falla}</p>
        <div class="campos">${formulario.render(this)}</div>
        <div class="botones envia"><button type="submit" class="principal" ?disabled=${this.enviando}>Enviar ${renderTecla("Ctrl Enter")}</button><span role="status">${aviso}</span></div>
      </form>
      <section aria-labelledby="lista">
        <h2 id="lista">En qué va lo que se ha pedido</h2>
        <p class="malo" role="alert">${falla}</p>
        ${ayudas ? (ayudas.length ? nothing : html`<p class="quieto">Todavía no hay nada.</p>`) : falla ? nothing : html`<p class="quieto" role="status">Cargando…</p>`}
        <ul>
          ${ayudas?.map(
            ({ clase, asunto, texto, estado, cuando, autor, curso }) => html`<li>
              <details>
                <summary><span class="estado">${ESTADOS[estado][1]}${ESTADOS[estado][0]}</span> <b>${asunto}</b> <span class="quieto">${clase === "falla" ? "Falla" : "Mejora"}, ${formatMomento(cuando, puesto.zona)}</span></summary>
                <p class="prosa">${texto}</p>
                <p class="quieto">${puesto.nameUsuario(autor)}</p>
                ${curso.map((paso) => html`<p><span class="quieto">${formatMomento(paso.cuando, puesto.zona)}, ${puesto.nameUsuario(paso.autor)}:</span> ${paso.texto}</p>`)}
              </details>
            </li>`,
          )}
        </ul>
      </section>
    </div>`;
  }
}
