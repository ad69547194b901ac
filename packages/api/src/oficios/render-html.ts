import { createHash } from "node:crypto";
import { formatFecha, formatFolio } from "@ventanilla/sdk/domain";
import { type Carta, describeContacto, type Escudo, type Papel, pickMarco } from "./carta.ts";
import { Html, html, htmlWithSaltos } from "./html.ts";
import type { Bloque } from "./plantilla.ts";

const PAPELES: Record<Papel, { nombre: string; ancho: string }> = {
  carta: { nombre: "letter", ancho: "216mm" },
  a4: { nombre: "A4", ancho: "210mm" },
};

const writeEstilo = ({ nombre, ancho }: { nombre: string; ancho: string }): string => `
:root { color-scheme: light; font: 11pt/1.5 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif; color: #0a132d; background: #eef5fa; }
* { box-sizing: border-box; }
body { max-width: ${ancho}; margin: 0 auto; padding: clamp(16px, 5vw, 25mm) clamp(16px, 5vw, 24mm); background: #fff; overflow-wrap: break-word; }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding-bottom: 12px; border-bottom: 1.5pt solid #006fb3; }
header img { height: 18mm; width: auto; max-width: 40mm; }
header p { margin: 0; }
.institucion { font-weight: 700; font-size: 13pt; }
dl { display: grid; grid-template-columns: max-content max-content; justify-content: end; gap: 0 12px; margin: 20px 0 28px; font-variant-numeric: tabular-nums; }
dt { color: #4a4a4a; }
dd { margin: 0; }
h1 { margin: 0 0 20px; font-size: 14pt; line-height: 1.3; }
main p, main ul, main blockquote { margin: 0 0 12px; max-width: 62em; }
main ul { padding-left: 1.4em; }
main li + li { margin-top: 4px; }
main blockquote { padding: 2px 0 2px 14px; border-left: 2pt solid #8494a8; }
.firma { margin-top: 48px; break-inside: avoid; }
.firma p { margin: 0; }
.firma .nombre { font-weight: 700; }
footer { margin-top: 40px; padding-top: 10px; border-top: .75pt solid #8494a8; color: #4a4a4a; font-size: 9pt; break-inside: avoid; }
footer p { margin: 0; }
@page { size: ${nombre}; margin: 25mm 24mm 22mm; @bottom-right { content: "Página " counter(page) " de " counter(pages); font: 9pt Helvetica, Arial, sans-serif; color: #4a4a4a; } }
@media print { :root, body { background: none; } body { max-width: none; margin: 0; padding: 0; } p, li { orphans: 3; widows: 3; } h1 { break-after: avoid; } }
`;

const ESTILOS: Record<Papel, string> = { carta: writeEstilo(PAPELES.carta), a4: writeEstilo(PAPELES.a4) };

/**
 * The policy that a letter is served under, and carries itself for who opens it as a file: no script, no request; one style
 * known by its hash, and the shield as data where there is one.
 */
export const cspOfCarta = ({ papel = "carta", escudo }: { papel?: Papel; escudo?: Escudo | undefined } = {}): string =>
  `default-src 'none'; style-src 'sha256-${createHash("sha256").update(ESTILOS[papel]).digest("base64")}'${
    escudo ? "; img-src data:" : ""
  }; base-uri 'none'; form-action 'none'`;

const renderBloque = (bloque: Bloque): Html => {
  if (bloque.clase === "lista")
    return html`<ul>${bloque.lineas.map((linea) => html`<li>${htmlWithSaltos(linea)}</li>`)}</ul>\n`;
  const texto = htmlWithSaltos(bloque.texto);
  return bloque.clase === "cita" ? html`<blockquote><p>${texto}</p></blockquote>\n` : html`<p>${texto}</p>\n`;
};

/** A letter as a page to read and to print, in Spanish of Chile; serve it under {@link cspOfCarta}. */
export const renderHtml = (carta: Carta, { papel = "carta" }: { papel?: Papel } = {}): string => {
  const { titulo, bloques, folio, institucion, unidad, escudo } = carta;
  const { fecha, numero, firma } = pickMarco(carta);
  const contacto = describeContacto(carta);
  return String(html`<!doctype html>
<html lang="es-CL">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${cspOfCarta({ papel, escudo })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${titulo} · ${institucion.nombre}</title>
<style>${new Html(ESTILOS[papel])}</style>
</head>
<body>
<header>
${escudo && html`<img src="data:${escudo.tipo};base64,${Buffer.from(escudo.bytes).toString("base64")}" alt="">`}
<div>
<p class="institucion">${institucion.nombre}</p>
${unidad && html`<p>${unidad.nombre}</p>`}
</div>
</header>
<main>
<dl>
${numero !== undefined && html`<dt>Carta N.º</dt><dd>${numero}</dd>`}
${fecha && html`<dt>Fecha</dt><dd><time datetime="${fecha}">${formatFecha(fecha)}</time></dd>`}
<dt>Folio</dt><dd>${formatFolio(folio)}</dd>
</dl>
<h1>${titulo}</h1>
${bloques.map(renderBloque)}
${
  firma &&
  html`<div class="firma">
<p class="nombre">${firma.nombre}</p>
${firma.cargo && html`<p>${firma.cargo}</p>`}
${unidad && html`<p>${unidad.nombre}</p>`}
<p>${institucion.nombre}</p>
</div>`
}
</main>
<footer>
<p>Folio ${formatFolio(folio)}</p>
${contacto !== "" && html`<p>${contacto}</p>`}
</footer>
</body>
</html>
`);
};
