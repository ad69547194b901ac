import { describe, expect, it } from "vitest";
import { computePlazoDeGestion, explainPlazoDeCaso } from "../src/caso/plazo-de-gestion.ts";
import {
  actorOf,
  CIUDADANO,
  CONSULTA,
  con,
  contextOf,
  DISCONFORMIDAD,
  ENCARGADA,
  give,
  institucion,
  listFaltas,
  listTipos,
  on,
  openCaso,
  rejection,
  SISTEMA,
  viewCaso,
} from "./ordenes-ejemplos.ts";

describe("a term", () => {
  it("never has more days before it than it is long, also on the Sunday it came in", () => {
    const domingo = on("2026-11-29");
    const { caso } = openCaso(undefined, domingo);
    const enDomingo = computePlazoDeGestion(caso, contextOf(ENCARGADA, domingo)).quedan;
    expect([caso.ingresoLegal, caso.plazo.dias, enDomingo]).toEqual(["2026-11-30", 25, 25]);
    expect(computePlazoDeGestion(caso, contextOf(ENCARGADA, on("2026-12-01"))).quedan).toBe(24);
  });
});

describe("asking the person", () => {
  const pedir = { orden: "pedirAntecedentes", texto: "Envíe la boleta", dias: 5 } as const;
  it("stops the term until they answer, and gives back the business days that passed", () => {
    const pedido = give(openCaso(), pedir);
    expect(pedido.caso).toMatchObject({
      estado: "esperandoPersona",
      suspendidoDesde: "2026-12-02",
      antecedentes: { n: 2, vence: "2026-12-10" },
      plazo: { vence: "2027-01-18" },
    });
    const respondido = give(pedido, { orden: "enviarMensaje", texto: "Aquí va" }, CIUDADANO, on("2026-12-04"));
    expect(listTipos(respondido)).toEqual(["ingreso", "antecedentes", "mensaje", "reanudacion"]);
    expect(respondido.caso).toMatchObject({ estado: "enGestion", plazo: { vence: "2027-01-13" }, mensajesNuevos: 1 });
    expect(respondido.caso).not.toHaveProperty("suspendidoDesde");
    const saltados = explainPlazoDeCaso(respondido.caso, contextOf(ENCARGADA)).filter(({ motivo }) =>
      motivo?.startsWith("Suspendido"),
    );
    expect(saltados.map(({ fecha }) => fecha)).toEqual(["2026-12-03", "2026-12-04"]);
  });

  it("takes a file for an answer too", () => {
    const archivo = {
      orden: "adjuntar",
      id: "a1",
      nombre: "b.jpg",
      tipo: "image/jpeg",
      bytes: 9,
      huella: "x",
    } as const;
    const { caso } = give(give(openCaso(), pedir), { ...archivo, quien: "ciudadano" }, CIUDADANO, on("2026-12-03"));
    expect(caso).toMatchObject({ estado: "enGestion", adjuntos: 1, plazo: { vence: "2027-01-12" } });
  });

  it("goes on by itself the day after the last of the days given, not before", () => {
    const pedido = give(openCaso(), pedir);
    expect(give(pedido, { orden: "reanudar" }, SISTEMA, on("2026-12-10")).asientos).toHaveLength(2);
    const tarde = give(pedido, { orden: "reanudar" }, SISTEMA, on("2026-12-30"));
    expect(tarde.caso).toMatchObject({ estado: "enGestion", plazo: { vence: "2027-01-18" } });
  });

  it("goes on first where an officer moves the case", () => {
    const trasladado = give(give(openCaso(), pedir), { orden: "trasladarProveedor" }, ENCARGADA, on("2026-12-03"));
    expect(listTipos(trasladado).slice(2)).toEqual(["reanudacion", "traslado"]);
    expect(trasladado.caso).toMatchObject({ estado: "esperandoProveedor", plazo: { vence: "2027-01-12" } });
  });

  it("lets the term run where the institution says so", () => {
    const sinPausa = { institucion: { ...institucion, antecedentes: { suspende: false } } };
    const pedido = give(openCaso(), pedir, ENCARGADA, sinPausa);
    expect(pedido.caso.plazo.vence).toBe("2027-01-11");
    const respondido = give(pedido, { orden: "enviarMensaje", texto: "Aquí va" }, CIUDADANO, sinPausa);
    expect(listTipos(respondido)).toEqual(["ingreso", "antecedentes", "mensaje"]);
    expect(respondido.caso.estado).toBe("enGestion");
  });

  it("does not undo a delay of ours", () => {
    const { caso } = give(openCaso(), pedir, ENCARGADA, on("2027-01-12"));
    expect(caso).toMatchObject({ estado: "esperandoPersona", plazo: { vence: "2027-01-11" } });
    expect(caso).not.toHaveProperty("suspendidoDesde");
  });

  it("is read by the person: what, and until when", () => {
    expect(viewCaso(give(openCaso(), pedir))).toMatchObject({
      estadoTexto: "Necesitamos que nos envíes lo que te pedimos, a más tardar el 10/12/2026.",
      antecedentes: { texto: "Envíe la boleta", vence: "2026-12-10" },
      plazo: { suspendidoDesde: "2026-12-02", fueraDePlazo: false },
    });
  });
});

