import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import type { Registros } from "../registros/create-registros.ts";
import type { Contexto } from "./contexto.ts";
import type { Periodo } from "./periodo.ts";

type Declarada = Awaited<ReturnType<Registros["declaradas"]["list"]>>[number];

/** What a declared figure says of people that a case does not: how many live where the institution reaches. */
const POBLACION = "poblacion";

const yearOf = (fecha: string): number => Number(fecha.slice(0, 4));

/** Who declared it, so that nobody takes it for something counted here. */
const describeDeclarada = (
  { indicador, nombre, anio, region, valor, unidad, declaradoPor, fuente }: Declarada,
  { isDeVariosAnios = false }: { isDeVariosAnios?: boolean } = {},
): CifraDeReporte => ({
  id: ["declarada", indicador, anio, ...(region === undefined ? [] : [region])].join("."),
  titulo: isDeVariosAnios ? `${nombre} (${anio})` : nombre,
  valor,
  unidad,
  nota: `Declarada por ${declaradoPor}, año ${anio}${fuente ? `. Fuente: ${fuente}` : ""}. No sale de los casos`,
});

/** Declared figures of the years of a period, of the country or of the region that is asked for. */
export const listDeclaradas = async (
  { pedido: { institucion, region }, registros }: Contexto,
  { desde, hasta }: Periodo,
): Promise<CifraDeReporte[]> => {
  const suyas = (await registros.declaradas.list(institucion.slug)).filter(
    (una) =>
      una.indicador !== POBLACION && una.region === region && una.anio >= yearOf(desde) && una.anio <= yearOf(hasta),
  );
  const isDeVariosAnios = yearOf(desde) !== yearOf(hasta);
  return suyas
    .toSorted((una, otra) => una.nombre.localeCompare(otra.nombre, "es") || una.anio - otra.anio)
    .map((una) => describeDeclarada(una, { isDeVariosAnios }));
};

/** The population reached, where somebody declared it: the latest figure up to the period. Nobody makes it up. */
export const describePoblacion = async ({
  pedido: { institucion, region, unidad, periodo },
  registros,
}: Contexto): Promise<CifraDeReporte[]> => {
  if (unidad !== undefined) return [];
  const [ultima] = (await registros.declaradas.list(institucion.slug))
    .filter((una) => una.indicador === POBLACION && una.region === region && una.anio <= yearOf(periodo.hasta))
    .toSorted((una, otra) => otra.anio - una.anio);
  return ultima ? [{ ...describeDeclarada(ultima), id: "poblacion-alcanzada" }] : [];
};
