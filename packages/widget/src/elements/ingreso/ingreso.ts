import { html, nothing } from "lit";
import { Formulario } from "../../form/formulario.ts";
import { es } from "../../textos/es.ts";

/** `<ventanilla-ingreso tipo="consulta">` or `tipo="reclamo"`: what happened, with whom, who you are, check, send. */
export class Ingreso extends Formulario {
  override tipo = "consulta";

  get tramite(): string {
    return this.tipo;
  }

  override render() {
    const t = this.say(es);
    const { resto, errores } = this;
    if (this.borrador.pantalla || this.fase !== "escribe") return resto ? resto.renderTramite(this) : t.cargando;
    const reclamo = this.tipo === "reclamo";
    return this.renderPantalla(
      html`<h2 tabindex="-1"><label for="relato">${reclamo ? t.relatoReclamo : t.relatoConsulta}</label></h2>
        <div class="campo">
          <p class="quieto" id="pista">${reclamo ? t.relatoReclamoPista : t.relatoConsultaPista}</p>
          ${resto?.renderError(this, "relato")}
          <textarea
            id="relato"
            name="relato"
            part="campo"
            .value=${this.borrador.valores.relato ?? ""}
            aria-describedby="pista relato-error"
            aria-invalid=${errores.relato ? "true" : nothing}
            @input=${this.write}
          ></textarea>
          <div class=${reclamo ? nothing : "hueco"}>${resto?.renderPreguntas(this)}</div>
        </div>`,
      1,
      resto?.countPasos(this) ?? (reclamo ? 4 : 3),
    );
  }
}
