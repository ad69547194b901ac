import {
  ESTADOS,
  type Estado,
  FLUJO,
  type NombreOrden,
  ORDENES,
  ORDENES_DE_DERIVACION,
  PORTADORES,
  type Portador,
  type Regla,
  ROLES,
  type Rol,
} from "@ventanilla/sdk/domain";
import { describe, expect, it } from "vitest";
import { decide } from "../src/caso/decide.ts";
import type { Actor } from "../src/caso/orden.ts";
import { Rechazo } from "../src/caso/rechazo.ts";
import { actorOf, buildOrden, contextOf, type Expediente, reach, registroDe } from "./ordenes-ejemplos.ts";

type Quien = Rol | Portador | "nadie";
type Tabla = Readonly<Record<NombreOrden, Regla>>;

const QUIENES: readonly Quien[] = [...ROLES, ...PORTADORES, "nadie"];

/** Cells that the table leaves open and no case ever comes to: what they need takes the case out of «ingresado». */
const SIN_CASO: ReadonlySet<string> = new Set(
  ["registrarRespuesta", ...ORDENES_DE_DERIVACION].map((orden) => `${orden} ingresado`),
);

/** What came of an order: taken, or refused by what. */
interface Desenlace {
  orden: NombreOrden;
  estado: Estado;
  quien: Quien;
  resultado: "tomada" | "rol-no-permite" | "estado-no-permite" | string;
  /** Refused by the table's states, not by a condition of the case. */
  porTabla: boolean;
  permitidas: readonly string[] | undefined;
  /** What this actor could in truth ask of this case: every order tried. */
  posibles: readonly NombreOrden[];
}

const isDeDerivacion = (orden: NombreOrden): boolean => ORDENES_DE_DERIVACION.includes(orden);

const actFor = (quien: Quien, expediente: Expediente, receptora: boolean): Actor => {
  if (quien === "nadie") return { id: "ciudadano" };
  const externa = expediente.caso.derivaciones?.find((una) => una.externa);
  if (quien === "institucion" && externa) return actorOf(quien, { id: quien, institucion: "fuera", rama: externa.n });
  return actorOf(quien, receptora ? { institucion: "otra" } : {});
};

const attempt = (expediente: Expediente, orden: NombreOrden, actor: Actor): Rechazo | undefined => {
  try {
    const contexto = contextOf(actor, { registro: registroDe(actor) });
    decide(expediente.caso, buildOrden(orden, { caso: expediente.caso, actor }), contexto);
    return undefined;
  } catch (error) {
    if (error instanceof Rechazo) return error;
    throw error;
  }
};

/** Every order × every state × everybody, on a case that came to that state by real orders. */
const tryAll = (): Desenlace[] =>
  ORDENES.flatMap((orden) =>
    ESTADOS.flatMap((estado) =>
      QUIENES.map((quien) => {
        const expediente = reach(estado, {
          traslado: orden === "registrarRespuesta",
          rama: isDeDerivacion(orden),
          externa: quien === "institucion",
        });
        const actor = actFor(quien, expediente, isDeDerivacion(orden));
        const rechazo = attempt(expediente, orden, actor);
        return {
          orden,
          estado,
          quien,
          resultado: rechazo?.tipo ?? "tomada",
          porTabla: rechazo?.message.startsWith("Un caso ") ?? false,
          permitidas: rechazo?.conflicto?.permitidas,
          posibles: ORDENES.filter((otra) => attempt(expediente, otra, actor) === undefined),
        };
      }),
    ),
  );

const desenlaces = tryAll();

