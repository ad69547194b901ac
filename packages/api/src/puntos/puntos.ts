import type { Inscrito, Punto } from "@ventanilla/sdk/contract";
import { regionOf } from "@ventanilla/sdk/domain";
import type { Fichas } from "../personal/fichas.ts";
import type { Registros } from "../registros/create-registros.ts";
import type { Llaves } from "../sello/llaves.ts";
import { type CodigosDeInscripcion, createCodigosDeInscripcion } from "./codigos-de-inscripcion.ts";
import { createEquipos, type Equipo, type EquipoInscrito, type Equipos } from "./equipos.ts";
import { DESFASE_MAXIMO, type Firmado, parseCabecera, verifyFirma } from "./firma-de-punto.ts";

/** A machine that says nothing for longer than this is quiet, in milliseconds. */
const SILENCIO = 15 * 60_000;

type PuntoGuardado = Awaited<ReturnType<Registros["puntos"]["list"]>>[number];

/** A signature that holds. */
export interface FirmaLeida {
  equipo: EquipoInscrito;
  /** Milliseconds that the machine's clock is ahead. */
  desfase: number;
  /** Whether its clock is near enough for the signature to count: an older one may be said again by somebody else. */
  isReciente: boolean;
}

/** The points of an installation: places with a machine where people file, and the machines enrolled in each. */
export interface Puntos {
  codigos: CodigosDeInscripcion;
  equipos: Equipos;
  /**
   * Enrols the machine that typed a code. Said again with the same code and the same key, it answers the same.
   *
   * @returns nothing where no code in force is that one, or another machine spent it
   * @throws {Rechazo} `datos-invalidos` if the key is none
   */
  enrol(inscripcion: { codigo: string; llave: string }): Promise<Inscrito | undefined>;
  /** Who signed a request, by its header `Punto`; nothing where nobody enrolled and unrevoked did. */
  identify(cabecera: string | undefined, firmado: Firmado): Promise<FirmaLeida | undefined>;
  /** What a machine knows of itself; nothing once its point was taken away. */
  describeEquipo(equipo: Equipo): Promise<Inscrito | undefined>;
  /** The registry with what each point's machines last said. */
  describe(institucion: string, puntos: readonly PuntoGuardado[]): Promise<Punto[]>;
}

const toIso = (ms: number): string => new Date(ms).toISOString();

/** @param options.registros where the points themselves are */
export const createPuntos = ({
  store,
  clock,
  llaves,
  registros,
}: {
  store: Fichas;
  /** Milliseconds since the epoch. */
  clock: () => number;
  llaves: Pick<Llaves, "punto">;
  registros: Pick<Registros, "puntos">;
}): Puntos => {
  const codigos = createCodigosDeInscripcion({ store, clock, llave: llaves.punto });
  const equipos = createEquipos({ store, clock });

  const describeEquipo = async ({ id, institucion, punto }: Equipo): Promise<Inscrito | undefined> => {
    const suyo = await registros.puntos.find(institucion, punto);
    if (!suyo) return undefined;
    const { codigo, nombre, clase, comuna, lugar } = suyo;
    return { equipo: id, institucion, punto: { codigo, nombre, clase, comuna, lugar } };
  };

  const computeEstado = (suyos: Awaited<ReturnType<Equipos["list"]>>): Punto["estado"] => {
    const vigentes = suyos.filter(({ revocadoEn }) => revocadoEn === undefined);
    if (vigentes.length === 0) return suyos.length === 0 ? "sinInscribir" : "revocado";
    const desde = toIso(clock() - SILENCIO);
    return vigentes.some((uno) => (uno.latido?.latido ?? uno.desde) >= desde || uno.desde >= desde)
      ? "vivo"
      : "silencioso";
  };

  return {
    codigos,
    equipos,
    describeEquipo,
    async enrol({ codigo, llave }) {
      const destino = await codigos.spend(codigo, equipos.identify(llave));
      // A point that was taken away meanwhile enrols nobody.
      if (!destino || !(await registros.puntos.find(destino.institucion, destino.punto))) return undefined;
      const equipo = await equipos.enrol(destino, llave);
      return equipo && describeEquipo(equipo);
    },
    async identify(cabecera, firmado) {
      const leida = cabecera === undefined ? undefined : parseCabecera(cabecera);
      const equipo = leida && (await equipos.findInscrito(leida.equipo));
      if (!equipo || !verifyFirma(leida, { ...firmado, llave: equipo.llave })) return undefined;
      const desfase = Number(leida.instante) - clock();
      return { equipo, desfase, isReciente: Math.abs(desfase) <= DESFASE_MAXIMO };
    },
    async describe(institucion, puntos) {
      const porPunto = Map.groupBy(await equipos.list(institucion), ({ punto }) => punto);
      return puntos.map((punto) => {
        const suyos = porPunto.get(punto.codigo) ?? [];
        return {
          ...punto,
          region: regionOf(punto.comuna) ?? "",
          estado: computeEstado(suyos),
          equipos: suyos.map(({ id, desde, revocadoEn, latido }) => ({
            id,
            desde,
            ...latido,
            ...(revocadoEn !== undefined && { revocadoEn }),
          })),
        };
      });
    },
  };
};
