import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyzeTexto } from "../../packages/api/src/busqueda/analyze-texto.ts";
import { readAsiento } from "../../packages/api/src/caso/bitacora.ts";
import { findRotura } from "../../packages/api/src/caso/cadena.ts";
import { computeToken } from "../../packages/api/src/gestion/compute-tokens.ts";
import { unwrapLlave } from "../../packages/api/src/sello/sello.ts";
import type { CasoGuardado } from "../../packages/api/src/store/store.ts";
import { makeFolder, stopServers } from "../fixtures/server.ts";
import { size } from "../harness/tier.ts";
import { type Carga, loadCasos } from "./load-casos.ts";
import { FUNCIONARIOS } from "./make-caso.ts";
import { AHORA, openCarga } from "./open-carga.ts";

const CASOS = size({ push: 4_000, nightly: 20_000 });

const load = async (cuantos: number, semilla: number) => {
  const abierta = await openCarga(makeFolder());
  return { ...abierta, carga: await loadCasos({ ...abierta, cuantos, semilla, ahora: AHORA }) };
};

afterAll(stopServers);

describe("una carga", () => {
  let abierta: Awaited<ReturnType<typeof load>>;
  let carga: Carga;
  const listAbiertos = (): Promise<CasoGuardado[]> =>
    abierta.store.queryCasos({ institucion: "sernac", abierto: true }, { limite: CASOS });
  beforeAll(async () => {
    abierta = await load(CASOS, 1);
    carga = abierta.carga;
  }, 180_000);
  afterAll(() => abierta.store.close());

  it("deja uno de cada veinte abierto, en manos de 300 funcionarios", async () => {
    expect(carga.casos).toBe(CASOS);
    expect(carga.abiertos / CASOS).toBeGreaterThan(0.035);
    expect(carga.abiertos / CASOS).toBeLessThan(0.065);
    const abiertos = await listAbiertos();
    expect(abiertos).toHaveLength(carga.abiertos);
    const manos = new Set(abiertos.map(({ caso }) => caso.responsable).filter(Boolean));
    expect(manos.size).toBeGreaterThan(60);
    expect([...manos].every((mano) => FUNCIONARIOS.includes(mano as string))).toBe(true);
    expect(new Set(abiertos.map(({ caso }) => caso.region)).size).toBeGreaterThan(14);
  });

  it("guarda casos como los de verdad: la bitácora encadena, se abre con su llave y cuenta hasta su versión", async () => {
    const { store, llaves } = abierta;
    for (const { id, caso, cabeza } of await store.listCasos({ despuesDe: CASOS / 2, limite: 50 })) {
      const asientos = await store.listAsientos(id);
      expect(asientos).toHaveLength(caso.version);
      expect(findRotura(caso.folio, asientos, { version: caso.version, cabeza })).toBeUndefined();
      const llave = unwrapLlave(llaves.envoltura, caso.folio, (await store.findLlave(id)) as Uint8Array);
      const [ingreso] = asientos.map((asiento) => readAsiento(asiento, llave));
      expect(ingreso?.reserva).toHaveProperty("relato");
    }
  });

  it("deja el índice al día: un caso se encuentra por su RUT y por sus palabras", async () => {
    const { store, llaves } = abierta;
    const [guardado] = (await store.listCasos({ despuesDe: 0, limite: 100 })).filter(
      ({ caso }) => caso.tipo === "reclamo",
    );
    const { id, caso } = guardado as CasoGuardado;
    const llave = unwrapLlave(llaves.envoltura, caso.folio, (await store.findLlave(id)) as Uint8Array);
    const [primero] = await store.listAsientos(id);
    const reserva = readAsiento(primero as NonNullable<typeof primero>, llave).reserva as { persona: { rut: string } };
    const search = async (...tokens: Uint8Array[]) =>
      (await store.searchCasos({ institucion: "sernac", tokens, limite: CASOS })).map((hallado) => hallado.id);
    expect(await search(computeToken(llaves.busqueda, "rut", reserva.persona.rut))).toEqual([id]);
    const [raiz = ""] = analyzeTexto("celular");
    expect((await search(computeToken(llaves.busqueda, "palabra", raiz))).length).toBeGreaterThan(CASOS / 100);
    expect(await store.findPosicion("indice-1")).toBe(carga.asientos);
    expect(await store.readDiario({ despuesDe: carga.asientos, limite: 10 })).toEqual([]);
  });
});

describe("la semilla", () => {
  it("da los mismos casos siempre, y otros con otra", async () => {
    const folios = async (semilla: number) => {
      const { store } = await load(300, semilla);
      const casos = (await store.listCasos({ despuesDe: 0, limite: 300 })).map(({ caso }) => caso);
      await store.close();
      return casos;
    };
    const primera = await folios(7);
    expect(await folios(7)).toEqual(primera);
    expect(await folios(8)).not.toEqual(primera);
  });
});
