import type { Adjunto } from "@ventanilla/sdk/contract";
import { expect } from "chai";
import { CLAVE, cerrado, checkAxe, enCurso, esperaPersona, FOLIO, openCaso } from "../../test/caso.ts";
import { settle, waitFor } from "../../test/pagina.ts";
import { openTramite } from "../../test/recorrido.ts";
import { respuesta, sinRed } from "../../test/servicio.ts";
import { chooseArchivos, fakeSubidas, makeFoto, subidas, tellProgreso } from "../../test/subida.ts";
import { shrinkFoto } from "./shrink-foto.ts";

const rechazada = {
  type: "archivo-rechazado",
  title: "No pudimos recibir ese archivo",
  status: 422,
  detail: "Esta foto llegó incompleta: tómala o elígela de nuevo. Tu caso sigue guardado",
  errores: [
    { ruta: "archivo", codigo: "archivo-incompleto", mensaje: "Esta foto llegó incompleta: tómala o elígela de nuevo" },
  ],
  solicitud: "solicitud-1",
};

describe("Agregar la boleta antes de enviar", () => {
  fakeSubidas();

  it("dice los límites antes de elegir, y deja elegir, ver y quitar", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    await pagina.says("¿Tienes la boleta o fotos?");
    await pagina.says("hasta 10 archivos JPG, PNG o PDF, de 10 MB cada uno");
    await chooseArchivos(pagina, makeFoto(), makeFoto("contrato.pdf", "application/pdf"));
    await pagina.says("contrato.pdf");
    await checkAxe(pagina);
    await pagina.click("Quitar contrato.pdf");
    expect(pagina.texto).to.include("boleta.jpg").and.not.include("contrato.pdf");
    expect(subidas).to.have.length(0);
  });

  it("los sube apenas hay comprobante, con el folio y la clave de ese caso", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    await chooseArchivos(pagina, makeFoto(), makeFoto("dos.png", "image/png"));
    await pagina.says("dos.png");
    await pagina.submit();
    await pagina.received();
    await pagina.says("Recibimos tus 2 archivos.");
    const [apertura] = pagina.servicio.aperturas;
    expect(subidas.map(({ archivo }) => archivo.name)).to.deep.equal(["boleta.jpg", "dos.png"]);
    for (const { folio, clave } of subidas) expect([folio, clave]).to.deep.equal([apertura?.folio, apertura?.clave]);
    expect(new Set(subidas.map(({ envio }) => envio)).size).to.equal(2);
    await checkAxe(pagina);
  });

  it("sin archivos, el comprobante no habla de ellos", async () => {
    const pagina = await openTramite("consulta", "revisar");
    await pagina.says("¿Tienes la boleta o fotos?");
    await pagina.submit();
    await pagina.received();
    expect(pagina.texto).not.to.include("archivo");
  });

  it("si uno falla, dice que el caso está guardado y reintenta con la misma llave", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    await chooseArchivos(pagina, makeFoto());
    await pagina.says("boleta.jpg");
    pagina.servicio.always("/adjuntos", sinRed);
    await pagina.submit();
    await pagina.received();
    await pagina.says("Un archivo no llegó. Tu caso está guardado.");
    await pagina.says("No hay conexión.");
    await checkAxe(pagina);
    pagina.servicio.restore();
    await pagina.click("Reintentar boleta.jpg");
    await pagina.says("Recibimos tu archivo.");
    expect(new Set(subidas.map(({ envio }) => envio)).size).to.equal(1);
  });

  it("si el servicio no lo acepta, dice por qué y qué hacer, y no ofrece insistir con lo mismo", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    await chooseArchivos(pagina, makeFoto(), makeFoto("buena.jpg"));
    await pagina.says("buena.jpg");
    pagina.servicio.next("/adjuntos", respuesta(422, rechazada));
    await pagina.submit();
    await pagina.received();
    await pagina.says("Esta foto llegó incompleta: tómala o elígela de nuevo");
    await pagina.says("Recibimos 1 de 2 archivos. Tu caso está guardado.");
    expect(pagina.has("Reintentar boleta.jpg")).to.equal(false);
    await chooseArchivos(pagina, makeFoto("otra foto.jpg"));
    await waitFor(() => subidas.length === 3, "la otra foto");
    await pagina.click("Quitar boleta.jpg");
    expect(pagina.texto).not.to.include("incompleta");
  });

  it("muestra cuánto va, y se puede cancelar", async () => {
    const pagina = await openTramite("reclamo", "revisar");
    await chooseArchivos(pagina, makeFoto());
    await pagina.says("boleta.jpg");
    const espera = pagina.servicio.hold("/adjuntos");
    await pagina.submit();
    await pagina.received();
    await waitFor(() => subidas.length, "la subida");
    tellProgreso(0.45);
    await pagina.says("Subiendo: 45 %");
    expect(pagina.one<HTMLProgressElement>(".adjuntos progress").value).to.be.closeTo(0.45, 0.01);
    await pagina.click("Cancelar boleta.jpg");
    espera.release();
    await settle();
    expect(pagina.texto).not.to.include("boleta.jpg");
    expect(pagina.all("[part=comprobante]")).to.have.length(1);
  });

  it("no deja elegir lo que no cabe, y dice qué hacer", async () => {
    const adjuntos = { tipos: ["image/jpeg", "application/pdf"], maximoBytes: 1_024, maximoArchivos: 2 };
    const pagina = await openTramite("reclamo", "revisar", { definicion: { adjuntos } });
    await pagina.says("hasta 2 archivos JPG o PDF, de 1 KB cada uno");
    await chooseArchivos(pagina, new File([], "nada.jpg", { type: "image/jpeg" }));
    await pagina.says("nada.jpg: Está vacío.");
    await chooseArchivos(pagina, new File(["a".repeat(2_000)], "largo.pdf", { type: "application/pdf" }));
    await pagina.says("largo.pdf: Pesa más de 1 KB.");
    await chooseArchivos(pagina, makeFoto("planilla.xls", "application/vnd.ms-excel"));
    await pagina.says("planilla.xls: Recibimos JPG o PDF.");
    await chooseArchivos(pagina, makeFoto("a.jpg"), makeFoto("b.jpg"), makeFoto("c.jpg"));
    await pagina.says("Ya tienes 2 archivos, el máximo.");
    expect(pagina.texto).not.to.include("c.jpg");
  });

  it("en un tótem no se ofrece, ni en una opinión", async () => {
    const totem = await openTramite("consulta", "revisar", { atributos: { canal: "totem" } });
    await settle(300);
    expect(totem.texto).not.to.include("boleta");
    const soni = await openTramite("soni", "revisar");
    await settle(300);
    expect(soni.texto).not.to.include("boleta");
  });

  it("trata de usted donde corresponde", async () => {
    const pagina = await openTramite("reclamo", "revisar", { definicion: { trato: "usted" } });
    await pagina.says("¿Tiene la boleta o fotos?");
    await pagina.says("Puede agregar hasta 10 archivos");
  });
});

