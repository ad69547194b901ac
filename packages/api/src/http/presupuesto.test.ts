import { createHash, randomBytes } from "node:crypto";
import type { Prueba } from "@ventanilla/sdk/contract";
import { beforeEach, describe, expect, it } from "vitest";
import { Rechazo } from "../caso/rechazo.ts";
import { deriveLlaves } from "../sello/llaves.ts";
import { createPresupuesto, type Entrega, type Presupuesto } from "./presupuesto.ts";
import { createPruebas } from "./prueba.ts";

const LLAVE = deriveLlaves(randomBytes(32)).prueba;
/** Small, so that a flood takes few steps. */
const RITMOS = {
  institucion: { deUnaVez: 20, porSegundo: 2 },
  direccion: { deUnaVez: 5, porSegundo: 1 },
  equipo: { deUnaVez: 4, porSegundo: 1 },
  equipoPorHora: { deUnaVez: 8, porSegundo: 8 / 3600 },
};

const BITS = 4;

let reloj: { ahora: number };
let presupuesto: Presupuesto;
let envios: number;
beforeEach(() => {
  reloj = { ahora: 0 };
  envios = 0;
  presupuesto = createPresupuesto({
    pruebas: createPruebas({ llave: LLAVE, clock: () => reloj.ahora }),
    now: () => reloj.ahora,
    ritmos: RITMOS,
    dificultad: BITS,
  });
});

/** The proof that a submission costs; nothing where it goes in. */
const charge = (entrega: Partial<Entrega> = {}): Prueba | undefined => {
  try {
    presupuesto.charge({ institucion: "sernac", asunto: `envio-${envios++}`, ...entrega });
    return undefined;
  } catch (error) {
    if (error instanceof Rechazo && error.prueba) return error.prueba;
    throw error;
  }
};
const countGratis = (entrega: Partial<Entrega>, veces: number): number =>
  Array.from({ length: veces }, () => charge(entrega)).filter((prueba) => prueba === undefined).length;

const solve = ({ desafio, dificultad }: Prueba): string => {
  for (let n = 0; ; n++) {
    const bits = createHash("sha256").update(`${desafio}.${n}`).digest().readUInt32BE();
    if (Math.clz32(bits) >= dificultad) return `${desafio}.${n}`;
  }
};

describe("what a case costs", () => {
  it("is nothing while no more come than usual", () => {
    expect(countGratis({ direccion: "192.0.2.1" }, 5)).toBe(5);
    reloj.ahora += 5_000;
    expect(countGratis({ direccion: "192.0.2.1" }, 5)).toBe(5);
  });

  it("is paid first by the address that many come from, and by nobody else", () => {
    expect(countGratis({ direccion: "192.0.2.1" }, 500)).toBe(5);
    expect(charge({ direccion: "192.0.2.2" })).toBeUndefined();
  });

  it("is paid by everybody when many come from many places", () => {
    const lejos = Array.from({ length: 25 }, (_, i) => charge({ direccion: `198.51.100.${i}` }));
    expect(lejos.filter((prueba) => prueba === undefined)).toHaveLength(20);
  });

  it("always lets in who pays, also again with the same submission, and not with another", () => {
    countGratis({ direccion: "192.0.2.1" }, 50);
    const una = { direccion: "192.0.2.1", asunto: "el-mismo-envio" };
    const prueba = charge(una);
    if (!prueba) throw new Error("It cost nothing");
    const pagada = solve(prueba);
    expect(charge({ ...una, prueba: pagada })).toBeUndefined();
    expect(charge({ ...una, prueba: pagada })).toBeUndefined();
    expect(charge({ ...una, asunto: "otro-envio", prueba: pagada })).toBeDefined();
    reloj.ahora += 5 * 60_000 + 1;
    countGratis({ direccion: "192.0.2.1" }, 50);
    expect(charge({ ...una, prueba: pagada })).toBeDefined();
  });

  it("grows with what is paid for and not with what is only asked, and stays within what a phone can pay", () => {
    const una = { direccion: "192.0.2.1" };
    countGratis(una, 5_000);
    const primera = charge(una)?.dificultad ?? 0;
    for (let i = 0; i < 30; i++) {
      const asunto = `pagado-${i}`;
      const prueba = charge({ ...una, asunto });
      if (prueba) charge({ ...una, asunto, prueba: solve(prueba) });
    }
    expect(charge({ direccion: "192.0.2.2" })).toBeUndefined();
    expect(primera).toBe(BITS);
    expect(charge(una)?.dificultad).toBe(BITS + 2);
    reloj.ahora += 60_000;
    expect(charge(una)).toBeUndefined();
  });

  it("is the same for all the addresses of a house with IPv6", () => {
    countGratis({ direccion: "2001:db8:1:2::1" }, 50);
    expect(charge({ direccion: "2001:db8:1:2:ffff::9" })).toBeDefined();
    expect(charge({ direccion: "2001:db8:1:3::1" })).toBeUndefined();
  });

  it("is of the machine alone where an enrolled one signs: it pays for its own haste, and for nobody else's", () => {
    for (let i = 0; i < 40; i++) charge({ direccion: `203.0.113.${i}` });
    expect(charge({ direccion: "203.0.113.200" })).toBeDefined();
    expect(countGratis({ equipo: "una", direccion: "203.0.113.1" }, 10)).toBe(4);
    expect(charge({ equipo: "otra", direccion: "203.0.113.1" })).toBeUndefined();
    reloj.ahora += 4_000;
    expect(countGratis({ equipo: "una" }, 10)).toBe(4);
    reloj.ahora += 4_000;
    expect(countGratis({ equipo: "una" }, 10)).toBe(0);
  });

  it("is of each institution: the crowd of one is none of another's", () => {
    for (let i = 0; i < 40; i++) charge({ direccion: `203.0.113.${i}` });
    expect(charge({ institucion: "sercotec", direccion: "203.0.113.200" })).toBeUndefined();
  });
});
