import type { CifraDeReporte, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { addCorridos, ESTADOS, type Estado, ETAPAS, NOMBRES_ESTADO, NOMBRES_ETAPA } from "@ventanilla/sdk/domain";
import type { Ambito } from "../cifras/cifra.ts";
import type { Tramo } from "../store/store.ts";
import type { Contexto } from "./contexto.ts";
import { buildCuadro, columna, type Fila } from "./cuadro.ts";
import { compareHechos } from "./hechos.ts";
import { type FilaDe, leaveResto, sumFilas } from "./lector-de-cifras.ts";
import { splitPeriodo } from "./periodo.ts";
import type { PedidoDeReporte } from "./resolve-pedido.ts";

/** Who an open case waits for, by the states that say so (seed E, cuadro de monitoreo). */
const ESPERAS: readonly { id: string; titulo: string; estados: readonly Estado[] }[] = [
  { id: "institucion", titulo: "A la institución", estados: ["ingresado", "enGestion", "porVisar"] },
  { id: "proveedor", titulo: "Al proveedor", estados: ["esperandoProveedor"] },
  { id: "persona", titulo: "A la persona", estados: ["esperandoPersona"] },
  { id: "otraInstitucion", titulo: "A otra institución", estados: ["derivado"] },
];

/** Columns of every table of open cases. */
export const COLUMNAS_DE_ABIERTOS = [
  columna("abiertos", "Abiertos"),
  columna("por-vencer", "Por vencer"),
  columna("fuera-de-plazo", "Fuera de plazo"),
];

/** Before and after any day that a case may be due. */
const [PRIMERO, ULTIMO] = ["1900-01-01", "2999-12-31"];

/** Where a due date stands on a day. */
type Plazo = "fuera" | "por-vencer" | "en-plazo";

/** Open cases that are alike. */
export type GrupoDeAbiertos = Pick<FilaDe<"abiertos">, "quien" | "tipo" | "etapa" | "estado" | "n"> & { plazo: Plazo };

/** Due dates as the figures are read: what was due before today, what is due up to the warning, and later. */
const splitPlazos = ({ hoy, avisa }: Pick<PedidoDeReporte, "hoy" | "avisa">): [Plazo, Tramo[]][] => [
  ["fuera", splitPeriodo(PRIMERO, addCorridos(hoy, -1))],
  ["por-vencer", splitPeriodo(hoy, avisa)],
  ["en-plazo", splitPeriodo(addCorridos(avisa, 1), ULTIMO)],
];

/** Open cases within the scope, as they stand now. What an officer has is theirs wherever it is. */
export const readAbiertos = async (
  { lector, pedido }: Pick<Contexto, "lector" | "pedido">,
  tipos?: readonly string[],
): Promise<GrupoDeAbiertos[]> => {
  const grupos = await Promise.all(
    splitPlazos(pedido).map(async ([plazo, tramos]) =>
      (await lector.read("abiertos", { de: pedido, tramos })).map((fila) => ({ ...fila, plazo })),
    ),
  );
  return grupos.flat().filter((grupo) => tipos === undefined || tipos.includes(grupo.tipo));
};

/** Open, due soon and out of term: the values of {@link COLUMNAS_DE_ABIERTOS}. */
export type ValoresDeAbiertos = [abiertos: number, porVencer: number, fuera: number];

const sumPlazos = (grupos: readonly { plazo: Plazo; n: number }[]): ValoresDeAbiertos => {
  const count = (plazo?: Plazo) => sumFilas(grupos.filter((grupo) => plazo === undefined || grupo.plazo === plazo));
  return [count(), count("por-vencer"), count("fuera")];
};

export const countAbiertos = (
  grupos: readonly GrupoDeAbiertos[],
  isSuyo: (grupo: GrupoDeAbiertos) => boolean = () => true,
): ValoresDeAbiertos => sumPlazos(grupos.filter(isSuyo));

/** The same of each value of a dimension, in one pass. */
export const indexAbiertos = (
  grupos: readonly GrupoDeAbiertos[],
  dimension: "tipo" | "etapa" | "estado",
): ((valor: string) => ValoresDeAbiertos) => {
  const porValor = Map.groupBy(grupos, (grupo) => grupo[dimension]);
  return (valor) => sumPlazos(porValor.get(valor) ?? []);
};

/** The same of each of some regions, units or persons. */
export const compareAbiertos = async (
  { lector, pedido }: Pick<Contexto, "lector" | "pedido">,
  de: readonly Ambito[],
): Promise<(quien: string) => ValoresDeAbiertos> => {
  const grupos = await Promise.all(
    splitPlazos(pedido).map(async ([plazo, tramos]) =>
      leaveResto(await compareHechos("abiertos", { lector, de, tramos })).map((suma) => ({ ...suma, plazo })),
    ),
  );
  const porQuien = Map.groupBy(grupos.flat(), ({ quien }) => quien);
  return (quien) => sumPlazos(porQuien.get(quien) ?? []);
};

export const describeAbiertos = (grupos: readonly GrupoDeAbiertos[]): CifraDeReporte[] => {
  const [abiertos, porVencer, fuera] = countAbiertos(grupos);
  return [
    { id: "abiertos", titulo: "Casos abiertos", valor: abiertos, unidad: "casos", nota: "Ahora, de cualquier fecha" },
    {
      id: "abiertos-en-plazo",
      titulo: "Abiertos en plazo",
      valor: abiertos - porVencer - fuera,
      unidad: "casos",
      nota: "Ahora; los que están por vencer se cuentan aparte",
    },
    { id: "por-vencer", titulo: "Por vencer", valor: porVencer, unidad: "casos", nota: "Ahora" },
    { id: "fuera-de-plazo", titulo: "Abiertos fuera de plazo", valor: fuera, unidad: "casos", nota: "Ahora" },
  ];
};

const buildAbiertos = (
  cuadro: Pick<CuadroDeReporte, "id" | "titulo" | "filas">,
  datos: readonly Fila[],
): CuadroDeReporte =>
  buildCuadro({
    ...cuadro,
    columnas: COLUMNAS_DE_ABIERTOS,
    datos: [...datos],
    dibujo: "barras",
    nota: "Como están ahora",
  });

/** Open cases by stage, by state and by who they wait for. */
export const buildCuadrosDeAbiertos = (grupos: readonly GrupoDeAbiertos[]): CuadroDeReporte[] => {
  const porEtapa = indexAbiertos(grupos, "etapa");
  const porEstado = indexAbiertos(grupos, "estado");
  return [
    buildAbiertos(
      { id: "por-etapa", titulo: "Abiertos por etapa", filas: "Etapa" },
      ETAPAS.map((etapa) => ({ id: etapa, titulo: NOMBRES_ETAPA[etapa], valores: porEtapa(etapa) })),
    ),
    buildAbiertos(
      { id: "por-estado", titulo: "Abiertos por estado", filas: "Estado" },
      ESTADOS.filter((estado) => estado !== "cerrado").map((estado) => ({
        id: estado,
        titulo: NOMBRES_ESTADO[estado],
        valores: porEstado(estado),
      })),
    ),
    buildAbiertos(
      { id: "espera", titulo: "A quién se espera", filas: "Se espera" },
      ESPERAS.map(({ id, titulo, estados }) => ({
        id,
        titulo,
        valores: countAbiertos(grupos, ({ estado }) => estados.some((uno) => uno === estado)),
      })),
    ),
  ];
};
