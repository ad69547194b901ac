import type { Caracterizacion, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { NOMBRES_TIPO, REGIONES, TIPOS } from "@ventanilla/sdk/domain";
import type { Ambito } from "../cifras/cifra.ts";
import type { BuildReporte } from "./contexto.ts";
import { nameRegion, TODAS_LAS_REGIONES, toFila } from "./contexto.ts";
import { buildCuadro, columna, compareCifras, type Fila, SIN_INFORMAR, toPorcentaje } from "./cuadro.ts";
import { compareHechos, readOpiniones } from "./hechos.ts";
import { type FilaDe, leaveResto, sumBy, sumFilas } from "./lector-de-cifras.ts";
import { computeSatisfaccion, describeSatisfaccion, MINIMO_DE_OPINIONES } from "./opiniones.ts";
import { listPasos, pasoOf, previousPeriodo, splitPasos, splitPeriodo } from "./periodo.ts";

type Variable = keyof Caracterizacion;

/** What people may say of themselves, and how it is read. */
const VARIABLES: { [V in Variable]-?: { id: string; titulo: string; filas: string; valores: Record<string, string> } } =
  {
    genero: {
      id: "genero",
      titulo: "Quiénes vinieron: género",
      filas: "Género",
      valores: { femenino: "Femenino", masculino: "Masculino", noBinario: "No binario", otro: "Otro" },
    },
    tramoEdad: {
      id: "tramo-edad",
      titulo: "Quiénes vinieron: edad",
      filas: "Edad",
      valores: {
        menor18: "Menos de 18",
        "18a29": "18 a 29",
        "30a44": "30 a 44",
        "45a59": "45 a 59",
        "60a74": "60 a 74",
        "75omas": "75 o más",
      },
    },
    escolaridad: {
      id: "escolaridad",
      titulo: "Quiénes vinieron: estudios",
      filas: "Estudios",
      valores: {
        sinEstudios: "Sin estudios",
        basica: "Básica",
        media: "Media",
        tecnica: "Técnica",
        universitaria: "Universitaria",
        postgrado: "Postgrado",
      },
    },
  };

const COLUMNAS = [
  columna("satisfaccion", "Satisfechas (6 y 7)", "porcentaje"),
  columna("satisfaccion-neta", "Neta", "puntos"),
  columna("opiniones", "Opiniones", "personas"),
];

type Opinion = FilaDe<"opiniones">;

const toValores = (opiniones: readonly Opinion[]): Fila["valores"] => {
  const { n, satisfechas, neta } = computeSatisfaccion(opiniones);
  return [satisfechas, neta, n];
};

const buildPor = (
  cuadro: Pick<CuadroDeReporte, "id" | "titulo" | "filas" | "dibujo">,
  opiniones: readonly Opinion[],
  filas: readonly { id: string; titulo: string; isSuya: (opinion: Opinion) => boolean }[],
  todas: readonly Opinion[] = opiniones,
): CuadroDeReporte =>
  buildCuadro({
    ...cuadro,
    nota: `Donde hay menos de ${MINIMO_DE_OPINIONES} opiniones no se dice el resultado`,
    columnas: COLUMNAS,
    datos: filas.map(({ id, titulo, isSuya }) => ({ id, titulo, valores: toValores(opiniones.filter(isSuya)) })),
    total: toValores(todas),
  });

const buildNotas = (opiniones: readonly Opinion[]): CuadroDeReporte => {
  const porNota = sumBy(opiniones, ({ nota }) => nota);
  const n = sumFilas(opiniones);
  const isPoca = n < MINIMO_DE_OPINIONES;
  return buildCuadro({
    id: "notas",
    titulo: "Qué nota pusieron",
    ...(isPoca && { nota: `Hay menos de ${MINIMO_DE_OPINIONES} opiniones: no se dice cómo se reparten` }),
    filas: "Nota",
    columnas: [columna("opiniones", "Opiniones", "personas"), columna("parte", "Parte del total", "porcentaje")],
    datos: ["7", "6", "5", "4", "3", "2", "1"].map((nota) => {
      const suyas = porNota.get(nota) ?? 0;
      return { id: nota, titulo: nota, valores: isPoca ? [null, null] : [suyas, toPorcentaje(suyas, n)] };
    }),
    total: [n, undefined],
    dibujo: "barras",
  });
};

/** Who came, by what they said of themselves; who said nothing is a row, so that the rows sum to the intake. */
const buildVariable = (
  variable: Variable,
  { personas, n }: { personas: readonly FilaDe<"personas">[]; n: number },
): CuadroDeReporte => {
  const { valores, ...cuadro } = VARIABLES[variable];
  const porValor = sumBy(
    personas.filter((fila) => fila.variable === variable),
    ({ valor }) => valor,
  );
  const dichos = Object.entries(valores).map(([id, titulo]) => ({ id, titulo, cuantos: porValor.get(id) ?? 0 }));
  const informaron = dichos.reduce((suma, { cuantos }) => suma + cuantos, 0);
  return buildCuadro({
    ...cuadro,
    nota: "Contarlo es voluntario. «No informa» son los casos ingresados menos los que lo contaron",
    columnas: [columna("casos", "Casos"), columna("parte", "Parte del total", "porcentaje")],
    datos: [...dichos, { id: "noInforma", titulo: "No informa", cuantos: Math.max(0, n - informaron) }].map(
      ({ id, titulo, cuantos }) => ({ id, titulo, valores: [cuantos, toPorcentaje(cuantos, n)] }),
    ),
    dibujo: "barras",
  });
};

/** What people thought of how they were attended, and who they are (seeds S, P, E). */
export const buildReporteSatisfaccion: BuildReporte = async ({ pedido, lector }) => {
  const { periodo, paso, region, unidad, unidades } = pedido;
  const anterior = previousPeriodo(periodo);
  const tramos = splitPeriodo(periodo.desde, periodo.hasta);
  const isDelPais = region === undefined;
  const suyas = unidades.filter((una) => isDelPais || una.region === region);
  const readDe = (de: readonly Ambito[]) => (de.length === 0 ? [] : readOpiniones({ lector, de, tramos }));
  const [opiniones, antes, ingresos, personas, deUnidades, deRegiones] = await Promise.all([
    readOpiniones({ lector, de: pedido, tramos: splitPasos(periodo, paso), porPeriodo: true }),
    readOpiniones({ lector, de: pedido, tramos: splitPeriodo(anterior.desde, anterior.hasta) }),
    compareHechos("ingresos", { lector, de: isDelPais ? TODAS_LAS_REGIONES : pedido, tramos }),
    lector.read("personas", { de: pedido, tramos }),
    readDe(unidad === undefined ? suyas.map(({ codigo }) => ({ unidad: codigo })) : []),
    readDe(isDelPais ? TODAS_LAS_REGIONES.slice(1) : []),
  ]);
  const porRegion = sumBy(leaveResto(ingresos), ({ quien }) => quien);
  const n = sumFilas([...porRegion.values()].map((cuantos) => ({ n: cuantos })));
  const pasos = Map.groupBy(opiniones, (opinion) => pasoOf(opinion.periodo, periodo, paso));
  const conOpinion = new Set(deUnidades.map(({ quien }) => quien));
  return {
    titulo: "Satisfacción y quiénes vinieron",
    notas: [
      "La opinión se cuenta el día en que se dio, de 1 a 7, una por caso cerrado.",
      "Satisfechas: % de notas 6 y 7. Neta: ese porcentaje menos el de notas 1 a 4; el 5 es neutro.",
    ],
    cifras: compareCifras(
      describeSatisfaccion(computeSatisfaccion(opiniones)),
      describeSatisfaccion(computeSatisfaccion(antes)),
    ),
    cuadros: [
      buildCuadro({
        id: "tendencia",
        titulo: "Cómo va en el tiempo",
        nota: `Donde hay menos de ${MINIMO_DE_OPINIONES} opiniones no se dice el resultado`,
        filas: paso === "dia" ? "Día" : paso === "semana" ? "Semana" : "Mes",
        columnas: COLUMNAS,
        datos: listPasos(periodo, paso).map(({ id, titulo }) => ({
          id,
          titulo,
          valores: toValores(pasos.get(id) ?? []),
        })),
        total: toValores(opiniones),
        dibujo: "lineas",
      }),
      buildPor(
        { id: "por-tipo", titulo: "Por tipo de caso", filas: "Tipo", dibujo: "barras" },
        opiniones,
        TIPOS.map((tipo) => ({
          id: tipo,
          titulo: NOMBRES_TIPO[tipo],
          isSuya: (opinion: Opinion) => opinion.tipo === tipo,
        })),
      ),
      ...(unidad === undefined
        ? [
            buildPor(
              { id: "por-unidad", titulo: "Por unidad", filas: "Unidad", dibujo: "barras" },
              deUnidades,
              suyas
                .filter(({ codigo }) => conOpinion.has(codigo))
                .map(({ codigo, nombre }) => ({
                  id: codigo,
                  titulo: nombre,
                  isSuya: (opinion: Opinion) => opinion.quien === codigo,
                })),
              opiniones,
            ),
          ]
        : []),
      ...(isDelPais
        ? [
            buildPor(
              { id: "por-region", titulo: "Por región", filas: "Región", dibujo: "mapa" },
              deRegiones,
              REGIONES.map(({ cut, nombre }) => ({
                id: cut,
                titulo: nombre,
                isSuya: (opinion: Opinion) => opinion.quien === cut,
              })),
              opiniones,
            ),
          ]
        : []),
      buildNotas(opiniones),
      ...(["genero", "tramoEdad", "escolaridad"] as const).map((variable) => buildVariable(variable, { personas, n })),
      ...(isDelPais
        ? [
            buildCuadro({
              id: "region",
              titulo: "Quiénes vinieron: región",
              filas: "Región",
              columnas: [columna("casos", "Casos"), columna("parte", "Parte del total", "porcentaje")],
              datos: [
                ...REGIONES.map(({ cut }) => {
                  const suyos = porRegion.get(cut) ?? 0;
                  return toFila(cut, nameRegion(cut), [suyos, toPorcentaje(suyos, n)]);
                }),
                {
                  ...SIN_INFORMAR,
                  titulo: "No informa",
                  valores: [porRegion.get("") ?? 0, toPorcentaje(porRegion.get("") ?? 0, n)],
                },
              ],
              dibujo: "mapa",
            }),
          ]
        : []),
    ],
  };
};
