import { isAcuse, type Noticia } from "@ventanilla/sdk/cola";
import type { Comprobante } from "@ventanilla/sdk/contract";
import { type Recibido, recibidos } from "../form/envio.ts";
import type { Formulario } from "../form/formulario.ts";
import { noticia as t } from "../textos/noticia.ts";
import type { Esperan } from "./cola-de-pagina.ts";

/** What a form says of its case, once it has its answer. */
function describe(noticia: Noticia): Partial<Recibido> {
  if (!("respuesta" in noticia)) return { titulo: t.noTomado, nota: t.noTomadoNota };
  const { respuesta } = noticia;
  if (!isAcuse(respuesta)) return { comprobante: respuesta as Comprobante };
  return respuesta.motivo === "enRelevo"
    ? { titulo: t.enRelevo, nota: t.enRelevoNota }
    : { titulo: t.porRevisar, nota: t.porRevisarNota };
}

/** Hears what became of an envelope, and tells whoever of those who wait on this page it is for. */
export function hear(noticia: Noticia, esperan: Esperan): void {
  for (const llave of esperan.keys())
    if (typeof llave === "object") llave.enCola = "respuesta" in noticia ? t.llegaron : "";
  const f = esperan.get(noticia.huella) as Formulario | undefined;
  const recibido = f && recibidos.get(f);
  if (!f || !recibido) return;
  const { titulo: _, nota: __, pendiente: ___, ...queda } = recibido;
  const dicho = describe(noticia);
  const { comprobante } = dicho;
  recibidos.set(f, { ...queda, ...dicho });
  f.aviso = comprobante ? t.llego : "";
  f.requestUpdate();
  if (comprobante) f.tell("ingresado", { tipo: recibido.tipo, etapa: comprobante.etapa });
}
