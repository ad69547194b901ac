import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import { buildCuadrosDeAbiertos, describeAbiertos, groupAbiertos } from "./abiertos.ts";
import { buildResultados, describeCierres, indexSumas } from "./cierres.ts";
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
  listTipos,
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
  readSumasDeFuncionarios,
  readSumasDeUnidades,
  readTendencia,
} from "./hechos.ts";
import { sumFilas } from "./lector-de-cifras.ts";
import { buildMovimientos, describeMovimientos, readMovimientos } from "./movimientos.ts";
import { computeSatisfaccion, describeSatisfaccion } from "./opiniones.ts";
import { previousPeriodo, splitPasos, splitPeriodo, type Tramo } from "./periodo.ts";
import { buildTendencia } from "./tendencia.ts";
import { computeTiempos, describeTiempos, toHistograma } from "./tiempos.ts";

/** What is compared between two periods: counted, and so the same whenever it is asked. */
interface Contado {
  ingresos: readonly FilaDeIngreso[];
  cierres: readonly FilaDeCierre[];
  duraciones: readonly FilaDeDuracion[];
  opiniones: readonly { nota: string; n: number }[];
  movimientos: ReadonlyMap<string, number>;
}

const readContado = async ({ pedido, lector }: Contexto, tramos: readonly Tramo[]): Promise<Contado> => {
  const base = { lector, ambito: pedido };
  const { region, unidad } = pedido;
  const [ingresos, cierres, duraciones, opiniones, movimientos] = await Promise.all([
    readIngresos({ ...base, tramos }),
    readCierres({ ...base, tramos }),
    readDuraciones({ ...base, tramos }),
    readOpiniones({ ...base, tramos }),
    unidad === undefined ? readMovimientos(lector, { tramos, region }) : new Map<string, number>(),
  ]);
  return { ingresos, cierres, duraciones, opiniones, movimientos };
};

const timesOf = (duraciones: readonly FilaDeDuracion[], medida: "habiles" | "corridos") =>
  computeTiempos(toHistograma(duraciones.filter((fila) => fila.medida === medida)));

const describeContado = (
  { ingresos, cierres, duraciones, opiniones, movimientos }: Contado,
  { unidad }: { unidad?: string | undefined },
): CifraDeReporte[] => [
  { id: "ingresos", titulo: "Casos ingresados", valor: sumFilas(ingresos.filter(isIngreso)), unidad: "casos" },
  {
    id: "fuera",
    titulo: "Fuera del ingreso",
    valor: sumFilas(ingresos.filter((fila) => fila.serie === "fuera")),
    unidad: "casos",
    nota: "Acumulados a otro caso o descartados: no están en los ingresados",
  },
  ...describeCierres(cierres),
  ...(unidad === undefined ? [describeFavorables(cierres)] : []),
  ...describeTiempos(timesOf(duraciones, "habiles"), timesOf(duraciones, "corridos")),
  ...(unidad === undefined ? describeMovimientos(movimientos) : []),
  ...describeSatisfaccion(computeSatisfaccion(opiniones)),
];

/** What an officer has and closed: neither intake nor opinions are an officer's. */
const buildDeFuncionario = async (contexto: Contexto, responsable: string): Promise<ContenidoDeReporte> => {
  const { pedido, lector } = contexto;
  const read = async (tramos: readonly Tramo[]) => {
    const base = { lector, ambito: { responsable }, tramos };
    const [cierres, habiles, corridos] = await Promise.all([
      readCierres({ ...base, porPeriodo: true }),
      lector.read("funcionarios", { tramos, prefijo: ["habiles", responsable] }),
      lector.read("funcionarios", { tramos, prefijo: ["corridos", responsable] }),
    ]);
    const n = sumFilas(cierres);
    const cifras: CifraDeReporte[] = [
      ...describeCierres(cierres),
      {
        id: "promedio-habiles",
        titulo: "Promedio de respuesta",
        valor: toPromedio(sumFilas(habiles), n),
        unidad: "habiles",
        n,
      },
      {
        id: "promedio-corridos",
        titulo: "Promedio de respuesta",
        valor: toPromedio(sumFilas(corridos), n),
        unidad: "corridos",
        n,
      },
    ];
    return { cierres, cifras };
  };
  const [actual, anterior, abiertos] = await Promise.all([
    read(splitPasos(pedido.periodo, pedido.paso)),
    read(splitPeriodo(...toDias(previousPeriodo(pedido.periodo)))),
    groupAbiertos(contexto, ["tipo", "etapa", "estado"]),
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
      buildTendencia(pedido, [{ columna: columna("cerrados", "Cerrados"), filas: actual.cierres }]),
      ...buildCuadrosDeAbiertos(abiertos),
      buildPorTipo(base, { tipos: listTipos(pedido.institucion.tipos, base), responsable }),
    ],
  };
};

