import { proveedorRegistrado } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, expect, it } from "vitest";
import { RECLAMO } from "./open-app.ts";
import { openGestion, type Persona, parse } from "./open-gestion.ts";

const RUT = "76.086.428-5";
let api: Awaited<ReturnType<typeof openGestion>>;
let administra: Persona;
beforeAll(async () => {
  api = await openGestion();
  administra = await api.hire({ rol: "administrador" });
});
afterAll(() => api.store.close());

const file = async (rut: string) => {
  const respuesta = await api.open({ ...RECLAMO, proveedor: { nombre: "Como lo escriba la gente", rut } });
  expect(respuesta.status).toBe(201);
};
const sum = async () => {
  const tramos = [{ grano: "mes", desde: "2026-12", hasta: "2026-12" }] as const;
  const sumas = await api.store.sumCifras({ institucion: "sernac", familia: "proveedores", tramos });
  return Object.fromEntries(sumas.map(({ clave, n }) => [clave, n]));
};

it("a reclamo counts for the company that the registry knows by its RUT, from when it is there and while it is", async () => {
  await file(RUT);
  expect(await sum()).toEqual({});
  const alta = { nombre: "Tienda Ejemplo", rut: RUT };
  const { id, version } = await parse(
    proveedorRegistrado,
    await api.ask("/v1/gestion/proveedores", { de: administra, metodo: "POST", cuerpo: alta }),
  );
  await file(RUT);
  await file("76086428-5");
  await file("20.000.008-0");
  expect(await sum()).toEqual({ [`ingreso|${id}`]: 2 });
  await api.ask(`/v1/gestion/proveedores/${id}`, { de: administra, metodo: "DELETE", version });
  await file(RUT);
  expect(await sum()).toEqual({ [`ingreso|${id}`]: 2 });
});
