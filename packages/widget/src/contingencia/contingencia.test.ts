import type { InstitucionPublica } from "@ventanilla/sdk/contract";
import { sobre } from "@ventanilla/sdk/contract";
import { expect } from "chai";
import type { Pagina } from "../../test/pagina.ts";
import { openTramite } from "../../test/recorrido.ts";
import { respuesta, sinRed } from "../../test/servicio.ts";

const GUARDADO = "Guardado en este equipo, pendiente de envío";

/** The key of an institution, as its server says it. */
const sello = async (): Promise<InstitucionPublica["sello"]> => {
  const { publicKey } = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const punto = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  const llave = btoa(String.fromCharCode(...punto))
    .replace(/=/g, "")
    .replaceAll("+", "-")
    .replaceAll("/", "_");
  return { kid: "2026", llave, vence: "2027-12-31" };
};

/** A consulta at its check, with no network from here on. */
const openSinRed = async (atributos: Record<string, string> = {}): Promise<Pagina> => {
  const pagina = await openTramite("consulta", "revisar", { definicion: { sello: await sello() }, atributos });
  pagina.servicio.always("/casos", sinRed);
  pagina.servicio.always("/sobres", sinRed);
  return pagina;
};

describe("sin conexión, Plan B", () => {
  it("guarda el caso sellado, da folio y clave, y no dice que lo recibió", async () => {
    const pagina = await openSinRed();
    await pagina.submit();
    await pagina.says(GUARDADO);
    expect(pagina.texto).not.to.include("Recibimos");
    expect(pagina.read("[part=folio]")).to.match(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(pagina.read("[part=clave]")).to.match(/^\d{4} \d{4} \d{4}$/);
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.to.include("regalo");
  });

  it("dice «Recibimos» cuando llega el comprobante, y no antes", async () => {
    const pagina = await openSinRed();
    await pagina.submit();
    await pagina.says(GUARDADO);
    const folio = pagina.read("[part=folio]").replaceAll("-", "");
    const [{ folio: pedido, ...apertura } = { folio: "" }] = pagina.servicio.aperturas as [{ folio: string }];
    expect(pedido).to.equal(folio);
    pagina.servicio.restore();
    const recibido = {
      ...apertura,
      folio,
      recibidoEn: "2026-09-22T15:04:05.000Z",
      ingresoLegal: "2026-09-22",
      plazo: { dias: 25, unidad: "habiles", vence: "2026-10-28" },
      etapa: "orientacion",
      siguiente: "Una persona leerá el caso.",
      seguimiento: `${pagina.servicio.api}/seguir/`,
    };
    const enviados: string[] = [];
    pagina.servicio.always("/sobres", (peticion, serve) => {
      enviados.push(peticion.texto);
      return respuesta(201, recibido)(peticion, serve);
    });
    await pagina.click("Volver a intentar");
    await pagina.says("Recibimos tu consulta");
    expect(sobre.parse(JSON.parse(enviados[0] ?? "")).institucion).to.equal("sernac");
    expect(enviados.join()).not.to.include("regalo");
  });

  it("lo que una persona debe ver se dice así, y no queda en el equipo", async () => {
    const pagina = await openSinRed();
    await pagina.submit();
    await pagina.says(GUARDADO);
    pagina.servicio.restore();
    pagina.servicio.always("/sobres", async ({ texto }) => {
      const { computeHuella } = await import("@ventanilla/sdk/client/huella");
      const huella = await computeHuella(JSON.parse(texto));
      return new Response(JSON.stringify({ huella, recibidoEn: "2026-09-22T15:04:05.000Z", motivo: "porRevisar" }), {
        status: 202,
        headers: { "Content-Type": "application/json" },
      });
    });
    await pagina.click("Volver a intentar");
    await pagina.says("Llegó, y lo revisará una persona");
  });

  it("si el navegador no deja guardar, lo dice y ofrece llevarlo; lo escrito sigue ahí", async () => {
    const abrir = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException("", "SecurityError");
    };
    try {
      const pagina = await openSinRed();
      await pagina.submit();
      await pagina.says("No pudimos enviarlo ni guardarlo");
      expect(pagina.texto).to.include("Guardar como archivo");
      expect(pagina.all(".qr")).to.have.length(1);
      await pagina.click("Volver a lo escrito");
      await pagina.says("¿Puedo cambiar un regalo?");
    } finally {
      IDBFactory.prototype.open = abrir;
    }
  });

  it("en un tótem no se ofrece un archivo", async () => {
    const abrir = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException("", "SecurityError");
    };
    try {
      const pagina = await openSinRed({ canal: "totem" });
      await pagina.submit();
      await pagina.says("No pudimos enviarlo ni guardarlo");
      expect(pagina.texto).not.to.include("Guardar como archivo");
    } finally {
      IDBFactory.prototype.open = abrir;
    }
  });
});
