import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { COMUNAS, NOMBRES_CANAL, NOMBRES_TIPO, REGIONES, TIPOS, TIPOS_SONI, type Tipo } from "@ventanilla/sdk/domain";
import type { GrupoDeAbiertos } from "../store/store.ts";
import { COLUMNAS_DE_ABIERTOS, countAbiertos, indexAbiertos } from "./abiertos.ts";
import { rollUpCanal } from "./canales.ts";
import { COLUMNAS_DE_CIERRE, countCierres, indexSumas } from "./cierres.ts";
import { type Contexto, nameMaterias, nameRegion, toFila } from "./contexto.ts";
import { buildCuadro, columna, cutFilas, type Fila, sortFilas } from "./cuadro.ts";
import type { FilaDeCierre, FilaDeDuracion, FilaDeIngreso, FilaDeSuma } from "./hechos.ts";
import { sumBy, sumFilas } from "./lector-de-cifras.ts";
import { computeTiempos, toHistograma } from "./tiempos.ts";

/** So many materias and providers are told apart; the rest is one row. */
const MAXIMO_DE_FILAS = 20;

/** What the tables of monitoreo are made of: read once. */
export interface Base {
  ingresos: readonly FilaDeIngreso[];
  cierres: readonly FilaDeCierre[];
  duraciones: readonly FilaDeDuracion[];
  abiertos: readonly GrupoDeAbiertos[];
}

export const isIngreso = ({ serie }: { serie: string }): boolean => serie === "ingreso";

const COLUMNA_INGRESOS = columna("ingresos", "Ingresos");

/** Intake, closings, times and what is open, kind by kind. */
export const buildPorTipo = (
  { ingresos, cierres, duraciones, abiertos }: Base,
  { tipos, responsable }: { tipos: readonly Tipo[]; responsable?: string | undefined },
): CuadroDeReporte => {
  const enTipo = indexAbiertos(abiertos, "tipo");
  const entraron = sumBy(ingresos.filter(isIngreso), ({ tipo }) => tipo);
  const total = countCierres(cierres);
  return buildCuadro({
    id: "por-tipo",
    titulo: "Por tipo de caso",
    filas: "Tipo",
    columnas: [
      ...(responsable === undefined ? [COLUMNA_INGRESOS] : []),
      ...COLUMNAS_DE_ABIERTOS,
      columna("cerrados", "Cerrados"),
      columna("en-plazo", "En plazo", "porcentaje"),
      ...(responsable === undefined
        ? [columna("mediana-habiles", "Mediana", "habiles"), columna("p90-habiles", "9 de cada 10 en", "habiles")]
        : []),
    ],
    datos: tipos.map((tipo) => {
      const { n, enPlazo } = countCierres(cierres.filter((fila) => fila.tipo === tipo));
      const { mediana, p90 } = computeTiempos(
        toHistograma(duraciones.filter((fila) => fila.tipo === tipo && fila.medida === "habiles")),
      );
      return {
        id: tipo,
        titulo: NOMBRES_TIPO[tipo],
        valores: [
          ...(responsable === undefined ? [entraron.get(tipo) ?? 0] : []),
          ...enTipo(tipo),
          n,
          enPlazo,
          ...(responsable === undefined ? [mediana, p90] : []),
        ],
      };
    }),
    total: [
      ...(responsable === undefined ? [undefined] : []),
      undefined,
      undefined,
      undefined,
      undefined,
      total.enPlazo,
    ],
    dibujo: "barras",
  });
};

/** Intake by channel, as published: totems and libraries are internet; beside it, the three apart. */
export const buildPorCanal = (ingresos: readonly FilaDeIngreso[]): CuadroDeReporte => {
  const porCanal = Map.groupBy(ingresos.filter(isIngreso), ({ canal }) => rollUpCanal(canal));
  const isSoni = ({ tipo }: FilaDeIngreso) => TIPOS_SONI.some((soni) => soni === tipo);
  return buildCuadro({
    id: "por-canal",
    titulo: "Ingresos por canal",
    nota: "Tótems y bibliotecas se cuentan en internet",
    filas: "Canal",
    columnas: [
      COLUMNA_INGRESOS,
      columna("consulta", "Consultas"),
      columna("reclamo", "Reclamos"),
      columna("soni", "Opiniones"),
    ],
    datos: sortFilas(
      [...porCanal].map(([canal, filas]) => ({
        id: canal,
        titulo: NOMBRES_CANAL[canal],
        valores: [
          sumFilas(filas),
          sumFilas(filas.filter(({ tipo }) => tipo === "consulta")),
          sumFilas(filas.filter(({ tipo }) => tipo === "reclamo")),
          sumFilas(filas.filter(isSoni)),
        ],
      })),
    ),
    dibujo: "barras",
  });
};

