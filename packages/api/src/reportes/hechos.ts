import type { Ambito } from "../cifras/cifra.ts";
import type { Tramo } from "../store/store.ts";
import type { FilaDe, FilaDeSuma, LectorDeCifras } from "./lector-de-cifras.ts";

/** Families that say of what kind a case is. */
type FamiliaConTipo = "canales" | "cierres" | "duraciones" | "opiniones" | "abiertos";

export interface OpcionesDeHechos {
  lector: LectorDeCifras;
  /** Of whom; absent: of the whole institution. */
  de?: Ambito | readonly Ambito[];
  tramos: readonly Tramo[];
  porPeriodo?: boolean;
  /** Only of these kinds. */
  tipos?: readonly string[] | undefined;
}

export type FilaDeIngreso = FilaDe<"canales">;
export type FilaDeCierre = FilaDe<"cierres">;
export type FilaDeDuracion = FilaDe<"duraciones">;

const readHechos = async <F extends FamiliaConTipo>(
  familia: F,
  { lector, tipos, ...seleccion }: OpcionesDeHechos,
): Promise<FilaDe<F>[]> => {
  const filas: readonly (FilaDe<F> & { tipo?: string })[] = await lector.read(familia, seleccion);
  return filas.filter(({ tipo = "" }) => tipos === undefined || tipos.includes(tipo));
};

/** Intake by channel, both series; an officer's is not counted: cases enter by a unit. */
export const readIngresos = (opciones: OpcionesDeHechos): Promise<FilaDeIngreso[]> => readHechos("canales", opciones);

/** Closings by result, with how many in time and the days they took. */
export const readCierres = (opciones: OpcionesDeHechos): Promise<FilaDeCierre[]> => readHechos("cierres", opciones);

/** Closings by how many days they took; an officer's are kept as sums. */
export const readDuraciones = (opciones: OpcionesDeHechos): Promise<FilaDeDuracion[]> =>
  readHechos("duraciones", opciones);

/** Opinions, on the day they were given. */
export const readOpiniones = (opciones: OpcionesDeHechos): Promise<FilaDe<"opiniones">[]> =>
  readHechos("opiniones", opciones);

/** Some sums of a family, of all kinds or of some. */
const sumTipos = async (
  familia: "ingresos" | "cierres" | "abiertos",
  { lector, de, tramos, tipos, porPeriodo = false }: OpcionesDeHechos,
): Promise<FilaDeSuma[]> => {
  const seleccion = { ...(de && { de }), tramos, ...(familia === "ingresos" && { prefijo: ["ingreso"] }) };
  if (!tipos) return porPeriodo ? lector.sumPeriodos(familia, seleccion) : lector.sum(familia, seleccion);
  return (await lector.read(familia, { ...seleccion, porPeriodo })).filter(({ tipo }) => tipos.includes(tipo));
};

/** What entered, or closed, by day or month: the lines of a trend. */
export const readTendencia = (familia: "ingresos" | "cierres", opciones: OpcionesDeHechos): Promise<FilaDeSuma[]> =>
  sumTipos(familia, { ...opciones, porPeriodo: true });

/** What entered, closed or is open of each of some, to compare them: by region, unit or person. */
export const compareHechos = (
  familia: "ingresos" | "cierres" | "abiertos",
  opciones: OpcionesDeHechos,
): Promise<FilaDeSuma[]> => sumTipos(familia, opciones);
