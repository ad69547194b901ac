import { describe, expect, test } from "vitest";
import { catchError, openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import { createOrientacion } from "./orientacion.ts";
import { createTransport } from "./transport.ts";

const PREGUNTA = {
  id: "garantia",
  pregunta: "¿Cuánto dura la garantía legal?",
  respuesta: "Seis meses.",
  norma: "Ley 19.496, artículo 20",
};

async function open(responder: Responder) {
  const servidor = await openServidor(responder);
  const transport = createTransport({ api: servidor.api, pausa: 5 });
  return { servidor, orientacion: createOrientacion({ transport, institucion: "sernac" }) };
}

describe("orientar a quien escribe", () => {
  test("lo que se escribe va en el cuerpo, nunca en la dirección", async () => {
    const { servidor, orientacion } = await open((_, respuesta) => sendJson(respuesta, 200, { preguntas: [PREGUNTA] }));
    await using _ = servidor;
    expect(await orientacion.preguntas.search("se echó a perder la juguera")).toEqual([PREGUNTA]);
    expect(servidor.recibidas).toMatchObject([{ metodo: "POST", ruta: "/v1/instituciones/sernac/preguntas" }]);
    expect(JSON.parse(servidor.recibidas[0]?.cuerpo ?? "")).toEqual({ texto: "se echó a perder la juguera" });
  });

  test("contar que sirvió es una sola llamada, aunque no traiga respuesta", async () => {
    const { servidor, orientacion } = await open((_, respuesta) => respuesta.writeHead(204).end());
    await using _ = servidor;
    await orientacion.preguntas.countRespuesta("garantia");
    expect(servidor.recibidas).toMatchObject([
      { metodo: "POST", ruta: "/v1/instituciones/sernac/preguntas/garantia/respondio" },
    ]);
  });

  test("si no se pudo contar, se sabe", async () => {
    const { servidor, orientacion } = await open((_, respuesta) => sendProblema(respuesta, 404, "no-encontrado"));
    await using _ = servidor;
    expect(await catchError(orientacion.preguntas.countRespuesta("x"))).toMatchObject({ type: "no-encontrado" });
  });

  test("el nombre de una empresa busca otros parecidos", async () => {
    const { servidor, orientacion } = await open((_, respuesta) =>
      sendJson(respuesta, 200, { proveedores: [{ nombre: "Tienda Ejemplo" }] }),
    );
    await using _ = servidor;
    expect(await orientacion.proveedores.search("tienda & c")).toEqual(["Tienda Ejemplo"]);
    expect(servidor.recibidas[0]?.ruta).toBe("/v1/instituciones/sernac/proveedores?q=tienda%20%26%20c");
  });
});
