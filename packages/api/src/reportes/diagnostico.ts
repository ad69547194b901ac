import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { addHabiles, countCorridos, countHabiles, type Fecha, type Tipo } from "@ventanilla/sdk/domain";
import { countCierres, describeCierres } from "./cierres.ts";
import type { BuildReporte, Contexto } from "./contexto.ts";
import { buildCuadro, columna, compareCifras, toPorcentaje } from "./cuadro.ts";
import { isIngreso } from "./desgloses.ts";
import { describeFavorables } from "./favorables.ts";
import { readCierres, readDuraciones, readIngresos, readOpiniones } from "./hechos.ts";
import { sumFilas } from "./lector-de-cifras.ts";
import { computeSatisfaccion, describeSatisfaccion } from "./opiniones.ts";
import { type Periodo, splitPeriodo } from "./periodo.ts";
import { computeTiempos, describeTiempos, type Histograma, timesOf } from "./tiempos.ts";

/** Years before t that the PMG asks for (seed P, requisito 5). */
const ANIOS_ANTERIORES = 3;
/** Business days to answer a request of access to information (Ley 20.285 art. 14). */
const PLAZO_DE_ACCESO = 20;

interface Anio extends Periodo {
  anio: string;
}

/** Year t up to the last day that was asked for, and the whole years before it. */
const listAnios = (hasta: Fecha): Anio[] => {
  const t = Number(hasta.slice(0, 4));
  return Array.from({ length: ANIOS_ANTERIORES + 1 }, (_, i) => String(t - ANIOS_ANTERIORES + i)).map((anio) => ({
    anio,
    desde: `${anio}-01-01`,
    hasta: anio === hasta.slice(0, 4) ? hasta : `${anio}-12-31`,
  }));
};

const readAnio = async ({ lector, pedido }: Contexto, { desde, hasta }: Periodo) => {
  const base = { lector, de: pedido, tramos: splitPeriodo(desde, hasta) };
  const [ingresos, cierres, duraciones, opiniones] = await Promise.all([
    readIngresos(base),
    readCierres(base),
    readDuraciones(base),
    readOpiniones(base),
  ]);
  return { ingresos: ingresos.filter(isIngreso), cierres, duraciones, opiniones };
};
type HechosDeAnio = Awaited<ReturnType<typeof readAnio>>;

const COLUMNAS = [
  columna("ingresos", "Ingresos"),
  columna("cerrados", "Cerrados"),
  columna("en-plazo", "En plazo", "porcentaje"),
  columna("mediana-habiles", "Mediana en días hábiles", "habiles"),
  columna("p90-habiles", "9 de cada 10 en días hábiles", "habiles"),
  columna("promedio-habiles", "Promedio en días hábiles", "habiles"),
  columna("promedio-corridos", "Promedio en días corridos", "corridos"),
];

/** Cases of a kind, year by year, with how long they took. */
const buildDeTipo = (
  cuadro: Pick<CuadroDeReporte, "id" | "titulo"> & { nota?: string },
  tipo: Tipo,
  anios: readonly { anio: string; hechos: HechosDeAnio }[],
): CuadroDeReporte =>
  buildCuadro({
    ...cuadro,
    filas: "Año",
    columnas: COLUMNAS,
    datos: anios.map(({ anio, hechos }) => {
      const { n, enPlazo } = countCierres(hechos.cierres.filter((fila) => fila.tipo === tipo));
      const duraciones = hechos.duraciones.filter((fila) => fila.tipo === tipo);
      const habiles = timesOf(duraciones, "habiles");
      return {
        id: anio,
        titulo: anio,
        valores: [
          sumFilas(hechos.ingresos.filter((fila) => fila.tipo === tipo)),
          n,
          enPlazo,
          habiles.mediana,
          habiles.p90,
          habiles.promedio,
          timesOf(duraciones, "corridos").promedio,
        ],
      };
    }),
    dibujo: "barras",
  });

/** Requests of access to information, year by year: those that the registry holds, by the year they came in. */
const buildAcceso = async (
  { registros, feriados, pedido: { institucion, region, hoy } }: Contexto,
  anios: readonly Anio[],
): Promise<CuadroDeReporte> => {
  const todas = (await registros.solicitudesAcceso.list(institucion.slug)).filter(
    (una) => region === undefined || una.region === region,
  );
  return buildCuadro({
    id: "solicitudes-acceso",
    titulo: "Solicitudes de acceso a la información",
    nota: `Las que se importaron al registro, por el año en que se recibieron. En plazo: respondidas en ${PLAZO_DE_ACCESO} días hábiles, sin contar prórrogas (Ley 20.285, art. 14)`,
    filas: "Año",
    columnas: [
      columna("recibidas", "Recibidas", "actos"),
      columna("respondidas", "Respondidas", "actos"),
      columna("pendientes-fuera", "Pendientes fuera de plazo", "actos"),
      ...COLUMNAS.slice(2),
    ],
    datos: anios.map(({ anio, desde, hasta }) => {
      const suyas = todas.filter(({ recibidaEn }) => recibidaEn >= desde && recibidaEn <= hasta);
      const vence = (recibidaEn: Fecha) => addHabiles(recibidaEn, PLAZO_DE_ACCESO, { feriados });
      const respondidas = suyas.flatMap(({ recibidaEn, respondidaEn }) =>
        respondidaEn === undefined ? [] : [{ recibidaEn, respondidaEn }],
      );
      const times = (count: (desde: Fecha, hasta: Fecha) => number) => {
        const histograma = new Map<number, number>();
        for (const { recibidaEn, respondidaEn } of respondidas) {
          const dias = Math.max(0, count(recibidaEn, respondidaEn));
          histograma.set(dias, (histograma.get(dias) ?? 0) + 1);
        }
        return computeTiempos(histograma as Histograma);
      };
      const habiles = times((inicio, fin) => countHabiles(inicio, fin, { feriados }));
      return {
        id: anio,
        titulo: anio,
        valores: [
          suyas.length,
          respondidas.length,
          suyas.filter(({ recibidaEn, respondidaEn }) => respondidaEn === undefined && vence(recibidaEn) < hoy).length,
          toPorcentaje(
            respondidas.filter(({ recibidaEn, respondidaEn }) => respondidaEn <= vence(recibidaEn)).length,
            respondidas.length,
          ),
          habiles.mediana,
          habiles.p90,
          habiles.promedio,
          times(countCorridos).promedio,
        ],
      };
    }),
    dibujo: "barras",
  });
};

