import type { FiltroDeReporte, Institucion, Reporte } from "@ventanilla/sdk/contract";
import { type Feriado, institucionBase, isGemela, type NombreDeReporte } from "@ventanilla/sdk/domain";
import { Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import type { Puntos } from "../puntos/puntos.ts";
import type { Registros } from "../registros/create-registros.ts";
import type { Store } from "../store/store.ts";
import { buildBibliotecas } from "./bibliotecas.ts";
import type { BuildReporte } from "./contexto.ts";
import { buildCuentaPublica } from "./cuenta-publica.ts";
import { buildDerivaciones } from "./derivaciones.ts";
import { buildDiagnostico } from "./diagnostico.ts";
import { createLectorDeCifras } from "./lector-de-cifras.ts";
import { setMetas } from "./metas.ts";
import { buildMonitoreo } from "./monitoreo.ts";
import { type AlcanceDeReporte, resolvePedido } from "./resolve-pedido.ts";
import { buildReporteSatisfaccion } from "./satisfaccion.ts";
import { buildSoni } from "./soni.ts";
import { writeCsv } from "./write-csv.ts";

const REPORTES: Record<NombreDeReporte, BuildReporte> = {
  monitoreo: buildMonitoreo,
  soni: buildSoni,
  "cuenta-publica": buildCuentaPublica,
  diagnostico: buildDiagnostico,
  bibliotecas: buildBibliotecas,
  derivaciones: buildDerivaciones,
  satisfaccion: buildReporteSatisfaccion,
};

export interface OpcionesDeReportes {
  store: Pick<Store, "sumCifras" | "queryCasos">;
  registros: Pick<Registros, "unidades" | "proveedores" | "puntos" | "declaradas" | "solicitudesAcceso" | "metas">;
  puntos: Pick<Puntos, "describe">;
  personal: Pick<Personal, "find" | "list">;
  /** @throws {Rechazo} `no-encontrado` */
  getInstitucion: (slug: string) => Institucion;
  instituciones: ReadonlyMap<string, Pick<Institucion, "nombre">>;
  /** Holidays declared since the calendar was written. */
  getFeriados: (slug: string) => readonly Feriado[];
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** Every report of an institution: one document in one shape, out of the counters and of what is open now. */
export interface Reportes {
  /**
   * @param alcance of who asks: its region and unit are imposed
   * @throws {Rechazo} `datos-invalidos` at the field that is wrong; `rol-no-permite` outside the scope; `no-encontrado`
   */
  read(
    nombre: NombreDeReporte,
    institucion: string,
    filtro: FiltroDeReporte,
    alcance?: AlcanceDeReporte,
  ): Promise<Reporte>;
  /** The same document as a sheet (CSV). */
  writeCsv(reporte: Reporte): Promise<string>;
}

/** What holds of every figure here (domain, counting rule). */
const REGLA =
  "Cada caso se cuenta una vez, el día en que entró, por el tipo, el canal y la unidad con que entró. Lo acumulado o descartado después sale del ingreso y se muestra aparte.";
const PRACTICA = "Es la institución de práctica: nada de esto es real.";

export const createReportes = ({
  store,
  registros,
  puntos,
  personal,
  getInstitucion,
  instituciones,
  getFeriados,
  clock,
}: OpcionesDeReportes): Reportes => ({
  async read(nombre, slug, filtro, alcance = {}) {
    const institucion = getInstitucion(slug);
    const ahora = clock();
    const feriados = getFeriados(slug);
    if (filtro.responsable !== undefined && nombre !== "monitoreo")
      throw new Rechazo("datos-invalidos", {
        faltas: [
          {
            ruta: "responsable",
            codigo: "opcion",
            mensaje: "De una persona solo se puede pedir el cuadro de monitoreo",
          },
        ],
      });
    const pedido = await resolvePedido(filtro, {
      institucion,
      feriados,
      registros,
      findUsuario: personal.find,
      alcance,
      ahora,
    });
    const { titulo, notas, cifras, cuadros, desde } = await REPORTES[nombre]({
      pedido,
      lector: createLectorDeCifras(store, slug),
      store,
      registros,
      feriados,
      nameInstitucion: (otra) => instituciones.get(otra)?.nombre,
      listPuntos: async () => puntos.describe(slug, await registros.puntos.list(slug)),
      listUsuarios: () => personal.list({ institucion: institucionBase(slug) }),
    });
    const { periodo, region, unidad } = pedido;
    return {
      reporte: nombre,
      institucion: slug,
      nombre: institucion.nombre,
      titulo,
      desde: desde ?? periodo.desde,
      hasta: periodo.hasta,
      ...(region !== undefined && { region }),
      ...(unidad !== undefined && { unidad }),
      generadoEn: new Date(ahora).toISOString(),
      notas: [...(isGemela(slug) ? [PRACTICA] : []), REGLA, ...notas],
      cifras: await setMetas(cifras, { registros, pedido }),
      cuadros,
    };
  },
  writeCsv: (reporte) => writeCsv(reporte, { zona: getInstitucion(reporte.institucion).zona }),
});
