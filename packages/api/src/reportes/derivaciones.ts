import { NOMBRES_TIPO, TIPOS } from "@ventanilla/sdk/domain";
import type { Tramo } from "../store/store.ts";
import type { BuildReporte, Contexto } from "./contexto.ts";
import { toFila } from "./contexto.ts";
import { buildCuadro, columna, compareCifras, sortFilas, toPorcentaje } from "./cuadro.ts";
import { compareHechos } from "./hechos.ts";
import { sumBy, sumFilas } from "./lector-de-cifras.ts";
import { previousPeriodo, splitPasos, splitPeriodo } from "./periodo.ts";
import { buildTendencia } from "./tendencia.ts";

const SUCESOS = [
  { suceso: "enviada", id: "enviadas", titulo: "Enviadas" },
  { suceso: "recibida", id: "recibidas", titulo: "Recibidas allá" },
  { suceso: "devuelta", id: "devueltas", titulo: "Devueltas" },
  { suceso: "respondida", id: "respondidas", titulo: "Respondidas" },
] as const;

const POR_DIA =
  "Cada derivación se cuenta el día en que pasó: una respuesta de este período puede ser de un envío anterior.";

const readSucesos = async (
  { lector, pedido }: Contexto,
  { tramos, porPaso = tramos }: { tramos: readonly Tramo[]; porPaso?: readonly Tramo[] },
) => {
  const [filas, ingresos] = await Promise.all([
    lector.read("derivaciones", { de: pedido, tramos: porPaso, porPeriodo: true }),
    compareHechos("ingresos", { lector, de: pedido, tramos }),
  ]);
  const entraron = sumFilas(ingresos);
  const count = (suceso: string) => sumFilas(filas.filter((fila) => fila.suceso === suceso));
  return {
    filas,
    cifras: [
      ...SUCESOS.map(({ suceso, id, titulo }) => ({
        id,
        titulo: `Derivaciones: ${titulo.toLowerCase()}`,
        valor: count(suceso),
        unidad: "actos" as const,
      })),
      {
        id: "parte-derivada",
        titulo: "Derivaciones por cada cien casos ingresados",
        valor: toPorcentaje(count("enviada"), entraron),
        unidad: "porcentaje" as const,
        n: entraron,
        nota: "Enviadas en el período, sobre los casos ingresados en él",
      },
    ],
  };
};

/** What was sent to each institution, and what came of it (seed E, informe a instituciones). */
export const buildDerivaciones: BuildReporte = async (contexto) => {
  const { pedido } = contexto;
  const { periodo, paso, institucion } = pedido;
  const anterior = previousPeriodo(periodo);
  const [actual, antes] = await Promise.all([
    readSucesos(contexto, {
      tramos: splitPeriodo(periodo.desde, periodo.hasta),
      porPaso: splitPasos(periodo, paso),
    }),
    readSucesos(contexto, { tramos: splitPeriodo(anterior.desde, anterior.hasta) }),
  ]);
  const nombres = new Map(institucion.deriva.map(({ codigo, nombre }) => [codigo, nombre]));
  const porSuceso = SUCESOS.map(({ suceso }) => actual.filas.filter((fila) => fila.suceso === suceso));
  const columnas = SUCESOS.map(({ id, titulo: nombre }) => columna(id, nombre, "actos"));
  const buildPor = (dimension: "institucion" | "tipo") => {
    const sumas = porSuceso.map((filas) => sumBy(filas, (fila) => fila[dimension]));
    return (clave: string) => sumas.map((suma) => suma.get(clave) ?? 0);
  };
  const deInstitucion = buildPor("institucion");
  const deTipo = buildPor("tipo");
  return {
    titulo: "Derivaciones a otras instituciones",
    notas: [POR_DIA],
    cifras: compareCifras(actual.cifras, antes.cifras),
    cuadros: [
      buildCuadro({
        id: "por-institucion",
        titulo: "A quién se derivó, y qué resultó",
        filas: "Institución",
        columnas,
        datos: sortFilas(
          [...new Set(actual.filas.map((fila) => fila.institucion))].map((codigo) =>
            toFila(codigo, contexto.nameInstitucion(codigo) ?? nombres.get(codigo), deInstitucion(codigo)),
          ),
        ),
        dibujo: "barras",
      }),
      buildCuadro({
        id: "por-tipo",
        titulo: "Qué tipo de caso se derivó",
        filas: "Tipo",
        columnas,
        datos: TIPOS.map((tipo) => ({ id: tipo, titulo: NOMBRES_TIPO[tipo], valores: deTipo(tipo) })).filter(
          ({ valores }) => valores.some((valor) => valor > 0),
        ),
        dibujo: "barras",
      }),
      buildTendencia(
        pedido,
        SUCESOS.map(({ id, titulo: nombre }, i) => ({
          columna: columna(id, nombre, "actos"),
          filas: porSuceso[i] ?? [],
        })),
      ),
    ],
  };
};