/** Where what happens is not what a table says. */
const listDiferencias = (tabla: Tabla): string[] =>
  desenlaces.flatMap(({ orden, estado, quien, resultado, porTabla }) => {
    const { roles, portador, estados } = tabla[orden];
    const puede = roles.some((rol) => rol === quien) || portador === quien;
    const admite = estados.includes(estado);
    const esperado = !puede
      ? "rol-no-permite"
      : !admite
        ? "estado-no-permite, por la tabla"
        : SIN_CASO.has(`${orden} ${estado}`)
          ? resultado
          : "tomada";
    const hallado = porTabla ? `${resultado}, por la tabla` : resultado;
    // Whoever has no branch of a case that has none is refused by scope, before its state is looked at.
    const sinRama = isDeDerivacion(orden) && estado === "ingresado" && hallado === "rol-no-permite";
    return esperado === hallado || (puede && sinRama && admite) ? [] : [`${orden} ${estado} ${quien}: ${hallado}`];
  });

describe("every order × state × role", () => {
  it.each(ORDENES)("%s", (orden) => {
    expect(listDiferencias(FLUJO).filter((linea) => linea.startsWith(`${orden} `))).toEqual([]);
  });

  it("walks every cell", () => {
    expect(desenlaces).toHaveLength(19 * 7 * 10);
    expect(desenlaces.filter(({ resultado }) => resultado === "tomada").length).toBeGreaterThan(200);
  });

  it("is refused with what may be asked instead, no more and no less", () => {
    for (const { orden, estado, quien, permitidas, posibles, resultado } of desenlaces)
      if (resultado !== "tomada")
        expect({ orden, estado, quien, permitidas }).toEqual({ orden, estado, quien, permitidas: posibles });
  });

  it("notices each cell of the table that would be another", { timeout: 30_000 }, () => {
    const flip = <T>(lista: readonly T[], uno: T): T[] =>
      lista.includes(uno) ? lista.filter((otro) => otro !== uno) : [...lista, uno];
    const change = (orden: NombreOrden, cambio: Partial<Regla>): Tabla => ({
      ...FLUJO,
      [orden]: { ...FLUJO[orden], ...cambio },
    });
    for (const orden of ORDENES) {
      for (const rol of ROLES)
        expect(listDiferencias(change(orden, { roles: flip(FLUJO[orden].roles, rol) })), `${orden} ${rol}`).not.toEqual(
          [],
        );
      for (const estado of ESTADOS)
        if (!SIN_CASO.has(`${orden} ${estado}`))
          expect(
            listDiferencias(change(orden, { estados: flip(FLUJO[orden].estados, estado) })),
            `${orden} ${estado}`,
          ).not.toEqual([]);
      const { portador, ...sinPortador } = FLUJO[orden];
      if (portador) expect(listDiferencias({ ...FLUJO, [orden]: sinPortador })).not.toEqual([]);
    }
  });
});

describe("the table", () => {
  const DEMAS = ORDENES.filter((orden) => orden !== "visar" && orden !== "reabrir");
  const POR_ESTADO: Record<Estado, readonly NombreOrden[]> = {
    cerrado: ["reabrir", "reemitirClave"],
    porVisar: ["visar", "gestionar"],
    derivado: [...ORDENES_DE_DERIVACION, "gestionar", "reemitirClave"],
    ingresado: DEMAS,
    enGestion: DEMAS,
    esperandoProveedor: DEMAS,
    esperandoPersona: DEMAS,
  };
  const POR_QUIEN: Record<Rol | Portador, readonly NombreOrden[]> = {
    ejecutivo: DEMAS,
    encargado: ORDENES,
    abogado: ORDENES,
    administradorPlataformas: ["asignar"],
    analista: [],
    director: [],
    administrador: [],
    proveedor: ["registrarRespuesta"],
    institucion: ORDENES_DE_DERIVACION,
  };

  it.each(ESTADOS)("takes in «%s» what the contract says", (estado) => {
    expect(ORDENES.filter((orden) => FLUJO[orden].estados.includes(estado)).sort()).toEqual(
      [...POR_ESTADO[estado]].sort(),
    );
  });

  it.each([...ROLES, ...PORTADORES])("gives %s what the contract says", (quien) => {
    const suyas = ORDENES.filter(
      (orden) => FLUJO[orden].roles.some((rol) => rol === quien) || FLUJO[orden].portador === quien,
    );
    expect(suyas.sort()).toEqual([...POR_QUIEN[quien]].sort());
  });
});
