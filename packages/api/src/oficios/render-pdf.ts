import { formatFecha, formatFolio } from "@ventanilla/sdk/domain";
import { type Carta, describeContacto, type Escudo, type Papel, pickMarco } from "./carta.ts";
import { encodeWinAnsi } from "./encode-winansi.ts";
import type { Bloque } from "./plantilla.ts";

type Documento = PDFKit.PDFDocument;

/** What pdfkit's types leave out: an image that is read before it is drawn. */
interface LectorDeImagenes {
  openImage(bytes: Uint8Array): { width: number; height: number } & PDFKit.Mixins.ImageSrc;
}

/** Points: 72 to the inch. */
const MARGENES = { top: 72, bottom: 72, left: 68, right: 68 };
const TINTA = "#0A132D";
const QUIETO = "#4A4A4A";
const RAYA = "#8494A8";
const PRIMARIO = "#006FB3";
const CUERPO = 11;
const ENTRE_LINEAS = 3.5;
const ENTRE_BLOQUES = 9;
const ALTO_DE_FIRMA = 110;
const ESCUDO = { ancho: 110, alto: 48 };

/** A letter on paper, and the signs that its font could not write: warn of them before it is signed. */
export interface CartaEnPdf {
  bytes: Uint8Array;
  reemplazados: string[];
}

/**
 * A letter as a tagged PDF, in Spanish of Chile, with its folio and "Página 1 de 3" at the foot of each page.
 *
 * @param creadoEn what the file says of its own making, milliseconds since the epoch: equal letters are equal bytes
 * @throws Error if the shield is no image that can be read
 */
export const renderPdf = async (
  carta: Carta,
  { papel = "carta", creadoEn, comprimido = true }: { papel?: Papel; creadoEn: number; comprimido?: boolean },
): Promise<CartaEnPdf> => {
  const marco = pickMarco(carta);
  const reemplazados = new Set<string>();
  const encode = (texto: string) => {
    const leido = encodeWinAnsi(texto);
    for (const signo of leido.reemplazados) reemplazados.add(signo);
    return leido.texto;
  };
  // Read at the first letter: it costs a start 150 ms.
  const { default: PDFDocument } = await import("pdfkit");
  const doc = new PDFDocument({
    size: papel === "carta" ? "LETTER" : "A4",
    margins: MARGENES,
    bufferPages: true,
    compress: comprimido,
    pdfVersion: "1.7",
    tagged: true,
    lang: "es-CL",
    displayTitle: true,
    info: {
      Title: cleanMetadato(carta.titulo),
      Author: cleanMetadato(carta.institucion.nombre),
      Creator: "Ventanilla",
      CreationDate: new Date(creadoEn),
      ModDate: new Date(creadoEn),
    },
  });
  const bytes = collect(doc);
  // A new page begins in black.
  doc.on("pageAdded", () => doc.fillColor(TINTA));
  const raiz = doc.struct("Document");
  doc.addStructure(raiz);
  const hoja = { doc, raiz, encode, ancho: doc.page.width - MARGENES.left - MARGENES.right };

  drawMembrete(hoja, carta);
  drawDatos(hoja, { ...carta, ...marco });
  doc.font("Helvetica-Bold").fontSize(14);
  drawTexto(hoja, "H1", carta.titulo);
  doc.y += ENTRE_BLOQUES;
  doc.font("Helvetica").fontSize(CUERPO);
  for (const [i, bloque] of carta.bloques.entries()) {
    // A signature alone on its page would sign nothing: the last two blocks go with it.
    const finales = carta.bloques.slice(i);
    if (marco.firma && finales.length <= 2) keepTogether(doc, measureBloques(hoja, finales) + ALTO_DE_FIRMA);
    drawBloque(hoja, bloque);
  }
  drawFirma(hoja, { ...carta, ...marco });
  raiz.end();
  drawPies(hoja, carta);
  doc.end();
  return { bytes: await bytes, reemplazados: [...reemplazados] };
};

interface Hoja {
  doc: Documento;
  raiz: PDFKit.PDFStructureElement;
  encode: (texto: string) => string;
  ancho: number;
}

const PARECIDOS: Record<string, string> = { "&": "＆", "<": "‹", ">": "›" };

/** Pdfkit writes the title into the XML of the metadata as it is, where these signs would break it. */
const cleanMetadato = (texto: string): string =>
  texto
    .toWellFormed()
    .replace(/\p{Cc}/gu, " ")
    .replace(/[&<>]/g, (signo) => PARECIDOS[signo] as string);

const collect = (doc: Documento): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const partes: Uint8Array[] = [];
    doc.on("data", (parte: Uint8Array) => partes.push(parte));
    doc.on("end", () => resolve(Buffer.concat(partes)));
    doc.on("error", reject);
  });

const drawTexto = (
  { doc, raiz, encode, ancho }: Hoja,
  etiqueta: string,
  texto: string,
  { sangria = 0, ...opciones }: PDFKit.Mixins.TextOptions & { sangria?: number } = {},
): void => {
  const elemento = doc.struct(etiqueta, {}, () => {
    doc.text(encode(texto), MARGENES.left + sangria, doc.y, {
      width: ancho - sangria,
      lineGap: ENTRE_LINEAS,
      ...opciones,
    });
  });
  raiz.add(elemento);
  elemento.end();
};

const drawArtefacto = ({ doc }: Hoja, tipo: "Layout" | "Pagination", draw: () => void): void => {
  doc.markContent("Artifact", { type: tipo });
  draw();
  doc.endMarkedContent();
};

