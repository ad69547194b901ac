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
