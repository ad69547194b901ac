import type { Institucion } from "@ventanilla/sdk/contract";
import { fechaCivil, institucionBase, TIPOS_SONI } from "@ventanilla/sdk/domain";
import { canReceive, isSobre } from "../caso/alcance.ts";
import type { Caso } from "../caso/caso.ts";
import type { Casos } from "../caso/casos.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import { type Anotacion, type Store, StoreError } from "../store/store.ts";
import { createLector, type Lector, type OpcionesDeLector } from "./lector.ts";

/** The reader's place in the journal. */
const LECTOR = "asignacion";

export interface OpcionesDeAsignador extends Omit<OpcionesDeLector, "nombre" | "handle" | "store"> {
  store: Pick<Store, "readDiario" | "findPosicion" | "advance" | "countAbiertos" | "findCasoByFolio">;
  casos: Pick<Casos, "order">;
  personal: Pick<Personal, "list" | "resolveResponsable">;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** Somebody who may get a case, and why it is them. */
interface Candidato {
  usuario: UsuarioLeido;
  por: string;
}

type Grupo = { por: string; incluye: (usuario: UsuarioLeido) => boolean };

const isSoni = ({ tipo }: Caso): boolean => TIPOS_SONI.some((soni) => soni === tipo);
const supervisa = ({ rol }: UsuarioLeido): boolean => rol === "encargado";
const atiende = ({ rol }: UsuarioLeido): boolean => rol === "ejecutivo";

/**
 * Who is asked, group after group, until one has somebody. A case of a unit is its unit's business; one of a region alone,
 * of who has the whole region. What is said of the institution itself goes to who answers for all of it, else to an
 * encargado of a unit it is not about.
 */
const listGrupos = (caso: Caso): Grupo[] => {
  if (isSoni(caso))
    return [
      { por: "direccion", incluye: (uno) => supervisa(uno) && !uno.unidad && !uno.region },
      { por: "encargado", incluye: supervisa },
    ];
  const { unidad, region } = caso;
  if (unidad)
    return [
      { por: "carga", incluye: (uno) => atiende(uno) && uno.unidad === unidad },
      { por: "encargado", incluye: (uno) => supervisa(uno) && uno.unidad === unidad },
    ];
  const sinUnidad = (uno: UsuarioLeido): boolean => !uno.unidad && (!uno.region || uno.region === region);
  return [
    { por: "carga", incluye: (uno) => atiende(uno) && sinUnidad(uno) && Boolean(uno.region) },
    { por: "carga", incluye: (uno) => atiende(uno) && sinUnidad(uno) },
  ];
};

/**
 * Gives each case that comes in to somebody of its unit who is there, who has the fewest open (domain, «Asignación»);
 * never to whom it is about. Where nobody is, it stays in the unit's queue.
 */
export const createAsignador = (opciones: OpcionesDeAsignador): Lector => {
  const { store, casos, personal, instituciones, clock, log } = opciones;

  /** Those of a group who are there, or who stands in for them, each once. */
  const listPresentes = async (usuarios: UsuarioLeido[], caso: Caso, { por, incluye }: Grupo, fecha: string) => {
    const presentes = new Map<string, Candidato>();
    for (const uno of usuarios.filter(incluye)) {
      const usuario = await personal.resolveResponsable(uno.id, fecha);
      if (!usuario || isSobre(caso, usuario) || !canReceive(caso, usuario)) continue;
      presentes.set(usuario.id, { usuario, por });
    }
    return [...presentes.values()];
  };

  const pickLeastLoaded = async (candidatos: Candidato[], institucion: string): Promise<Candidato | undefined> => {
    const responsables = candidatos.map(({ usuario }) => usuario.id);
    const abiertos = await store.countAbiertos({ institucion, responsables });
    const load = ({ usuario }: Candidato): number => abiertos.get(usuario.id) ?? 0;
    return candidatos.toSorted((a, b) => load(a) - load(b) || (a.usuario.id < b.usuario.id ? -1 : 1))[0];
  };

  const assign = async ({ caso: { caso: alLeer } }: Anotacion): Promise<void> => {
    const institucion = instituciones.get(alLeer.institucion);
    const guardado = institucion && (await store.findCasoByFolio(alLeer.folio));
    if (!institucion || !guardado) return;
    const { caso } = guardado;
    if (caso.responsable !== undefined || caso.estado === "cerrado") return;
    const fecha = fechaCivil(clock(), institucion.zona);
    const usuarios = (await personal.list({ institucion: institucionBase(institucion.slug) })).filter(
      ({ activo, programa, ausencia }) => !programa && (activo || ausencia !== undefined),
    );
    for (const grupo of listGrupos(caso)) {
      const elegido = await pickLeastLoaded(await listPresentes(usuarios, caso, grupo, fecha), institucion.slug);
      if (!elegido) continue;
      const { usuario, por } = elegido;
      const unidad = isSoni(caso) && usuario.unidad ? { unidad: usuario.unidad } : {};
      await casos.order(
        guardado,
        { orden: "asignarPorSistema", responsable: usuario.id, por, ...unidad },
        { actor: { id: "sistema" } },
      );
      return;
    }
  };

  return createLector({
    ...opciones,
    nombre: LECTOR,
    async handle(anotacion) {
      if (anotacion.asiento.tipo !== "ingreso") return undefined;
      try {
        await assign(anotacion);
      } catch (error) {
        if (error instanceof StoreError || (error instanceof Rechazo && error.tipo === "no-disponible")) throw error;
        // Somebody took it meanwhile, or it can be nobody's: it is in the queue, where people see it. One case that
        // nobody knows how to give must not keep all the others waiting.
        if (!(error instanceof Rechazo))
          log.error({ folio: anotacion.caso.caso.folio, causa: (error as Error).name }, "Un caso no se pudo asignar");
      }
      return undefined;
    },
  });
};
