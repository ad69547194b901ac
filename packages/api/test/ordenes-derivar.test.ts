import { describe, expect, it } from "vitest";
import {
  actorOf,
  ENCARGADA,
  give,
  institucion,
  listFaltas,
  on,
  openCaso,
  RECEPTORA,
  REGISTRO,
  reach,
  rejection,
  SISTEMA,
  viewCaso,
} from "./ordenes-ejemplos.ts";

describe("deriving", () => {
  const fuera = { orden: "derivar", institucion: "fuera", motivo: "Es suyo", parcial: false } as const;
  const { destino: _, ...sinDestino } = REGISTRO;
  it("sends the whole case, keeps who has it, and closes it with the answer", () => {
    const derivado = reach("derivado");
    expect(derivado.caso.derivaciones).toMatchObject([{ institucion: "otra", estado: "enviada", vence: "2027-01-04" }]);
    expect(viewCaso(derivado).estadoTexto).toBe("Enviamos tu caso a Otra institución.");
    const recibido = give(derivado, { orden: "recibirDerivacion" }, RECEPTORA);
    const respondido = give(recibido, { orden: "responderDerivacion", respuesta: "Ya está" }, RECEPTORA);
    expect(respondido.caso).toMatchObject({ estado: "cerrado", cierre: { resultado: "derivado" } });
    expect(viewCaso(respondido)).toMatchObject({
      cierre: { respuesta: "Ya está", resultadoTexto: "Enviamos tu caso a Otra institución." },
      derivaciones: [
        { institucion: "Otra institución", motivo: "Es suyo", estado: "respondida", respuesta: "Ya está" },
      ],
    });
  });

  it("comes back with why, and is worked on here again", () => {
    const { caso } = give(reach("derivado"), { orden: "devolverDerivacion", motivo: "No es nuestro" }, RECEPTORA);
    expect(caso).toMatchObject({ estado: "enGestion", derivaciones: [{ estado: "devuelta" }] });
  });

  it("in part goes on here, and notes the answer", () => {
    const parcial = reach("enGestion", { rama: true });
    const respondido = give(parcial, { orden: "responderDerivacion", respuesta: "Lo nuestro" }, RECEPTORA);
    expect(respondido.caso).toMatchObject({ estado: "enGestion", derivaciones: [{ estado: "respondida" }] });
    expect(viewCaso(respondido).derivaciones?.[0]).toMatchObject({ parcial: true, respuesta: "Lo nuestro" });
  });

  it("is answered by nobody but who got it", () => {
    const orden = { orden: "responderDerivacion", respuesta: "x" } as const;
    expect(rejection(() => give(reach("derivado"), orden)).tipo).toBe("rol-no-permite");
    const ajeno = actorOf("institucion", { id: "institucion", rama: 7 });
    expect(rejection(() => give(reach("derivado", { externa: true }), orden, ajeno)).tipo).toBe("rol-no-permite");
  });

  it("outside lives as long as its link, then comes back by itself", () => {
    const enviado = give(openCaso(), fuera, ENCARGADA, { registro: sinDestino });
    expect(enviado.asientos.at(-1)).toMatchObject({
      datos: { externa: true },
      reserva: { correo: "mesa@fuera.example" },
    });
    const portador = actorOf("institucion", { id: "institucion", institucion: "fuera", rama: 2 });
    const tarde = on("2027-01-05");
    expect(rejection(() => give(enviado, { orden: "recibirDerivacion" }, portador, tarde)).tipo).toBe("enlace-vencido");
    expect(give(enviado, { orden: "recuperarDerivacion" }, SISTEMA, on("2027-01-04")).asientos).toHaveLength(2);
    expect(give(enviado, { orden: "recuperarDerivacion" }, SISTEMA, tarde).caso.estado).toBe("enGestion");
  });

  it("needs an agreement, an address, and no other branch there", () => {
    const registro = sinDestino;
    expect(listFaltas(() => give(openCaso(), { ...fuera, institucion: "nadie" }, ENCARGADA, { registro }))).toEqual([
      "institucion: opcion",
    ]);
    const [convenio] = institucion.deriva;
    const sinCorreo = { ...institucion, deriva: [{ ...convenio, correo: undefined } as NonNullable<typeof convenio>] };
    expect(listFaltas(() => give(openCaso(), fuera, ENCARGADA, { registro, institucion: sinCorreo }))).toEqual([
      "correo: requerido",
    ]);
    expect(listFaltas(() => give(reach("enGestion", { rama: true }), { ...fuera, institucion: "otra" }))).toEqual([
      "institucion: opcion",
    ]);
  });
});