const buildSatisfaccion = (anios: readonly { anio: string; hechos: HechosDeAnio }[]): CuadroDeReporte =>
  buildCuadro({
    id: "satisfaccion",
    titulo: "Satisfacción de quienes fueron atendidos",
    nota: "Satisfechas: notas 6 y 7. Neta: satisfechas menos notas 1 a 4. No es la medición externa que pide el PMG",
    filas: "Año",
    columnas: [
      columna("satisfaccion", "Satisfechas", "porcentaje"),
      columna("neutras", "Neutras", "porcentaje"),
      columna("insatisfechas", "Insatisfechas", "porcentaje"),
      columna("satisfaccion-neta", "Neta", "puntos"),
      columna("opiniones", "Opiniones", "personas"),
    ],
    datos: anios.map(({ anio, hechos }) => {
      const { n, satisfechas, neutras, insatisfechas, neta } = computeSatisfaccion(hechos.opiniones);
      return { id: anio, titulo: anio, valores: [satisfechas, neutras, insatisfechas, neta, n] };
    }),
    dibujo: "barras",
  });

/** The figures that targets are set on, of one year. */
const describeIndicadores = ({ ingresos, cierres, duraciones, opiniones }: HechosDeAnio) => {
  const count = (tipo: Tipo) => sumFilas(ingresos.filter((fila) => fila.tipo === tipo));
  return [
    { id: "ingresos", titulo: "Casos ingresados", valor: sumFilas(ingresos), unidad: "casos" as const },
    {
      id: "reclamos-institucion",
      titulo: "Reclamos sobre la institución",
      valor: count("disconformidad"),
      unidad: "casos" as const,
      nota: "Disconformidades: lo que el PMG llama reclamo",
    },
    {
      id: "reclamos-proveedores",
      titulo: "Reclamos contra proveedores",
      valor: count("reclamo"),
      unidad: "casos" as const,
      nota: "Otra cosa: no se suman a los anteriores",
    },
    ...describeCierres(cierres),
    describeFavorables(cierres),
    ...describeTiempos(timesOf(duraciones, "habiles"), timesOf(duraciones, "corridos")),
    ...describeSatisfaccion(computeSatisfaccion(opiniones)),
  ];
};

/** The same days of the year before: of a leap year's 29 February, up to the 28th. */
const lastYear = ({ desde, hasta }: Periodo): Periodo => {
  const shift = (fecha: Fecha) =>
    `${Number(fecha.slice(0, 4)) - 1}${fecha.slice(4) === "-02-29" ? "-02-28" : fecha.slice(4)}`;
  return { desde: shift(desde), hasta: shift(hasta) };
};

/** What the PMG's Diagnóstico takes from here: year t and the three before (seed P, requisitos 5 to 9). */
export const buildDiagnostico: BuildReporte = async (contexto) => {
  const { pedido } = contexto;
  const { hasta } = pedido.periodo;
  const periodos = listAnios(hasta);
  const [ultimo] = periodos.slice(-1) as [Anio];
  const [hechos, antes, acceso] = await Promise.all([
    Promise.all(periodos.map((anio) => readAnio(contexto, anio))),
    readAnio(contexto, lastYear(ultimo)),
    pedido.unidad === undefined ? buildAcceso(contexto, periodos) : undefined,
  ]);
  const anios = periodos.map(({ anio }, i) => ({ anio, hechos: hechos[i] as HechosDeAnio }));
  return {
    titulo: `Diagnóstico de calidad de servicio ${ultimo.anio}`,
    desde: periodos[0]?.desde ?? hasta,
    notas: [
      `Las cifras son del año ${ultimo.anio}; los cuadros, de ese año y los ${ANIOS_ANTERIORES} anteriores.`,
      ...(hasta.endsWith("-12-31")
        ? []
        : [`El año ${ultimo.anio} está incompleto: se compara con los mismos días del año anterior.`]),
      "Reclamo quiere decir dos cosas que no se mezclan: sobre la institución (disconformidad) y contra un proveedor.",
    ],
    cifras: compareCifras(describeIndicadores(hechos.at(-1) as HechosDeAnio), describeIndicadores(antes)),
    cuadros: [
      buildDeTipo(
        {
          id: "reclamos-institucion",
          titulo: "Reclamos sobre la institución",
          nota: "Las disconformidades de «Su opinión nos interesa»",
        },
        "disconformidad",
        anios,
      ),
      buildDeTipo({ id: "reclamos-proveedores", titulo: "Reclamos contra proveedores" }, "reclamo", anios),
      buildDeTipo({ id: "consultas", titulo: "Consultas" }, "consulta", anios),
      ...(acceso ? [acceso] : []),
      buildSatisfaccion(anios),
    ],
  };
};
