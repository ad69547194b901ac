import {
  type AperturaAtendida,
  createGestion,
  isEstadoNoPermite,
  isRolNoPermite,
  isSinSesion,
  isVersionAtrasada,
} from "@ventanilla/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePdf } from "../../packages/api/test/adjuntos-muestras.ts";
import { RECLAMO } from "../../packages/api/test/open-app.ts";
import { openGestion, type Persona } from "../../packages/api/test/open-gestion.ts";

const ATENDIDO: AperturaAtendida = { ...RECLAMO, tipo: "reclamo", canal: "presencial" };

let api: Awaited<ReturnType<typeof openGestion>>;
let ejecutivo: Persona;
let encargado: Persona;
beforeAll(async () => {
  api = await openGestion();
  [ejecutivo, encargado] = [await api.hire({ rol: "ejecutivo" }), await api.hire({ rol: "encargado" })];
});
afterAll(() => api.store.close());

const connect = ({ token }: { token?: string }) =>
  createGestion({ api: "", token, reintentos: 0, fetch: (ruta, init) => api.app.request(ruta, init) });
const catchError = (promesa: Promise<unknown>): Promise<unknown> =>
  promesa.then(
    () => {
      throw new Error("it was taken");
    },
    (error: unknown) => error,
  );

describe("a day at the desk, by the SDK over the real service", () => {
  it("takes a case in, works on it, has it signed and tells the person", async () => {
    const [mesa, jefatura] = [connect(ejecutivo), connect(encargado)];
    const { folio, clave } = await mesa.casos.open(ATENDIDO);
    expect(clave).toMatch(/^\d{12}$/);

    const folios: string[] = [];
    for await (const fila of mesa.casos.list({ tipo: "reclamo", limite: 1 })) folios.push(fila.folio);
    expect(folios).toContain(folio);

    const leido = await mesa.casos.read(folio);
    if (leido.alcance !== "completo") throw new Error("only its state was shown");
    expect(leido.ordenes).toContain("trasladarProveedor");
    const { version } = leido;
    const trasladado = await mesa.casos.order(
      folio,
      { orden: "trasladarProveedor", correo: "reclamos@tienda.cl" },
      { version },
    );
    expect(trasladado.caso).toMatchObject({ estado: "esperandoProveedor", version: version + 1 });

    const tarde = await catchError(jefatura.casos.order(folio, { orden: "gestionar", nota: "x" }, { version }));
    expect(isVersionAtrasada(tarde) && [tarde.version, tarde.cambios.length]).toEqual([version + 1, 1]);

    await mesa.casos.order(
      folio,
      { orden: "registrarRespuesta", texto: "Lo cambiaremos", acoge: "total" },
      { version: version + 1 },
    );
    await mesa.casos.order(
      folio,
      { orden: "proponerCierre", resultado: "acogeTotal", respuesta: "Puedes retirar el producto nuevo" },
      { version: version + 2 },
    );
    const propia = await catchError(
      mesa.casos.order(folio, { orden: "visar", aprueba: true }, { version: version + 3 }),
    );
    expect(isRolNoPermite(propia)).toBe(true);
    const noAun = await catchError(
      jefatura.casos.order(folio, { orden: "reabrir", motivo: "x" }, { version: version + 3 }),
    );
    expect(isEstadoNoPermite(noAun) && "permitidas" in noAun && noAun.permitidas).toContain("visar");

    const sinLeer = await jefatura.casos.visar([{ folio, version: version + 3 }]);
    expect(sinLeer).toMatchObject([{ aprobada: false, problema: { type: "estado-no-permite" } }]);
    await jefatura.casos.read(folio);
    expect(await jefatura.casos.visar([{ folio, version: version + 3 }])).toMatchObject([{ aprobada: true }]);

    const vista = await (await api.post("/v1/seguimiento", { folio, clave })).json();
    expect(vista).toMatchObject({ estado: "cerrado", cierre: { respuesta: "Puedes retirar el producto nuevo" } });
    expect((await jefatura.casos.lecturas(folio)).map(({ usuario }) => usuario)).toContain(encargado.id);
  });

  it("finds by what the person is called", async () => {
    await api.catchUp();
    const hallados = await connect(ejecutivo).casos.search({ texto: "apellido tienda" });
    expect(hallados.length).toBeGreaterThan(0);
  });

  it("adds a file and brings it back as it was", async () => {
    const mesa = connect(ejecutivo);
    const { folio } = await mesa.casos.open({ ...ATENDIDO, canal: "escrito" });
    const pdf = new Uint8Array(makePdf());
    const { id } = await mesa.adjuntos.add(folio, new Blob([pdf]), { nombre: "carta.pdf" });
    const bajado = await mesa.adjuntos.download(folio, id);
    expect(new Uint8Array(await bajado.arrayBuffer())).toEqual(pdf);
    const texto = new Blob(["<svg onload=alert(1)>"]);
    expect(await catchError(mesa.adjuntos.add(folio, texto, { nombre: "x.svg" }))).toMatchObject({
      type: "archivo-rechazado",
    });
  });

  it("keeps the registries by version", async () => {
    const { proveedores } = connect(encargado).registros;
    const creado = await proveedores.create({ nombre: "Tienda del Ejemplo", rut: "76.086.428-5" });
    const cambiado = await proveedores.change(creado.id, { nombre: "Tienda Mejor" }, { version: creado.version });
    const tarde = await catchError(proveedores.change(creado.id, { nombre: "Otra" }, { version: creado.version }));
    expect(isVersionAtrasada(tarde) && tarde.version).toBe(cambiado.version);
    await proveedores.remove(creado.id, { version: cambiado.version });
    expect((await proveedores.list()).some(({ id }) => id === creado.id)).toBe(false);
  });

  it("says that nobody is in", async () => {
    expect(isSinSesion(await catchError(connect({}).casos.page()))).toBe(true);
    expect(await connect(ejecutivo).sesion.find()).toMatchObject({ usuario: { id: ejecutivo.id } });
  });
});
