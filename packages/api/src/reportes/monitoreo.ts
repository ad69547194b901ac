import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import type { Tramo } from "../store/store.ts";
import { buildCuadrosDeAbiertos, describeAbiertos, readAbiertos } from "./abiertos.ts";
import { buildResultados, describeCierres } from "./cierres.ts";
import { buildCobertura, describeCobertura, readCobertura } from "./cobertura.ts";
import type { BuildReporte, Contexto } from "./contexto.ts";
import { type ContenidoDeReporte, columna, compareCifras, toPromedio } from "./cuadro.ts";
import { describePoblacion } from "./declaradas.ts";
import {
  buildPorCanal,
  buildPorComuna,
  buildPorFuncionario,
  buildPorMateria,
  buildPorProveedor,
  buildPorRegion,
  buildPorTipo,
  buildPorUnidad,
  isIngreso,
  listPersonas,
  listTipos,
  MAXIMO_DE_PERSONAS,
} from "./desgloses.ts";
import { describeFavorables } from "./favorables.ts";
import {
  type FilaDeCierre,
  type FilaDeDuracion,
  type FilaDeIngreso,
  readCierres,
  readDuraciones,
  readIngresos,
  readOpiniones,
  readTendencia,
} from "./hechos.ts";
import { sumFilas, sumMedida } from "./lector-de-cifras.ts";
import { buildMovimientos, describeMovimientos, readMovimientos } from "./movimientos.ts";
import { computeSatisfaccion, describeSatisfaccion } from "./opiniones.ts";
import { previousPeriodo, splitPasos, splitPeriodo } from "./periodo.ts";
import { buildTendencia } from "./tendencia.ts";
import { describeTiempos, timesOf } from "./tiempos.ts";

/** What is compared between two periods: counted, and so the same whenever it is asked. */
interface Contado {
  ingresos: readonly FilaDeIngreso[];
  cierres: readonly FilaDeCierre[];
  duraciones: readonly FilaDeDuracion[];
  opiniones: readonly { nota: string; n: number }[];
  movimientos: ReadonlyMap<string, number>;
}

const readContado = async ({ pedido, lector }: Contexto, tramos: readonly Tramo[]): Promise<Contado> => {
  const base = { lector, de: pedido, tramos };
  const [ingresos, cierres, duraciones, opiniones, movimientos] = await Promise.all([
    readIngresos(base),
    readCierres(base),
    readDuraciones(base),
    readOpiniones(base),
    readMovimientos(lector, { de: pedido, tramos }),
  ]);
  return { ingresos, cierres, duraciones, opiniones, movimientos };
};

const describeContado = ({ ingresos, cierres, duraciones, opiniones, movimientos }: Contado): CifraDeReporte[] => [
  { id: "ingresos", titulo: "Casos ingresados", valor: sumFilas(ingresos.filter(isIngreso)), unidad: "casos" },
  {
    id: "fuera",
    titulo: "Fuera del ingreso",
    valor: sumFilas(ingresos.filter((fila) => fila.serie === "fuera")),
    unidad: "casos",
    nota: "Acumulados a otro caso o descartados: no están en los ingresados",
  },
  ...describeCierres(cierres),
  describeFavorables(cierres),
  ...describeTiempos(timesOf(duraciones, "habiles"), timesOf(duraciones, "corridos")),
  ...describeMovimientos(movimientos),
  ...describeSatisfaccion(computeSatisfaccion(opiniones)),
];

/** What an officer has and closed: neither intake nor opinions are an officer's. */
const buildDeFuncionario = async (contexto: Contexto): Promise<ContenidoDeReporte> => {
  const { pedido, lector } = contexto;
  const read = async (tramos: readonly Tramo[]) => {
    const cierres = await readCierres({ lector, de: pedido, tramos });
    const promedio = (medida: "habiles" | "corridos"): CifraDeReporte => ({
      id: `promedio-${medida}`,
      titulo: "Promedio de respuesta",
      valor: toPromedio(sumMedida(cierres, medida), sumFilas(cierres)),
      unidad: medida,
      n: sumFilas(cierres),
    });
    return { cierres, cifras: [...describeCierres(cierres), promedio("habiles"), promedio("corridos")] };
  };
  const { desde, hasta } = pedido.periodo;
  const anteriores = previousPeriodo(pedido.periodo);
  const [actual, anterior, tendencia, abiertos] = await Promise.all([
    read(splitPeriodo(desde, hasta)),
    read(splitPeriodo(anteriores.desde, anteriores.hasta)),
    readTendencia("cierres", { lector, de: pedido, tramos: splitPasos(pedido.periodo, pedido.paso) }),
    readAbiertos(contexto),
  ]);
  const base = { ingresos: [], duraciones: [], cierres: actual.cierres, abiertos };
  return {
    titulo: "Cuadro de monitoreo: una persona",
    notas: [
      "Abiertos son los que tiene ahora; cerrados, los que respondió en el período, aunque otra persona los haya visado.",
      "Los ingresos y la satisfacción se cuentan por unidad, no por persona.",
    ],
    cifras: [...describeAbiertos(abiertos), ...compareCifras(actual.cifras, anterior.cifras)],
    cuadros: [
      buildTendencia(pedido, [{ columna: columna("cerrados", "Cerrados"), filas: tendencia }]),
      ...buildCuadrosDeAbiertos(abiertos),
      buildPorTipo(base, { tipos: listTipos(pedido.institucion.tipos, base), isDePersona: true }),
      buildResultados(actual.cierres),
    ],
  };
};

