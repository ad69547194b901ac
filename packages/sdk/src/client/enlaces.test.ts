import { describe, expect, test } from "vitest";
import { catchError, openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import type { VistaDeEnlace } from "../contract/enlace.ts";
import { createEnlaces } from "./enlaces.ts";

const ENLACE = `7K3M9QXP4TWG.3.${"a".repeat(43)}`;

const VISTA: VistaDeEnlace = {
  portador: "proveedor",
  folio: "7K3M9QXP4TWG",
  tipo: "reclamo",
  institucion: { slug: "sernac", nombre: "Servicio Nacional del Consumidor" },
  trato: "tu",
  destinatario: "Tienda Ejemplo",
  vence: "2026-10-01",
  relato: "El colchón llegó roto.",
  adjuntos: [],
  ordenes: ["registrarRespuesta"],
};

async function open(responder: Responder) {
  const servidor = await openServidor(responder);
  return { servidor, enlaces: createEnlaces({ api: servidor.api, pausa: 5 }) };
}

describe("responder por un enlace", () => {
  test("el enlace viaja en el cuerpo, nunca en la dirección", async () => {
    const { servidor, enlaces } = await open((_, respuesta) => sendJson(respuesta, 200, VISTA));
    await using _ = servidor;
    expect(await enlaces.open(ENLACE)).toEqual(VISTA);
    expect(servidor.recibidas).toMatchObject([{ metodo: "POST", ruta: "/v1/enlaces" }]);
    expect(JSON.parse(servidor.recibidas[0]?.cuerpo ?? "")).toEqual({ enlace: ENLACE });
  });

  test("una respuesta que se repite lleva la misma llave", async () => {
    const { servidor, enlaces } = await open((_, respuesta, numero) =>
      numero === 1 ? sendProblema(respuesta, 503, "no-disponible") : sendJson(respuesta, 200, VISTA),
    );
    await using _ = servidor;
    const orden = { enlace: ENLACE, orden: "registrarRespuesta", texto: "Lo cambiamos.", acoge: "total" } as const;
    await enlaces.order(orden, { envio: "envio-del-proveedor" });
    expect(servidor.recibidas.map(({ ruta, cabeceras }) => [ruta, cabeceras["idempotency-key"]])).toEqual([
      ["/v1/enlaces/ordenes", "envio-del-proveedor"],
      ["/v1/enlaces/ordenes", "envio-del-proveedor"],
    ]);
    expect(JSON.parse(servidor.recibidas[1]?.cuerpo ?? "")).toEqual(orden);
  });

  test("un enlace vencido falla una vez, sin insistir", async () => {
    const { servidor, enlaces } = await open((_, respuesta) => sendProblema(respuesta, 404, "enlace-vencido"));
    await using _ = servidor;
    expect(await catchError(enlaces.open(ENLACE))).toMatchObject({ type: "enlace-vencido" });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("trae un archivo, con el enlace en el cuerpo", async () => {
    const { servidor, enlaces } = await open((_, respuesta) =>
      respuesta.writeHead(200, { "Content-Type": "application/pdf" }).end("%PDF"),
    );
    await using _ = servidor;
    const archivo = await enlaces.download({ enlace: ENLACE, id: "a/1" });
    expect([await archivo.text(), archivo.type]).toEqual(["%PDF", "application/pdf"]);
    expect(servidor.recibidas[0]).toMatchObject({
      metodo: "POST",
      ruta: "/v1/enlaces/adjuntos/a%2F1",
      cuerpo: JSON.stringify({ enlace: ENLACE }),
    });
  });

  test("la página de una red que pide entrar no es un archivo", async () => {
    const { servidor, enlaces } = await open((_, respuesta) =>
      respuesta.writeHead(200, { "Content-Type": "text/html" }).end("<h1>WiFi</h1>"),
    );
    await using _ = servidor;
    expect(await catchError(enlaces.download({ enlace: ENLACE, id: "a1" }))).toMatchObject({
      type: "respuesta-ilegible",
    });
  });

  test("lo que no es el caso no pasa por el caso", async () => {
    const { servidor, enlaces } = await open((_, respuesta) => sendJson(respuesta, 200, { ok: true }));
    await using _ = servidor;
    expect(await catchError(enlaces.open(ENLACE))).toMatchObject({ type: "respuesta-ilegible" });
  });
});
