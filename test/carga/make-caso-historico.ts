import type { Institucion } from "@ventanilla/sdk/contract";
import { COMUNAS, folioFromBytes, type Resultado } from "@ventanilla/sdk/domain";
import type { Asiento } from "../../packages/api/src/caso/asiento.ts";
import { decide } from "../../packages/api/src/caso/decide.ts";
import type { AperturaDeCaso } from "../../packages/api/src/caso/orden.ts";
import { timeCierre } from "../../packages/api/src/caso/time-cierre.ts";
import type { Azar } from "./azar.ts";
import { RESULTADOS } from "./make-caso.ts";
import type { Cuenta, Lote } from "./semillas.ts";

const DIA = 86_400_000;
/** What an answer on the spot takes, in milliseconds. */
const AL_TIRO = 300_000;
const RELATO = "Caso de la carga de cifras históricas: no lo presentó ninguna persona.";
const RESPUESTA = "Cierre de la carga de cifras históricas.";

/**
 * After how many days it closed, and how often: most in term, a tail out of it. Few different ones: what closes on one
 * day after as many days is counted as one sum.
 */
const DEMORAS = {
  consulta: { "0": 30, "1": 30, "3": 25, "6": 10, "12": 5 },
  reclamo: { "10": 15, "20": 30, "30": 35, "36": 12, "48": 8 },
  soni: { "2": 30, "6": 40, "12": 22, "20": 8 },
} as const;

const comunasOf = Object.groupBy(COMUNAS, ({ region }) => region);

export interface MakeCasoHistoricoOptions {
  azar: Azar;
  institucion: Institucion;
  /** Leaves of its tree of materias. */
  materias: readonly string[];
  cuenta: Cuenta;
  region: Lote["region"];
  /** Instant of reception, milliseconds since the epoch. */
  recibido: number;
}

const makeApertura = ({ azar, materias, cuenta, region }: MakeCasoHistoricoOptions): AperturaDeCaso => {
  const { tipo, canal } = cuenta;
  const comunas = region ? comunasOf[region] : undefined;
  // A person of whom only the comuna is said: it gives the region that received it.
  const persona = { nombres: "Sin nombre", ...(comunas && { comuna: azar.pick(comunas).cut }) };
  const comun = { tipo, canal, persona, relato: RELATO };
  if (tipo !== "reclamo") return comun as AperturaDeCaso;
  return { ...comun, proveedor: { nombre: "Sin informar" }, materia: azar.skew(materias) } as AperturaDeCaso;
};

const chooseResultado = ({ azar, cuenta: { tipo } }: MakeCasoHistoricoOptions): Resultado => {
  if (tipo === "consulta") return "orientado";
  return tipo === "reclamo" ? azar.weigh(RESULTADOS) : "respondido";
};

/** A case of long ago, from its opening to its closing, and the opinion of one in twenty: opened and timed by the service's own rules. */
export const makeCasoHistorico = (options: MakeCasoHistoricoOptions): { folio: string; asientos: Asiento[] } => {
  const { azar, institucion, cuenta, recibido } = options;
  const { tipo, canal } = cuenta;
  const folio = folioFromBytes(Uint8Array.from({ length: 7 }, () => azar.int(256)));
  const abierto = decide(
    undefined,
    { orden: "abrir", apertura: makeApertura(options) },
    {
      ahora: new Date(recibido).toISOString(),
      actor: { id: canal === "internet" ? "ciudadano" : "sistema" },
      institucion,
    },
  );
  const isAlTiro = tipo === "consulta" && canal === "telefonico";
  const demoras = tipo === "consulta" || tipo === "reclamo" ? DEMORAS[tipo] : DEMORAS.soni;
  const demora = isAlTiro ? AL_TIRO : Number(azar.weigh(demoras)) * DIA + AL_TIRO;
  const cerrado = new Date(recibido + demora).toISOString();
  // Nobody is said to have closed it: the seeds do not tell.
  const cierre: Asiento = {
    tipo: "cierre",
    cuando: cerrado,
    autor: "sistema",
    datos: { resultado: chooseResultado(options) },
    reserva: { respuesta: RESPUESTA },
  };
  const asientos = timeCierre(undefined, [...abierto, cierre], { ahora: cerrado, institucion });
  if (azar.next() < 0.05)
    asientos.push({
      tipo: "satisfaccion",
      cuando: new Date(Date.parse(cerrado) + DIA).toISOString(),
      autor: "ciudadano",
      datos: { nota: Number(azar.weigh({ "7": 34, "6": 25, "5": 15, "4": 10, "3": 6, "2": 4, "1": 6 })) },
      reserva: undefined,
    });
  return { folio, asientos };
};
