import { describe, expect, it } from "vitest";
import type { Actor, Registro } from "../src/caso/orden.ts";
import {
  actorOf,
  con,
  DISCONFORMIDAD,
  ENCARGADA,
  give,
  institucion,
  listFaltas,
  openCaso,
  RECLAMO,
  reach,
  rejection,
  SISTEMA,
  usuario,
} from "./ordenes-ejemplos.ts";

describe("assigning", () => {
  it("leaves a case just in until somebody works on it", () => {
    const asignado = give(openCaso(), { orden: "asignar", responsable: "otra-persona" }, ENCARGADA, usuario());
    expect(asignado.caso).toMatchObject({ responsable: "otra-persona", estado: "ingresado" });
    expect(give(asignado, { orden: "gestionar", nota: "Llamé", visible: false }).caso.estado).toBe("enGestion");
  });

  it("gives a case to whoever stands in for who is away, and says so", () => {
    const { asientos } = give(openCaso(), { orden: "asignar", responsable: "ausente" }, ENCARGADA, usuario());
    expect(asientos.at(-1)?.datos).toEqual({ responsable: "otra-persona", por: "reemplazo" });
  });

  it("lets an ejecutivo take a case and not hand it on", () => {
    const ejecutiva = actorOf("ejecutivo");
    expect(give(openCaso(), { orden: "asignar", responsable: "actora" }, ejecutiva).caso.responsable).toBe("actora");
    const rechazo = rejection(() => give(openCaso(), { orden: "asignar", responsable: "otra" }, ejecutiva, usuario()));
    expect(rechazo.tipo).toBe("rol-no-permite");
    expect(rechazo.conflicto?.permitidas).toContain("gestionar");
  });

  it.each<[string, Registro]>([
    ["nobody active", {}],
    ["somebody who handles no cases", { usuario: { id: "x", rol: "analista", institucion: "prueba" } }],
    ["somebody of another institution", { usuario: { id: "x", rol: "ejecutivo", institucion: "otra" } }],
    ["somebody of another unit", { usuario: { id: "x", rol: "ejecutivo", institucion: "prueba", unidad: "sur" } }],
    ["somebody of another region", { usuario: { id: "x", rol: "ejecutivo", institucion: "prueba", region: "12" } }],
  ])("refuses %s", (_, registro) => {
    expect(listFaltas(() => give(openCaso(), { orden: "asignar", responsable: "x" }, ENCARGADA, { registro }))).toEqual(
      ["responsable: opcion"],
    );
  });

  it("never gives an opinion to whom or to whose unit it is about", () => {
    const caso = openCaso({ ...DISCONFORMIDAD, unidad: "sur" });
    expect(
      listFaltas(() => give(caso, { orden: "asignar", responsable: "x" }, ENCARGADA, usuario({ unidad: "sur" }))),
    ).toEqual(["responsable: opcion"]);
    const sobre = give(caso, { orden: "corregir", datos: { sobreUsuario: "otra-persona" }, motivo: "Es ella" });
    expect(() => give(sobre, { orden: "asignar", responsable: "otra-persona" }, ENCARGADA, usuario())).toThrow();
    const ella = actorOf("encargado", { id: "otra-persona" });
    expect(rejection(() => give(sobre, { orden: "gestionar", nota: "x", visible: false }, ella)).tipo).toBe(
      "rol-no-permite",
    );
  });

  it("gives a case without a unit that of who gets it, with its region", () => {
    const sinUnidad = openCaso({ tipo: "consulta", persona: { nombres: "Nombre" }, relato: "¿Qué hago?" });
    expect(sinUnidad.caso).not.toHaveProperty("unidad");
    const orden = { orden: "asignar", responsable: "otra-persona" } as const;
    expect(give(sinUnidad, orden, ENCARGADA, usuario({ unidad: "sur" })).caso).toMatchObject({
      unidad: "sur",
      region: "12",
    });
  });

  it("by the service passes over a case that has somebody, but where a replacement takes over", () => {
    const orden = { orden: "asignarPorSistema", responsable: "b", por: "carga" } as const;
    const tiene = give(openCaso(), { ...orden, responsable: "a" }, SISTEMA);
    expect(give(tiene, orden, SISTEMA).asientos).toHaveLength(2);
    expect(give(tiene, { ...orden, por: "reemplazo" }, SISTEMA).caso.responsable).toBe("b");
  });
});

