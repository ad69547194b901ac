import { formatClave, formatFolio } from "@ventanilla/sdk/domain";
import { comprobante } from "../textos/comprobante.ts";
import { llevar } from "../textos/llevar.ts";
import type { Recibido } from "./envio.ts";
import type { Formulario } from "./formulario.ts";

/** Copies folio and clave, and says whether it could. */
export async function copyLlaves(f: Formulario, { folio, clave }: Recibido): Promise<void> {
  const t = f.say({ ...comprobante, ...llevar });
  const copiado = await copyTexto(f.renderRoot, `${t.folio}: ${formatFolio(folio)}\n${t.clave}: ${formatClave(clave)}`);
  f.aviso = copiado ? t.copiado : t.copiaFalla;
}

/** Pages without https have no clipboard but the old one. */
async function copyTexto(raiz: ParentNode, texto: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(texto);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.style.setProperty("position", "fixed");
    area.style.setProperty("opacity", "0");
    area.value = texto;
    const foco = (raiz as ShadowRoot).activeElement as HTMLElement | null;
    raiz.append(area);
    area.select();
    const copiado = document.execCommand("copy");
    area.remove();
    foco?.focus();
    return copiado;
  }
}

/** Prints an element alone, whatever the page around it holds. */
export function printAlone(elemento: HTMLElement): void {
  let host: Element = elemento;
  // Only the outermost host is in the page's own tree, where the rule below can find it.
  for (let raiz = host.getRootNode(); raiz instanceof ShadowRoot; raiz = host.getRootNode()) host = raiz.host;
  host.toggleAttribute("data-ventanilla-imprime", true);
  const hoja = new CSSStyleSheet();
  hoja.replaceSync(
    "@media print{body *:not(:has([data-ventanilla-imprime]),[data-ventanilla-imprime],[data-ventanilla-imprime] *){display:none!important}}",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, hoja];
  const clean = () => {
    host.removeAttribute("data-ventanilla-imprime");
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((otra) => otra !== hoja);
  };
  window.addEventListener("afterprint", clean, { once: true });
  window.print();
}
