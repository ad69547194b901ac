import { filtroDeReporte, type Institucion } from "@ventanilla/sdk/contract";
import { ROLES, type Rol } from "@ventanilla/sdk/domain";
import { type Context, Hono } from "hono";
import * as z from "zod";
import type { DatosAbiertos, Hoja } from "../extraccion/datos-abiertos.ts";
import { LICENCIA } from "../extraccion/diccionario.ts";
import type { Extraccion } from "../extraccion/extraccion.ts";
import { readConsulta } from "./cuerpo.ts";
import { describe, PARAMETRO_INSTITUCION } from "./openapi.ts";
import { actorOf, readInstitucion } from "./permiso.ts";
import { QUIEN } from "./problemas-de-gestion.ts";
import { assertRol } from "./sesion.ts";

/** Who takes rows out: whoever reads figures. Who keeps the installation sees no content of cases (contract, roles). */
const EXTRAEN: readonly Rol[] = ROLES.filter((rol) => rol !== "administrador");

const consulta = filtroDeReporte.pick({ desde: true, hasta: true, region: true, unidad: true }).extend({
  institucion: z.string().optional().describe("Por defecto, la propia"),
  desde: filtroDeReporte.shape.desde.describe("Primer día de recepción; por defecto, desde siempre"),
  hasta: filtroDeReporte.shape.hasta.describe("Último día de recepción; por defecto, hasta ahora"),
});

const CSV = "text/csv; charset=utf-8";

const respondHoja = (c: Context, { claro, comprimido, etag }: Hoja, archivo: string): Response => {
  c.header("Cache-Control", "public, max-age=3600, stale-while-revalidate=86400");
  c.header("ETag", etag);
  c.header("Vary", "Accept-Encoding, Origin");
  c.header("Link", `<${LICENCIA}>; rel="license"`);
  c.header("X-Content-Type-Options", "nosniff");
  if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304);
  c.header("Content-Type", CSV);
  c.header("Content-Disposition", `attachment; filename="${archivo}"`);
  if (!c.req.header("accept-encoding")?.includes("br")) return c.body(claro);
  c.header("Content-Encoding", "br");
  return c.body(comprimido);
};

const describePublica = (id: string, resumen: string, texto: string) => ({
  id,
  resumen,
  etiqueta: "Ciudadanía" as const,
  parametros: [PARAMETRO_INSTITUCION],
  respuestas: { 200: { texto, tipo: CSV }, 304: { texto: "Sin cambios" } },
  problemas: ["no-encontrado" as const, "no-disponible" as const],
});

/** Open data for anybody; behind the door of gestión, a row per case. Neither holds personal data. */
export const createRutasExtraccion = ({
  extraccion,
  datosAbiertos,
  getInstitucion,
}: {
  extraccion: Extraccion;
  datosAbiertos: DatosAbiertos;
  getInstitucion: (slug: string | undefined) => Institucion;
}): { publicas: Hono; deGestion: Hono } => ({
  publicas: new Hono()
    .get(
      "/v1/instituciones/:institucion/datos-abiertos.csv",
      describe(
        describePublica(
          "readDatosAbiertos",
          "Casos que ingresaron, por mes, tipo, canal y región; CC0",
          "CSV UTF-8 con marca y punto y coma. Donde son menos de 5 no se dice cuántos",
        ),
        async (c) => {
          const institucion = getInstitucion(c.req.param("institucion"));
          const hoja = await datosAbiertos.readDatos(institucion);
          return respondHoja(c, hoja, `datos-abiertos_${institucion.slug}.csv`);
        },
      ),
    )
    .get(
      "/v1/instituciones/:institucion/diccionario.csv",
      describe(
        describePublica(
          "readDiccionario",
          "Qué es cada columna de los datos abiertos, y su licencia",
          "CSV UTF-8 con marca y punto y coma",
        ),
        async (c) => {
          const institucion = getInstitucion(c.req.param("institucion"));
          const hoja = await datosAbiertos.readDiccionario(institucion);
          return respondHoja(c, hoja, `diccionario_${institucion.slug}.csv`);
        },
      ),
    ),
  deGestion: new Hono().get(
    "/v1/gestion/extraccion.csv",
    describe(
      {
        id: "readExtraccion",
        resumen: "Una fila por caso, sin datos personales, para estudiar los datos por cuenta propia",
        etiqueta: "Gestión",
        consulta,
        respuestas: {
          200: {
            texto: "CSV UTF-8 con marca y punto y coma. Si no se puede terminar, la última línea lo dice y falla",
            tipo: CSV,
          },
        },
        problemas: [...QUIEN, "datos-invalidos", "no-encontrado", "no-disponible"],
      },
      async (c) => {
        const actor = actorOf(c);
        assertRol(actor, EXTRAEN);
        const institucion = getInstitucion(readInstitucion(c));
        const { institucion: _, ...filtro } = readConsulta(c, consulta);
        const filas = await extraccion.open(institucion, filtro, actor);
        const dias = [filtro.desde, filtro.hasta].filter((dia) => dia !== undefined);
        c.header("Content-Type", CSV);
        c.header("Content-Disposition", `attachment; filename="${["casos", institucion.slug, ...dias].join("_")}.csv"`);
        return c.body(filas);
      },
    ),
  ),
});
