import { LRUCache } from "lru-cache";
import { Rechazo } from "../caso/rechazo.ts";
import { Balde, type Ritmo } from "./balde.ts";
import { neighbourOf } from "./direccion.ts";
import { DIFICULTAD, type Pruebas } from "./prueba.ts";

/** What is taken for free. Beyond it a case costs a proof of work, and is taken all the same. */
export interface Ritmos {
  /** All that comes unsigned to one institution: fifty times the busiest hour of the seed's year. */
  institucion: Ritmo;
  /** One address: a library at a busy hour, all of it behind one. */
  direccion: Ritmo;
  /** One enrolled machine, in a moment and in an hour. Nobody else's haste costs it anything. */
  equipo: Ritmo;
  equipoPorHora: Ritmo;
}

const RITMOS: Ritmos = {
  institucion: { deUnaVez: 200, porSegundo: 20 },
  direccion: { deUnaVez: 60, porSegundo: 5 },
  equipo: { deUnaVez: 20, porSegundo: 1 },
  equipoPorHora: { deUnaVez: 120, porSegundo: 120 / 3600 },
};

/** Bits that the proof grows by under pressure, one each time the pressure doubles: half a minute of a phone at the most. */
const BITS_MAXIMOS = 5;
/** Of one address or one machine: whoever shares it with an abuser still pays seconds. */
const BITS_POR_ABUSO = 2;

/** Addresses and machines that are remembered, and for how long: those of who goes on are the last to be forgotten. */
const RECORDADOS = 50_000;
const MEMORIA_MS = 60 * 60_000;

/** A case, or the envelope of one, that somebody hands in. */
export interface Entrega {
  institucion: string;
  /** What names this submission: a proof pays for one, however often it is repeated. */
  asunto: string;
  /** Id of the enrolled machine that signed it. */
  equipo?: string | undefined;
  /** Where it came from. */
  direccion?: string | undefined;
  /** The header `Prueba`. */
  prueba?: string | undefined;
}

/** How much work an entry costs. Nobody is ever refused: who comes in a crowd, or from an abuser's address, pays first. */
export interface Presupuesto {
  /** @throws {Rechazo} `prueba-requerida` with the challenge that lets it in */
  charge(entrega: Entrega): void;
}

/** `PRUEBA=nunca`: nothing ever costs work. */
export const presupuestoAbierto: Presupuesto = { charge: () => undefined };

/** Bits that a pressure adds: 1 is all that is free, 2 twice as much. */
const bitsOf = (presion: number, maximo: number): number =>
  Math.min(maximo, Math.max(0, Math.floor(Math.log2(presion))));

/**
 * Budgets, with their memory in this process: of each institution, each address and each enrolled machine. What was paid
 * for makes the next proof harder where it comes from, and nowhere else.
 *
 * @param options.now milliseconds of a clock that never goes back
 */
export const createPresupuesto = ({
  pruebas,
  now,
  ritmos = RITMOS,
  dificultad = DIFICULTAD,
}: {
  pruebas: Pruebas;
  now: () => number;
  ritmos?: Ritmos;
  /** Leading zero bits of the first proof. @default 15 */
  dificultad?: number;
}): Presupuesto => {
  const memoria = { maxSize: RECORDADOS, sizeCalculation: () => 1, ttl: MEMORIA_MS };
  const instituciones = new LRUCache<string, Balde>(memoria);
  const direcciones = new LRUCache<string, Balde>(memoria);
  const equipos = new LRUCache<string, Balde[]>(memoria);

  const findOf = <B extends object>(baldes: LRUCache<string, B>, llave: string, make: () => B): B => {
    const hallado = baldes.get(llave);
    if (hallado) return hallado;
    const nuevo = make();
    baldes.set(llave, nuevo);
    return nuevo;
  };

  /** What this entry fills, each with the bits that its pressure may add. */
  const listBaldes = ({ institucion, equipo, direccion }: Entrega, ahora: number): { balde: Balde; bits: number }[] => {
    if (equipo !== undefined)
      return findOf(equipos, equipo, () => [
        new Balde(ritmos.equipo, ahora),
        new Balde(ritmos.equipoPorHora, ahora),
      ]).map((balde) => ({ balde, bits: BITS_POR_ABUSO }));
    const deTodos = findOf(instituciones, institucion, () => new Balde(ritmos.institucion, ahora));
    const vecino = direccion && findOf(direcciones, neighbourOf(direccion), () => new Balde(ritmos.direccion, ahora));
    return [{ balde: deTodos, bits: BITS_MAXIMOS }, ...(vecino ? [{ balde: vecino, bits: BITS_POR_ABUSO }] : [])];
  };

  return {
    charge(entrega) {
      const ahora = now();
      const { institucion, asunto, prueba } = entrega;
      const nombre = `${institucion} ${asunto}`;
      const medidos = listBaldes(entrega, ahora).map(({ balde, bits }) => ({
        balde,
        bits,
        presion: balde.measure(ahora),
      }));
      const debe = medidos.some(({ presion }) => presion > 1);
      const pagado = prueba !== undefined && prueba !== "" && pruebas.isPaid(nombre, prueba);
      if (debe && !pagado) {
        const extra = Math.max(...medidos.map(({ presion, bits }) => bitsOf(presion, bits)));
        throw new Rechazo("prueba-requerida", {
          detalle: "Llegan muchos envíos a la vez. Repite con la cabecera Prueba: desafio.nonce, y lo recibimos",
          prueba: pruebas.mint(nombre, dificultad + extra),
        });
      }
      // What was paid for weighs only where it was owed: an abuser who pays takes nothing off what is free for others.
      for (const { balde, bits, presion } of medidos) if (!debe || presion > 1) balde.fill(2 ** (bits + 1));
    },
  };
};
