/** Copies a text; says whether it could. Pages without https have no clipboard but the old one. */
export async function copyTexto(raiz: ParentNode, texto: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(texto);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.className = "oculto";
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