/** @returns how wide it came out, in points */
const drawEscudo = (hoja: Hoja, { bytes }: Escudo, arriba: number): number => {
  const { doc } = hoja;
  try {
    const imagen = (doc as unknown as LectorDeImagenes).openImage(Buffer.from(bytes));
    const escala = Math.min(ESCUDO.ancho / imagen.width, ESCUDO.alto / imagen.height);
    drawArtefacto(hoja, "Layout", () => {
      doc.image(imagen, MARGENES.left, arriba, { scale: escala });
    });
    return imagen.width * escala;
  } catch (cause) {
    throw new Error("El escudo no se puede leer: usa un PNG o JPEG en tema.escudo", { cause });
  }
};

const drawMembrete = (hoja: Hoja, { institucion, unidad, escudo }: Carta): void => {
  const { doc, ancho } = hoja;
  const arriba = 50;
  let sangria = 0;
  if (escudo) sangria = drawEscudo(hoja, escudo, arriba) + 14;
  doc.y = escudo ? arriba + 10 : arriba;
  doc.font("Helvetica-Bold").fontSize(13).fillColor(TINTA);
  drawTexto(hoja, "P", institucion.nombre, { sangria, lineGap: 1 });
  doc.font("Helvetica").fontSize(CUERPO);
  if (unidad) drawTexto(hoja, "P", unidad.nombre, { sangria, lineGap: 1 });
  const debajo = Math.max(doc.y, escudo ? arriba + ESCUDO.alto : 0) + 8;
  drawArtefacto(hoja, "Layout", () => {
    doc.moveTo(MARGENES.left, debajo).lineTo(MARGENES.left + ancho, debajo);
    doc.lineWidth(1.5).stroke(PRIMARIO);
  });
  doc.y = debajo + 18;
};

const drawDatos = (hoja: Hoja, { numero, fecha, folio }: Carta): void => {
  const lineas = [
    numero && `Carta N.º ${numero}`,
    fecha && `Fecha ${formatFecha(fecha)}`,
    `Folio ${formatFolio(folio)}`,
  ];
  for (const linea of lineas) if (linea) drawTexto(hoja, "P", linea, { align: "right", lineGap: 2 });
  hoja.doc.y += 24;
};

const drawBloque = (hoja: Hoja, bloque: Bloque): void => {
  const { doc } = hoja;
  if (bloque.clase === "lista") drawLista(hoja, bloque.lineas);
  else if (bloque.clase === "parrafo") drawTexto(hoja, "P", bloque.texto);
  else drawTexto(hoja, "BlockQuote", bloque.texto, { sangria: 18 });
  doc.y += ENTRE_BLOQUES;
};

const drawLista = (hoja: Hoja, lineas: readonly string[]): void => {
  const { doc, raiz, encode, ancho } = hoja;
  const lista = doc.struct("L");
  raiz.add(lista);
  for (const linea of lineas) {
    keepTogether(doc, 2 * CUERPO);
    const arriba = doc.y;
    const vineta = doc.struct("Lbl", {}, () => {
      doc.text("•", MARGENES.left + 8, arriba, { lineBreak: false });
    });
    const cuerpo = doc.struct("LBody", {}, () => {
      const opciones = { width: ancho - 22, lineGap: ENTRE_LINEAS };
      doc.text(encode(linea), MARGENES.left + 22, arriba, opciones);
    });
    const elemento = doc.struct("LI", {}, [vineta, cuerpo]);
    lista.add(elemento);
    elemento.end();
    doc.y += 2;
  }
  lista.end();
};

const drawFirma = (hoja: Hoja, { firma, unidad, institucion }: Carta): void => {
  if (!firma) return;
  const { doc } = hoja;
  keepTogether(doc, ALTO_DE_FIRMA);
  doc.y += 40;
  doc.font("Helvetica-Bold");
  drawTexto(hoja, "P", firma.nombre, { lineGap: 1.5 });
  doc.font("Helvetica");
  for (const linea of [firma.cargo, unidad?.nombre, institucion.nombre])
    if (linea) drawTexto(hoja, "P", linea, { lineGap: 1.5 });
};

const measureBloques = ({ doc, encode, ancho }: Hoja, bloques: readonly Bloque[]): number =>
  bloques.reduce((alto, bloque) => {
    const texto = bloque.clase === "lista" ? bloque.lineas.join("\n") : bloque.texto;
    return alto + ENTRE_BLOQUES + doc.heightOfString(encode(texto), { width: ancho - 22, lineGap: ENTRE_LINEAS });
  }, 0);

/** Begins a page where that much does not fit in this one and would in a new one. */
const keepTogether = (doc: Documento, alto: number): void => {
  const fin = doc.page.height - MARGENES.bottom;
  if (doc.y + alto > fin && alto < fin - MARGENES.top) doc.addPage();
};

const drawPies = (hoja: Hoja, carta: Carta): void => {
  const { doc, encode, ancho } = hoja;
  const { start, count } = doc.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    doc.switchToPage(start + i);
    // Below the margin pdfkit would begin another page.
    doc.page.margins.bottom = 0;
    const y = doc.page.height - 48;
    drawArtefacto(hoja, "Pagination", () => {
      doc.moveTo(MARGENES.left, y - 8).lineTo(MARGENES.left + ancho, y - 8);
      doc.lineWidth(0.75).stroke(RAYA);
      doc.font("Helvetica").fontSize(8.5).fillColor(QUIETO);
      const linea = { lineBreak: false, height: 12, ellipsis: true };
      doc.text(`Folio ${formatFolio(carta.folio)}`, MARGENES.left, y, { ...linea, width: ancho - 110 });
      doc.text(encode(describeContacto(carta)), MARGENES.left, y + 12, { ...linea, width: ancho - 110 });
      doc.text(`Página ${i + 1} de ${count}`, MARGENES.left + ancho - 100, y, { ...linea, width: 100, align: "right" });
    });
  }
};
