import { describe, expect, it } from "vitest";
import {
  actorOf,
  CIUDADANO,
  CONSULTA,
  ENCARGADA,
  type Expediente,
  give,
  OTRO_FOLIO,
  on,
  openCaso,
  RECEPTORA,
  RECLAMO,
  reach,
  viewCaso,
} from "../../test/ordenes-ejemplos.ts";
import { type Ambito, type Familia, writeAmbito } from "./cifra.ts";
import { countAsientos } from "./count-asientos.ts";

const ZONA = "America/Santiago";

/**
 * What a case adds to some families in all its life, of one ámbito: `fecha clave` by what it comes to, of closings with
 * how many in time and their days; what comes to nothing is left out.
 */
const sum = (
  { asientos }: Expediente,
  familias: Familia[],
  { zona = ZONA, de = {} }: { zona?: string; de?: Ambito } = {},
): Record<string, number | number[]> => {
  const sumas: Record<string, number[]> = {};
  for (const { familia, ambito, fecha, clave, ...cifra } of countAsientos(undefined, asientos, { folio: "", zona })) {
    if (!familias.includes(familia) || ambito !== writeAmbito(de)) continue;
    const { n, enPlazo = 0, habiles = 0, corridos = 0 } = cifra;
    const antes = sumas[`${fecha} ${clave}`] ?? [0, 0, 0, 0];
    sumas[`${fecha} ${clave}`] = [n, enPlazo, habiles, corridos].map((una, i) => una + (antes[i] as number));
  }
  return Object.fromEntries(
    Object.entries(sumas)
      .filter(([, partes]) => partes.some((una) => una !== 0))
      .map(([cual, [n, ...dias]]) => [cual, dias.some((una) => una !== 0) ? [n, ...dias] : n]),
  ) as Record<string, number | number[]>;
};

const INGRESO = { "2026-12-02 ingreso|reclamo|internet": 1 };
const cerrado = (dia: string) => {
  const propuesto = give(
    openCaso(),
    { orden: "proponerCierre", resultado: "acogeTotal", respuesta: "Así terminó" },
    { ...ENCARGADA, id: "proponente" },
    on(dia),
  );
  return give(propuesto, { orden: "visar", aprueba: true }, ENCARGADA, on(dia));
};

