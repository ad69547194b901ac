import type { FiltroDeReporte, Institucion } from "@ventanilla/sdk/contract";
import {
  addHabiles,
  type Fecha,
  type Feriado,
  fechaCivil,
  formatFecha,
  getRegion,
  type Rol,
  regionOf,
} from "@ventanilla/sdk/domain";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import { covers } from "../personal/usuario.ts";
import type { Registros } from "../registros/create-registros.ts";
import { choosePaso, countPasos, type Paso, type Periodo } from "./periodo.ts";

/** A trend with more points than this is no picture any more. */
export const MAXIMO_DE_PASOS = 400;
/** Nothing was ever counted before. */
const PRIMER_DIA = "2000-01-01";

/** Who sees how each officer does: whoever answers for them (contract, roles). */
const SUPERVISAN: readonly Rol[] = ["encargado", "abogado", "director", "administradorPlataformas"];

/** Who reads, and of what they may. Without a role: figures, of nobody by name. */
export interface AlcanceDeReporte {
  id?: string | undefined;
  rol?: Rol | undefined;
  region?: string | undefined;
  unidad?: string | undefined;
}

/** A unit of the registry, as a report names it. */
export interface UnidadDeReporte {
  codigo: string;
  nombre: string;
  region: string;
  conectada: boolean;
  activa: boolean;
}

/** What a report is of, once it was found right and within who asks. */
export interface PedidoDeReporte {
  institucion: Institucion;
  unidades: readonly UnidadDeReporte[];
  periodo: Periodo;
  paso: Paso;
  /** Civil date in the institution's zone. */
  hoy: Fecha;
  /** What is due up to then is due soon. */
  avisa: Fecha;
  /** Present also where `unidad` is: its own. */
  region?: string;
  unidad?: string;
  responsable?: string;
  /** Whether officers are named, each with what is theirs. */
  isSupervisor: boolean;
  alcance: AlcanceDeReporte;
}

export interface OpcionesDePedido {
  institucion: Institucion;
  feriados: readonly Feriado[];
  registros: Pick<Registros, "unidades">;
  findUsuario: Personal["find"];
  alcance: AlcanceDeReporte;
  /** Milliseconds since the epoch. */
  ahora: number;
}

const refuse = (ruta: keyof FiltroDeReporte, codigo: Falta["codigo"], mensaje: string): Rechazo =>
  new Rechazo("datos-invalidos", { faltas: [{ ruta, codigo, mensaje }] });

const outside = (detalle: string): Rechazo => new Rechazo("rol-no-permite", { detalle });

const resolvePeriodo = ({ desde, hasta }: FiltroDeReporte, hoy: Fecha): Periodo => {
  const futura = (ruta: "desde" | "hasta", fecha: string | undefined) => {
    if (fecha !== undefined && fecha > hoy)
      throw refuse(ruta, "fecha-futura", `Es posterior al ${formatFecha(hoy)}: todavía no hay nada que contar`);
  };
  futura("desde", desde);
  futura("hasta", hasta);
  const fin = hasta ?? hoy;
  const inicio = desde ?? `${fin.slice(0, 7)}-01`;
  for (const [ruta, fecha] of [
    ["desde", inicio],
    ["hasta", fin],
  ] as const)
    if (fecha < PRIMER_DIA) throw refuse(ruta, "rango", `Es anterior al ${formatFecha(PRIMER_DIA)}: revisa el año`);
  if (fin < inicio)
    throw refuse(
      desde === undefined ? "hasta" : "desde",
      "rango",
      `Comienza el ${formatFecha(inicio)}, después de terminar el ${formatFecha(fin)}: revisa las dos fechas`,
    );
  return { desde: inicio, hasta: fin };
};

const resolvePaso = (periodo: Periodo, pedido: Paso | undefined): Paso => {
  const paso = pedido ?? choosePaso(periodo);
  const puntos = countPasos(periodo, paso);
  if (paso !== "mes" && puntos > MAXIMO_DE_PASOS)
    throw refuse(
      "paso",
      "rango",
      `La tendencia tendría ${puntos} puntos, y caben ${MAXIMO_DE_PASOS}: pídela por ${paso === "dia" ? "semana o por mes" : "mes"}, o de un período más corto`,
    );
  return paso;
};

