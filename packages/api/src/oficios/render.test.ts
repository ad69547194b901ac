import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Carta } from "./carta.ts";
import { encodeWinAnsi } from "./encode-winansi.ts";
import { cspOfCarta, renderHtml } from "./render-html.ts";
import { renderPdf } from "./render-pdf.ts";
import { renderTexto } from "./render-texto.ts";

const CARTA: Carta = {
  titulo: "Pedimos su respuesta",
  bloques: [
    { clase: "parrafo", texto: "Señores\nTienda Ñandú" },
    { clase: "cita", texto: "Se rompió.\n\nNo enciende." },
    { clase: "lista", lineas: ["La boleta", "Una foto"] },
  ],
  folio: "7K3M9QXP4TWG",
  fecha: "2026-09-22",
  numero: "1.204",
  institucion: { nombre: "Servicio de Ejemplo", telefono: "800 700 100", sitio: "https://www.example.cl" },
  unidad: { nombre: "Oficina de Ñuñoa", direccion: "Calle Ejemplo 456" },
  firma: { nombre: "Nombre Apellido", cargo: "Encargada de Atención" },
};
const CREADO_EN = Date.parse("2026-09-22T12:00:00Z");
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What an uncompressed PDF writes, page after page: the hexadecimal strings of its text, in Windows-1252. */
const readPdf = (bytes: Uint8Array): string =>
  [
    ...Buffer.from(bytes)
      .toString("latin1")
      .matchAll(/\[([^\]]*)\] TJ/g),
  ]
    .map(([, trozos = ""]) =>
      [...trozos.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hexa = ""]) => new TextDecoder("windows-1252").decode(Buffer.from(hexa, "hex")))
        .join(""),
    )
    .join("\n");

const drawPdf = async (carta: Carta) => {
  const { bytes, reemplazados } = await renderPdf(carta, { creadoEn: CREADO_EN, comprimido: false });
  return { crudo: Buffer.from(bytes).toString("latin1"), texto: readPdf(bytes), reemplazados };
};

describe("la carta como texto", () => {
  test("lleva membrete, número, fecha, folio, cuerpo, firma y contacto", () => {
    expect(renderTexto(CARTA)).toBe(`Servicio de Ejemplo
Oficina de Ñuñoa

Carta N.º 1.204
Folio 7K3M-9QXP-4TWG
22/09/2026

Pedimos su respuesta

Señores
Tienda Ñandú

> Se rompió.
>
> No enciende.

- La boleta
- Una foto

Nombre Apellido
Encargada de Atención
Oficina de Ñuñoa
Servicio de Ejemplo

Calle Ejemplo 456 · 800 700 100 · https://www.example.cl
`);
  });
});

test("el marco no repite la fecha, el número ni la firma que el cuerpo ya dice", async () => {
  const carta: Carta = {
    ...CARTA,
    bloques: [
      { clase: "parrafo", texto: "Carta n.º 1.204. 22/09/2026" },
      { clase: "parrafo", texto: "Hola" },
      { clase: "parrafo", texto: "Nombre Apellido, Encargada" },
    ],
  };
  const { texto } = await drawPdf(carta);
  for (const leida of [renderTexto(carta), renderHtml(carta), texto])
    for (const dicho of ["22/09/2026", "1.204", "Nombre Apellido"]) expect(leida.split(dicho), dicho).toHaveLength(2);
});