describe("the intake", () => {
  it("counts once, on the day of reception, under what the case entered by", () => {
    const escalado = give(openCaso(CONSULTA), {
      orden: "escalar",
      a: "reclamo",
      datos: { materia: "comercio.garantia" },
    });
    const movido = give(escalado, { orden: "transferir", unidad: "sur", motivo: "Vive allá" });
    expect(movido.caso).toMatchObject({ tipo: "reclamo", region: "12" });
    const ingreso = { "2026-12-02 ingreso|consulta|internet": 1 };
    expect(sum(movido, ["canales", "comunas", "materias"])).toEqual({ ...ingreso, "2026-12-02 ingreso|15101": 1 });
    for (const de of [{ region: "15" }, { unidad: "norte" }]) expect(sum(movido, ["canales"], { de })).toEqual(ingreso);
    for (const de of [{ region: "12" }, { unidad: "sur" }]) expect(sum(movido, ["canales"], { de })).toEqual({});
    expect(sum(movido, ["actos"])).toEqual({ "2026-12-02 escalamiento:reclamo": 1, "2026-12-02 transferencia": 1 });
    expect(sum(movido, ["actos"], { de: { region: "12" } })).toEqual({ "2026-12-02 transferencia": 1 });
  });

  it("goes out of the figures when it is discarded, and comes back whole when it is reopened", () => {
    const apertura = { ...RECLAMO, punto: "biblioteca-1", caracterizacion: { genero: "otro" } };
    const familias: Familia[] = ["canales", "materias", "comunas", "puntos", "personas"];
    const entero = sum(openCaso(apertura), familias);
    const fuera = give(openCaso(apertura), { orden: "descartar", motivo: "prueba" }, ENCARGADA, on("2026-12-04"));
    expect(Object.keys(entero)).toHaveLength(5);
    expect(sum(fuera, familias)).toEqual({
      "2026-12-02 fuera|reclamo|internet": 1,
      "2026-12-02 fuera|reclamo|comercio.garantia": 1,
      "2026-12-02 fuera|biblioteca-1|reclamo": 1,
      "2026-12-02 fuera|15101": 1,
    });
    const vuelto = give(fuera, { orden: "reabrir", motivo: "Era de verdad" }, ENCARGADA, on("2026-12-09"));
    expect(sum(vuelto, familias)).toEqual(entero);
  });

  it("leaves with the first of two that were the same matter, and goes out only once however it left", () => {
    const acumulado = give(openCaso(), { orden: "acumular", en: OTRO_FOLIO, motivo: "Es lo mismo" });
    expect(sum(acumulado, ["canales", "cierres"])).toEqual({ "2026-12-02 fuera|reclamo|internet": 1 });
    const vuelto = give(acumulado, { orden: "reabrir", motivo: "No era lo mismo" });
    const otraVez = give(vuelto, { orden: "descartar", motivo: "spam" });
    expect(sum(otraVez, ["canales"])).toEqual({ "2026-12-02 fuera|reclamo|internet": 1 });
  });

  it("given entry by entry is the same as given at once, if the first one is known", () => {
    const { asientos } = give(give(openCaso(), { orden: "descartar", motivo: "spam" }), {
      orden: "reabrir",
      motivo: "No",
    });
    const [ingreso] = asientos;
    if (ingreso?.tipo !== "ingreso") throw new Error("the first entry is no intake");
    const [uno, dos, tres] = [1, 2, 3].map((n) => ({ asientos: asientos.slice(0, n) }) as Expediente);
    expect(sum(dos as Expediente, ["canales"])).not.toEqual(sum(uno as Expediente, ["canales"]));
    expect(sum(tres as Expediente, ["canales"])).toEqual(sum(uno as Expediente, ["canales"]));
    const { caso } = give(openCaso(), { orden: "descartar", motivo: "spam" });
    const suyas = countAsientos(caso, asientos.slice(2), { folio: "", zona: ZONA, ingreso });
    expect(
      suyas
        .filter(({ familia, ambito }) => familia === "canales" && ambito === "")
        .map(({ clave, n }) => `${clave} ${n}`),
    ).toEqual(["ingreso|reclamo|internet 1", "fuera|reclamo|internet -1"]);
  });

  it("says what people told of themselves, and nothing of what they did not", () => {
    const caracterizacion = { genero: "femenino", tramoEdad: "noInforma" };
    expect(sum(openCaso({ ...CONSULTA, caracterizacion }), ["personas"])).toEqual({
      "2026-12-02 genero|femenino": 1,
      "2026-12-02 tramoEdad|noInforma": 1,
    });
  });

  it("tells a point's own machine from whoever writes its name", () => {
    const { caso, asientos } = openCaso({ ...CONSULTA, punto: "totem-1" });
    const firmado = asientos.map((uno) =>
      uno.tipo === "ingreso" ? { ...uno, datos: { ...uno.datos, dispositivo: true as const } } : uno,
    );
    expect(sum({ caso, asientos }, ["puntos"])).toEqual({ "2026-12-02 ingreso|totem-1|consulta": 1 });
    expect(sum({ caso, asientos: firmado }, ["puntos"])).toEqual({
      "2026-12-02 ingreso|totem-1|consulta": 1,
      "2026-12-02 firmado|totem-1|consulta": 1,
    });
  });
});