/**
 * Reads a filter within who asks: their region and unit are imposed, whatever else they ask for is refused.
 *
 * @throws {Rechazo} `datos-invalidos` at the field that is wrong; `rol-no-permite` outside the scope
 */
export const resolvePedido = async (
  filtro: FiltroDeReporte,
  { institucion, feriados, registros, findUsuario, alcance, ahora }: OpcionesDePedido,
): Promise<PedidoDeReporte> => {
  const hoy = fechaCivil(ahora, institucion.zona);
  const periodo = resolvePeriodo(filtro, hoy);
  const paso = resolvePaso(periodo, filtro.paso);
  const unidades = (await registros.unidades.list(institucion.slug)).map(
    ({ codigo, nombre, comuna, conectada, activa }) => ({
      codigo,
      nombre,
      region: regionOf(comuna) ?? "",
      conectada,
      activa,
    }),
  );
  if (filtro.region !== undefined && !getRegion(filtro.region))
    throw refuse("region", "opcion", "No hay una región con ese código. Ejemplo: 13 es la Metropolitana");
  const pedida = filtro.unidad === undefined ? undefined : unidades.find(({ codigo }) => codigo === filtro.unidad);
  if (filtro.unidad !== undefined && !pedida)
    throw refuse("unidad", "opcion", "No hay una unidad con ese código: elige una del registro de unidades");
  if (alcance.unidad !== undefined && pedida && pedida.codigo !== alcance.unidad)
    throw outside("Tu alcance es tu unidad: quita ese filtro o pide otro alcance");
  if (alcance.region !== undefined && (filtro.region ?? alcance.region) !== alcance.region)
    throw outside("Tu alcance es tu región: quita ese filtro o pide otro alcance");
  if (alcance.region !== undefined && alcance.unidad === undefined && pedida && pedida.region !== alcance.region)
    throw outside("Esa unidad es de otra región: quita ese filtro o pide otro alcance");
  const unidad = pedida ?? unidades.find(({ codigo }) => codigo === alcance.unidad);
  if (filtro.region !== undefined && unidad && unidad.region !== filtro.region) {
    if (!pedida) throw outside("Tu unidad es de otra región: quita ese filtro o pide otro alcance");
    throw refuse("unidad", "opcion", "Esa unidad es de otra región: quita uno de los dos filtros");
  }
  // A unit that was put out of the registry since still has its figures.
  const deUnidad = unidad?.codigo ?? alcance.unidad;
  const region = unidad?.region ?? filtro.region ?? alcance.region;
  const isSupervisor = SUPERVISAN.some((rol) => rol === alcance.rol);
  const responsable = await resolveResponsable(filtro.responsable, { institucion, findUsuario, alcance, isSupervisor });
  return {
    institucion,
    unidades,
    periodo,
    paso,
    hoy,
    avisa: addHabiles(hoy, institucion.avisaAntes, { feriados }),
    ...(region !== undefined && { region }),
    ...(deUnidad !== undefined && { unidad: deUnidad }),
    ...(responsable !== undefined && { responsable }),
    isSupervisor,
    alcance,
  };
};

/** Whose cases: one's own, or of an officer of one's scope where one answers for them. */
const resolveResponsable = async (
  pedido: string | undefined,
  {
    institucion,
    findUsuario,
    alcance,
    isSupervisor,
  }: Pick<OpcionesDePedido, "institucion" | "findUsuario" | "alcance"> & { isSupervisor: boolean },
): Promise<string | undefined> => {
  if (pedido === undefined) return undefined;
  if (pedido === "yo" || (alcance.id !== undefined && pedido === alcance.id)) {
    if (alcance.id === undefined) throw refuse("responsable", "opcion", "Nadie pregunta: di de quién");
    return alcance.id;
  }
  if (!isSupervisor) throw outside("Las cifras de cada persona las ve quien supervisa: pide las tuyas con `yo`");
  const usuario = await findUsuario(pedido);
  if (!usuario || !covers({ institucion: usuario.institucion }, { institucion: institucion.slug }))
    throw refuse("responsable", "opcion", "No hay una persona con ese identificador en la institución");
  if (!covers({ ...alcance, institucion: institucion.slug }, { ...usuario, institucion: institucion.slug }))
    throw outside("Esa persona es de otra región o de otra unidad");
  return usuario.id;
};
