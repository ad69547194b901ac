import { exportSobre, type MotivoNoGuardado } from "@ventanilla/sdk/cola";
import type { Sobre } from "@ventanilla/sdk/contract";
import { formatFolio } from "@ventanilla/sdk/domain";
import { css, html, nothing } from "lit";
import { saveArchivo } from "../elements/base/save-archivo.ts";
import { estilos } from "../form/clases.ts";
import { comprobante } from "../form/comprobante.styles.ts";
import { finish, recibidos } from "../form/envio.ts";
import { formulario } from "../form/formulario.styles.ts";
import type { Formulario } from "../form/formulario.ts";
import { dress } from "../form/vestir.ts";
import { entrega as t } from "../textos/entrega.ts";
import { renderQr } from "../totem/qr.ts";

/** Longest text that a camera still reads well from a screen, in characters. */
const LARGO_QR = 2_000;

const entrega = css`
  .qr {
    width: min(100%, 24rem);
  }
  .papel {
    fill: #fff;
  }
  .modulos {
    fill: #000;
  }
`;

/** Draws the envelope: as a file where the machine is the person's own, as a code where it fits. */
function renderSobre(f: Formulario, sobre: Sobre) {
  const texto = JSON.stringify(sobre);
  const folio = recibidos.get(f)?.folio ?? "";
  const download = async () =>
    saveArchivo(await exportSobre(sobre, { folio }), `ventanilla-${formatFolio(folio)}.ndjson`);
  return html`<div class="pila">
    <p>${t.sigueEscrito}</p>
    ${
      f.compartido
        ? nothing
        : html`<div class="botones">
            <button type="button" @click=${download}>${t.descargar}</button>
          </div>`
    }
    ${texto.length > LARGO_QR ? nothing : html`<p>${t.qr}</p>${renderQr(texto, t.qr)}`}
    <p class="quieto">${t.sellado}</p>
  </div>`;
}

/** Shows a case that could not be kept here, sealed, to carry away. The draft stays as it was. */
export function offer(f: Formulario, sobre: Sobre, motivo: MotivoNoGuardado): void {
  estilos.add(entrega);
  dress(f, [formulario, comprobante, ...estilos]);
  const { borrador } = f;
  finish(f, {
    titulo: t.noGuardado,
    nota: t[motivo],
    pendiente: {
      verbo: t.volver,
      act() {
        recibidos.delete(f);
        f.fase = "pendiente";
        f.focusOn("h2");
      },
    },
    entrega: () => renderSobre(f, sobre),
  });
  f.change(borrador);
}
