import type { CifraDeReporte, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { ESTADOS, type Estado, ETAPAS, NOMBRES_ESTADO, NOMBRES_ETAPA } from "@ventanilla/sdk/domain";
import type { DimensionDeAbiertos, GrupoDeAbiertos } from "../store/store.ts";
import type { Contexto } from "./contexto.ts";
import { buildCuadro, columna, type Fila } from "./cuadro.ts";

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

/** Open cases within the scope, as they stand now. What an officer has is theirs wherever it is. */
export const groupAbiertos = (
  { store, pedido: { institucion, hoy, avisa, region, unidad, responsable } }: Contexto,
  por: readonly DimensionDeAbiertos[],
): Promise<GrupoDeAbiertos[]> =>
  store.groupAbiertos({
    institucion: institucion.slug,
    por,
    hoy,
    avisa,
    filtro:
      responsable !== undefined
        ? { responsable }
        : unidad !== undefined
          ? { unidad }
          : region !== undefined
            ? { region }
            : {},
  });

/** Open, due soon and out of term, of some groups: the values of {@link COLUMNAS_DE_ABIERTOS}. */
export const countAbiertos = (
  grupos: readonly GrupoDeAbiertos[],
  isSuyo: (grupo: GrupoDeAbiertos) => boolean = () => true,
): [abiertos: number, porVencer: number, fuera: number] => {
  let abiertos = 0;
  let porVencer = 0;
  let fuera = 0;
  for (const grupo of grupos) {
    if (!isSuyo(grupo)) continue;
    abiertos += grupo.n;
    if (grupo.plazo === "por-vencer") porVencer += grupo.n;
    if (grupo.plazo === "fuera") fuera += grupo.n;
  }
  return [abiertos, porVencer, fuera];
};

/** The same of each value of a dimension, in one pass. */
export const indexAbiertos = (
  grupos: readonly GrupoDeAbiertos[],
  dimension: DimensionDeAbiertos,
): ((valor: string) => [number, number, number]) => {
  const porValor = Map.groupBy(grupos, (grupo) => grupo[dimension] ?? "");
  return (valor) => countAbiertos(porValor.get(valor) ?? []);
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
