import { printAlone } from "../form/llevar.ts";

/** Wide of the paper of a small printer, and of a CSS pixel, in millimetres. */
const ANCHO = 80;
const PIXEL = 25.4 / 96;
/** The paper is cut a little after the last line, in millimetres. */
const CORTE = 8;

/**
 * Prints what `elemento` shows on paper. On a roll the page is as long as `tira`: CSS has no page that ends where its
 * text does.
 */
export function printPapel(elemento: HTMLElement, tira: HTMLElement, impresora: string): void {
  const hoja = new CSSStyleSheet();
  const largo = Math.ceil(tira.getBoundingClientRect().height * PIXEL) + CORTE;
  hoja.replaceSync(
    impresora === "termica"
      ? `@page{size:${ANCHO}mm ${largo}mm;margin:0}@media print{html,body{margin:0!important;background:#fff}}`
      : "@page{size:A4;margin:20mm}",
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, hoja];
  const clean = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((otra) => otra !== hoja);
  };
  window.addEventListener("afterprint", clean, { once: true });
  printAlone(elemento);
}