describe("scope", () => {
  const nota = { orden: "gestionar", nota: "x", visible: false } as const;
  it.each<[string, Partial<Actor>, boolean]>([
    ["the whole institution", {}, true],
    ["its unit", { unidad: "norte", region: "15" }, true],
    ["its region", { region: "15" }, true],
    ["another unit", { unidad: "sur" }, false],
    ["another region", { region: "12" }, false],
    ["another institution", { institucion: "otra" }, false],
    ["the training twin", { institucion: "prueba-entrenamiento" }, false],
  ])("%s", (_, cambios, alcanza) => {
    const act = () => give(openCaso(), nota, actorOf("encargado", cambios));
    if (alcanza) expect(act).not.toThrow();
    else expect(rejection(act)).toMatchObject({ tipo: "rol-no-permite", conflicto: { permitidas: [] } });
  });

  it("reaches whoever has the case, wherever they work", () => {
    const suya = give(openCaso(), { orden: "asignarPorSistema", responsable: "lejana", por: "carga" }, SISTEMA);
    expect(() => give(suya, nota, actorOf("ejecutivo", { id: "lejana", unidad: "sur" }))).not.toThrow();
  });

  it("takes who works in the institution to its training twin", () => {
    const gemela = { ...institucion, slug: "prueba-entrenamiento" };
    const practica = openCaso(RECLAMO, { institucion: gemela });
    expect(() => give(practica, nota, ENCARGADA, { institucion: gemela })).not.toThrow();
  });

  it("lets somebody of the region sign for a unit that has nobody else", () => {
    const vecina = actorOf("encargado", { unidad: "sur" });
    const orden = { orden: "visar", aprueba: true } as const;
    expect(rejection(() => give(reach("porVisar"), orden, vecina)).tipo).toBe("rol-no-permite");
    expect(give(reach("porVisar"), orden, vecina, con({ visadores: ["actora"] })).caso.estado).toBe("cerrado");
  });
});

describe("transferring", () => {
  it("takes the case to another unit and region, without moving its deadline and with nobody in charge", () => {
    const suya = give(openCaso(), { orden: "asignar", responsable: "actora" }, actorOf("ejecutivo"));
    const { caso } = give(suya, { orden: "transferir", unidad: "sur", motivo: "Se mudó" });
    expect(caso).toMatchObject({
      unidad: "sur",
      region: "12",
      unidadDelPlazo: "norte",
      plazo: { vence: "2027-01-11" },
    });
    expect(caso).not.toHaveProperty("responsable");
  });

  it("goes along with the person named to where they work", () => {
    const orden = { orden: "transferir", responsable: "otra-persona", motivo: "Sabe de esto" } as const;
    const { caso } = give(openCaso(), orden, ENCARGADA, usuario({ unidad: "sur", region: "12" }));
    expect(caso).toMatchObject({ unidad: "sur", region: "12", responsable: "otra-persona" });
  });

  it.each([
    ["the unit it is about", DISCONFORMIDAD, "sur"],
    ["the unit that has it", RECLAMO, "norte"],
    ["a unit that does not exist", RECLAMO, "luna"],
  ])("refuses %s", (_, cuerpo, unidad) => {
    const caso = openCaso(cuerpo === DISCONFORMIDAD ? { ...cuerpo, unidad: "sur" } : cuerpo);
    expect(listFaltas(() => give(caso, { orden: "transferir", unidad, motivo: "x" }))).toEqual(["unidad: opcion"]);
  });
});
