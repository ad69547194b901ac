import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Feriado, ORDENES, REGIONES } from "@ventanilla/sdk/domain";
import Database from "better-sqlite3";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { DatosDeAsiento } from "../src/caso/asiento.ts";
import type { Caso } from "../src/caso/caso.ts";
import { createCasos, type OrdenSobreCaso } from "../src/caso/casos.ts";
import type { Actor } from "../src/caso/orden.ts";
import { Rechazo } from "../src/caso/rechazo.ts";
import { type Ambito, type Familia, writeAmbito } from "../src/cifras/cifra.ts";
import { correctCifras, recountCifras } from "../src/cifras/recount.ts";
import { deriveLlaves } from "../src/sello/llaves.ts";
import { openSqliteStore } from "../src/store/sqlite/open-sqlite-store.ts";
import type { Escritura, Store } from "../src/store/store.ts";
import {
  actorOf,
  buildOrden,
  CIUDADANO,
  CONSULTA,
  DISCONFORMIDAD,
  institucion,
  RECEPTORA,
  RECLAMO,
  readApertura,
  registroDe,
  SISTEMA,
} from "./ordenes-ejemplos.ts";
import { listTodos } from "./store-ejemplos.ts";

/** A month with the night on which the clock of Santiago changes; each round comes at another hour of the day. */
const INICIO = Date.parse("2026-08-21T15:30:00.000Z");
const RONDAS = 36;
const HORAS = 20;
/** Declared half-way, when terms that cross it run already. */
const FERIADO: Feriado = { fecha: "2026-09-14", nombre: "Feriado nuevo", norma: "Ley de prueba" } as Feriado;
const INSTITUCIONES = new Map([institucion, { ...institucion, slug: "otra" }].map((una) => [una.slug, una]));

const OFICINA: readonly Actor[] = [
  actorOf("ejecutivo", { id: "ejecutiva" }),
  actorOf("encargado", { id: "encargada" }),
  actorOf("encargado", { id: "jefa" }),
];

const caracterizacion = fc.option(
  fc.record({ genero: fc.constantFrom("femenino", "otro"), tramoEdad: fc.constantFrom("18a29", "noInforma") }),
  { nil: undefined },
);
const apertura = fc
  .record({
    base: fc.constantFrom<object>(RECLAMO, CONSULTA, DISCONFORMIDAD),
    punto: fc.constantFrom(undefined, "p-1", "p-2"),
    caracterizacion,
  })
  .map(({ base, ...resto }) => JSON.parse(JSON.stringify({ ...base, ...resto })) as object);

/** What may befall a case in a round; closings, opinions and reopenings oftener than chance would have them. */
const acto = fc.oneof(
  { weight: 6, arbitrary: fc.record({ nombre: fc.constantFrom(...ORDENES), actor: fc.constantFrom(...OFICINA) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      nombre: fc.constantFrom("proponerCierre", "visar", "reabrir", "descartar", "escalar", "prorrogar"),
      actor: fc.constantFrom(...OFICINA),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      nombre: fc.constantFrom("recibirDerivacion", "devolverDerivacion", "responderDerivacion"),
      actor: fc.constant(RECEPTORA),
    }),
  },
  { weight: 3, arbitrary: fc.record({ nota: fc.integer({ min: 1, max: 7 }), actor: fc.constant(CIUDADANO) }) },
);
interface Acto {
  actor: Actor;
  nombre?: string;
  nota?: number;
}

interface Mes {
  aperturas: object[];
  actos: Acto[][];
}
const mes: fc.Arbitrary<Mes> = fc.record({
  aperturas: fc.array(apertura, { minLength: RONDAS, maxLength: RONDAS }),
  actos: fc.array(fc.array(acto as fc.Arbitrary<Acto>, { minLength: RONDAS, maxLength: RONDAS }), {
    minLength: RONDAS,
    maxLength: RONDAS,
  }),
});

/** What a defective service would have counted instead. */
type Defecto = (cifras: NonNullable<Escritura["cifras"]>) => NonNullable<Escritura["cifras"]>;

const carpetas: string[] = [];
afterEach(() => {
  for (const carpeta of carpetas.splice(0)) rmSync(carpeta, { recursive: true });
});

