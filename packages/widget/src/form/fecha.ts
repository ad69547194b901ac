import { fechaCivil, formatFecha, isFecha } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import { reclamo } from "../textos/reclamo.ts";
import type { Clase } from "./clases.ts";
import { describedBy } from "./controles.ts";
import { readZona } from "./fechas.ts";
import type { Formulario } from "./formulario.ts";

const PARTES = ["dia", "mes", "ano"] as const;

/** The date written in its three fields, "aaaa-mm-dd"; empty if nothing is written; undefined if it is no date. */
function readFecha(f: Formulario, ruta: string): string | undefined {
  const [dia = "", mes = "", ano = ""] = PARTES.map((parte) => f.borrador.valores[`${ruta}.${parte}`]?.trim() ?? "");
  if (!dia && !mes && !ano) return "";
  const fecha = `${ano.length === 2 ? `20${ano}` : ano}-${mes.padStart(2, "0")}-${dia.padStart(2, "0")}`;
  return isFecha(fecha) ? fecha : undefined;
}

/** A date in three short fields: nobody has to find a month in a calendar. */
export const fecha: Clase = {
  grupo: true,
  render: (f, { ruta }) => html`<div class="fecha">
    ${PARTES.map((parte, i) => {
      const nombre = `${ruta}.${parte}`;
      const id = i ? nombre : ruta;
      return html`<div>
        <label for=${id}>${f.say(reclamo)[parte]}</label>
        <input
          id=${id}
          name=${nombre}
          part="campo"
          inputmode="numeric"
          autocomplete="off"
          maxlength=${parte === "ano" ? 4 : 2}
          .value=${f.borrador.valores[nombre] ?? ""}
          aria-describedby=${describedBy(f, ruta)}
          aria-invalid=${f.errores[ruta] ? "true" : nothing}
          @input=${f.write}
        />
      </div>`;
    })}
  </div>`,
  check(f, { ruta }) {
    const escrita = readFecha(f, ruta);
    if (escrita === undefined) return f.say(reclamo).fechaMala;
    return escrita > fechaCivil(Date.now(), readZona(f)) ? f.say(reclamo).fechaFutura : undefined;
  },
  read: (f, ruta) => readFecha(f, ruta) ?? "",
  describe: (f, ruta) => formatFecha(readFecha(f, ruta) ?? ""),
};
