import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import { fechaCivil, formatFechaLarga, formatFolio, formatInstante } from "@ventanilla/sdk/domain";
import { html, nothing } from "lit";
import type { Elemento } from "../elements/base/elemento.ts";
import { comprobante as textos } from "../textos/comprobante.ts";

/** The zone in which an institution's dates are read. */
export const readZona = (e: Elemento): string => e.definicion?.zona ?? "America/Santiago";

/** Draws when a case was received, since when its term counts if that is another day, and the term. */
export function renderFechas(
  e: Elemento,
  {
    folio,
    recibidoEn,
    ingresoLegal,
    plazo,
  }: Pick<VistaCiudadana, "recibidoEn" | "ingresoLegal"> & {
    folio?: string;
    plazo: Pick<VistaCiudadana["plazo"], "dias" | "unidad" | "vence">;
  },
) {
  const t = e.say(textos);
  const zona = readZona(e);
  return html`<dl class="fechas">
    ${[
      folio && [t.folio, formatFolio(folio)],
      [t.recibido, formatInstante(recibidoEn, zona)],
      ingresoLegal !== fechaCivil(recibidoEn, zona) && [
        t.cuentaDesde,
        `${formatFechaLarga(ingresoLegal)}. ${t.inhabil}`,
      ],
      [t.plazo, t.hasta(t[plazo.unidad](plazo.dias), formatFechaLarga(plazo.vence))],
    ].map((fila) => (fila ? html`<div><dt>${fila[0]}</dt><dd>${fila[1]}</dd></div>` : nothing))}
  </dl>`;
}
