import { enviosDeInforme, filtroDeInforme, informeDePuntos, pedidoDeEnvios } from "@ventanilla/sdk/contract";
import { ADMINISTRAN_PUNTOS } from "@ventanilla/sdk/domain";
import { Hono } from "hono";
import type { Informes } from "../puntos/informe.ts";
import { readConsulta, readCuerpo } from "./cuerpo.ts";
import { describe } from "./openapi.ts";
import { actorOf, PERSONAL, readInstitucion } from "./permiso.ts";
import { describeRegistro, ESCRITURA, INSTITUCION, LECTURA } from "./registros-descripcion.ts";
import { assertRol } from "./sesion.ts";

/** `institucion` is read by its own rule. */
const consulta = filtroDeInforme.extend({ institucion: informeDePuntos.shape.institucion.optional() });

/** The report on points: figures only, for all who work there; sent by who answers for the points. */
export const createRutasInforme = ({ informes }: { informes: Informes }): Hono =>
  new Hono()
    .get(
      "/v1/gestion/puntos/informe",
      describe(
        describeRegistro(
          "readInformeDePuntos",
          "Cuántas consultas, reclamos y opiniones entraron por cada punto; con `Accept: text/csv`, en planilla",
          {
            consulta,
            respuestas: { 200: { schema: informeDePuntos, texto: "Cada punto del registro, y la suma" } },
            problemas: [...LECTURA, "datos-invalidos"],
          },
        ),
        async (c) => {
          assertRol(actorOf(c), PERSONAL);
          const suya = readInstitucion(c);
          const { institucion: _, ...filtro } = readConsulta(c, consulta);
          const informe = await informes.read(suya, filtro);
          if (!/\btext\/csv\b/.test(c.req.header("accept") ?? "")) return c.json(informe);
          c.header("Content-Type", "text/csv; charset=utf-8");
          c.header("Content-Disposition", `attachment; filename="puntos_${informe.desde}_${informe.hasta}.csv"`);
          return c.body(await informes.writeCsv(informe));
        },
      ),
    )
    .post(
      "/v1/gestion/puntos/informe/envios",
      describe(
        describeRegistro("sendInformeDePuntos", "Manda a cada punto sus propias cifras, al correo del registro", {
          cuerpo: pedidoDeEnvios,
          parametros: [INSTITUCION],
          respuestas: { 200: { schema: enviosDeInforme, texto: "A quiénes se les manda, y quiénes no tienen correo" } },
          problemas: [...ESCRITURA],
        }),
        async (c) => {
          const actor = actorOf(c);
          assertRol(actor, ADMINISTRAN_PUNTOS);
          const institucion = readInstitucion(c);
          return c.json(await informes.send(institucion, await readCuerpo(c, pedidoDeEnvios), actor));
        },
      ),
    );
