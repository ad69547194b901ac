import { type AperturaLeida, apertura } from "@ventanilla/sdk/contract";
import { describe, expect, it } from "vitest";
import { parseInstitucion } from "../instituciones/parse-institucion.ts";
import { apply } from "./apply.ts";
import type { Caso } from "./caso.ts";
import { decide } from "./decide.ts";
import type { Actor, Contexto, Orden } from "./orden.ts";
import { isOrdenDeGestion } from "./permitir.ts";
import { Rechazo } from "./rechazo.ts";

const FOLIO = "7K3M9QXP4TWG";
const institucion = parseInstitucion(
  `slug: prueba
nombre: Institución de prueba
nombreCorto: Prueba
tipos: [consulta, reclamo, disconformidad]
canales: [internet, presencial]
plazos:
  consulta: { dias: 5, unidad: habiles }
  reclamo: { dias: 25, unidad: habiles }
  disconformidad: { dias: 10, unidad: corridos }
materias:
  - codigo: comercio
    nombre: Comercio
    hijos: [{ codigo: garantia, nombre: Garantía }]
unidades:
  - { codigo: norte, nombre: Norte, clase: oficina, comuna: "15101", direccion: Calle 1, horario: De 9 a 14 }
  - { codigo: sur, nombre: Sur, clase: oficina, comuna: "12101", direccion: Calle 2, horario: De 9 a 14 }
privacidad: { version: "1", fecha: "2026-11-21", texto: Aviso }
`,
  "prueba.yaml",
);

const contexto: Contexto = { ahora: "2026-12-02T15:00:00.000Z", actor: { id: "ciudadano" }, institucion };
const read = (cuerpo: object): AperturaLeida => apertura.parse(cuerpo);
const reclamo = {
  tipo: "reclamo",
  persona: { rut: "12.345.678-5", nombres: "Nombre", apellidos: "Apellido", comuna: "15101" },
  proveedor: { nombre: "Tienda" },
  materia: "comercio.garantia",
  relato: "No funciona",
  peticion: "Que lo cambien",
};
const consulta = { tipo: "consulta", persona: { nombres: "Nombre" }, relato: "¿Qué hago?" };

const oficina: Actor = { id: "oficina", rol: "encargado", institucion: "prueba" };
const give = (caso: Caso | undefined, orden: Orden, ctx = contexto): Caso =>
  decide(caso, orden, isOrdenDeGestion(orden.orden) ? { ...ctx, actor: oficina } : ctx).reduce<Caso | undefined>(
    (hasta, a) => apply(FOLIO, hasta, a),
    caso,
  ) as Caso;
const open = (cuerpo: object, ctx = contexto): Caso => give(undefined, { orden: "abrir", apertura: read(cuerpo) }, ctx);
const close = (caso: Caso): Caso =>
  give(caso, {
    orden: "proponerCierre",
    resultado: caso.tipo === "reclamo" ? "noProcede" : "orientado",
    respuesta: "Así se hace",
  });

const rejection = (act: () => unknown): Rechazo => {
  try {
    act();
  } catch (error) {
    if (error instanceof Rechazo) return error;
  }
  throw new Error("nothing was rejected");
};

