import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import {
  countCorridos,
  countHabiles,
  formatFolio,
  NOMBRES_CANAL,
  NOMBRES_TIPO,
  type Rol,
  TIPOS_SONI,
  toNumeroDia,
} from "@ventanilla/sdk/domain";
import { isInAlcance } from "../caso/alcance.ts";
import { calendarioDe } from "../caso/calendario.ts";
import type { Caso } from "../caso/caso.ts";
import type { Actor } from "../caso/orden.ts";
import type { Tramo } from "../store/store.ts";
import { buildCuadrosDeAbiertos, describeAbiertos, readAbiertos } from "./abiertos.ts";
import { buildResultados, countCierres, describeCierres, indexCierres } from "./cierres.ts";
import type { BuildReporte, Contexto } from "./contexto.ts";
import { buildCuadro, columna, compareCifras, type Fila, sortFilas } from "./cuadro.ts";
import { buildPorMateria, buildPorTipo, isIngreso } from "./desgloses.ts";
import { compareHechos, readCierres, readDuraciones, readIngresos, readOpiniones, readTendencia } from "./hechos.ts";
import { sumBy, sumFilas } from "./lector-de-cifras.ts";
import { computeSatisfaccion, describeSatisfaccion } from "./opiniones.ts";
import { previousPeriodo, splitPasos, splitPeriodo } from "./periodo.ts";
import { buildTendencia } from "./tendencia.ts";
import { describeTiempos, timesOf } from "./tiempos.ts";

/** So many open opinions are shown one by one, those due first. */
const MAXIMO_DE_CASOS = 100;
/** Who sees which cases there are, and so may read their folios here (contract, roles). */
const LISTAN: readonly Rol[] = ["ejecutivo", "encargado", "abogado", "director", "administradorPlataformas"];

const readContado = async ({ lector, pedido }: Contexto, tramos: readonly Tramo[]) => {
  const base = { lector, de: pedido, tramos, tipos: TIPOS_SONI };
  const [ingresos, cierres, duraciones, opiniones] = await Promise.all([
    readIngresos(base),
    readCierres(base),
    readDuraciones(base),
    readOpiniones(base),
  ]);
  const entraron = ingresos.filter(isIngreso);
  return {
    ingresos,
    cierres,
    duraciones,
    entraron,
    cifras: [
      { id: "ingresos", titulo: "Opiniones recibidas", valor: sumFilas(entraron), unidad: "casos" as const },
      {
        id: "de-buzon",
        titulo: "Llegadas por carta o buzón",
        valor: sumFilas(entraron.filter(({ canal }) => canal === "escrito")),
        unidad: "casos" as const,
      },
      ...describeCierres(cierres),
      ...describeTiempos(timesOf(duraciones, "habiles"), timesOf(duraciones, "corridos")),
      ...describeSatisfaccion(computeSatisfaccion(opiniones)),
    ],
  };
};

/** Open opinions of the scope, those due first, as far as who asks may see that they are there. */
const listEnProceso = async ({ store, pedido }: Contexto): Promise<Caso[]> => {
  const { institucion, region, unidad, alcance } = pedido;
  const paginas = await Promise.all(
    TIPOS_SONI.map((tipo) =>
      store.queryCasos(
        {
          institucion: institucion.slug,
          abierto: true,
          tipo,
          ...(unidad !== undefined ? { unidad } : region !== undefined && { region }),
        },
        { limite: MAXIMO_DE_CASOS },
      ),
    ),
  );
  const actor: Actor = {
    id: alcance.id ?? "",
    institucion: institucion.slug,
    ...(alcance.region !== undefined && { region: alcance.region }),
    ...(alcance.unidad !== undefined && { unidad: alcance.unidad }),
  };
  return paginas
    .flat()
    .map(({ caso }) => caso)
    .filter((caso) => isInAlcance(caso, actor))
    .sort((uno, otro) => (uno.plazo.vence < otro.plazo.vence ? -1 : 1))
    .slice(0, MAXIMO_DE_CASOS);
};

/** Days open both ways, how long each still has, and who has it. */
const buildEnProceso = async (contexto: Contexto): Promise<CuadroDeReporte[]> => {
  const { pedido, feriados, listUsuarios } = contexto;
  const { alcance, institucion, hoy, isSupervisor, unidades } = pedido;
  if (!LISTAN.some((rol) => rol === alcance.rol)) return [];
  const casos = await listEnProceso(contexto);
  const personas = new Map(isSupervisor ? (await listUsuarios()).map(({ id, nombre }) => [id, nombre]) : []);
  const nombres = new Map(unidades.map(({ codigo, nombre }) => [codigo, nombre]));
  return [
    buildCuadro({
      id: "en-proceso",
      titulo: "Opiniones en proceso, una por una",
      nota: `Las que vencen antes, hasta ${MAXIMO_DE_CASOS}. Días negativos: lo que se pasó del plazo`,
      filas: "Folio, tipo y quién la tiene",
      columnas: [
        columna("habiles", "Lleva", "habiles"),
        columna("corridos", "Lleva", "corridos"),
        columna("queda", "Le queda", "corridos"),
      ],
      datos: casos.map((caso) => {
        const calendario = calendarioDe(caso.unidadDelPlazo ?? caso.unidad, { institucion, feriados });
        const quien = [
          nombres.get(caso.unidad ?? "") ?? "Sin unidad",
          ...(caso.responsable === undefined ? ["sin persona a cargo"] : [personas.get(caso.responsable) ?? []]).flat(),
        ];
        return {
          id: caso.folio,
          titulo: [formatFolio(caso.folio), NOMBRES_TIPO[caso.tipo], ...quien].join(" · "),
          valores: [
            Math.max(0, countHabiles(caso.ingresoLegal, hoy, calendario)),
            Math.max(0, countCorridos(caso.ingresoLegal, hoy)),
            toNumeroDia(caso.plazo.vence) - toNumeroDia(hoy),
          ],
        };
      }),
      dibujo: "ninguno",
    }),
  ];
};

