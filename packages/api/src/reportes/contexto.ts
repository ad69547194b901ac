import type { Materia, Punto } from "@ventanilla/sdk/contract";
import { type Feriado, getComuna, getRegion, REGIONES } from "@ventanilla/sdk/domain";
import type { Ambito } from "../cifras/cifra.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import type { Registros } from "../registros/create-registros.ts";
import type { Store } from "../store/store.ts";
import type { ContenidoDeReporte, Fila } from "./cuadro.ts";
import { SIN_INFORMAR } from "./cuadro.ts";
import type { LectorDeCifras } from "./lector-de-cifras.ts";
import type { PedidoDeReporte } from "./resolve-pedido.ts";

/** What every report is made with. */
export interface Contexto {
  pedido: PedidoDeReporte;
  lector: LectorDeCifras;
  store: Pick<Store, "queryCasos">;
  registros: Pick<Registros, "proveedores" | "declaradas" | "solicitudesAcceso">;
  feriados: readonly Feriado[];
  /** Name of another institution of this installation, by its slug. */
  nameInstitucion: (slug: string) => string | undefined;
  /** The points of the institution, with whether their machines live. */
  listPuntos: () => Promise<Punto[]>;
  /** Who works in the institution, also who left. */
  listUsuarios: () => Promise<UsuarioLeido[]>;
}

/** Makes one report; what they all say is added around it. */
export type BuildReporte = (contexto: Contexto) => Promise<ContenidoDeReporte>;

/** Names of the materias by their codes, with those above: «Comercio: Garantía». */
export const nameMaterias = (materias: readonly Materia[], sobre = ""): Map<string, string> =>
  new Map(
    materias.flatMap(({ codigo, nombre, hijos = [] }) => {
      const entero = sobre ? `${sobre}: ${nombre}` : nombre;
      return [[codigo, entero] as const, ...nameMaterias(hijos, entero)];
    }),
  );

export const nameRegion = (cut: string): string => getRegion(cut)?.nombre ?? SIN_INFORMAR.titulo;
export const nameComuna = (cut: string): string => getComuna(cut)?.nombre ?? cut;

/** The institution and each region of the country: to compare them, with what is of none of them. */
export const TODAS_LAS_REGIONES: readonly Ambito[] = [{}, ...REGIONES.map(({ cut }) => ({ region: cut }))];

/** The row of a code; of none, the one of what nobody said. */
export const toFila = (codigo: string, titulo: string | undefined, valores: Fila["valores"]): Fila =>
  codigo === "" ? { ...SIN_INFORMAR, valores } : { id: codigo, titulo: titulo ?? codigo, valores };
