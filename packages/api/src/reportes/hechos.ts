import type { Ambito } from "../cifras/cifra.ts";
import type { Tramo } from "../store/store.ts";
import type { FilaDe, FilaDeSuma, LectorDeCifras } from "./lector-de-cifras.ts";

/** Families that say of what kind a case is. */
type FamiliaConTipo = "ingresos" | "cierres" | "duraciones" | "opiniones" | "abiertos";

export interface OpcionesDeHechos {
  lector: LectorDeCifras;
  /** Of whom; absent: of the whole institution. */
  de?: Ambito | readonly Ambito[];
  tramos: readonly Tramo[];
  porPeriodo?: boolean;
  /** Only of these kinds. */
  tipos?: readonly string[] | undefined;
}

export type FilaDeIngreso = FilaDe<"ingresos">;
export type FilaDeCierre = FilaDe<"cierres">;
export type FilaDeDuracion = FilaDe<"duraciones">;

const readHechos = async <F extends FamiliaConTipo>(
  familia: F,
  { lector, tipos, ...seleccion }: OpcionesDeHechos,
): Promise<FilaDe<F>[]> => {
  const filas: readonly (FilaDe<F> & { tipo?: string })[] = await lector.read(familia, seleccion);
  return filas.filter(({ tipo = "" }) => tipos === undefined || tipos.includes(tipo));
};

/** Intake, both series; an officer's is not counted: cases enter by a unit. */
export const readIngresos = (opciones: OpcionesDeHechos): Promise<FilaDeIngreso[]> => readHechos("ingresos", opciones);

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
  ask: LectorDeCifras["sum"],
  familia: "ingresos" | "cierres" | "abiertos",
  { de, tramos, tipos }: Omit<OpcionesDeHechos, "lector" | "porPeriodo">,
): Promise<FilaDeSuma[]> => {
  const inicio = familia === "ingresos" ? ["ingreso"] : [];
  const prefijos = tipos ? tipos.map((tipo) => [...inicio, tipo]) : [inicio];
  const sumas = await Promise.all(
    prefijos.map((prefijo) => ask(familia, { ...(de && { de }), tramos, ...(prefijo.length > 0 && { prefijo }) })),
  );
  return sumas.flat();
};

/** What entered, or closed, by day or month: the lines of a trend. */
export const readTendencia = (
  familia: "ingresos" | "cierres",
  { lector, ...opciones }: OpcionesDeHechos,
): Promise<FilaDeSuma[]> => sumTipos(lector.sumPeriodos, familia, opciones);

/** What entered, closed or is open of each of some, to compare them: by region, unit or person. */
export const compareHechos = (
  familia: "ingresos" | "cierres" | "abiertos",
  { lector, ...opciones }: OpcionesDeHechos,
): Promise<FilaDeSuma[]> => sumTipos(lector.sum, familia, opciones);
