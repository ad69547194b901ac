import { describe, expect, test } from "vitest";
import { catchError, openServidor, type Responder, sendJson, sendProblema } from "../../test/servidor.ts";
import { createGestion, type GestionError, isRolNoPermite, isSinSesion, isVersionAtrasada } from "./gestion.ts";
import { createSeguimiento } from "./seguimiento.ts";
import { createTransport } from "./transport.ts";

const FOLIO = "7K3M9QXP4TWG";

async function open(responder: Responder, opciones: { token?: string } = { token: "vt_secreto" }) {
  const servidor = await openServidor(responder);
  const gestion = createGestion({ api: servidor.api, pausa: 5, espera: 2_000, ...opciones });
  return { servidor, gestion };
}

const caso = (version: number) => ({ alcance: "completo", folio: FOLIO, version });

describe("la lista de casos", () => {
  test("pide página tras página, solo cuando hacen falta", async () => {
    const { servidor, gestion } = await open(({ ruta }, respuesta) => {
      const cursor = new URL(ruta, "http://x").searchParams.get("cursor");
      const n = Number(cursor ?? 0);
      sendJson(respuesta, 200, {
        casos: [{ folio: `a${n}` }, { folio: `b${n}` }],
        ...(n < 2 && { siguiente: `${n + 1}` }),
      });
    });
    await using _ = servidor;
    const folios: string[] = [];
    for await (const { folio } of gestion.casos.list({ plazo: "por-vencer", responsable: "yo" })) folios.push(folio);
    expect(folios).toEqual(["a0", "b0", "a1", "b1", "a2", "b2"]);
    expect(servidor.recibidas.map(({ ruta }) => ruta)).toEqual([
      "/v1/gestion/casos?plazo=por-vencer&responsable=yo",
      "/v1/gestion/casos?plazo=por-vencer&responsable=yo&cursor=1",
      "/v1/gestion/casos?plazo=por-vencer&responsable=yo&cursor=2",
    ]);
    for await (const _primero of gestion.casos.list()) break;
    expect(servidor.recibidas).toHaveLength(4);
  });

  test("lo que se busca va en el cuerpo, nunca en la dirección", async () => {
    const { servidor, gestion } = await open((_, respuesta) => sendJson(respuesta, 200, { casos: [] }));
    await using _ = servidor;
    await gestion.casos.search({ texto: "12.345.678-5" });
    expect(servidor.recibidas[0]).toMatchObject({ metodo: "POST", ruta: "/v1/gestion/busquedas" });
    expect(servidor.recibidas[0]?.cuerpo).toContain("12.345.678-5");
  });
});