/** Lives a month: in each round a case opens, and something befalls each of the others at the same time. */
const live = async ({ aperturas, actos }: Mes, defecto?: Defecto) => {
  const carpeta = mkdtempSync(join(tmpdir(), "ventanilla-cifras-"));
  carpetas.push(carpeta);
  const sano = await openSqliteStore({ carpeta });
  const store: Store = new Proxy(sano, {
    get: (uno, que: keyof Store) =>
      que === "appendAsientos" && defecto
        ? (escritura: Escritura) => uno.appendAsientos({ ...escritura, cifras: defecto(escritura.cifras ?? []) })
        : uno[que].bind(uno),
  });
  let ahora = INICIO;
  let feriados: Feriado[] = [];
  const casos = createCasos({
    store,
    clock: () => ahora,
    llaves: deriveLlaves(randomBytes(32)),
    instituciones: INSTITUCIONES,
    getFeriados: () => feriados,
    urlPublica: "https://ventanilla.example",
  });
  const folios: string[] = [];
  let tomados = 0;
  const order = async (folio: string, build: (caso: Caso) => OrdenSobreCaso, actor: Actor): Promise<void> => {
    const guardado = await store.findCasoByFolio(folio);
    if (!guardado) return;
    try {
      await casos.order(guardado, build(guardado.caso), { actor, registro: registroDe(actor) });
      tomados++;
    } catch (error) {
      if (!(error instanceof Rechazo)) throw error;
    }
  };
  for (const [ronda, cuerpo] of aperturas.entries()) {
    ahora = INICIO + ronda * HORAS * 3_600_000;
    const otros = [...folios];
    if (ronda === RONDAS / 2) {
      feriados = [FERIADO];
      await Promise.all(
        otros.map((uno) => order(uno, () => ({ orden: "moverPlazo", feriado: FERIADO.fecha }), SISTEMA)),
      );
    }
    await Promise.all(
      otros.map((folio, i) => {
        const { actor, nombre, nota = 5 } = (actos[ronda] as Acto[])[i] as Acto;
        return order(
          folio,
          (caso) => {
            if (nombre === undefined) return { orden: "opinar", nota };
            const orden = buildOrden(nombre as (typeof ORDENES)[number], { caso, actor }) as OrdenSobreCaso;
            return orden.orden === "acumular" ? { ...orden, en: otros[(i + 1) % otros.length] as string } : orden;
          },
          actor,
        );
      }),
    );
    const { valor } = await casos.open(readApertura(cuerpo), { institucion, envio: `envio-del-mes-${ronda}-abcdefgh` });
    folios.push(valor.folio);
  }
  return { carpeta, store: sano, tomados };
};

const dia = new Intl.DateTimeFormat("sv-SE", { timeZone: "America/Santiago", dateStyle: "short" });

/** Some of the figures, counted the plain way: each case as it stands now, whatever its entries were. */
const countPlain = async (store: Store): Promise<Record<string, number>> => {
  const cuentas: Record<string, number> = {};
  const add = (familia: string, { region, unidad, responsable }: Ambito, ...partes: string[]): void => {
    for (const de of [{}, region && { region }, unidad && { unidad }, responsable && { responsable }]) {
      if (!de) continue;
      const cual = [familia, writeAmbito(de), ...partes].join(" ");
      cuentas[cual] = (cuentas[cual] ?? 0) + 1;
    }
  };
  for (const { id, caso } of await listTodos(store)) {
    const [primero] = await store.listAsientos(id, { limite: 1 });
    const { comuna, unidad, ...ingreso } = JSON.parse(primero?.datos ?? "") as DatosDeAsiento["ingreso"];
    const region = ingreso.region ?? comuna?.slice(0, 2);
    const salio = caso.descartado !== undefined || caso.acumuladoEn !== undefined;
    const serie = salio ? "fuera" : "ingreso";
    const entro = dia.format(new Date(caso.recibidoEn));
    const tipo = caso.tipoDeIngreso ?? caso.tipo;
    add("ingresos", { region, unidad }, entro, `${serie}|${tipo}`);
    add("canales", { region, unidad }, entro, `${serie}|${tipo}|${caso.canal}`);
    if (caso.estado !== "cerrado") add("abiertos", caso, caso.plazo.vence, `${caso.tipo}|${caso.etapa}|${caso.estado}`);
    if (!caso.cierre || salio) continue;
    const cerro = dia.format(new Date(caso.cierre.cuando));
    const lugar = { region: caso.region, unidad: caso.unidad };
    const cierre = `${caso.tipo}|${caso.cierre.resultado}`;
    add("cierres", { ...lugar, responsable: caso.cerradoPor }, cerro, cierre);
    if (cerro <= caso.plazo.vence) add("enPlazo", { ...lugar, responsable: caso.cerradoPor }, cerro, cierre);
    if (caso.satisfaccion) {
      const { cuando, nota } = caso.satisfaccion;
      add("opiniones", lugar, dia.format(new Date(cuando)), `${caso.tipo}|${nota}`);
    }
  }
  return cuentas;
};

