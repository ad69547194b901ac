import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { CANALES_PUBLICOS, NOMBRES_CANAL, NOMBRES_TIPO, TIPOS, TIPOS_SONI, type Tipo } from "@ventanilla/sdk/domain";
import { CANALES_PUBLICADOS, rollUpCanal } from "./canales.ts";
import { buildResultados, describeCierres } from "./cierres.ts";
import { type BuildReporte, type Contexto, nameRegion, TODAS_LAS_REGIONES, toFila } from "./contexto.ts";
import { buildCuadro, columna, compareCifras, sortFilas } from "./cuadro.ts";
import { listDeclaradas } from "./declaradas.ts";
import { isIngreso } from "./desgloses.ts";
import { describeFavorables } from "./favorables.ts";
import { type FilaDeIngreso, readCierres, readIngresos } from "./hechos.ts";
import { type FilaDe, leaveResto, sumFilas } from "./lector-de-cifras.ts";
import { type Periodo, previousPeriodo, splitPeriodo } from "./periodo.ts";

const PLURALES: Readonly<Record<Tipo, string>> = {
  consulta: "Consultas",
  reclamo: "Reclamos",
  disconformidad: "Disconformidades",
  sugerencia: "Sugerencias",
  reconocimiento: "Reconocimientos",
};

const isSoni = ({ tipo }: { tipo: string }): boolean => TIPOS_SONI.some((soni) => soni === tipo);
const count = (filas: readonly FilaDeIngreso[], isSuya: (fila: FilaDeIngreso) => boolean): number =>
  sumFilas(filas.filter(isSuya));

/** Columns of a table by kind: those that the institution takes, or has. */
const listColumnas = (filas: readonly FilaDeIngreso[], declarados: readonly Tipo[]) =>
  TIPOS.filter((tipo) => declarados.includes(tipo) || filas.some((fila) => fila.tipo === tipo));

interface PorTipo {
  filas: readonly FilaDeIngreso[];
  tipos: readonly Tipo[];
}

const countPorTipo = (filas: readonly { tipo: string; n: number }[], tipos: readonly Tipo[]): number[] => [
  ...tipos.map((tipo) => sumFilas(filas.filter((fila) => fila.tipo === tipo))),
  sumFilas(filas),
];

const columnasOf = (tipos: readonly Tipo[]) => [
  ...tipos.map((tipo) => columna(tipo, PLURALES[tipo])),
  columna("total", "Total"),
];

/** Kind × channel, as published: a case whose channel nobody wrote down is shown as that, and nothing is rescaled. */
const buildTipoCanal = ({ filas, tipos }: PorTipo): CuadroDeReporte => {
  const porCanal = Map.groupBy(filas, ({ canal }) => rollUpCanal(canal));
  return buildCuadro({
    id: "tipo-canal",
    titulo: "Por qué canal llegó cada tipo de caso",
    nota: "Tótems y bibliotecas se cuentan en internet. «Sin informar» son casos cuyo canal no se registró: nada se reparte ni se estima",
    filas: "Canal",
    columnas: columnasOf(tipos),
    datos: CANALES_PUBLICADOS.filter((canal) => porCanal.has(canal)).map((canal) => ({
      id: canal,
      titulo: NOMBRES_CANAL[canal],
      valores: countPorTipo(porCanal.get(canal) ?? [], tipos),
    })),
    dibujo: "barras",
  });
};

/** What stands in internet: from home, a totem or a library. */
const buildInternet = ({ filas, tipos }: PorTipo): CuadroDeReporte =>
  buildCuadro({
    id: "internet",
    titulo: "Internet por dentro",
    nota: "Las mismas cifras de internet en el cuadro por canal, según desde dónde se entró",
    filas: "Desde",
    columnas: columnasOf(tipos),
    datos: CANALES_PUBLICOS.map((canal) => ({
      id: canal,
      titulo: canal === "internet" ? "Computador o teléfono propio" : NOMBRES_CANAL[canal],
      valores: countPorTipo(
        filas.filter((fila) => fila.canal === canal),
        tipos,
      ),
    })),
    dibujo: "barras",
  });

/** A period, year by year. */
const splitAnios = ({ desde, hasta }: Periodo): (Periodo & { anio: string })[] => {
  const primero = Number(desde.slice(0, 4));
  return Array.from({ length: Number(hasta.slice(0, 4)) - primero + 1 }, (_, i) => String(primero + i)).map((anio) => ({
    anio,
    desde: desde.startsWith(anio) ? desde : `${anio}-01-01`,
    hasta: hasta.startsWith(anio) ? hasta : `${anio}-12-31`,
  }));
};

const listAnios = (filas: readonly FilaDeIngreso[]): string[] =>
  [...new Set(filas.map(({ periodo }) => periodo.slice(0, 4)))].sort();

const isDeAnio =
  (anio: string) =>
  ({ periodo }: FilaDeIngreso): boolean =>
    periodo.startsWith(anio);