describe("Los archivos de un caso", () => {
  fakeSubidas();
  const guardado: Adjunto = {
    id: "a1",
    nombre: "boleta antigua.jpg",
    tipo: "image/jpeg",
    bytes: 2_048,
    cuando: "2026-09-22T15:05:00.000Z",
    quien: "ciudadano",
  };

  it("se ven, y se agrega otro, que sube de inmediato y queda en la lista", async () => {
    const pagina = await openCaso({ ...enCurso, adjuntos: [guardado] });
    await pagina.click("Archivos de tu caso");
    await pagina.says("boleta antigua.jpg 2 KB");
    pagina.servicio.vista = { ...enCurso, adjuntos: [guardado, { ...guardado, id: "a2", nombre: "boleta.jpg" }] };
    await chooseArchivos(pagina, makeFoto());
    await pagina.says("Recibimos tu archivo.");
    await waitFor(() => pagina.has("Descargar boleta.jpg"), "la boleta en la lista del caso");
    expect(pagina.all(".adjuntos li")).to.have.length(2);
    expect(subidas).to.have.length(1);
    expect(subidas[0]).to.include({ folio: FOLIO, clave: CLAVE });
    await checkAxe(pagina);
  });

  it("responden lo que se pidió, y el caso sigue", async () => {
    const pagina = await openCaso(esperaPersona);
    await pagina.click("Archivos de tu caso");
    pagina.servicio.vista = { ...enCurso, adjuntos: [guardado] };
    await chooseArchivos(pagina, makeFoto());
    await pagina.says("Recibimos tu respuesta. Seguimos con tu caso.");
    await waitFor(() => pagina.foco?.matches(".gracias"), "el foco en las gracias");
  });

  it("se descargan con folio y clave en el cuerpo", async () => {
    const pagina = await openCaso({ ...enCurso, adjuntos: [guardado] });
    pagina.servicio.next("/adjuntos/a1", () => new Response("foto", { headers: { "Content-Type": "image/jpeg" } }));
    await pagina.click("Archivos de tu caso");
    await pagina.click("Descargar boleta antigua.jpg");
    const peticion = await waitFor(() => pagina.servicio.asked("/adjuntos/a1")[0], "la descarga");
    expect(JSON.parse(peticion.texto)).to.deep.equal({ folio: FOLIO, clave: CLAVE });
  });

  it("de un caso cerrado se ven, y se dice cómo agregar otro", async () => {
    const pagina = await openCaso({ ...cerrado, adjuntos: [guardado] });
    await pagina.click("Archivos de tu caso");
    await pagina.says("El caso está cerrado. Para agregar archivos, escríbenos un mensaje y pide reabrirlo.");
    expect(pagina.has("Descargar boleta antigua.jpg")).to.equal(true);
    expect(pagina.has("Elegir archivos")).to.equal(false);
  });

  it("en un tótem no se ofrecen", async () => {
    const pagina = await openCaso(enCurso, { atributos: { canal: "totem" } });
    expect(pagina.has("Archivos de tu caso")).to.equal(false);
  });
});