describe("a closing", () => {
  it("counts on its day, with what it took, by who worked out the answer and not by who signed it", () => {
    const caso = cerrado("2026-12-10");
    // The 8th is a holiday.
    const cierre = { "2026-12-10 reclamo|acogeTotal": [1, 1, 5, 8] };
    const duraciones = { "2026-12-10 habiles|reclamo|5": 1, "2026-12-10 corridos|reclamo|8": 1 };
    for (const de of [{}, { region: "15" }, { unidad: "norte" }])
      expect(sum(caso, ["cierres", "duraciones"], { de })).toEqual({ ...cierre, ...duraciones });
    expect(sum(caso, ["cierres", "duraciones"], { de: { responsable: "proponente" } })).toEqual(cierre);
    expect(sum(caso, ["cierres"], { de: { responsable: ENCARGADA.id } })).toEqual({});
  });

  it("out of term is told as such, and still as such after a holiday declared later", () => {
    const tarde = cerrado("2027-01-12");
    expect(tarde.caso.plazo.vence).toBe("2027-01-11");
    expect(sum(tarde, ["cierres"])).toEqual({ "2027-01-12 reclamo|acogeTotal": [1, 0, 26, 41] });
  });

  it("is taken back by a reopening, with the opinion of it, from the day it had; the next one counts on its own", () => {
    const familias: Familia[] = ["cierres", "duraciones", "opiniones"];
    const conNota = give(cerrado("2026-12-10"), { orden: "opinar", nota: 2 }, CIUDADANO, on("2026-12-11"));
    expect(sum(conNota, ["opiniones"])).toEqual({ "2026-12-11 reclamo|2": 1 });
    const reabierto = give(conNota, { orden: "reabrir", motivo: "Faltó" }, ENCARGADA, on("2026-12-14"));
    for (const de of [{}, { region: "15" }, { unidad: "norte" }, { responsable: "proponente" }])
      expect(sum(reabierto, familias, { de })).toEqual({});
    expect(sum(reabierto, ["canales"])).toEqual(INGRESO);
    expect(sum(reabierto, ["actos"])).toEqual({ "2026-12-14 reapertura": 1 });
    const otraVez = give(
      give(
        reabierto,
        { orden: "proponerCierre", resultado: "noAcoge", respuesta: "Así terminó" },
        { ...ENCARGADA, id: "otra" },
        on("2026-12-15"),
      ),
      { orden: "visar", aprueba: true },
      ENCARGADA,
      on("2026-12-16"),
    );
    expect(sum(otraVez, ["cierres"])).toEqual({ "2026-12-16 reclamo|noAcoge": [1, 1, 2, 2] });
  });

  it("of before its length was noted counts, in time or not, with no length", () => {
    const { caso, asientos } = cerrado("2027-01-12");
    const antiguos = asientos.map((uno) =>
      uno.tipo === "cierre" ? { ...uno, datos: { resultado: uno.datos.resultado } } : uno,
    );
    const familias: Familia[] = ["cierres", "duraciones"];
    expect(sum({ caso, asientos: antiguos }, familias)).toEqual({ "2027-01-12 reclamo|acogeTotal": 1 });
  });
});

