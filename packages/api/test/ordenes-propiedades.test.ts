import { casoDeGestion, type VistaCiudadana, vistaCiudadana } from "@ventanilla/sdk/contract";
import { addCorridos, fechaCivil, ORDENES } from "@ventanilla/sdk/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "../src/caso/apply.ts";
import type { Asiento } from "../src/caso/asiento.ts";
import type { Actor, Orden } from "../src/caso/orden.ts";
import { explainPlazoDeCaso } from "../src/caso/plazo-de-gestion.ts";
import { Rechazo } from "../src/caso/rechazo.ts";
import { buildVista } from "../src/caso/vista.ts";
import { buildCasoDeGestion } from "../src/caso/vista-gestion.ts";
import {
  AHORA,
  actorOf,
  buildOrden,
  CIUDADANO,
  CONSULTA,
  contextOf,
  DISCONFORMIDAD,
  type Expediente,
  FOLIO,
  give,
  INTERNO,
  institucion,
  openCaso,
  RECEPTORA,
  RECLAMO,
  REGISTRO,
  registroDe,
  SISTEMA,
} from "./ordenes-ejemplos.ts";

const OFICINA: readonly Actor[] = [
  actorOf("ejecutivo", { id: "ejecutiva" }),
  actorOf("encargado", { id: "encargada" }),
  actorOf("abogado", { id: "abogada" }),
  actorOf("encargado", { id: "del-norte", unidad: "norte", region: "15" }),
];

/** One thing that befalls a case: who, what, and how many hours after the one before. */
interface Suceso {
  horas: number;
  actor: Actor;
  orden: Orden | undefined;
  nombre?: (typeof ORDENES)[number];
}

const horas = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 24 * 12 }));
const orden = (actor: fc.Arbitrary<Actor>, una: fc.Arbitrary<Orden>): fc.Arbitrary<Suceso> =>
  fc.record({ horas, actor, orden: una });

