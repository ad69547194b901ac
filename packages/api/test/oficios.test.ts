import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RECLAMO, readComprobante, readProblema } from "./open-app.ts";
import { mintClave, openGestion, type Persona } from "./open-gestion.ts";

let api: Awaited<ReturnType<typeof openGestion>>;
let jefa: Persona;
beforeAll(async () => {
  api = await openGestion();
  jefa = await api.hire({ rol: "encargado" });
});
afterAll(() => api.store.close());

const post = (ruta: string, cuerpo: unknown) => api.ask(`/v1/gestion/${ruta}`, { de: jefa, metodo: "POST", cuerpo });

describe("a letter about a case", () => {
  const file = async () => (await readComprobante(await api.open(RECLAMO))).folio;
  const makePlantilla = async (): Promise<string> => {
    const carta = {
      clase: "oficio",
      nombre: "Aviso",
      destinatario: "persona",
      asunto: "Sobre su caso",
      cuerpo: "Hola",
    };
    return ((await (await post("plantillas", carta)).json()) as { id: string }).id;
  };
  const write = (folio: string, pedido: object) => post(`casos/${folio}/oficios`, pedido);

  it("is looked at without a trace, printed with an entry, and drawn as PDF", async () => {
    const folio = await file();
    const cuerpo = "Estimada {{persona.nombre}}:\n\nSu caso {{caso.folio}} <b>sigue</b>.";
    const pedido = { plantilla: await makePlantilla(), cuerpo };
    const read = async () =>
      (await (await api.ask(`/v1/gestion/casos/${folio}`, { de: jefa })).json()) as {
        version: number;
        bitacora: { tipo: string }[];
      };
    const { version } = await read();
    const vista = (await (await write(folio, { ...pedido, salida: "vista" })).json()) as {
      texto: string;
      html: string;
    };
    expect(vista.texto).toContain("Nombre Apellido");
    expect(vista.html).toContain("&lt;b&gt;");
    expect((await read()).version).toBe(version);
    const impresa = await write(folio, { ...pedido, salida: "html" });
    expect(impresa.headers.get("content-security-policy")).toContain("default-src 'none'");
    const pdf = await write(folio, { ...pedido, salida: "pdf" });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    expect((await read()).bitacora.filter(({ tipo }) => tipo === "oficio")).toHaveLength(2);
  });

  it("goes out once, however often its submission is repeated", async () => {
    const folio = await file();
    const pedido = { plantilla: await makePlantilla(), salida: "correo", para: "x@ejemplo.cl" };
    const send = (envio: string, cuerpo: object = pedido) =>
      api.ask(`/v1/gestion/casos/${folio}/oficios`, { de: jefa, metodo: "POST", cuerpo, envio });
    const envio = mintClave();
    const primera = (await (await send(envio)).json()) as { n: number };
    const otra = await send(envio);
    expect(otra.headers.get("idempotency-replayed")).toBe("true");
    expect(await otra.json()).toMatchObject({ n: primera.n, enviado: true });
    expect((await send(envio, { ...pedido, para: "y@ejemplo.cl" })).status).toBe(422);
    const caso = (await (await api.ask(`/v1/gestion/casos/${folio}`, { de: jefa })).json()) as {
      bitacora: { tipo: string }[];
    };
    expect(caso.bitacora.filter(({ tipo }) => tipo === "oficio")).toHaveLength(1);
  });

  it("bears the number of its own entry, also when others act meanwhile", async () => {
    const folio = await file();
    const pedido = {
      plantilla: await makePlantilla(),
      cuerpo: "{{carta.numero}}",
      salida: "correo",
      para: "x@ejemplo.cl",
    };
    const cartas = await Promise.all(
      Array.from(
        { length: 4 },
        async () => (await (await write(folio, pedido)).json()) as { n: number; texto: string },
      ),
    );
    expect(cartas.map(({ texto }) => texto).sort()).toEqual(cartas.map(({ n }) => `${folio}-${n}`).sort());
    expect(new Set(cartas.map(({ n }) => n)).size).toBe(4);
  });

  it("is never sent by halves: what is missing is named and nothing goes out", async () => {
    const folio = await file();
    const pedido = {
      plantilla: await makePlantilla(),
      cuerpo: "Al {{persona.direccion}}, {{proveedor.respuesta}}",
      salida: "correo",
    };
    const problema = await readProblema(await write(folio, { ...pedido, para: "x@ejemplo.cl" }));
    expect([problema.status, problema.type]).toEqual([422, "carta-incompleta"]);
    expect(problema.errores?.map(({ ruta }) => ruta)).toEqual(["persona.direccion", "proveedor.respuesta"]);
  });
});