describe("asking the provider", () => {
  const traslado = { orden: "trasladarProveedor" } as const;
  it("gives 7 business days, 3 more asked again, and no third time", () => {
    const uno = give(openCaso(), traslado);
    expect(uno.caso.traslado).toEqual({ n: 2, vence: "2026-12-14" });
    const dos = give(uno, traslado, ENCARGADA, on("2026-12-10"));
    expect(dos.caso.traslado).toEqual({ n: 3, vence: "2026-12-17", reiterado: true });
    expect(rejection(() => give(dos, traslado)).message).toMatch(/^Ya se le reiteró/);
    const tarde = give(uno, traslado, ENCARGADA, on("2026-12-16"));
    expect(tarde.caso.traslado?.vence).toBe("2026-12-21");
  });

  it("takes one answer to each, by its link or by an officer", () => {
    const proveedor = actorOf("proveedor", { id: "proveedor" });
    const orden = { orden: "registrarRespuesta", texto: "Lo cambiamos", acoge: "total" } as const;
    const respondido = give(give(openCaso(), traslado), orden, proveedor);
    expect(respondido.asientos.at(-1)).toMatchObject({ autor: "proveedor", datos: { acoge: "total", portador: true } });
    expect(respondido.caso).toMatchObject({ estado: "enGestion", traslado: { acoge: "total" } });
    expect(rejection(() => give(respondido, orden, proveedor)).tipo).toBe("estado-no-permite");
    expect(give(respondido, traslado).caso.traslado).not.toHaveProperty("acoge");
  });

  it("needs a provider, and a reclamo", () => {
    const sin = con({ conocido: { persona: [], proveedor: false, peticion: true } });
    expect(rejection(() => give(openCaso(), traslado, ENCARGADA, sin)).message).toMatch(/^Falta el proveedor/);
    expect(rejection(() => give(openCaso(CONSULTA), traslado)).message).toMatch(/^Solo un reclamo/);
  });
});

describe("extending", () => {
  it("is granted once, before expiry, and by half of the term at most", () => {
    const orden = { orden: "prorrogar", dias: 12, motivo: "Falta un informe" } as const;
    expect(listFaltas(() => give(openCaso(), { ...orden, dias: 13 }))).toEqual(["dias: rango"]);
    const mas = give(openCaso(), orden, ENCARGADA, on("2027-01-11"));
    expect(mas.caso).toMatchObject({ prorroga: 12, plazo: { dias: 25, vence: "2027-01-27" } });
    expect(rejection(() => give(mas, orden)).message).toMatch(/^El plazo ya se prorrogó/);
    expect(rejection(() => give(openCaso(), orden, ENCARGADA, on("2027-01-12"))).message).toMatch(
      /^El plazo ya venció/,
    );
  });
});

describe("a holiday declared later", () => {
  const feriados = [{ fecha: "2026-12-15", nombre: "Elección", norma: "Ley de ejemplo" }];
  const mover = { orden: "moverPlazo", feriado: "2026-12-15" } as const;
  it("moves a term that crosses it, once, and no other", () => {
    const movido = give(openCaso(), mover, SISTEMA, { feriados });
    expect(movido.caso.plazo.vence).toBe("2027-01-12");
    expect(give(movido, mover, SISTEMA, { feriados }).asientos).toHaveLength(2);
    expect(give(openCaso(CONSULTA), mover, SISTEMA, { feriados }).asientos).toHaveLength(1);
    expect(give(openCaso(DISCONFORMIDAD), mover, SISTEMA, { feriados }).asientos).toHaveLength(1);
  });

  it("of another region moves none, though the case goes there", () => {
    const regional = { feriados: [{ ...feriados[0], regiones: ["12"] } as NonNullable<(typeof feriados)[0]>] };
    const alSur = give(openCaso(), { orden: "transferir", unidad: "sur", motivo: "Se mudó" });
    expect(give(alSur, mover, SISTEMA, regional).asientos).toHaveLength(2);
  });
});