/** Year by year, where the period has several: by kind, and by channel. */
const buildPorAnio = ({ filas, tipos }: PorTipo): CuadroDeReporte[] => {
  const anios = listAnios(filas);
  if (anios.length < 2) return [];
  const canales = CANALES_PUBLICADOS.filter((canal) => filas.some((fila) => rollUpCanal(fila.canal) === canal));
  return [
    buildCuadro({
      id: "por-anio",
      titulo: "Cada año, por tipo de caso",
      filas: "Año",
      columnas: columnasOf(tipos),
      datos: anios.map((anio) => ({
        id: anio,
        titulo: anio,
        valores: countPorTipo(filas.filter(isDeAnio(anio)), tipos),
      })),
      dibujo: "barras",
    }),
    ...(canales.length === 0
      ? []
      : [
          buildCuadro({
            id: "por-anio-canal",
            titulo: "Cada año, por canal",
            nota: "El total es la suma de todos los años del cuadro",
            filas: "Año",
            columnas: [...canales.map((canal) => columna(canal, NOMBRES_CANAL[canal])), columna("total", "Total")],
            datos: anios.map((anio) => {
              const suyas = filas.filter(isDeAnio(anio));
              return {
                id: anio,
                titulo: anio,
                valores: [
                  ...canales.map((canal) => count(suyas, (fila) => rollUpCanal(fila.canal) === canal)),
                  sumFilas(suyas),
                ],
              };
            }),
            dibujo: "barras",
          }),
        ]),
  ];
};

/** Intake of each region by kind; what is of none of them, under no name. */
const readDeRegiones = async ({
  lector,
  pedido: { periodo },
}: Pick<Contexto, "lector" | "pedido">): Promise<FilaDe<"ingresos">[]> => {
  const filas = await lector.read("ingresos", {
    de: TODAS_LAS_REGIONES,
    tramos: splitPeriodo(periodo.desde, periodo.hasta),
    prefijo: ["ingreso"],
  });
  return [...Map.groupBy(filas, ({ tipo }) => tipo).values()].flatMap(leaveResto).filter(({ n }) => n !== 0);
};

const buildPorRegion = ({ tipos }: PorTipo, deRegiones: readonly FilaDe<"ingresos">[]): CuadroDeReporte => {
  const porRegion = Map.groupBy(deRegiones, ({ quien }) => quien);
  return buildCuadro({
    id: "por-region",
    titulo: "Por región",
    filas: "Región",
    columnas: [columna("total", "Total"), ...tipos.map((tipo) => columna(tipo, PLURALES[tipo]))],
    datos: sortFilas(
      [...porRegion].map(([region, suyas]) => {
        const valores = countPorTipo(suyas, tipos);
        return toFila(region, nameRegion(region), [valores.at(-1) ?? 0, ...valores.slice(0, -1)]);
      }),
    ),
    dibujo: "mapa",
  });
};

/** Cases by kind × channel in a period and region, with declared figures named as such (seed C). */
export const buildCuentaPublica: BuildReporte = async (contexto) => {
  const { pedido, lector } = contexto;
  const { periodo, region, institucion } = pedido;
  const read = async (de: Periodo) => {
    const [porAnio, cierres] = await Promise.all([
      Promise.all(
        splitAnios(de).map(async ({ anio, ...suyo }) =>
          (await readIngresos({ lector, de: pedido, tramos: splitPeriodo(suyo.desde, suyo.hasta) })).map((fila) => ({
            ...fila,
            periodo: anio,
          })),
        ),
      ),
      readCierres({ lector, de: pedido, tramos: splitPeriodo(de.desde, de.hasta) }),
    ]);
    const ingresos = porAnio.flat();
    const filas = ingresos.filter(isIngreso);
    const tipo = (id: string, titulo: string, isSuya: (fila: FilaDeIngreso) => boolean) => ({
      id,
      titulo,
      valor: count(filas, isSuya),
      unidad: "casos" as const,
    });
    return {
      filas,
      cierres,
      cifras: [
        tipo("ingresos", "Casos recibidos", () => true),
        tipo("consultas", "Consultas", (fila) => fila.tipo === "consulta"),
        tipo("reclamos", "Reclamos contra proveedores", (fila) => fila.tipo === "reclamo"),
        tipo("soni", "Opiniones sobre nuestra atención", isSoni),
        {
          id: "fuera",
          titulo: "Fuera del ingreso",
          valor: sumFilas(ingresos) - sumFilas(filas),
          unidad: "casos" as const,
          nota: "Acumulados a otro caso o descartados: no están en los recibidos",
        },
        ...describeCierres(cierres),
        describeFavorables(cierres),
      ],
    };
  };
  const [actual, antes, declaradas, deRegiones] = await Promise.all([
    read(periodo),
    read(previousPeriodo(periodo)),
    listDeclaradas(contexto, periodo),
    region === undefined ? readDeRegiones(contexto) : [],
  ]);
  const porTipo = { filas: actual.filas, tipos: listColumnas(actual.filas, institucion.tipos) };
  const deSoni = porTipo.filas.filter(isSoni);
  return {
    titulo: "Cuenta pública",
    notas: [
      ...(declaradas.length === 0
        ? []
        : ["Las cifras declaradas no salen de los casos: cada una dice quién la declaró."]),
    ],
    cifras: [...compareCifras(actual.cifras, antes.cifras), ...declaradas],
    cuadros: [
      buildTipoCanal(porTipo),
      buildInternet(porTipo),
      buildCuadro({
        id: "soni",
        titulo: "Opiniones sobre nuestra atención",
        filas: "Tipo",
        columnas: [columna("ingresos", "Recibidas")],
        datos: TIPOS_SONI.map((tipo) => ({
          id: tipo,
          titulo: NOMBRES_TIPO[tipo],
          valores: [count(deSoni, (fila) => fila.tipo === tipo)],
        })),
        dibujo: "barras",
      }),
      ...buildPorAnio(porTipo),
      ...(region === undefined ? [buildPorRegion(porTipo, deRegiones)] : []),
      buildResultados(actual.cierres),
    ],
  };
};
