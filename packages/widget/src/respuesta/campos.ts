import type { VistaDeEnlace } from "@ventanilla/sdk/contract";
import { html, nothing } from "lit";
import { describedBy, renderError } from "../form/controles.ts";
import { renderResumen } from "../form/resumen.ts";
import { respuesta as t } from "../textos/respuesta.ts";
import { renderAdjuntar } from "./adjuntar.ts";
import { send } from "./enviar.ts";
import type { OrdenDePortador, Respuesta } from "./respuesta.ts";

/** Longest texts, as in the contract. */
const LARGOS: Record<string, number> = { texto: 20_000, devolucion: 2_000 };

/** What will be ordered with what is chosen; nothing until an institution chooses. */
export const readOrden = ({ escrito, vista }: Respuesta): OrdenDePortador | undefined =>
  vista?.portador === "proveedor" ? "registrarRespuesta" : (escrito.orden as OrdenDePortador | undefined);

/** The field that the order needs, if it needs one. */
const findCampo = (orden: OrdenDePortador | undefined): "texto" | "devolucion" | undefined =>
  orden === "devolverDerivacion" ? "devolucion" : orden && orden !== "recibirDerivacion" ? "texto" : undefined;

/** Draws the answer: what is chosen, then its words. */
export function renderCampos(e: Respuesta, { portador, ordenes }: VistaDeEnlace) {
  const orden = readOrden(e);
  const campo = findCampo(orden);
  const directo = orden === "recibirDerivacion";
  const elegir = portador === "proveedor" ? "acoge" : "orden";
  const opciones = Object.entries(elegir === "acoge" ? t.acoges : t.ordenes).filter(
    ([codigo]) => elegir === "acoge" || ordenes.some((otra) => otra === codigo),
  );
  const submit = (evento: Event) => {
    evento.preventDefault();
    next(e);
  };
  return html`<form class="pila" novalidate autocomplete="off" @submit=${submit}>
    ${renderResumen(e)}
    <fieldset class="campo">
      <legend><h3>${t[elegir]}</h3></legend>
      ${renderError(e, elegir)}
      <div class="opciones">
        ${opciones.map(
          ([codigo, [titulo = "", pista = ""]], i) => html`<label
            ><input
              type="radio"
              id=${i ? `${elegir}-${codigo}` : elegir}
              name=${elegir}
              value=${codigo}
              .checked=${e.escrito[elegir] === codigo}
              aria-describedby=${describedBy(e, elegir)}
              @change=${() => e.write(elegir, codigo)}
            /><span>${titulo}${pista ? html`<span>${pista}</span>` : nothing}</span></label
          >`,
        )}
      </div>
    </fieldset>
    ${campo ? renderArea(e, campo) : nothing} ${campo === "texto" ? renderAdjuntar(e) : nothing}
    <div>
      <button class="principal" part="boton-principal">
        ${e.ocupado ? t.enviando : directo ? t.verbos.recibirDerivacion : t.continuar}
      </button>
      <p role="status">${e.aviso}</p>
    </div>
  </form>`;
}

const renderArea = (e: Respuesta, nombre: "texto" | "devolucion") => html`<div class="campo">
  <label for=${nombre}>${t[nombre]}</label>
  <p class="quieto" id="${nombre}-pista">${t[`${nombre}Pista`]}</p>
  ${renderError(e, nombre)}
  <textarea
    id=${nombre}
    name=${nombre}
    part="campo"
    .value=${e.escrito[nombre] ?? ""}
    aria-describedby=${describedBy(e, nombre, true)}
    aria-invalid=${e.errores[nombre] ? "true" : nothing}
    @input=${(evento: Event) => e.write(nombre, (evento.target as HTMLTextAreaElement).value)}
  ></textarea>
</div>`;

/** What is wrong with the answer, by field. */
function check(e: Respuesta): Record<string, string> {
  const orden = readOrden(e);
  const campo = findCampo(orden);
  const errores: Record<string, string> = {};
  if (!orden) errores.orden = t.ordenFalta;
  if (orden === "registrarRespuesta" && !e.escrito.acoge) errores.acoge = t.acogeFalta;
  if (!campo) return errores;
  const { length } = e.escrito[campo]?.trim() ?? "";
  const largo = LARGOS[campo] ?? 0;
  if (!length) errores[campo] = t[`${campo}Falta`];
  else if (length > largo) errores[campo] = t.largo(largo.toLocaleString("es-CL"));
  return errores;
}

/** Goes on to the check; to receive a case there is nothing to check. */
function next(e: Respuesta): void {
  if (e.ocupado) return;
  e.errores = check(e);
  e.aviso = "";
  if (Object.keys(e.errores).length) e.focusOn(".resumen");
  else if (readOrden(e) === "recibirDerivacion") send(e);
  else {
    e.fase = "revisa";
    e.focusOn("h2");
  }
}
