import { describe, expect, it } from "vitest";
import {
  AHORA,
  actorOf,
  CIUDADANO,
  CONSULTA,
  DISCONFORMIDAD,
  ENCARGADA,
  give,
  listFaltas,
  listTipos,
  on,
  openCaso,
  RECLAMO,
  REGISTRO,
  reach,
  readApertura,
  rejection,
  viewCaso,
} from "./ordenes-ejemplos.ts";

describe("closing", () => {
  const cierre = (resultado: "orientado" | "acogeTotal" | "respondido" | "noProcede") =>
    ({ orden: "proponerCierre", resultado, respuesta: "Así terminó" }) as const;

  it.each([
    ["a consulta", CONSULTA, "acogeTotal"],
    ["a reclamo", RECLAMO, "orientado"],
    ["an opinion", DISCONFORMIDAD, "noProcede"],
  ] as const)("refuses for %s a result that is not of its kind", (_, cuerpo, resultado) => {
    expect(listFaltas(() => give(openCaso(cuerpo), cierre(resultado)))).toEqual(["resultado: opcion"]);
  });

  it("is signed by somebody else, or given back with why", () => {
    const propuesto = give(openCaso(), cierre("noProcede"));
    expect(rejection(() => give(propuesto, { orden: "visar", aprueba: true }))).toMatchObject({
      tipo: "rol-no-permite",
      conflicto: { permitidas: ["gestionar"] },
    });
    const abogada = actorOf("abogado", { id: "abogada" });
    const devuelto = give(propuesto, { orden: "visar", aprueba: false, motivo: "Falta citar la ley" }, abogada);
    expect(devuelto.caso.estado).toBe("enGestion");
    expect(devuelto.asientos.at(-1)?.reserva).toEqual({ motivo: "Falta citar la ley" });
    const visado = give(give(devuelto, cierre("acogeTotal")), { orden: "visar", aprueba: true }, abogada);
    expect(visado.asientos.at(-1)).toMatchObject({
      datos: { resultado: "acogeTotal", propuestaDe: "encargada" },
      reserva: { respuesta: "Así terminó" },
    });
  });

  it("opened again begins a term that day and lets the person give one more opinion", () => {
    const opinar = { orden: "opinar", nota: 6 } as const;
    const cerrado = give(give(openCaso(CONSULTA), cierre("orientado")), opinar, CIUDADANO);
    const pide = give(cerrado, { orden: "enviarMensaje", texto: "Sigue igual" }, CIUDADANO);
    const abierto = give(pide, { orden: "reabrir", motivo: "Tiene razón" }, ENCARGADA, on("2026-12-16"));
    expect(abierto.caso).toMatchObject({
      estado: "enGestion",
      ingresoLegal: "2026-12-16",
      mensajesNuevos: 0,
      plazo: { vence: "2026-12-23" },
    });
    for (const campo of ["cierre", "satisfaccion", "pideReapertura"]) expect(abierto.caso).not.toHaveProperty(campo);
    expect(() => give(give(abierto, cierre("orientado")), opinar, CIUDADANO)).not.toThrow();
  });
});

describe("out of the figures", () => {
  it("closes what came twice, in another open case of the institution", () => {
    const orden = { orden: "acumular", en: "ABCDEFGHJKMY", motivo: "Es lo mismo" } as const;
    const acumulado = give(openCaso(), orden);
    expect(acumulado.caso).toMatchObject({ estado: "cerrado", acumuladoEn: "ABCDEFGHJKMY" });
    expect(viewCaso(acumulado)).toMatchObject({
      estadoTexto: "Juntamos tu caso con otro sobre lo mismo.",
      puedeOpinar: false,
    });
    for (const otro of [
      undefined,
      { institucion: "otra", isAbierto: true },
      { institucion: "prueba", isAbierto: false },
    ]) {
      const registro = otro ? { ...REGISTRO, otro: { folio: orden.en, ...otro } } : {};
      expect(listFaltas(() => give(openCaso(), orden, ENCARGADA, { registro }))).toEqual(["en: opcion"]);
    }
    expect(listFaltas(() => give(openCaso(), { ...orden, en: acumulado.caso.folio }))).toEqual(["en: opcion"]);
  });

  it("closes what was no case, and says so plainly", () => {
    const descartado = give(openCaso(), { orden: "descartar", motivo: "prueba" });
    expect(viewCaso(descartado)).toMatchObject({ estado: "cerrado", estadoTexto: "No pudimos tratarlo como un caso." });
    expect(give(descartado, { orden: "reabrir", motivo: "Era un caso" }).caso).not.toHaveProperty("descartado");
  });
});

describe("messages that wait", () => {
  const mensaje = { orden: "enviarMensaje", texto: "¿Y?" } as const;
  it("are attended by working on the case, not by passing it on", () => {
    const escrito = give(give(openCaso(), mensaje, CIUDADANO), mensaje, CIUDADANO);
    expect(escrito.caso.mensajesNuevos).toBe(2);
    const pasado = give(escrito, { orden: "transferir", unidad: "sur", motivo: "x" });
    expect(pasado.caso.mensajesNuevos).toBe(2);
    expect(give(pasado, { orden: "gestionar", nota: "Respondí", visible: true }).caso.mensajesNuevos).toBe(0);
  });

  it("are not attended by what the provider answers", () => {
    const espera = give(reach("esperandoProveedor"), mensaje, CIUDADANO);
    const orden = { orden: "registrarRespuesta", texto: "x", acoge: "no" } as const;
    expect(give(espera, orden, actorOf("proveedor", { id: "proveedor" })).caso.mensajesNuevos).toBe(1);
  });
});

describe("what an officer writes down", () => {
  const apertura = readApertura({ ...CONSULTA, unidad: "norte" });
  it("counts from the day it was received", () => {
    const buzon = give(undefined, { orden: "abrir", apertura, recibidoEn: "2026-11-28" }, ENCARGADA);
    expect(buzon.caso).toMatchObject({ ingresoLegal: "2026-11-30", plazo: { vence: "2026-12-07" } });
    expect(buzon.asientos[0]?.datos).toMatchObject({ anotadoEn: AHORA });
    expect(
      listFaltas(() => give(undefined, { orden: "abrir", apertura, recibidoEn: "2026-12-03" }, ENCARGADA)),
    ).toEqual(["recibidoEn: fecha-futura"]);
  });

  it("closes at once with its answer, or waits for a signature", () => {
    const cierre = { resultado: "orientado", respuesta: "Seis meses" } as const;
    const atendida = give(undefined, { orden: "abrir", apertura, cierre }, ENCARGADA);
    expect(listTipos(atendida)).toEqual(["ingreso", "cierre"]);
    expect(atendida.caso).toMatchObject({ estado: "cerrado", responsable: "encargada" });
    const reclamo = {
      orden: "abrir",
      apertura: readApertura(RECLAMO),
      cierre: { ...cierre, resultado: "noProcede" },
    } as const;
    expect(give(undefined, reclamo, ENCARGADA).caso.estado).toBe("porVisar");
  });

  it("goes to the unit of who writes it down", () => {
    const delSur = actorOf("ejecutivo", { unidad: "sur" });
    expect(give(undefined, { orden: "abrir", apertura: readApertura(CONSULTA) }, delSur).caso).toMatchObject({
      unidad: "sur",
      region: "12",
    });
  });
});
