import { fechaCivil } from "@ventanilla/sdk/domain";
import { startOfDia } from "../gestion/start-of-dia.ts";

/** The civil dates there are within a day of UTC: one ends and the next begins at `cambio`. */
interface DiaUtc {
  antes: string;
  /** Instant. */
  cambio: string;
  despues: string;
}

/** Days of UTC read so far, by zone: as many as those in which some case came or closed. */
const zonas = new Map<string, Map<string, DiaUtc>>();

const readDia = (utc: string, zona: string): DiaUtc => {
  const despues = fechaCivil(`${utc}T23:59:59.999Z`, zona);
  return {
    antes: fechaCivil(`${utc}T00:00:00.000Z`, zona),
    cambio: new Date(startOfDia(despues, zona)).toISOString(),
    despues,
  };
};

/**
 * Tells the civil date of instants, `aaaa-mm-ddThh:mm:ss.sssZ`, as `fechaCivil` does. For sheets: what that one
 * remembers are some months, and over years of cases it asks `Intl` for nearly each.
 *
 * @param zona IANA name
 */
export const createFechaDeInstante = (zona: string): ((instante: string) => string) => {
  const dias = zonas.get(zona) ?? new Map<string, DiaUtc>();
  zonas.set(zona, dias);
  return (instante) => {
    const utc = instante.slice(0, 10);
    let dia = dias.get(utc);
    if (!dia) {
      dia = readDia(utc, zona);
      dias.set(utc, dia);
    }
    return instante < dia.cambio ? dia.antes : dia.despues;
  };
};
