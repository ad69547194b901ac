import { regionOf } from "@ventanilla/sdk/domain";
import type { Asiento } from "./asiento.ts";
import type { Caso, Rama } from "./caso.ts";

/** What an entry changes; `undefined` takes the field away. */
export type Cambio = { [K in keyof Caso]?: Caso[K] | undefined };

const SIN_FUNCIONARIO: readonly string[] = ["ciudadano", "sistema", "proveedor", "institucion"];

/** An officer worked on the case: it is no longer just in, and what the person wrote has been attended to. */
export const attend = (caso: Caso, { autor }: Asiento): Cambio =>
  SIN_FUNCIONARIO.includes(autor)
    ? {}
    : { mensajesNuevos: 0, ...(caso.estado === "ingresado" && { estado: "enGestion" as const }) };

/** A branch that stands elsewhere now. */
export const moveRama = (caso: Caso, n: number, estado: Rama["estado"]): Cambio => ({
  derivaciones: (caso.derivaciones ?? []).map((rama) => (rama.n === n ? { ...rama, estado } : rama)),
});

/** Names the unit whose holidays the term goes on being counted by, once the case moves away from it. */
const keepCalendario = (caso: Caso, unidad: string | undefined): Cambio =>
  unidad && unidad !== caso.unidad && caso.unidadDelPlazo === undefined ? { unidadDelPlazo: caso.unidad ?? "" } : {};

/** The case goes to a unit. */
export const move = (caso: Caso, { unidad, region }: { unidad?: string; region?: string }): Cambio => ({
  ...keepCalendario(caso, unidad),
  ...(unidad && { unidad }),
  ...(region && { region }),
});

/** A term that begins: what befell the one before is not of this one. */
export const TERMINO_NUEVO = {
  prorroga: undefined,
  suspendidoDesde: undefined,
  suspensiones: undefined,
  unidadDelPlazo: undefined,
} as const satisfies Cambio;

/** Another kind, and the one it entered by: figures count by that. */
export const keepTipo = (caso: Caso, tipo: Caso["tipo"] | undefined): Cambio =>
  tipo && tipo !== caso.tipo ? { tipo, tipoDeIngreso: caso.tipoDeIngreso ?? caso.tipo } : {};

/** Who has the case no longer may: it turned out to be about them. */
const release = (
  caso: Caso,
  { sobreUnidad, sobreUsuario }: { sobreUnidad?: string; sobreUsuario?: string },
): Cambio => {
  const unidad = sobreUnidad !== undefined && sobreUnidad === caso.unidad;
  return {
    ...(unidad && { unidad: undefined, unidadDelPlazo: caso.unidadDelPlazo ?? caso.unidad }),
    ...((unidad || (sobreUsuario !== undefined && sobreUsuario === caso.responsable)) && { responsable: undefined }),
  };
};

/** What was put right. */
export const applyCorreccion = (caso: Caso, { datos }: Extract<Asiento, { tipo: "correccion" }>): Cambio => {
  const { tipo, etapa, materia, comuna, monto, fechaHecho, sobreUnidad, sobreUsuario, judicial, plazo } = datos;
  // No provider is asked about anything but a reclamo, and a company that it was not about reads and answers it no more.
  const isOtra = datos.campos.includes("proveedor") && caso.traslado?.acoge === undefined;
  const isDeNadie = isOtra || (tipo !== undefined && tipo !== "reclamo");
  const region = caso.unidad === undefined && comuna ? regionOf(comuna) : undefined;
  return {
    ...keepTipo(caso, tipo),
    ...(etapa && { etapa }),
    ...(materia && { materia }),
    ...(comuna && { comuna }),
    ...(region && { region }),
    ...(monto !== undefined && { monto }),
    ...(fechaHecho && { fechaHecho }),
    ...(sobreUnidad && { sobreUnidad }),
    ...(sobreUsuario && { sobreUsuario }),
    ...(judicial && { judicial: { ...caso.judicial, ...judicial } }),
    ...(plazo && { plazo, prorroga: undefined, unidadDelPlazo: undefined }),
    ...(isDeNadie && { traslado: undefined }),
    ...(isDeNadie && caso.estado === "esperandoProveedor" && { estado: "enGestion" as const }),
    ...release(caso, datos),
  };
};

/** Whether a branch is the whole case. */
export const isEntera = ({ derivaciones = [] }: Caso, n: number): boolean =>
  derivaciones.some((rama) => rama.n === n && !rama.parcial);