/** The 16 regions, for the map; what came from nowhere known is a row of its own. */
export const buildPorRegion = (
  { ingresos, cierres, abiertos }: Base,
  sumas: ReturnType<typeof indexSumas>,
): CuadroDeReporte => {
  const entraron = sumBy(ingresos.filter(isIngreso), ({ region }) => region);
  const enRegion = indexAbiertos(abiertos, "region");
  const cerraron = Map.groupBy(cierres, ({ region }) => region);
  const toValores = (region: string): Fila["valores"] => {
    const { n, enPlazo } = countCierres(cerraron.get(region) ?? []);
    return [entraron.get(region) ?? 0, ...enRegion(region), n, enPlazo, ...sumas.read(region).slice(2)];
  };
  const sinRegion = toValores("");
  return buildCuadro({
    id: "por-region",
    titulo: "Por región",
    filas: "Región",
    columnas: [COLUMNA_INGRESOS, ...COLUMNAS_DE_ABIERTOS, ...COLUMNAS_DE_CIERRE],
    datos: [
      ...REGIONES.map(({ cut, nombre }) => ({ id: cut, titulo: nombre, valores: toValores(cut) })),
      ...(sinRegion.some((valor) => valor) ? [toFila("", undefined, sinRegion)] : []),
    ],
    total: [undefined, undefined, undefined, undefined, undefined, countCierres(cierres).enPlazo],
    dibujo: "mapa",
  });
};

/** Every unit of the scope, also those where nobody came. */
export const buildPorUnidad = async (
  { pedido: { unidades, region }, lector }: Contexto,
  {
    tramos,
    sumas,
    abiertos,
  }: { tramos: Parameters<Contexto["lector"]["read"]>[1]["tramos"]; sumas: readonly FilaDeSuma[] } & Pick<
    Base,
    "abiertos"
  >,
): Promise<CuadroDeReporte> => {
  const entraron = sumBy((await lector.read("unidades", { tramos })).filter(isIngreso), ({ unidad }) => unidad);
  const enUnidad = indexAbiertos(abiertos, "unidad");
  const cerraron = indexSumas(sumas);
  const suyas = unidades.filter((una) => region === undefined || una.region === region);
  const datos = suyas
    .map(({ codigo, nombre, activa }) => ({
      id: codigo,
      titulo: activa ? nombre : `${nombre} (ya no atiende)`,
      valores: [entraron.get(codigo) ?? 0, ...enUnidad(codigo), ...cerraron.read(codigo)],
      activa,
    }))
    .filter(({ activa, valores }) => activa || valores.some((valor) => valor))
    .map(({ activa: _, ...fila }) => fila);
  return buildCuadro({
    id: "por-unidad",
    titulo: "Por unidad",
    filas: "Unidad",
    columnas: [COLUMNA_INGRESOS, ...COLUMNAS_DE_ABIERTOS, ...COLUMNAS_DE_CIERRE],
    datos: sortFilas(datos),
    dibujo: "barras",
  });
};

/** Every officer of the scope that has or closed something. Only for whoever answers for them. */
export const buildPorFuncionario = async (
  { pedido, listUsuarios }: Contexto,
  { sumas, abiertos }: { sumas: readonly FilaDeSuma[] } & Pick<Base, "abiertos">,
): Promise<CuadroDeReporte> => {
  const regionOfUnidad = new Map(pedido.unidades.map(({ codigo, region }) => [codigo, region]));
  const suyos = (await listUsuarios()).filter(
    (usuario) =>
      (pedido.unidad === undefined || usuario.unidad === pedido.unidad) &&
      (pedido.region === undefined || (usuario.region ?? regionOfUnidad.get(usuario.unidad ?? "")) === pedido.region),
  );
  const tiene = indexAbiertos(abiertos, "responsable");
  const cerraron = indexSumas(sumas);
  return buildCuadro({
    id: "por-funcionario",
    titulo: "Por persona que atiende",
    nota: "Abiertos: los que tiene ahora. Cerrados: los que respondió, aunque otra persona los haya visado",
    filas: "Persona",
    columnas: [...COLUMNAS_DE_ABIERTOS, ...COLUMNAS_DE_CIERRE],
    datos: sortFilas(
      suyos
        .map(({ id, nombre }) => ({ id, titulo: nombre, valores: [...tiene(id), ...cerraron.read(id)] }))
        .filter(({ valores }) => valores.some((valor) => valor)),
      3,
    ),
    dibujo: "barras",
  });
};