describe("Una foto pesada", () => {
  const paint = async (tipo: string, calidad?: number): Promise<Blob> => {
    const lienzo = document.createElement("canvas");
    [lienzo.width, lienzo.height] = [3_600, 2_400];
    const pincel = lienzo.getContext("2d") as CanvasRenderingContext2D;
    const ruido = pincel.createImageData(600, 400);
    for (let i = 0; i < ruido.data.length; i++) ruido.data[i] = i % 4 === 3 ? 255 : Math.random() * 255;
    for (let x = 0; x < 6; x++) for (let y = 0; y < 6; y++) pincel.putImageData(ruido, x * 600, y * 400);
    return new Promise((resolve) => lienzo.toBlob((blob) => resolve(blob as Blob), tipo, calidad));
  };
  const TIPOS = ["image/jpeg", "image/png", "application/pdf"];

  it("sale más liviana, como JPG", async () => {
    const pesada = new File([await paint("image/png")], "foto de la boleta.png", { type: "image/png" });
    expect(pesada.size).to.be.above(4 * 1024 * 1024);
    const liviana = await shrinkFoto(pesada, TIPOS);
    expect(liviana.size).to.be.below(pesada.size);
    expect([liviana.name, liviana.type]).to.deep.equal(["foto de la boleta.jpg", "image/jpeg"]);
    const { width, height } = await createImageBitmap(liviana);
    expect([width, height]).to.deep.equal([3_000, 2_000]);
  }).timeout(30_000);

  it("queda como está si es liviana, si no es foto o si no se puede abrir", async () => {
    const foto = makeFoto();
    const rota = new File([new Uint8Array(5 * 1024 * 1024)], "rota.jpg", { type: "image/jpeg" });
    const pdf = new File([new Uint8Array(5 * 1024 * 1024)], "largo.pdf", { type: "application/pdf" });
    for (const archivo of [foto, rota, pdf]) expect(await shrinkFoto(archivo, TIPOS)).to.equal(archivo);
  });
});
