import { html } from "../oficios/html.ts";

/** What a mail says, before it has a form. */
export interface CuerpoDeCorreo {
  asunto: string;
  titulo: string;
  parrafos: readonly string[];
  /** Figures that matter, by name: folio, dates. */
  datos?: readonly (readonly [nombre: string, valor: string])[];
  lista?: readonly string[];
  /** The one thing to do. */
  accion?: { verbo: string; enlace: string } | undefined;
  /** Small print, after a line. */
  pie: readonly string[];
}

/** A mail ready to be sent. */
export interface CorreoEscrito {
  asunto: string;
  texto: string;
  html: string;
}

const writeTexto = (firma: string, { titulo, parrafos, datos = [], lista = [], accion, pie }: CuerpoDeCorreo): string =>
  `${[
    titulo,
    ...parrafos,
    datos.map(([nombre, valor]) => `${nombre}: ${valor}`).join("\n"),
    lista.map((linea) => `- ${linea}`).join("\n"),
    accion && `${accion.verbo}:\n${accion.enlace}`,
    `-- \n${[firma, ...pie].join("\n")}`,
  ]
    .filter(Boolean)
    .join("\n\n")}\n`;

const FUENTE = "font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const MENUDO = "margin:0 0 8px;font-size:14px";

/** No colour but the button's own pair: whatever ground a reader chooses, dark too, keeps its own ink. */
const writeHtml = (firma: string, { titulo, parrafos, datos = [], lista = [], accion, pie }: CuerpoDeCorreo): string =>
  String(html`<!doctype html>
<html lang="es-CL">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${titulo}</title>
<style>:root { color-scheme: light dark; supported-color-schemes: light dark; }</style>
</head>
<body style="margin:0;padding:0">
<div style="max-width:560px;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere;${FUENTE}">
<p style="margin:0 0 24px;padding:0 0 12px;border-bottom:2px solid #006fb3;font-weight:600">${firma}</p>
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${titulo}</h1>
${parrafos.map((parrafo) => html`<p style="margin:0 0 16px">${parrafo}</p>\n`)}
${datos.map(
  ([nombre, valor]) =>
    html`<p style="margin:0 0 4px">${nombre}: <strong style="white-space:nowrap">${valor}</strong></p>\n`,
)}
${
  lista.length > 0 &&
  html`<ul style="margin:16px 0;padding-left:20px">${lista.map((linea) => html`<li style="margin:0 0 4px">${linea}</li>`)}</ul>`
}
${
  accion &&
  html`<p style="margin:24px 0 12px"><a href="${accion.enlace}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#006fb3;color:#ffffff;font-weight:600;text-decoration:none">${accion.verbo}</a></p>
<p style="${MENUDO}">Si el botón no abre, esta es la dirección: ${accion.enlace}</p>`
}
<div style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #8494a8">
${pie.map((linea) => html`<p style="${MENUDO}">${linea}</p>\n`)}
</div>
</div>
</body>
</html>
`);

/**
 * Writes a mail as text and as HTML.
 *
 * @param firma who writes: the institution
 * @throws TypeError if a link is no http(s) address
 */
export const renderCorreo = (firma: string, cuerpo: CuerpoDeCorreo): CorreoEscrito => {
  if (cuerpo.accion && !/^https?:\/\/[^\s<>"]+$/.test(cuerpo.accion.enlace))
    throw new TypeError("The link of a mail must be a whole http(s) address");
  return { asunto: cuerpo.asunto, texto: writeTexto(firma, cuerpo), html: writeHtml(firma, cuerpo) };
};