/** Intake by what it was about. Not kept apart by region. */
export const buildPorMateria = async (
  { pedido: { institucion }, lector }: Contexto,
  tramos: Parameters<Contexto["lector"]["read"]>[1]["tramos"],
  { tipo, id = "por-materia", titulo = "De qué tratan" }: { tipo?: Tipo; id?: string; titulo?: string } = {},
): Promise<CuadroDeReporte> => {
  const filas = (await lector.read("materias", { tramos, prefijo: ["ingreso"] })).filter(
    (fila) => tipo === undefined || fila.tipo === tipo,
  );
  const nombres = nameMaterias(institucion.materias);
  return buildCuadro({
    id,
    titulo,
    filas: "Materia",
    columnas: [COLUMNA_INGRESOS],
    datos: cutFilas(
      sortFilas(
        [...sumBy(filas, ({ materia }) => materia)].map(([materia, n]) => toFila(materia, nombres.get(materia), [n])),
      ),
      MAXIMO_DE_FILAS,
    ),
    dibujo: "barras",
  });
};

/** Reclamos by the provider they are against, of those in the registry. Not kept apart by region. */
export const buildPorProveedor = async (
  { pedido: { institucion }, lector, registros }: Contexto,
  tramos: Parameters<Contexto["lector"]["read"]>[1]["tramos"],
): Promise<CuadroDeReporte> => {
  const filas = await lector.read("proveedores", { tramos, prefijo: ["ingreso"] });
  const porProveedor = [...sumBy(filas, ({ proveedor }) => proveedor)].map(([id, n]) => toFila(id, id, [n]));
  // Only those that are shown are looked up: a registry may hold thousands.
  const datos = await Promise.all(
    cutFilas(sortFilas(porProveedor), MAXIMO_DE_FILAS).map(async (fila) =>
      fila.id === "otras"
        ? fila
        : {
            ...fila,
            titulo:
              (await registros.proveedores.find(institucion.slug, fila.id))?.nombre ?? "Ya no está en el registro",
          },
    ),
  );
  return buildCuadro({
    id: "por-proveedor",
    titulo: "Contra qué proveedores",
    nota: "Los del registro de proveedores; los que solo se nombraron no se cuentan aparte",
    filas: "Proveedor",
    columnas: [COLUMNA_INGRESOS],
    datos,
    dibujo: "barras",
  });
};

/** Intake of a region by the comuna of who came. */
export const buildPorComuna = (region: string, porComuna: ReadonlyMap<string, number>): CuadroDeReporte =>
  buildCuadro({
    id: "por-comuna",
    titulo: `Ingresos por comuna: ${nameRegion(region)}`,
    nota: "La comuna de la persona, donde la dijo",
    filas: "Comuna",
    columnas: [COLUMNA_INGRESOS],
    datos: COMUNAS.filter((comuna) => comuna.region === region).map(({ cut, nombre }) => ({
      id: cut,
      titulo: nombre,
      valores: [porComuna.get(cut) ?? 0],
    })),
    dibujo: "barras",
  });

/** Kinds that the institution takes, and those it has figures of. */
export const listTipos = (declarados: readonly Tipo[], { ingresos, cierres, abiertos }: Base): Tipo[] =>
  TIPOS.filter(
    (tipo) =>
      declarados.includes(tipo) ||
      ingresos.some((fila) => fila.tipo === tipo) ||
      cierres.some((fila) => fila.tipo === tipo) ||
      countAbiertos(abiertos, (grupo) => grupo.tipo === tipo)[0] > 0,
  );
