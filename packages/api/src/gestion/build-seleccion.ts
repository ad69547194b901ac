import type { FiltroDeCasosLeido, Institucion, SituacionPlazo } from "@ventanilla/sdk/contract";
import { addCorridos, addHabiles, type Feriado, fechaCivil } from "@ventanilla/sdk/domain";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { SeleccionDeCasos } from "../store/store.ts";
import { startOfDia } from "./start-of-dia.ts";

/** What a filter is read by. */
export interface OpcionesDeSeleccion {
  actor: Actor;
  /** Definition of the actor's institution. */
  institucion: Institucion;
  /** Holidays declared since the calendar was written. */
  feriados: readonly Feriado[];
  /** Milliseconds since the epoch. */
  ahora: number;
}

/** What the filter may not ask for: a place outside the scope of who asks. */
const assertDentro = (ruta: "institucion" | "region" | "unidad", pedido: string | undefined, actor: Actor): void => {
  const propio = actor[ruta];
  if (pedido === undefined || propio === undefined || pedido === propio) return;
  throw new Rechazo("rol-no-permite", { detalle: `Tu alcance es ${propio}: quita ese filtro o pide otro alcance` });
};

/** A situation as bounds of the due date, both included: what is computed from the day is asked for by the day. */
const boundsOf = (
  situacion: SituacionPlazo,
  { institucion, feriados, ahora }: OpcionesDeSeleccion,
  unidad: string | undefined,
): { venceDesde?: string; venceHasta?: string } => {
  const hoy = fechaCivil(ahora, institucion.zona);
  const comuna = institucion.unidades.find(({ codigo }) => codigo === unidad)?.comuna;
  const avisa = addHabiles(hoy, institucion.avisaAntes, { feriados, ...(comuna && { comuna }) });
  if (situacion === "fuera") return { venceHasta: addCorridos(hoy, -1) };
  return situacion === "por-vencer" ? { venceDesde: hoy, venceHasta: avisa } : { venceDesde: addCorridos(avisa, 1) };
};

/**
 * What the store is asked for: the filter, within the scope of who asks.
 *
 * @throws {Rechazo} `rol-no-permite` where it asks for more than its scope; `datos-invalidos` where it contradicts itself
 */
export const buildSeleccion = (filtro: FiltroDeCasosLeido, opciones: OpcionesDeSeleccion): SeleccionDeCasos => {
  const { actor, institucion } = opciones;
  const { tipo, etapa, estado, canal, punto, materia, plazo, desde, hasta } = filtro;
  assertDentro("institucion", filtro.institucion, actor);
  const recibidas = filtro.recibidas === "si";
  // What came from another institution lies in none of the own regions nor units.
  if (!recibidas) {
    assertDentro("region", filtro.region, actor);
    assertDentro("unidad", filtro.unidad, actor);
  }
  if (plazo && filtro.abierto === "no")
    throw new Rechazo("datos-invalidos", {
      faltas: [{ ruta: "plazo", codigo: "opcion", mensaje: "Solo los casos abiertos están en plazo o fuera de él" }],
    });
  // Nor does a place decide on what somebody has: it was given to them.
  const anywhere = recibidas || filtro.responsable === "yo";
  const region = filtro.region ?? (anywhere ? undefined : actor.region);
  const unidad = filtro.unidad ?? (anywhere ? undefined : actor.unidad);
  const abierto = plazo ? true : filtro.abierto === undefined ? undefined : filtro.abierto === "si";
  const responsable = filtro.responsable === "yo" ? actor.id : filtro.responsable;
  const { venceDesde, venceHasta } = plazo ? boundsOf(plazo, opciones, unidad) : {};
  // Nothing is due before it was received: the list is spared what is older.
  const desdeVence = [venceDesde, desde]
    .filter((fecha) => fecha !== undefined)
    .sort()
    .at(-1);
  return {
    institucion: institucion.slug,
    ...(recibidas && { recibidas }),
    ...(abierto !== undefined && { abierto }),
    ...(tipo && { tipo }),
    ...(etapa && { etapa }),
    ...(estado && { estado }),
    ...(region && { region }),
    ...(unidad && { unidad }),
    ...(responsable && { responsable: responsable === "nadie" ? null : responsable }),
    ...(canal && { canal }),
    ...(punto && { punto }),
    ...(materia && { materia }),
    ...(filtro.mensajes && { mensajesNuevos: true }),
    ...(desdeVence && { venceDesde: desdeVence }),
    ...(venceHasta && { venceHasta }),
    ...(desde && { recibidoDesde: new Date(startOfDia(desde, institucion.zona)).toISOString() }),
    ...(hasta && { recibidoAntesDe: new Date(startOfDia(addCorridos(hasta, 1), institucion.zona)).toISOString() }),
  };
};
