import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONSULTA, RECLAMO, readComprobante } from "../../test/open-app.ts";
import { ADMINISTRA, openGestion, type Persona } from "../../test/open-gestion.ts";

const UNIDAD = "dr-metropolitana";

let api: Awaited<ReturnType<typeof openGestion>>;
beforeEach(async () => {
  api = await openGestion();
}, 30_000);
afterEach(() => api.store.close());

const file = async (cuerpo: object = RECLAMO): Promise<string> => (await readComprobante(await api.open(cuerpo))).folio;
const findCaso = async (folio: string) => (await api.store.findCasoByFolio(folio))?.caso;
/** Who has a case that comes in now. */
const responsableOf = async (cuerpo?: object): Promise<string | undefined> => {
  const folio = await file(cuerpo);
  await api.catchUp();
  return (await findCaso(folio))?.responsable;
};
const leave = async ({ id }: Persona, reemplazo: Persona) => {
  const { version = 0 } = (await api.personal.find(id)) ?? {};
  const ausencia = { desde: "2026-12-01", hasta: "2026-12-31", reemplazo: reemplazo.id };
  await api.personal.change(ADMINISTRA, id, { ausencia }, { version });
};

describe("who a case falls to by itself", () => {
  it("is an ejecutivo of its unit before the encargado, and the encargado where there is none", async () => {
    const encargado = await api.hire({ rol: "encargado", unidad: UNIDAD });
    expect(await responsableOf()).toBe(encargado.id);
    const ejecutivo = await api.hire({ rol: "ejecutivo", unidad: UNIDAD });
    expect(await responsableOf()).toBe(ejecutivo.id);
  });

  it("is nobody of another unit, nobody who only reads, and no program", async () => {
    await api.hire({ rol: "ejecutivo", unidad: "dr-maule" });
    await api.hire({ rol: "director", unidad: UNIDAD });
    await api.hire({ rol: "analista", unidad: UNIDAD });
    await api.hire({ rol: "ejecutivo", unidad: UNIDAD, programa: true });
    expect(await responsableOf()).toBeUndefined();
  });

  it("is whoever stands in for who is away", async () => {
    const [ausente, otra] = [
      await api.hire({ rol: "ejecutivo", unidad: UNIDAD }),
      await api.hire({ rol: "ejecutivo", unidad: UNIDAD }),
    ];
    await leave(ausente, otra);
    for (let i = 0; i < 3; i++) expect(await responsableOf()).toBe(otra.id);
  });

  it("of a case without unit nor region is somebody who attends the whole institution", async () => {
    await api.hire({ rol: "ejecutivo", unidad: UNIDAD });
    const toda = await api.hire({ rol: "ejecutivo" });
    expect(await responsableOf(CONSULTA)).toBe(toda.id);
  });

  it("of an opinion is who answers for the institution, and never whom it is about", async () => {
    const aludido = await api.hire({ rol: "encargado", unidad: UNIDAD });
    const soni = { tipo: "disconformidad", relato: "Me atendieron mal", unidad: UNIDAD };
    expect(await responsableOf(soni)).toBeUndefined();
    const lejos = await api.hire({ rol: "encargado", unidad: "dr-maule" });
    expect(await responsableOf(soni)).toBe(lejos.id);
    const direccion = await api.hire({ rol: "encargado" });
    expect(await responsableOf(soni)).toBe(direccion.id);
    await leave(direccion, aludido);
    expect(await responsableOf(soni)).toBe(lejos.id);
  });

  it("stays who took it, however often the journal is read", async () => {
    const [una, otra] = [
      await api.hire({ rol: "ejecutivo", unidad: UNIDAD }),
      await api.hire({ rol: "ejecutivo", unidad: UNIDAD }),
    ];
    const folio = await file();
    const orden = { orden: "asignar", responsable: otra.id };
    const dada = await api.ask(`/v1/gestion/casos/${folio}/ordenes`, {
      de: otra,
      metodo: "POST",
      cuerpo: orden,
      version: 1,
    });
    expect(dada.status).toBe(200);
    await api.catchUp();
    await api.catchUp();
    expect(await findCaso(folio)).toMatchObject({ responsable: otra.id, version: 2 });
    expect(await responsableOf()).toBe(una.id);
  });
});