describe("la carta como página", () => {
  test("dice su idioma, su título, y cada parte con su etiqueta", () => {
    const pagina = renderHtml(CARTA);
    expect(pagina).toMatch(/^<!doctype html>\n<html lang="es-CL">/);
    expect(pagina).toContain("<title>Pedimos su respuesta · Servicio de Ejemplo</title>");
    expect(pagina.match(/<h1>/g)).toHaveLength(1);
    expect(pagina).toContain('<time datetime="2026-09-22">22/09/2026</time>');
    expect(pagina).toContain("<p>Señores<br>Tienda Ñandú</p>");
    expect(pagina).toContain("<blockquote><p>Se rompió.<br><br>No enciende.</p></blockquote>");
    expect(pagina).toContain("<ul><li>La boleta</li><li>Una foto</li></ul>");
  });

  test.each(["carta", "a4"] as const)("en papel %s, su estilo es el que la política deja pasar", (papel) => {
    const pagina = renderHtml(CARTA, { papel });
    const [, estilo = ""] = /<style>([\s\S]*?)<\/style>/.exec(pagina) ?? [];
    const resumen = createHash("sha256").update(estilo).digest("base64");
    expect(cspOfCarta({ papel })).toBe(
      `default-src 'none'; style-src 'sha256-${resumen}'; base-uri 'none'; form-action 'none'`,
    );
    expect(estilo).toContain(papel === "a4" ? "size: A4" : "size: letter");
  });

  test("no pide nada a la red: el escudo va dentro", () => {
    const escudo = { tipo: "image/png", bytes: PNG } as const;
    const pagina = renderHtml({ ...CARTA, escudo });
    expect(pagina).not.toMatch(/(?:src|href)=(?!"data:)/);
    expect(pagina).not.toMatch(/<script|style="|url\(|@import/);
    expect(cspOfCarta({ escudo })).toContain("img-src data:");
  });

  test("ningún dato sale sin escapar", () => {
    const maligno = fc
      .tuple(
        fc.string({ unit: "binary" }),
        fc.constantFrom("<img src=x onerror=alert(1)>", '"><script>', "</style>", "'&"),
      )
      .map((trozos) => trozos.join(""));
    const etiquetas = (pagina: string) => pagina.match(/<[^>]*>/g)?.length;
    const bloquesCon = (texto: string): Carta["bloques"] =>
      ["Hola", texto, "Adiós"].map((linea) => ({ clase: "parrafo", texto: linea }));
    const esperadas = etiquetas(renderHtml({ ...CARTA, bloques: bloquesCon("x") }));
    fc.assert(
      fc.property(maligno, (texto) => {
        const dato = texto.replace(/\n/g, " ");
        const pagina = renderHtml({
          ...CARTA,
          titulo: dato,
          numero: dato,
          institucion: { nombre: dato, telefono: dato, sitio: dato },
          unidad: { nombre: dato, direccion: dato },
          firma: { nombre: dato, cargo: dato },
          bloques: bloquesCon(dato),
        });
        expect(etiquetas(pagina)).toBe(esperadas);
      }),
    );
  });
});

describe("la carta en PDF", () => {
  test("escribe el castellano como es, con su folio y su número de página", async () => {
    const titulo = "Pingüino, ñandú, ¿áéíóú? ¡«Sí», “no” – N.º 5€…!";
    const { texto, reemplazados } = await drawPdf({ ...CARTA, titulo });
    expect(texto.replaceAll("\n", " ")).toContain(titulo);
    for (const linea of ["Carta N.º 1.204", "Fecha 22/09/2026", "Folio 7K3M-9QXP-4TWG", "Tienda Ñandú", "La boleta"])
      expect(texto).toContain(linea);
    expect(texto).toContain("Página 1 de 1");
    expect(reemplazados).toEqual([]);
  });

  test("numera todas sus páginas y pone el folio en cada una", async () => {
    const bloques = Array.from({ length: 60 }, (_, i) => ({
      clase: "parrafo" as const,
      texto: `Párrafo ${i + 1}. ${"La garantía legal permite elegir. ".repeat(6)}`,
    }));
    const { texto, crudo } = await drawPdf({ ...CARTA, bloques });
    const paginas = crudo.match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(paginas).toBeGreaterThan(2);
    expect(texto.match(/Página \d+ de \d+/g)).toEqual(
      Array.from({ length: paginas }, (_, i) => `Página ${i + 1} de ${paginas}`),
    );
    expect(texto.match(/Folio 7K3M-9QXP-4TWG/g)).toHaveLength(paginas + 1);
    for (const { texto: parrafo } of bloques) expect(texto).toContain(parrafo.slice(0, 11));
  });

  test("está etiquetado, en castellano de Chile y con título", async () => {
    const { crudo } = await drawPdf(CARTA);
    for (const marca of [
      "/Marked true",
      "/Lang (es-CL)",
      "/DisplayDocTitle true",
      "/S /H1",
      "/S /LBody",
      "/S /BlockQuote",
    ])
      expect(crudo).toContain(marca);
    expect(crudo).toContain("(Pedimos su respuesta)");
  });

  test("un título con signos de XML no rompe los metadatos", async () => {
    const { crudo } = await drawPdf({ ...CARTA, titulo: "A & B <script>" });
    expect(crudo).toContain(
      "A ＆ B ‹script›".replace(/[^\x20-\x7e]/g, (signo) => Buffer.from(signo).toString("latin1")),
    );
    expect(crudo).not.toContain("<script>");
  });

  test("lo que no se puede escribir se ve y se avisa", async () => {
    const { texto, reemplazados } = await drawPdf({ ...CARTA, titulo: "Rapa Nui: kōrero 😀 → fin" });
    expect(texto.replaceAll("\n", " ")).toContain("Rapa Nui: korero [?] -> fin");
    expect(reemplazados).toEqual(["ō", "😀"]);
  });

  test("la firma nunca queda sola en su página", async () => {
    const parrafo = { clase: "parrafo" as const, texto: "Una línea." };
    for (let n = 8; n < 30; n++) {
      const { bytes } = await renderPdf(
        { ...CARTA, bloques: [...Array(n).fill(parrafo), { clase: "parrafo", texto: "Atentamente," }] },
        { creadoEn: CREADO_EN, comprimido: false },
      );
      const texto = readPdf(bytes);
      const ultima = texto.slice(0, texto.indexOf("Nombre Apellido")).lastIndexOf("Atentamente");
      const contenidos = Buffer.from(bytes).toString("latin1").split("endstream");
      const pagina = contenidos.find((contenido) =>
        readPdf(Buffer.from(contenido, "latin1")).includes("Nombre Apellido"),
      );
      expect(ultima).toBeGreaterThan(0);
      expect(readPdf(Buffer.from(pagina ?? "", "latin1"))).toContain("Atentamente,");
    }
  });

  test("una misma carta da los mismos bytes", async () => {
    const [una, otra] = await Promise.all([1, 2].map(() => renderPdf(CARTA, { creadoEn: CREADO_EN })));
    expect(una?.bytes).toEqual(otra?.bytes);
  });

  test("lleva el escudo, y dice qué hacer si no se puede leer", async () => {
    const { crudo } = await drawPdf({ ...CARTA, escudo: { tipo: "image/png", bytes: PNG } });
    expect(crudo).toContain("/Subtype /Image");
    const roto = { tipo: "image/png", bytes: Buffer.from("<svg/>") } as const;
    await expect(drawPdf({ ...CARTA, escudo: roto })).rejects.toThrow("usa un PNG o JPEG");
  });

  test("escribe cualquier texto sin caerse", async () => {
    const texto = fc.string({ unit: "binary", maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(texto, fc.array(texto, { minLength: 1, maxLength: 3 }), async (titulo, lineas) => {
        const { crudo } = await drawPdf({ ...CARTA, titulo, bloques: [{ clase: "lista", lineas }] });
        expect(crudo).toMatch(/^%PDF-1\.7/);
      }),
      { numRuns: 40 },
    );
  });
});

describe("los signos que el PDF sabe escribir", () => {
  test("una ñ hecha de dos signos es una ñ", () => {
    expect(encodeWinAnsi("nin\u0303o")).toEqual({ texto: "niño", reemplazados: [] });
  });

  test("lo invisible se quita sin avisar", () => {
    expect(encodeWinAnsi("a\u200bb\u00ad\u202ec")).toEqual({ texto: "abc", reemplazados: [] });
  });

  test("de cualquier texto sale solo lo que cabe en un byte", () => {
    const cabe = new Set(
      Array.from({ length: 256 }, (_, i) => new TextDecoder("windows-1252").decode(Uint8Array.of(i))),
    );
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (texto) => {
        expect([...encodeWinAnsi(texto).texto].every((signo) => cabe.has(signo))).toBe(true);
      }),
    );
  });
});