/** Units by how long their opinions took, the slowest first. */
const buildMasLentas = async (
  { lector, pedido: { unidades, region, unidad } }: Contexto,
  tramos: readonly Tramo[],
): Promise<CuadroDeReporte[]> => {
  if (unidad !== undefined) return [];
  const suyas = unidades.filter((una) => region === undefined || una.region === region);
  const sumas = await compareHechos("cierres", {
    lector,
    de: suyas.map(({ codigo }) => ({ unidad: codigo })),
    tramos,
    tipos: TIPOS_SONI,
  });
  const read = indexCierres(sumas);
  const datos = suyas.flatMap(({ codigo, nombre }): Fila[] => {
    const [cerrados, enPlazo, habiles, corridos] = read(codigo);
    return cerrados === 0 ? [] : [{ id: codigo, titulo: nombre, valores: [habiles, corridos, cerrados, enPlazo] }];
  });
  return [
    buildCuadro({
      id: "unidades-mas-lentas",
      titulo: "Unidades que más demoran",
      nota: "Las que cerraron alguna opinión en el período, de la más lenta a la más rápida",
      filas: "Unidad",
      columnas: [
        columna("promedio-habiles", "Promedio en días hábiles", "habiles"),
        columna("promedio-corridos", "Promedio en días corridos", "corridos"),
        columna("cerrados", "Cerradas"),
        columna("en-plazo", "En plazo", "porcentaje"),
      ],
      datos: sortFilas(datos),
      dibujo: "barras",
    }),
  ];
};

const buildCanales = (entraron: readonly { canal: string; n: number }[]): CuadroDeReporte =>
  buildCuadro({
    id: "por-canal",
    titulo: "Por dónde llegaron",
    filas: "Canal",
    columnas: [columna("ingresos", "Recibidas")],
    datos: sortFilas(
      [...sumBy(entraron, ({ canal }) => canal)].map(([canal, n]) => ({
        id: canal,
        titulo: NOMBRES_CANAL[canal as keyof typeof NOMBRES_CANAL] ?? canal,
        valores: [n],
      })),
    ),
    dibujo: "barras",
  });

/** Opinions about the institution itself (seed E, reportería SONI). */
export const buildSoni: BuildReporte = async (contexto) => {
  const { pedido } = contexto;
  const { periodo, paso, region } = pedido;
  const tramos = splitPeriodo(periodo.desde, periodo.hasta);
  const anterior = previousPeriodo(periodo);
  const enPasos = { lector: contexto.lector, de: pedido, tramos: splitPasos(periodo, paso), tipos: TIPOS_SONI };
  const [actual, antes, ingresos, cierres, abiertos, enProceso, masLentas, deQueTratan] = await Promise.all([
    readContado(contexto, tramos),
    readContado(contexto, splitPeriodo(anterior.desde, anterior.hasta)),
    readTendencia("ingresos", enPasos),
    readTendencia("cierres", enPasos),
    readAbiertos(contexto, TIPOS_SONI),
    buildEnProceso(contexto),
    buildMasLentas(contexto, tramos),
    region === undefined
      ? buildPorMateria(contexto, tramos, {
          tipo: "disconformidad",
          id: "disconformidades",
          titulo: "De qué tratan las disconformidades",
        })
      : undefined,
  ]);
  const base = { ingresos: actual.ingresos, cierres: actual.cierres, duraciones: actual.duraciones, abiertos };
  return {
    titulo: "Su opinión nos interesa",
    notas: [
      "Son opiniones sobre la propia institución: nunca se suman a los reclamos contra proveedores.",
      ...(region !== undefined ? ["De qué tratan se cuenta de toda la institución, no por región."] : []),
      ...(countCierres(actual.cierres).n === 0 ? ["En el período no se cerró ninguna."] : []),
    ],
    cifras: [...compareCifras(actual.cifras, antes.cifras), ...describeAbiertos(abiertos)],
    cuadros: [
      buildTendencia(pedido, [
        { columna: columna("ingresos", "Recibidas"), filas: ingresos },
        { columna: columna("cerrados", "Cerradas"), filas: cierres },
      ]),
      buildPorTipo(base, { tipos: TIPOS_SONI }),
      buildCanales(actual.entraron),
      buildResultados(actual.cierres),
      ...buildCuadrosDeAbiertos(abiertos).filter(({ id }) => id === "por-estado"),
      ...enProceso,
      ...masLentas,
      ...(deQueTratan ? [deQueTratan] : []),
    ],
  };
};