const suceso: fc.Arbitrary<Suceso> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      horas,
      actor: fc.constantFrom(...OFICINA),
      orden: fc.constant(undefined),
      nombre: fc.constantFrom(...ORDENES),
    }),
  },
  {
    weight: 2,
    arbitrary: orden(
      fc.constantFrom(...OFICINA),
      fc.oneof(
        fc.record({
          orden: fc.constant("pedirAntecedentes" as const),
          texto: fc.constant("Envíe la boleta"),
          dias: fc.integer({ min: 1, max: 60 }),
        }),
        fc.record({
          orden: fc.constant("prorrogar" as const),
          dias: fc.integer({ min: 1, max: 14 }),
          motivo: fc.constant(INTERNO),
        }),
        fc.constant({
          orden: "derivar" as const,
          institucion: "otra",
          motivo: "Es suyo",
          parcial: false,
        }),
        fc.record({ orden: fc.constant("visar" as const), aprueba: fc.boolean(), motivo: fc.constant(INTERNO) }),
        fc.record({
          orden: fc.constant("corregir" as const),
          datos: fc.oneof(
            fc.record({ tipo: fc.constantFrom("consulta" as const, "reclamo" as const, "disconformidad" as const) }),
            fc.record({ sobreUnidad: fc.constantFrom("norte", "sur") }),
            fc.record({ sobreUsuario: fc.constantFrom("ejecutiva", "encargada") }),
            fc.record({ etapa: fc.constantFrom("noConsumo" as const, "orientacion" as const, "mediacion" as const) }),
          ),
          motivo: fc.constant(INTERNO),
        }),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: orden(
      fc.constant(RECEPTORA),
      fc.constantFrom<Orden>(
        { orden: "recibirDerivacion" },
        { orden: "devolverDerivacion", motivo: INTERNO },
        { orden: "responderDerivacion", respuesta: "La otra institución dice" },
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: orden(
      fc.constant(CIUDADANO),
      fc.constantFrom<Orden>(
        { orden: "enviarMensaje", texto: "Hola" },
        { orden: "opinar", nota: 5 },
        {
          orden: "adjuntar",
          id: "a1",
          nombre: "boleta.jpg",
          tipo: "image/jpeg",
          bytes: 10,
          huella: "ab",
          quien: "ciudadano",
        },
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: orden(
      fc.constant(SISTEMA),
      fc.constantFrom<Orden>(
        { orden: "reanudar" },
        { orden: "moverPlazo", feriado: "2026-12-10" },
        { orden: "asignarPorSistema", responsable: "ejecutiva", por: "carga" },
        { orden: "recuperarDerivacion" },
        { orden: "anotarAcumulado", folio: "ABCDEFGHJKMY" },
      ),
    ),
  },
);

const historia = fc.record({
  apertura: fc.constantFrom<object>(RECLAMO, CONSULTA, DISCONFORMIDAD),
  sucesos: fc.array(suceso, { maxLength: 25 }),
});

type Mirada = (expediente: Expediente, ahora: string) => void;

/** What a service with a defect would have written instead. */
type Defecto = (asiento: Asiento) => Asiento;

const append = (antes: Expediente, despues: Expediente, spoil: Defecto): Expediente => {
  const malos = despues.asientos.slice(antes.asientos.length).map(spoil);
  return { asientos: [...antes.asientos, ...malos], caso: fold(FOLIO, antes.caso, malos) };
};

/** Lives a history: what a rule refuses leaves the case as it was. Calls `look` after each act. */
const live = ({ apertura, sucesos }: { apertura: object; sucesos: Suceso[] }, look: Mirada, spoil?: Defecto): void => {
  let ahora = Date.parse(AHORA);
  let expediente = openCaso(apertura);
  look(expediente, AHORA);
  for (const { horas: pasan, actor, orden: dada, nombre } of sucesos) {
    ahora += pasan * 3_600_000;
    const cuando = new Date(ahora).toISOString();
    const una = dada ?? buildOrden(nombre ?? "gestionar", { caso: expediente.caso, actor });
    try {
      const antes = expediente;
      expediente = give(antes, una, actor, { ahora: cuando, registro: registroDe(actor) });
      if (spoil) expediente = append(antes, expediente, spoil);
    } catch (error) {
      if (!(error instanceof Rechazo)) throw error;
    }
    look(expediente, cuando);
  }
};

/**
 * @param options.numRuns lives to try; looking at a case whole costs more than folding it
 * @param options.spoil the defect that has to be noticed
 */
const check = (look: Mirada, { numRuns = 200, spoil }: { numRuns?: number; spoil?: Defecto } = {}): void =>
  fc.assert(
    fc.property(historia, (una) => live(una, look, spoil)),
    { numRuns, endOnFailure: spoil !== undefined },
  );

const lookAtTermino: Mirada = ({ caso }, ahora) => {
  const dias = explainPlazoDeCaso(caso, contextOf(SISTEMA, { ahora }));
  expect(dias.at(-1)?.fecha).toBe(caso.plazo.vence);
  expect(dias.filter(({ cuenta }) => cuenta)).toHaveLength(caso.plazo.dias + (caso.prorroga ?? 0));
  expect(caso.plazo.vence > caso.ingresoLegal).toBe(true);
};

const lookAtFirmas: Mirada = ({ asientos }) => {
  for (const asiento of asientos)
    if (asiento.tipo === "cierre" && asiento.datos.propuestaDe)
      expect(asiento.datos.propuestaDe).not.toBe(asiento.autor);
};

const lookAtPalabras: Mirada = ({ caso, asientos }, ahora) => {
  const vista = vistaCiudadana.parse(buildVista(caso, asientos, { institucion, ahora }));
  expect(JSON.stringify(vista)).not.toContain(INTERNO);
  expect(JSON.stringify(vista)).not.toMatch(/ejecutiva|encargada|abogada|12345678/);
  expect(listFrases(vista)).not.toMatch(/(?<!\p{L})(su caso|su reclamo|su consulta|usted)(?!\p{L})/iu);
  const deUsted = buildVista(caso, asientos, { institucion: { ...institucion, trato: "usted" }, ahora });
  expect(listFrases(deUsted)).not.toMatch(/(?<!\p{L})(tu|te|tú|puedes|pediste|tienes|escríbenos)(?!\p{L})/iu);
};

const lookAtJusticia: Mirada = ({ caso }) => {
  if (caso.sobreUnidad) expect(caso.unidad).not.toBe(caso.sobreUnidad);
  if (caso.sobreUsuario) expect(caso.responsable).not.toBe(caso.sobreUsuario);
};

const listFrases = ({ estadoTexto, siguiente, bitacora }: VistaCiudadana): string =>
  [estadoTexto, siguiente, ...bitacora.map(({ texto }) => texto)].join("\n");

describe("whatever befalls a case", { timeout: 30_000 }, () => {
  it("is what its bitácora says", () =>
    check(({ asientos, caso }) => {
      expect(fold(FOLIO, undefined, asientos)).toEqual(caso);
      expect(caso.version).toBe(asientos.length);
    }));

  it("has the term that its days explain, in business days or calendar days, suspended, extended or put right", () =>
    check(lookAtTermino));

  it("is closed by an answer or out of the figures, and waits for a signature only with a proposal", () =>
    check(({ caso }) => {
      const fin = caso.cierre !== undefined || caso.acumuladoEn !== undefined || caso.descartado !== undefined;
      expect(caso.estado === "cerrado").toBe(fin);
      expect(caso.cerradoEn !== undefined).toBe(fin);
      expect(caso.estado === "porVisar").toBe(caso.propuesta !== undefined);
      expect(caso.estado === "esperandoPersona").toBe(caso.antecedentes !== undefined);
    }));

  it("is never signed by who proposed it", () => check(lookAtFirmas));

  it("does not run out while the person has days to answer", () =>
    check(({ asientos, caso }, ahora) => {
      // Put right to a kind with less time, it may have been over before the person was asked.
      if (!caso.suspendidoDesde || asientos.some(({ tipo, datos }) => tipo === "correccion" && "plazo" in datos))
        return;
      const hoy = fechaCivil(ahora, institucion.zona);
      expect(caso.antecedentes).toBeDefined();
      if (hoy <= (caso.antecedentes?.vence ?? "")) expect(hoy <= caso.plazo.vence).toBe(true);
    }));

  it("is never with whom it is about", () => check(lookAtJusticia));

  it("waits elsewhere only while a whole branch of it is out", () =>
    check(({ caso: { derivaciones = [], estado } }) => {
      const fuera = derivaciones.filter(
        (rama) => !rama.parcial && (rama.estado === "enviada" || rama.estado === "recibida"),
      );
      expect(fuera).toHaveLength(estado === "derivado" ? 1 : 0);
    }));

  it("shows its citizen no word that was not for them", () => check(lookAtPalabras, { numRuns: 80 }));

  it("is shown whole to whoever works on it, by the contract", () =>
    check(
      ({ caso, asientos }, ahora) => {
        const [, actor] = OFICINA;
        const visto = casoDeGestion.parse(
          buildCasoDeGestion(caso, asientos, contextOf(actor as Actor, { ahora, registro: REGISTRO })),
        );
        expect(visto.plazo.habilesTranscurridos).toBeGreaterThanOrEqual(0);
        expect(visto.plazo.corridosTranscurridos).toBeGreaterThanOrEqual(0);
        expect(visto.bitacora).toHaveLength(asientos.length);
      },
      { numRuns: 80 },
    ));

  it("is read by the institution that got it without what its officers tell one another", () =>
    check(
      ({ caso, asientos }, ahora) => {
        const leido = buildCasoDeGestion(caso, asientos, contextOf(RECEPTORA, { ahora }));
        const ajenos = leido.bitacora.filter(({ tipo }) => tipo !== "respuesta" && tipo !== "derivacionDevuelta");
        if (caso.derivaciones) expect(JSON.stringify(ajenos)).not.toContain(INTERNO);
      },
      { numRuns: 80 },
    ));
});

describe("a defect is noticed", { timeout: 30_000 }, () => {
  it.each<[string, Mirada, Defecto]>([
    [
      "a day given back too many",
      lookAtTermino,
      (uno) =>
        uno.tipo === "reanudacion" ? { ...uno, datos: { ...uno.datos, vence: addCorridos(uno.datos.vence, 7) } } : uno,
    ],
    [
      "a closing signed by who proposed it",
      lookAtFirmas,
      (uno) => (uno.tipo === "cierre" ? { ...uno, autor: uno.datos.propuestaDe ?? uno.autor } : uno),
    ],
    [
      "an internal note shown",
      lookAtPalabras,
      (uno) => (uno.tipo === "gestion" ? { ...uno, datos: { visible: true } } : uno),
    ],
    [
      "a case given to whom it is about",
      lookAtJusticia,
      (uno) => {
        if (uno.tipo === "asignacion") return { ...uno, datos: { ...uno.datos, responsable: "encargada" } };
        return uno.tipo === "transferencia" ? { ...uno, datos: { ...uno.datos, responsable: "encargada" } } : uno;
      },
    ],
  ])("%s", (_, look, spoil) => {
    expect(() => check(look, { numRuns: 20_000, spoil })).toThrow(/Property failed/);
  });
});
