import type { KeyObject } from "node:crypto";
import type { EnvioDeReporteRegistrado, FiltroDeReporte, Institucion, Reporte } from "@ventanilla/sdk/contract";
import { type Fecha, fromNumeroDia, getDiaSemana, type NombreDeReporte, toNumeroDia } from "@ventanilla/sdk/domain";
import { Rechazo } from "../caso/rechazo.ts";
import { FallaDeCorreo } from "../correo/falla-de-correo.ts";
import type { Correo } from "../correo/send-correo.ts";
import type { Registros } from "../registros/create-registros.ts";
import { computeHmac } from "../sello/llaves.ts";
import type { Store, Trabajo } from "../store/store.ts";
import type { Tarea } from "../trabajos/corredor.ts";
import { FalloDeTrabajo } from "../trabajos/fallo-de-trabajo.ts";
import { writeCorreoDeReporte } from "./correo-de-reporte.ts";
import type { Periodo } from "./periodo.ts";

export interface OpcionesDeEnvios {
  store: Pick<Store, "addTrabajos">;
  registros: Pick<Registros, "enviosDeReporte">;
  getInstitucion: (slug: string) => Pick<Institucion, "slug" | "nombre" | "demostracion">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Names who a mail goes to in its job, which holds no address. */
  llave: KeyObject;
  /** Absent: nobody is written to. */
  correo?: Pick<Correo, "send"> | undefined;
  read: (
    reporte: NombreDeReporte,
    institucion: string,
    filtro: FiltroDeReporte,
    alcance: { region?: string | undefined; unidad?: string | undefined },
  ) => Promise<Reporte>;
  writeCsv: (reporte: Reporte) => string | Promise<string>;
}

/** The last day, week (from Monday) or month that was over when this day began. */
export const lastPeriodo = (cada: EnvioDeReporteRegistrado["cada"], fecha: Fecha): Periodo => {
  const hoy = toNumeroDia(fecha);
  if (cada === "semana") {
    const lunes = hoy - ((getDiaSemana(hoy) + 6) % 7);
    return { desde: fromNumeroDia(lunes - 7), hasta: fromNumeroDia(lunes - 1) };
  }
  const hasta = fromNumeroDia(cada === "dia" ? hoy - 1 : toNumeroDia(`${fecha.slice(0, 7)}-01`) - 1);
  return { desde: cada === "dia" ? hasta : `${hasta.slice(0, 7)}-01`, hasta };
};

/**
 * The jobs that send reports by themselves. Each morning asks for the last period of every one of them: what went out is
 * known by its name and goes no second time, and what a stop of the service left behind goes then.
 */
export const createEnvios = ({
  store,
  registros: { enviosDeReporte },
  getInstitucion,
  clock,
  llave,
  correo,
  read,
  writeCsv,
}: OpcionesDeEnvios): { tareas: Record<"programarEnvios" | "enviarReporte", Tarea> } => {
  const nameDestino = (institucion: string, codigo: string, para: string): string =>
    computeHmac(llave, "envioDeReporte", institucion, codigo, para).toString("base64url").slice(0, 16);

  const planEnvio = ({ institucion, codigo, cada, para }: EnvioDeReporteRegistrado, fecha: Fecha): Trabajo[] => {
    const { desde, hasta } = lastPeriodo(cada, fecha);
    return [...new Set(para)].map((direccion) => {
      const destino = nameDestino(institucion, codigo, direccion);
      return {
        id: `enviarReporte.${institucion}.${codigo}.${desde}.${hasta}.${destino}`,
        tipo: "enviarReporte",
        cuando: new Date(clock()).toISOString(),
        datos: { institucion, codigo, desde, hasta, destino },
      };
    });
  };

  const readReporte = async (
    { reporte, institucion, region, unidad }: EnvioDeReporteRegistrado,
    periodo: Periodo,
  ): Promise<Reporte> => {
    try {
      // Read by nobody in particular, so that it names no officer: a mailbox is anybody's.
      return await read(reporte, institucion, { ...periodo, ...(region && { region }), ...(unidad && { unidad }) }, {});
    } catch (error) {
      if (!(error instanceof Rechazo) || error.tipo === "no-disponible") throw error;
      const porque = [error.detalle, ...error.faltas.map(({ ruta, mensaje }) => mensaje ?? ruta)].filter(Boolean);
      throw new FalloDeTrabajo(`El reporte no se puede hacer: ${porque.join(". ")}. Corrige el envío y repite`, {
        isDefinitivo: true,
      });
    }
  };

  return {
    tareas: {
      async programarEnvios({ institucion: slug, fecha }) {
        const { slug: institucion, demostracion } = getInstitucion(String(slug));
        // What is only tried out, or learnt on, writes to nobody.
        if (!correo || demostracion) return;
        const activos = (await enviosDeReporte.list(institucion)).filter(({ activo }) => activo);
        await store.addTrabajos(activos.flatMap((envio) => planEnvio(envio, String(fecha))));
      },

      async enviarReporte({ institucion: slug, codigo, desde, hasta, destino }, { id }) {
        const institucion = getInstitucion(String(slug));
        const envio = await enviosDeReporte.find(institucion.slug, String(codigo));
        const para = envio?.para.find((una) => nameDestino(institucion.slug, envio.codigo, una) === destino);
        // Taken away or stopped meanwhile, or not for them any more.
        if (!correo || !envio?.activo || !para) return;
        const reporte = await readReporte(envio, { desde: String(desde), hasta: String(hasta) });
        try {
          await correo.send({
            para,
            ...writeCorreoDeReporte(reporte),
            firma: institucion.nombre,
            idMensaje: id,
            adjuntos: [
              {
                nombre: `${reporte.reporte}_${reporte.desde}_${reporte.hasta}.csv`,
                tipo: "text/csv; charset=utf-8",
                contenido: Buffer.from(await writeCsv(reporte)),
              },
            ],
          });
        } catch (error) {
          if (!(error instanceof FallaDeCorreo)) throw error;
          throw new FalloDeTrabajo(error.message, { isDefinitivo: error.clase === "definitiva" });
        }
      },
    },
  };
};