describe("what is open", () => {
  const vence = openCaso().caso.plazo.vence;
  const en = (...partes: string[]) => ({ [`${vence} reclamo|${partes.join("|")}`]: 1 });

  it("counts on the day it is due, of its region, its unit and whoever has it, as it stands now", () => {
    const nuevo = openCaso();
    const { etapa, estado } = nuevo.caso;
    for (const de of [{}, { region: "15" }, { unidad: "norte" }])
      expect(sum(nuevo, ["abiertos"], { de })).toEqual(en(etapa, estado));
    const responsable = actorOf("ejecutivo").id;
    const asignado = give(nuevo, { orden: "asignar", responsable }, actorOf("ejecutivo"));
    const suyo = en(asignado.caso.etapa, asignado.caso.estado);
    for (const de of [{}, { unidad: "norte" }, { responsable }])
      expect(sum(asignado, ["abiertos"], { de })).toEqual(suyo);
  });

  it("goes with the case to another unit, and with its due date to another day", () => {
    const movido = give(openCaso(), { orden: "transferir", unidad: "sur", motivo: "Vive allá" });
    expect(sum(movido, ["abiertos"], { de: { unidad: "norte" } })).toEqual({});
    expect(sum(movido, ["abiertos"], { de: { region: "15" } })).toEqual({});
    expect(Object.values(sum(movido, ["abiertos"], { de: { unidad: "sur" } }))).toEqual([1]);
    const prorrogado = give(reach("enGestion"), { orden: "prorrogar", dias: 3, motivo: "Falta un informe" });
    const [dia] = Object.keys(sum(prorrogado, ["abiertos"])).map((cual) => cual.slice(0, 10));
    expect(dia).toBe(prorrogado.caso.plazo.vence);
    expect(dia).not.toBe(vence);
  });

  it("is gone at the closing, and back at the reopening; given entry by entry is the same", () => {
    const fin = cerrado("2026-12-10");
    expect(sum(fin, ["abiertos"])).toEqual({});
    const vuelto = give(fin, { orden: "reabrir", motivo: "Faltó" }, ENCARGADA, on("2026-12-14"));
    expect(Object.values(sum(vuelto, ["abiertos"]))).toEqual([1]);
    const suyas = countAsientos(fin.caso, vuelto.asientos.slice(fin.asientos.length), { folio: "", zona: ZONA });
    const deTodos = suyas.filter(({ familia, ambito }) => familia === "abiertos" && ambito === "");
    expect(deTodos.map(({ fecha, n }) => [fecha, n])).toEqual([[vuelto.caso.plazo.vence, 1]]);
  });
});

describe("what is derived", () => {
  it("is told by institution: sent, received, given back, answered", () => {
    const enviado = give(reach("enGestion"), {
      orden: "derivar",
      institucion: "otra",
      motivo: "Es suyo",
      parcial: false,
    });
    const recibido = give(enviado, { orden: "recibirDerivacion" }, RECEPTORA, on("2026-12-03"));
    const devuelto = give(
      recibido,
      { orden: "devolverDerivacion", motivo: "No es nuestro" },
      RECEPTORA,
      on("2026-12-04"),
    );
    const deNuevo = give(
      devuelto,
      { orden: "derivar", institucion: "otra", motivo: "Sí lo es", parcial: false },
      ENCARGADA,
      on("2026-12-07"),
    );
    const respondido = give(
      deNuevo,
      { orden: "responderDerivacion", respuesta: "Resuelto" },
      RECEPTORA,
      on("2026-12-09"),
    );
    expect(sum(respondido, ["derivaciones"])).toEqual({
      "2026-12-02 enviada|otra|reclamo": 1,
      "2026-12-03 recibida|otra|reclamo": 1,
      "2026-12-04 devuelta|otra|reclamo": 1,
      "2026-12-07 enviada|otra|reclamo": 1,
      "2026-12-09 respondida|otra|reclamo": 1,
    });
    expect(sum(respondido, ["cierres"])).toEqual({ "2026-12-09 reclamo|derivado": [1, 1, 4, 7] });
    expect(viewCaso(respondido).estado).toBe("cerrado");
  });
});

describe("on the night the clock changes", () => {
  it.each([
    ["Santiago, before the midnight that does not exist", "2026-09-06T03:59:59.000Z", ZONA, "2026-09-05"],
    ["Santiago, at the hour that follows it", "2026-09-06T04:00:00.000Z", ZONA, "2026-09-06"],
    ["Santiago, the second 23:30 of April", "2026-04-05T03:30:00.000Z", ZONA, "2026-04-04"],
    ["Rapa Nui, the hour after its change", "2026-09-06T04:30:00.000Z", "Pacific/Easter", "2026-09-05"],
    ["Rapa Nui, the last minute of a year", "2027-01-01T04:59:59.000Z", "Pacific/Easter", "2026-12-31"],
    [
      "Punta Arenas, where it is the next year already",
      "2027-01-01T03:00:00.000Z",
      "America/Punta_Arenas",
      "2027-01-01",
    ],
  ])("%s", (_que, ahora, zona, fecha) => {
    expect(sum(openCaso(RECLAMO, { ahora }), ["canales"], { zona })).toEqual({
      [`${fecha} ingreso|reclamo|internet`]: 1,
    });
  });
});