/** What is not kept apart by region, or by unit. */
const SIN_REGION = "Materias y proveedores se cuentan de toda la institución, no por región.";
const SIN_UNIDAD = "Materias, proveedores y comunas no se cuentan por unidad.";

/**
 * The Cuadro de Monitoreo (seed E): coverage, intake, management, closing, terms and times, of the country, a region, a
 * unit or an officer, beside the period before.
 */
export const buildMonitoreo: BuildReporte = async (contexto) => {
  const { pedido, lector } = contexto;
  const { periodo, region, unidad, isSupervisor } = pedido;
  if (pedido.responsable !== undefined) return buildDeFuncionario(contexto);

  const tramos = splitPeriodo(periodo.desde, periodo.hasta);
  const anteriores = previousPeriodo(periodo);
  const enPasos = { lector, de: pedido, tramos: splitPasos(periodo, pedido.paso) };
  const isDelPais = region === undefined;
  const personas = isSupervisor ? await listPersonas(contexto) : [];
  const activas = personas.filter(({ activo }) => activo).length;
  const areMuchas = unidad === undefined && activas > MAXIMO_DE_PERSONAS;
  // What has most keys is asked for first: the rest is read beside it.
  const [temas, red, actual, anterior, ingresos, cierres, abiertos, poblacion, comparaciones] = await Promise.all([
    isDelPais ? Promise.all([buildPorMateria(contexto, tramos), buildPorProveedor(contexto, tramos)]) : [],
    readCobertura(contexto, tramos),
    readContado(contexto, tramos),
    readContado(contexto, splitPeriodo(anteriores.desde, anteriores.hasta)),
    readTendencia("ingresos", enPasos),
    readTendencia("cierres", enPasos),
    readAbiertos(contexto),
    describePoblacion(contexto),
    Promise.all([
      ...(isDelPais ? [buildPorRegion(contexto, { tramos })] : []),
      ...(unidad === undefined ? [buildPorUnidad(contexto, { tramos })] : []),
      ...(isSupervisor && !areMuchas ? [buildPorFuncionario(contexto, { tramos, personas })] : []),
    ]),
  ]);
  const base = { ...actual, abiertos };
  return {
    titulo: "Cuadro de monitoreo",
    notas: [
      ...(isDelPais ? [] : [unidad === undefined ? SIN_REGION : SIN_UNIDAD]),
      ...(areMuchas ? [`Atienden ${activas} personas: para verlas una por una, elige una región o una unidad.`] : []),
    ],
    cifras: [
      ...compareCifras(describeContado(actual), describeContado(anterior)),
      ...describeAbiertos(abiertos),
      ...describeCobertura(red, pedido),
      ...poblacion,
    ],
    cuadros: [
      buildTendencia(pedido, [
        { columna: columna("ingresos", "Ingresos"), filas: ingresos },
        { columna: columna("cerrados", "Cerrados"), filas: cierres },
      ]),
      ...(region !== undefined && unidad === undefined ? [buildPorComuna(region, red.porComuna)] : []),
      ...comparaciones,
      buildPorTipo(base, { tipos: listTipos(pedido.institucion.tipos, base) }),
      buildPorCanal(actual.ingresos),
      ...temas,
      ...buildCuadrosDeAbiertos(abiertos),
      buildResultados(actual.cierres),
      buildMovimientos(actual.movimientos, anterior.movimientos),
      ...(unidad === undefined ? [buildCobertura(red, region)] : []),
    ],
  };
};
