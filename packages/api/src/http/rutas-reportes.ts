import { filtroDeReporte, institucionPublica, reporte } from "@ventanilla/sdk/contract";
import { REPORTES } from "@ventanilla/sdk/domain";
import { Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { Reportes } from "../reportes/reportes.ts";
import { readConsulta } from "./cuerpo.ts";
import { describe } from "./openapi.ts";
import { actorOf, PERSONAL, readInstitucion } from "./permiso.ts";
import { describeRegistro, LECTURA } from "./registros-descripcion.ts";
import { assertRol } from "./sesion.ts";

/** `institucion` is read by its own rule. */
const consulta = filtroDeReporte.extend({ institucion: institucionPublica.shape.slug.optional() });

const NOMBRE = {
  name: "reporte",
  in: "path",
  required: true,
  schema: { type: "string", enum: [...REPORTES] as string[] },
} as const;

/** Reports: figures, and of no person; each within the scope of who asks. */
export const createRutasReportes = ({ reportes }: { reportes: Reportes }): Hono =>
  new Hono().get(
    "/v1/gestion/reportes/:reporte",
    describe(
      describeRegistro(
        "readReporte",
        "Las cifras y los cuadros de un reporte, en el alcance de quien pregunta; con `Accept: text/csv`, en planilla",
        {
          consulta,
          parametros: [NOMBRE],
          respuestas: {
            200: { schema: reporte, texto: "Cada reporte es el mismo documento: notas, cifras y cuadros" },
          },
          problemas: [...LECTURA, "datos-invalidos"],
        },
      ),
      async (c) => {
        const actor = actorOf(c);
        assertRol(actor, PERSONAL);
        const nombre = REPORTES.find((uno) => uno === c.req.param("reporte"));
        if (!nombre)
          throw new Rechazo("no-encontrado", {
            detalle: `No hay un reporte con ese nombre. Hay: ${REPORTES.join(", ")}`,
          });
        const suya = readInstitucion(c);
        if (suya === "*")
          throw new Rechazo("datos-invalidos", {
            faltas: [{ ruta: "institucion", codigo: "requerido", mensaje: "Di de qué institución: ?institucion=…" }],
          });
        const { institucion: _, ...filtro } = readConsulta(c, consulta);
        const leido = await reportes.read(nombre, suya, filtro, actor);
        if (!/\btext\/csv\b/.test(c.req.header("accept") ?? "")) return c.json(leido);
        c.header("Content-Type", "text/csv; charset=utf-8");
        c.header("Content-Disposition", `attachment; filename="${nombre}_${suya}_${leido.desde}_${leido.hasta}.csv"`);
        return c.body(await reportes.writeCsv(leido));
      },
    ),
  );