describe("una orden", () => {
  test("lleva la versión leída, el token y un envío que no cambia al repetirse", async () => {
    const { servidor, gestion } = await open((_, respuesta, numero) =>
      numero === 1 ? respuesta.destroy() : sendJson(respuesta, 200, { caso: caso(6) }),
    );
    await using _ = servidor;
    const { caso: despues } = await gestion.casos.order(
      "7k3m-9qxp-4twg",
      { orden: "gestionar", nota: "Llamé" },
      { version: 5 },
    );
    expect(despues).toMatchObject({ version: 6 });
    const [primera, segunda] = servidor.recibidas;
    expect(primera).toMatchObject({
      metodo: "POST",
      ruta: `/v1/gestion/casos/${FOLIO}/ordenes`,
      cabeceras: { "if-match": '"5"', authorization: "Bearer vt_secreto", "content-type": "application/json" },
    });
    expect(segunda?.cabeceras["idempotency-key"]).toBe(primera?.cabeceras["idempotency-key"]);
    expect(primera?.cabeceras["idempotency-key"]).toMatch(/^.{22,200}$/);
  });

  test("que llega tarde dice la versión que hay y qué cambió", async () => {
    const cambios = [{ cuando: "2026-12-02T14:00:00.000Z", autor: "u1", texto: "Anotó una gestión" }];
    const { servidor, gestion } = await open((_, respuesta) =>
      sendProblema(respuesta, 412, "version-atrasada", { version: 7, cambios, detail: "Revisa qué cambió" }),
    );
    await using _ = servidor;
    const error = await catchError(gestion.casos.order(FOLIO, { orden: "gestionar", nota: "x" }, { version: 5 }));
    expect(isVersionAtrasada(error)).toBe(true);
    expect(error).toMatchObject({ name: "VentanillaError", status: 412, version: 7, cambios, permitidas: [] });
    expect((error as Error).message).toBe("Título de version-atrasada.. Revisa qué cambió");
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("que el perfil no permite dice cuáles sí", async () => {
    const { servidor, gestion } = await open((_, respuesta) =>
      sendProblema(respuesta, 403, "rol-no-permite", { permitidas: ["asignar", "gestionar"] }),
    );
    await using _ = servidor;
    const error = await catchError(gestion.casos.order(FOLIO, { orden: "visar", aprueba: true }, { version: 5 }));
    expect(isRolNoPermite(error) && error.permitidas).toEqual(["asignar", "gestionar"]);
  });

  test("de otro caso no se toma por la respuesta de este", async () => {
    const { servidor, gestion } = await open((_, respuesta) =>
      sendJson(respuesta, 200, { caso: { ...caso(6), folio: "ABCDEFGHJKMY" } }),
    );
    await using _ = servidor;
    const error = await catchError(gestion.casos.order(FOLIO, { orden: "gestionar", nota: "x" }, { version: 5 }));
    expect(error).toMatchObject({ type: "respuesta-ilegible" });
  });
});

describe("un registro", () => {
  test("se agrega, se cambia sobre lo que se leyó y se retira", async () => {
    const { servidor, gestion } = await open(({ metodo }, respuesta) =>
      metodo === "DELETE" ? respuesta.writeHead(204).end() : sendJson(respuesta, 200, { id: "p1", version: 2 }),
    );
    await using _ = servidor;
    const { proveedores } = gestion.registros;
    await proveedores.create({ nombre: "Tienda Ejemplo" });
    await proveedores.change("p/1", { nombre: "Tienda" }, { version: 1 });
    await proveedores.remove("p1", { version: 2, institucion: "sernac" });
    expect(servidor.recibidas.map(({ metodo, ruta, cabeceras }) => [metodo, ruta, cabeceras["if-match"]])).toEqual([
      ["POST", "/v1/gestion/proveedores", undefined],
      ["PUT", "/v1/gestion/proveedores/p%2F1", '"1"'],
      ["DELETE", "/v1/gestion/proveedores/p1?institucion=sernac", '"2"'],
    ]);
  });

  test("que se agrega no se repite por sí solo: podrían ser dos", async () => {
    const { servidor, gestion } = await open((_, respuesta) => respuesta.destroy());
    await using _ = servidor;
    const error = await catchError(gestion.registros.proveedores.create({ nombre: "Tienda Ejemplo" }));
    expect(error).toMatchObject({ type: "sin-conexion" });
    expect(servidor.recibidas).toHaveLength(1);
  });

  test("se importa como la hoja que es", async () => {
    const { servidor, gestion } = await open((_, respuesta) => sendJson(respuesta, 200, { simulada: true, malas: [] }));
    await using _ = servidor;
    await gestion.registros.unidades.import("codigo;nombre\nrm;Ñuñoa\n", { simular: true });
    expect(servidor.recibidas[0]).toMatchObject({
      metodo: "POST",
      ruta: "/v1/gestion/unidades/importacion?simular=si",
      cuerpo: "codigo;nombre\nrm;Ñuñoa\n",
    });
    expect(servidor.recibidas[0]?.cabeceras["content-type"]).toMatch(/^text\/csv/);
  });
});

describe("quién pregunta", () => {
  test("con la sesión del navegador no viaja token, y la cookie solo a su propio origen", async () => {
    let credentials: RequestCredentials | undefined;
    let cabeceras: Headers | undefined;
    const gestion = createGestion({
      api: "",
      fetch: (_, init) => {
        credentials = init.credentials;
        cabeceras = new Headers(init.headers);
        return Response.json({ casos: [] });
      },
    });
    await gestion.casos.page();
    expect(credentials).toBe("same-origin");
    expect(cabeceras?.has("authorization")).toBe(false);
  });

  test("sin sesión se sabe, para volver a entrar", async () => {
    const { servidor, gestion } = await open((_, respuesta) => sendProblema(respuesta, 401, "sin-sesion"));
    await using _ = servidor;
    expect(isSinSesion(await catchError(gestion.casos.page()))).toBe(true);
  });

  test("el error no repite lo que se escribió ni el token", async () => {
    const { servidor, gestion } = await open((_, respuesta) => sendProblema(respuesta, 422, "datos-invalidos"));
    await using _ = servidor;
    const error = (await catchError(gestion.casos.search({ texto: "canario" }))) as GestionError;
    expect(JSON.stringify([error.message, error.stack, { ...error }])).not.toMatch(/canario|secreto/);
  });

  test("el error de la ciudadanía sigue sin cargar con lo de la gestión", async () => {
    await using servidor = await openServidor((_, respuesta) =>
      sendProblema(respuesta, 404, "caso-no-encontrado", { version: 3 }),
    );
    const seguimiento = createSeguimiento({ transport: createTransport({ api: servidor.api }) });
    const error = await catchError(seguimiento.lookup({ folio: FOLIO, clave: "483177205562" }));
    expect(error).not.toHaveProperty("version");
  });

  test.each(["ventanilla.example.cl", "ftp://x"])("una dirección incompleta (%s) se avisa antes de llamar", (api) => {
    expect(() => createGestion({ api })).toThrow(/dirección completa/);
  });
});

describe("los oficios", () => {
  test("llegan como los bytes que son", async () => {
    const { servidor, gestion } = await open((_, respuesta) =>
      respuesta.writeHead(200, { "Content-Type": "application/pdf" }).end("%PDF-1.7"),
    );
    await using _ = servidor;
    const pdf = await gestion.oficios.print(FOLIO, { plantilla: "traslado" });
    expect([pdf.type, await pdf.text()]).toEqual(["application/pdf", "%PDF-1.7"]);
  });

  test("a los que les falta un dato dicen cuál", async () => {
    const errores = [{ ruta: "proveedor.rut", codigo: "requerido", mensaje: "Falta el RUT del proveedor" }];
    const { servidor, gestion } = await open((_, respuesta) =>
      sendProblema(respuesta, 422, "carta-incompleta", { errores }),
    );
    await using _ = servidor;
    const error = await catchError(gestion.oficios.print(FOLIO, { plantilla: "traslado" }));
    expect(error).toMatchObject({ type: "carta-incompleta", errores });
  });
});
