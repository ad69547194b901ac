import type { CuadroDeReporte } from "@ventanilla/sdk/contract";
import { COMUNAS, NOMBRES_CANAL, NOMBRES_TIPO, REGIONES, TIPOS, TIPOS_SONI, type Tipo } from "@ventanilla/sdk/domain";
import type { Ambito } from "../cifras/cifra.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import type { Tramo } from "../store/store.ts";
import {
  COLUMNAS_DE_ABIERTOS,
  compareAbiertos,
  countAbiertos,
  type GrupoDeAbiertos,
  indexAbiertos,
} from "./abiertos.ts";
import { rollUpCanal } from "./canales.ts";
import { COLUMNAS_DE_CIERRE, countCierres, indexCierres } from "./cierres.ts";
import { type Contexto, nameMaterias, nameRegion, TODAS_LAS_REGIONES, toFila } from "./contexto.ts";
import { buildCuadro, columna, cutFilas, sortFilas, type Valor } from "./cuadro.ts";
import { compareHechos, type FilaDeCierre, type FilaDeDuracion, type FilaDeIngreso } from "./hechos.ts";
import { leaveResto, sumBy, sumFilas } from "./lector-de-cifras.ts";
import { timesOf } from "./tiempos.ts";

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
  { tipos, isDePersona = false }: { tipos: readonly Tipo[]; isDePersona?: boolean },
): CuadroDeReporte => {
  const enTipo = indexAbiertos(abiertos, "tipo");
  const entraron = sumBy(ingresos.filter(isIngreso), ({ tipo }) => tipo);
  const total = countCierres(cierres);
  return buildCuadro({
    id: "por-tipo",
    titulo: "Por tipo de caso",
    filas: "Tipo",
    columnas: [
      ...(!isDePersona ? [COLUMNA_INGRESOS] : []),
      ...COLUMNAS_DE_ABIERTOS,
      columna("cerrados", "Cerrados"),
      columna("en-plazo", "En plazo", "porcentaje"),
      ...(!isDePersona
        ? [columna("mediana-habiles", "Mediana", "habiles"), columna("p90-habiles", "9 de cada 10 en", "habiles")]
        : []),
    ],
    datos: tipos.map((tipo) => {
      const { n, enPlazo } = countCierres(cierres.filter((fila) => fila.tipo === tipo));
      const { mediana, p90 } = timesOf(
        duraciones.filter((fila) => fila.tipo === tipo),
        "habiles",
      );
      return {
        id: tipo,
        titulo: NOMBRES_TIPO[tipo],
        valores: [
          ...(!isDePersona ? [entraron.get(tipo) ?? 0] : []),
          ...enTipo(tipo),
          n,
          enPlazo,
          ...(!isDePersona ? [mediana, p90] : []),
        ],
      };
    }),
    total: [...(!isDePersona ? [undefined] : []), undefined, undefined, undefined, undefined, total.enPlazo],
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

/** Columns of every table that compares who attends. */
const COLUMNAS_DE_COMPARACION = [COLUMNA_INGRESOS, ...COLUMNAS_DE_ABIERTOS, ...COLUMNAS_DE_CIERRE];

/** What entered, is open and closed of each of some, and of all of them: by {@link COLUMNAS_DE_COMPARACION}. */
const compare = async (
  contexto: Contexto,
  { de, tramos, isDePersonas = false }: { de: readonly Ambito[]; tramos: readonly Tramo[]; isDePersonas?: boolean },
): Promise<{ read: (quien: string) => Valor[]; total: (Valor | undefined)[] }> => {
  const { lector } = contexto;
  const [ingresos, abiertos, cierres] = await Promise.all([
    isDePersonas ? [] : compareHechos("ingresos", { lector, de, tramos }),
    compareAbiertos(contexto, de),
    compareHechos("cierres", { lector, de, tramos }),
  ]);
  const entraron = sumBy(leaveResto(ingresos), ({ quien }) => quien);
  const suyos = leaveResto(cierres);
  const cerraron = indexCierres(suyos);
  const deTodos = indexCierres(suyos.map((suma) => ({ ...suma, quien: "" })))("");
  return {
    read: (quien) => [entraron.get(quien) ?? 0, ...abiertos(quien), ...cerraron(quien)],
    // What adds up is summed by the table.
    total: [...Array.from({ length: 5 }, () => undefined), ...deTodos.slice(1)],
  };
};

const isAlgo = (valores: readonly Valor[]): boolean => valores.some((valor) => valor);

/** The 16 regions, for the map; what came from nowhere known is a row of its own. */
export const buildPorRegion = async (
  contexto: Contexto,
  { tramos }: { tramos: readonly Tramo[] },
): Promise<CuadroDeReporte> => {
  const { read, total } = await compare(contexto, { de: TODAS_LAS_REGIONES, tramos });
  const sinRegion = read("");
  return buildCuadro({
    id: "por-region",
    titulo: "Por región",
    filas: "Región",
    columnas: COLUMNAS_DE_COMPARACION,
    datos: [
      ...REGIONES.map(({ cut, nombre }) => ({ id: cut, titulo: nombre, valores: read(cut) })),
      ...(isAlgo(sinRegion) ? [toFila("", undefined, sinRegion)] : []),
    ],
    total,
    dibujo: "mapa",
  });
};

/** Every unit of the scope, also those where nobody came. */
export const buildPorUnidad = async (
  contexto: Contexto,
  { tramos }: { tramos: readonly Tramo[] },
): Promise<CuadroDeReporte> => {
  const { unidades, region } = contexto.pedido;
  const suyas = unidades.filter((una) => region === undefined || una.region === region);
  const { read, total } = await compare(contexto, { de: suyas.map(({ codigo }) => ({ unidad: codigo })), tramos });
  const datos = suyas
    .map(({ codigo, nombre, activa }) => ({
      id: codigo,
      titulo: activa ? nombre : `${nombre} (ya no atiende)`,
      valores: read(codigo),
      activa,
    }))
    .filter(({ activa, valores }) => activa || isAlgo(valores))
    .map(({ activa: _, ...fila }) => fila);
  return buildCuadro({
    id: "por-unidad",
    titulo: "Por unidad",
    filas: "Unidad",
    columnas: COLUMNAS_DE_COMPARACION,
    datos: sortFilas(datos),
    total,
    dibujo: "barras",
  });
};

/** So many are told apart by name; who answers for more looks at them by region or by unit. */
export const MAXIMO_DE_PERSONAS = 100;

/** Who attends within the scope, also who left. */
export const listPersonas = async ({ pedido, listUsuarios }: Contexto): Promise<UsuarioLeido[]> => {
  const regionOfUnidad = new Map(pedido.unidades.map(({ codigo, region }) => [codigo, region]));
  return (await listUsuarios()).filter(
    (usuario) =>
      (pedido.unidad === undefined || usuario.unidad === pedido.unidad) &&
      (pedido.region === undefined || (usuario.region ?? regionOfUnidad.get(usuario.unidad ?? "")) === pedido.region),
  );
};

/** Every officer of the scope that has or closed something. Only for whoever answers for them. */
export const buildPorFuncionario = async (
  contexto: Contexto,
  { tramos, personas: suyos }: { tramos: readonly Tramo[]; personas: readonly UsuarioLeido[] },
): Promise<CuadroDeReporte> => {
  const { read, total } = await compare(contexto, {
    de: suyos.map(({ id }) => ({ responsable: id })),
    tramos,
    isDePersonas: true,
  });
  return buildCuadro({
    id: "por-funcionario",
    titulo: "Por persona que atiende",
    nota: "Abiertos: los que tiene ahora. Cerrados: los que respondió, aunque otra persona los haya visado",
    filas: "Persona",
    // Cases enter by a unit and by nobody's hand.
    columnas: COLUMNAS_DE_COMPARACION.slice(1),
    datos: sortFilas(
      suyos
        .map(({ id, nombre }) => ({ id, titulo: nombre, valores: read(id).slice(1) }))
        .filter(({ valores }) => isAlgo(valores)),
      3,
    ),
    total: total.slice(1),
    dibujo: "barras",
  });
};

/** Intake by what it was about. Not kept apart by region. */
export const buildPorMateria = async (
  { pedido: { institucion }, lector }: Contexto,
  tramos: readonly Tramo[],
  { tipo, id = "por-materia", titulo = "De qué tratan" }: { tipo?: Tipo; id?: string; titulo?: string } = {},
): Promise<CuadroDeReporte> => {
  const filas = await lector.read("materias", { tramos, prefijo: tipo ? ["ingreso", tipo] : ["ingreso"] });
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
  tramos: readonly Tramo[],
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
