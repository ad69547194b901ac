import type { CifraDeReporte, CuadroDeReporte, Punto } from "@ventanilla/sdk/contract";
import { COMUNAS, REGIONES } from "@ventanilla/sdk/domain";
import type { Ambito } from "../cifras/cifra.ts";
import type { Tramo } from "../store/store.ts";
import { type Contexto, TODAS_LAS_REGIONES } from "./contexto.ts";
import { buildCuadro, columna } from "./cuadro.ts";
import { compareHechos } from "./hechos.ts";
import { sumBy } from "./lector-de-cifras.ts";
import type { UnidadDeReporte } from "./resolve-pedido.ts";

/** Whether some machine of the point gave a sign of life lately, by the points registry. */
const isVivo = ({ estado }: Punto): boolean => estado === "vivo";

interface Red {
  unidades: readonly UnidadDeReporte[];
  /** Units that a case entered by in the period. */
  conCasos: ReadonlySet<string>;
  /** Cases by comuna of the person. */
  porComuna: ReadonlyMap<string, number>;
  puntos: readonly Punto[];
  /** CUT of a region, and cases that entered in it. */
  porRegion: ReadonlyMap<string, number>;
}

/** How far the institution reaches in the period, and what is alive now (seed E, cobertura real). */
export const readCobertura = async (
  { pedido: { unidades, region, unidad }, lector, listPuntos }: Contexto,
  tramos: readonly Tramo[],
): Promise<Red> => {
  const isSuyo = (donde: { region: string; unidad?: string | undefined }) =>
    (region === undefined || donde.region === region) && (unidad === undefined || donde.unidad === unidad);
  const count = async (de: readonly Ambito[]) =>
    sumBy(await compareHechos("ingresos", { lector, de, tramos }), ({ quien }) => quien);
  const [porUnidad, porRegion, deComunas, puntos] = await Promise.all([
    count(unidades.map(({ codigo }) => ({ unidad: codigo }))),
    count(TODAS_LAS_REGIONES),
    unidad === undefined ? lector.read("comunas", { tramos, prefijo: ["ingreso"] }) : [],
    listPuntos(),
  ]);
  const porComuna = sumBy(
    deComunas.filter(({ comuna }) => region === undefined || comuna.startsWith(region)),
    ({ comuna }) => comuna,
  );
  return {
    unidades: unidades.filter(({ codigo, region: suya }) => isSuyo({ region: suya, unidad: codigo })),
    conCasos: new Set(porUnidad.keys()),
    porComuna,
    puntos: puntos.filter(isSuyo),
    porRegion,
  };
};

const countPuntos = (puntos: readonly Punto[], clase: Punto["clase"]): { n: number; vivos: number } => {
  const suyos = puntos.filter((punto) => punto.clase === clase);
  return { n: suyos.length, vivos: suyos.filter(isVivo).length };
};

export const describeCobertura = (
  { unidades, conCasos, porComuna, puntos, porRegion }: Red,
  { region, unidad }: { region?: string | undefined; unidad?: string | undefined },
): CifraDeReporte[] => {
  const activas = unidades.filter(({ activa }) => activa);
  const conectadas = activas.filter(({ conectada }) => conectada).length;
  const comunas = COMUNAS.filter((comuna) => region === undefined || comuna.region === region);
  const bibliotecas = countPuntos(puntos, "biblioteca");
  const totems = countPuntos(puntos, "totem");
  const regiones = REGIONES.filter(({ cut }) => porRegion.has(cut)).length;
  const lugares = (id: string, titulo: string, valor: number, n: number, nota: string): CifraDeReporte => ({
    id,
    titulo,
    valor,
    unidad: "lugares",
    n,
    nota,
  });
  return [
    ...(region === undefined
      ? [
          lugares(
            "regiones-con-casos",
            "Regiones con casos",
            regiones,
            REGIONES.length,
            `De las ${REGIONES.length} del país`,
          ),
        ]
      : []),
    ...(unidad === undefined
      ? [
          lugares(
            "comunas-alcanzadas",
            "Comunas alcanzadas",
            comunas.filter(({ cut }) => (porComuna.get(cut) ?? 0) > 0).length,
            comunas.length,
            `De ${comunas.length}: aquellas de donde entró algún caso`,
          ),
          lugares(
            "unidades-con-casos",
            "Unidades funcionando",
            activas.filter(({ codigo }) => conCasos.has(codigo)).length,
            activas.length,
            `De las ${activas.length} del registro: por donde entró algún caso`,
          ),
          lugares("plataformas-conectadas", "Unidades conectadas", conectadas, activas.length, "Según el registro"),
          lugares(
            "plataformas-manuales",
            "Unidades manuales",
            activas.length - conectadas,
            activas.length,
            "Registran en papel y se ingresa después",
          ),
        ]
      : []),
    lugares("bibliotecas-vivas", "Bibliotecas con un equipo vivo", bibliotecas.vivos, bibliotecas.n, "Ahora"),
    lugares("totems-vivos", "Tótems vivos", totems.vivos, totems.n, "Ahora"),
  ];
};

/** The same region by region. */
export const buildCobertura = (
  { unidades, conCasos, porComuna, puntos, porRegion }: Red,
  region: string | undefined,
): CuadroDeReporte =>
  buildCuadro({
    id: "cobertura",
    titulo: "Cobertura por región",
    nota: "Bibliotecas y tótems con un equipo vivo, como están ahora",
    filas: "Región",
    columnas: [
      columna("ingresos", "Casos"),
      columna("comunas-alcanzadas", "Comunas con casos", "lugares"),
      columna("comunas", "Comunas", "lugares"),
      columna("unidades-con-casos", "Unidades con casos", "lugares"),
      columna("plataformas-conectadas", "Unidades conectadas", "lugares"),
      columna("plataformas-manuales", "Unidades manuales", "lugares"),
      columna("bibliotecas-vivas", "Bibliotecas vivas", "lugares"),
      columna("totems-vivos", "Tótems vivos", "lugares"),
    ],
    datos: REGIONES.filter(({ cut }) => region === undefined || cut === region).map(({ cut, nombre }) => {
      const suyas = unidades.filter((una) => una.activa && una.region === cut);
      const comunas = COMUNAS.filter((comuna) => comuna.region === cut);
      const conectadas = suyas.filter(({ conectada }) => conectada).length;
      const deAqui = puntos.filter((punto) => punto.region === cut);
      return {
        id: cut,
        titulo: nombre,
        valores: [
          porRegion.get(cut) ?? 0,
          comunas.filter((comuna) => (porComuna.get(comuna.cut) ?? 0) > 0).length,
          comunas.length,
          suyas.filter(({ codigo }) => conCasos.has(codigo)).length,
          conectadas,
          suyas.length - conectadas,
          countPuntos(deAqui, "biblioteca").vivos,
          countPuntos(deAqui, "totem").vivos,
        ],
      };
    }),
    dibujo: "mapa",
  });