describe("opening a case", () => {
  it("counts 25 business days for a reclamo filed on Wednesday 2026-12-02", () => {
    expect(open(reclamo).plazo).toEqual({ dias: 25, unidad: "habiles", vence: "2027-01-11" });
  });

  it("takes what arrives on a Saturday holiday as received on the next business day", () => {
    const caso = open(consulta, { ...contexto, ahora: "2026-09-19T15:00:00.000Z" });
    expect(caso).toMatchObject({
      recibidoEn: "2026-09-19T15:00:00.000Z",
      ingresoLegal: "2026-09-21",
      plazo: { vence: "2026-09-28" },
    });
  });

  it("counts calendar days where the institution says so", () => {
    expect(open({ tipo: "disconformidad", relato: "Esperé mucho" }).plazo.vence).toBe("2026-12-12");
  });

  it("starts each kind at its stage", () => {
    expect([open(consulta).etapa, open(reclamo).etapa, open({ tipo: "disconformidad", relato: "x" }).etapa]).toEqual([
      "orientacion",
      "mediacion",
      "orientacion",
    ]);
  });

  it("gives the case to the unit of the person's region", () => {
    expect(open(reclamo).unidad).toBe("norte");
  });

  it("follows the institution's rules before the region", () => {
    const conReglas = { ...institucion, asignacion: [{ materia: "comercio", unidad: "sur" }] };
    expect(open(reclamo, { ...contexto, institucion: conReglas }).unidad).toBe("sur");
    expect(open(consulta, { ...contexto, institucion: conReglas }).unidad).toBeUndefined();
  });

  it("never gives a disconformidad to the unit it is about", () => {
    const [ingreso] = decide(
      undefined,
      { orden: "abrir", apertura: read({ tipo: "disconformidad", relato: "Esperé", unidad: "sur" }) },
      contexto,
    );
    expect(ingreso?.datos).toMatchObject({ sobreUnidad: "sur" });
    expect(ingreso?.datos).not.toHaveProperty("unidad");
  });

  it("keeps what a person wrote out of the open part", () => {
    const [ingreso] = decide(undefined, { orden: "abrir", apertura: read(reclamo) }, contexto);
    expect(JSON.stringify(ingreso?.datos)).not.toMatch(/Nombre|Apellido|12345678|Tienda|No funciona|lo cambien/);
  });

  it.each([
    ["tipo", "opcion", { tipo: "sugerencia", relato: "Una idea" }],
    ["canal", "opcion", { ...consulta, canal: "totem" }],
    ["materia", "opcion", { ...consulta, materia: "otra" }],
    ["unidad", "opcion", { ...consulta, unidad: "centro" }],
    ["fechaHecho", "fecha-futura", { ...consulta, fechaHecho: "2026-12-03" }],
  ])("refuses what the institution does not take: %s", (ruta, codigo, cuerpo) => {
    expect(rejection(() => open(cuerpo)).faltas).toEqual([{ ruta, codigo }]);
  });

  it("asks for what the institution makes compulsory", () => {
    const exigente = { ...institucion, campos: { consulta: ["persona.telefono"] } };
    expect(rejection(() => open(consulta, { ...contexto, institucion: exigente })).faltas).toEqual([
      { ruta: "persona.telefono", codigo: "requerido" },
    ]);
  });
});

describe("the life of a case", () => {
  it("waits for the provider from the day it was asked", () => {
    const caso = give(open(reclamo), { orden: "trasladarProveedor" });
    expect(caso).toMatchObject({ estado: "esperandoProveedor", traslado: { n: 2, vence: "2026-12-14" }, version: 2 });
  });

  it("asks no provider about a consulta", () => {
    expect(rejection(() => give(open(consulta), { orden: "trasladarProveedor" })).tipo).toBe("estado-no-permite");
  });

  it("closes a consulta at once and lets a reclamo wait for a signature", () => {
    expect(close(open(consulta)).estado).toBe("cerrado");
    expect(close(open(reclamo)).estado).toBe("porVisar");
  });

  it("takes an opinion once, and only after the closing", () => {
    const abierto = open(consulta);
    expect(rejection(() => give(abierto, { orden: "opinar", nota: 7 })).tipo).toBe("estado-no-permite");
    const opinado = give(close(abierto), { orden: "opinar", nota: 7 });
    expect(opinado.satisfaccion?.nota).toBe(7);
    expect(rejection(() => give(opinado, { orden: "opinar", nota: 1 })).tipo).toBe("estado-no-permite");
  });

  it("reads a message after the closing as a request to reopen", () => {
    const caso = give(close(open(consulta)), { orden: "enviarMensaje", texto: "Sigue igual" });
    expect(caso).toMatchObject({ estado: "cerrado", pideReapertura: true, mensajesNuevos: 1 });
  });

  it("works no more on a closed case", () => {
    const cerrado = close(open(consulta));
    expect(rejection(() => give(cerrado, { orden: "gestionar", nota: "x", visible: true })).tipo).toBe(
      "estado-no-permite",
    );
  });

  it("raises the version by one for each entry", () => {
    const caso = open(consulta);
    expect([caso.version, give(caso, { orden: "enviarMensaje", texto: "Hola" }).version]).toEqual([1, 2]);
  });
});