const AMBITOS = ["", ...REGIONES.map(({ cut }) => `region:${cut}`), "unidad:norte", "unidad:sur"];

const readKept = async (store: Store): Promise<Record<string, number>> => {
  const tramos = [{ grano: "dia", desde: "2026-08-01", hasta: "2027-12-31" }] as const;
  const familias: Familia[] = ["ingresos", "canales", "cierres", "abiertos", "opiniones"];
  const personas = OFICINA.map(({ id }) => `persona:${id}`);
  const leidas = await Promise.all(
    familias.map(async (familia) =>
      (
        await store.sumCifras({
          institucion: "prueba",
          familia,
          tramos,
          ambitos: [...AMBITOS, ...personas],
          por: ["clave", "periodo"],
        })
      ).flatMap(({ ambito, periodo, clave, n, enPlazo }) => [
        [[familia, ambito, periodo, clave].join(" "), n] as const,
        ...(enPlazo ? [[["enPlazo", ambito, periodo, clave].join(" "), enPlazo] as const] : []),
      ]),
    ),
  );
  return Object.fromEntries(leidas.flat());
};

const recount = (carpeta: string) => {
  const db = new Database(join(carpeta, "ventanilla.db"), { readonly: true });
  try {
    const { cuantas, casos, diferencias } = recountCifras(db, { instituciones: INSTITUCIONES });
    return { cuantas, casos, diferencias: [...diferencias()] };
  } finally {
    db.close();
  }
};

describe("after a month of orders", { timeout: 60_000 }, () => {
  const [elMes] = fc.sample(mes, { numRuns: 1, seed: 20_260_906 });

  it("what was counted as it came equals what the bitácora says anew, and what the cases say as they stand", async () => {
    const { carpeta, store, tomados } = await live(elMes as Mes);
    expect(tomados).toBeGreaterThan(120);
    const kept = await readKept(store);
    expect(kept).toEqual(await countPlain(store));
    for (const algo of [
      /ingreso\|/,
      /fuera\|/,
      /^cierres persona/,
      /^enPlazo unidad/,
      /^abiertos persona/,
      /^opiniones/,
    ])
      expect(Object.keys(kept).some((cual) => algo.test(cual))).toBe(true);
    expect(recount(carpeta)).toEqual({ cuantas: 0, casos: RONDAS, diferencias: [] });
    await store.close();
  });

  it("a reopening that did not take its closing back is found by both, and put right by the command", async () => {
    const { carpeta, store } = await live(elMes as Mes, (cifras) =>
      cifras.filter(({ familia, n }) => familia !== "cierres" || n > 0),
    );
    expect(await readKept(store)).not.toEqual(await countPlain(store));
    const { cuantas, diferencias } = recount(carpeta);
    expect(cuantas).toBeGreaterThan(0);
    expect(diferencias.every(({ familia, guardada, contada }) => familia === "cierres" && guardada > contada)).toBe(
      true,
    );
    const db = new Database(join(carpeta, "ventanilla.db"));
    const comparacion = recountCifras(db, { instituciones: INSTITUCIONES });
    // A month ended since: its sum was made of days that are not right yet.
    expect(correctCifras(db, { ...comparacion, abierto: "2026-08" })).toBe(false);
    db.close();
    expect(recount(carpeta).cuantas).toBe(cuantas);
    const definiciones = mkdtempSync(join(tmpdir(), "ventanilla-definiciones-"));
    carpetas.push(definiciones);
    writeFileSync(join(definiciones, "prueba.json"), JSON.stringify(institucion));
    const { stdout, status } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, "../src/cifras.ts"), "--corregir"],
      { env: { DATOS: carpeta, INSTITUCIONES: definiciones }, encoding: "utf8" },
    );
    expect([status, stdout]).toEqual([0, expect.stringMatching(/de 36 casos\.\n[\s\S]*: dice \d+ y son \d+\n/)]);
    expect(stdout).toContain(`Se corrigieron ${cuantas}.`);
    expect(recount(carpeta).cuantas).toBe(0);
    await store.close();
  });
});