const toDias = ({ desde, hasta }: { desde: string; hasta: string }): [string, string] => [desde, hasta];

/**
 * The Cuadro de Monitoreo (seed E): coverage, intake, management, closing, terms and times, of the country, a region, a
 * unit or an officer, beside the period before.
 */
export const buildMonitoreo: BuildReporte = async (contexto) => {
  const { pedido, lector } = contexto;
  const { region, unidad, responsable, isSupervisor } = pedido;
  if (responsable !== undefined) return buildDeFuncionario(contexto, responsable);

  const tramos = splitPeriodo(...toDias(pedido.periodo));
  const enPasos = { lector, ambito: pedido, tramos: splitPasos(pedido.periodo, pedido.paso) };
  const [actual, anterior, ingresos, cierres, abiertos, deUnidades, deFuncionarios, poblacion] = await Promise.all([
    readContado(contexto, tramos),
    readContado(contexto, splitPeriodo(...toDias(previousPeriodo(pedido.periodo)))),
    readTendencia("ingresos", enPasos),
    readTendencia("cierres", enPasos),
    groupAbiertos(contexto, [
      "tipo",
      "etapa",
      "estado",
      "region",
      "unidad",
      ...(isSupervisor ? (["responsable"] as const) : []),
    ]),
    unidad === undefined ? readSumasDeUnidades(lector, tramos) : [],
    isSupervisor ? readSumasDeFuncionarios(lector, tramos) : [],
    describePoblacion(contexto),
  ]);
  const red = await readCobertura(contexto, { ingresos: actual.ingresos, tramos });
  const base = { ...actual, abiertos };
  const regionOfUnidad = new Map(pedido.unidades.map(({ codigo, region: suya }) => [codigo, suya]));
  const porRegion = indexSumas(deUnidades, (codigo) => regionOfUnidad.get(codigo) ?? "");
  return {
    titulo: "Cuadro de monitoreo",
    notas: [
      ...(region !== undefined && unidad === undefined
        ? ["Materias, proveedores y derivaciones se cuentan de toda la institución, no por región."]
        : []),
      ...(unidad !== undefined
        ? ["Canales, resultados, comunas y actos se cuentan por región o del país, no por unidad."]
        : []),
    ],
    cifras: [
      ...compareCifras(describeContado(actual, pedido), describeContado(anterior, pedido)),
      ...describeAbiertos(abiertos),
      ...describeCobertura(red, pedido),
      ...poblacion,
    ],
    cuadros: [
      buildTendencia(pedido, [
        { columna: columna("ingresos", "Ingresos"), filas: ingresos },
        { columna: columna("cerrados", "Cerrados"), filas: cierres },
      ]),
      ...(region === undefined ? [buildPorRegion(base, porRegion)] : []),
      ...(unidad === undefined
        ? [
            ...(region !== undefined ? [buildPorComuna(region, red.porComuna)] : []),
            await buildPorUnidad(contexto, { tramos, sumas: deUnidades, abiertos }),
          ]
        : []),
      ...(isSupervisor ? [await buildPorFuncionario(contexto, { sumas: deFuncionarios, abiertos })] : []),
      buildPorTipo(base, { tipos: listTipos(pedido.institucion.tipos, base) }),
      ...(unidad === undefined ? [buildPorCanal(actual.ingresos)] : []),
      ...(region === undefined
        ? [await buildPorMateria(contexto, tramos), await buildPorProveedor(contexto, tramos)]
        : []),
      ...buildCuadrosDeAbiertos(abiertos),
      ...(unidad === undefined
        ? [
            buildResultados(actual.cierres),
            buildMovimientos(actual.movimientos, anterior.movimientos),
            buildCobertura(red, region),
          ]
        : []),
    ],
  };
};
