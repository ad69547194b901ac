import {
  altaDeDeclarada,
  altaDeEnvioDeReporte,
  altaDeMeta,
  altaDeSolicitudDeAcceso,
  type Institucion,
} from "@ventanilla/sdk/contract";
import { fechaCivil, formatFecha, getRegion } from "@ventanilla/sdk/domain";
import type { Falta } from "../caso/rechazo.ts";
import { createRegistro, type OpcionesDeRegistro } from "./registro.ts";

export interface OpcionesDeRegistrosDeReportes {
  comun: Pick<OpcionesDeRegistro<never>, "store" | "clock" | "admits">;
  /** The institution's time zone, by its slug. */
  definiciones: ReadonlyMap<string, Pick<Institucion, "zona">>;
}

const checkRegion = ({ region }: { region?: string | undefined }): Falta[] =>
  region === undefined || getRegion(region)
    ? []
    : [
        {
          ruta: "region",
          codigo: "opcion",
          mensaje: `No hay una región ${region}. Usa su código de dos cifras: 05 es Valparaíso, 13 es Metropolitana`,
        },
      ];

/** One figure, and one target, of an indicator in a year and a place. */
const nameIndicador = (datos: { indicador: string; anio: number; region?: string | undefined }): string =>
  [datos.indicador, datos.anio, datos.region].join(" ");

/** The registries that reports stand on, beside the cases, and who they go out to by themselves. */
export const createRegistrosDeReportes = ({ comun, definiciones }: OpcionesDeRegistrosDeReportes) => {
  const checkFechas = (
    { recibidaEn, respondidaEn }: { recibidaEn: string; respondidaEn?: string | undefined },
    institucion: string,
  ): Falta[] => {
    const hoy = fechaCivil(comun.clock(), definiciones.get(institucion)?.zona ?? "America/Santiago");
    const futuras = Object.entries({ recibidaEn, respondidaEn }).flatMap(([ruta, fecha]): Falta[] =>
      fecha !== undefined && fecha > hoy
        ? [{ ruta, codigo: "fecha-futura", mensaje: `Es posterior al ${formatFecha(hoy)}: revisa el año` }]
        : [],
    );
    if (futuras.length > 0 || respondidaEn === undefined || respondidaEn >= recibidaEn) return futuras;
    return [
      {
        ruta: "respondidaEn",
        codigo: "rango",
        mensaje: `Se respondió antes de recibirse, el ${formatFecha(recibidaEn)}: revisa las dos fechas`,
      },
    ];
  };
  return {
    declaradas: createRegistro({
      ...comun,
      clase: "declarada",
      alta: altaDeDeclarada,
      idOf: ({ codigo }) => codigo,
      indiceOf: nameIndicador,
      check: checkRegion,
    }),
    metas: createRegistro({
      ...comun,
      clase: "meta",
      alta: altaDeMeta,
      idOf: ({ codigo }) => codigo,
      indiceOf: nameIndicador,
      check: checkRegion,
    }),
    solicitudesAcceso: createRegistro({
      ...comun,
      clase: "solicitudDeAcceso",
      alta: altaDeSolicitudDeAcceso,
      idOf: ({ codigo }) => codigo,
      check: (datos, institucion) => [...checkRegion(datos), ...checkFechas(datos, institucion)],
    }),
    enviosDeReporte: createRegistro({
      ...comun,
      clase: "envioDeReporte",
      alta: altaDeEnvioDeReporte,
      idOf: ({ codigo }) => codigo,
      check: checkRegion,
    }),
  };
};
