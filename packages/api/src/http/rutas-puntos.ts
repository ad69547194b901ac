import {
  type AltaDePunto,
  codigoDeInscripcion,
  inscripcion,
  inscrito,
  latido,
  respuestaDeLatido,
} from "@ventanilla/sdk/contract";
import { ADMINISTRAN_PUNTOS, regionOf } from "@ventanilla/sdk/domain";
import { type Context, Hono } from "hono";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Puntos } from "../puntos/puntos.ts";
import type { Registros } from "../registros/create-registros.ts";
import { parseCuerpo, readCuerpo, readJson } from "./cuerpo.ts";
import { CABECERA_PRUEBA, describe } from "./openapi.ts";
import { actorOf, readInstitucion } from "./permiso.ts";
import { CABECERA_PUNTO, firmadoOf } from "./portador.ts";
import type { Guardia } from "./prueba.ts";
import { describeRegistro, ID, INSTITUCION, LECTURA } from "./registros-descripcion.ts";
import { assertRol } from "./sesion.ts";

/** Whether a point lies within who changes it: their region, their unit. */
export const coversPunto = (
  { region, unidad }: Pick<Actor, "region" | "unidad">,
  { comuna, unidad: suya }: Pick<AltaDePunto, "comuna" | "unidad">,
): boolean => (region === undefined || region === regionOf(comuna)) && (unidad === undefined || unidad === suya);

/** Wrong codes are counted together, whoever typed them: they name no point. */
const INSCRIPCIONES = "inscripciones de equipos";

/** What machines ask: to be known, and to say that they live. */
export const createRutasPuntos = ({
  puntos,
  guardia,
  clock,
}: {
  puntos: Puntos;
  guardia: Guardia;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): Hono =>
  new Hono()
    .post(
      "/v1/puntos/inscripciones",
      describe(
        {
          id: "enrolEquipo",
          resumen: "Inscribe un equipo con el código que se mostró a quien administra; repetido, responde lo mismo",
          etiqueta: "Puntos",
          cuerpo: inscripcion,
          parametros: [CABECERA_PRUEBA],
          respuestas: { 201: { schema: inscrito, texto: "Lo que el equipo sabe de sí mismo" } },
          problemas: [
            "cuerpo-ilegible",
            "credenciales-invalidas",
            "cuerpo-muy-grande",
            "tipo-de-contenido",
            "datos-invalidos",
            "prueba-requerida",
            "no-disponible",
            "sin-espacio",
          ],
        },
        async (c) => {
          const cuerpo = await readCuerpo(c, inscripcion);
          const prueba = guardia.demand(INSCRIPCIONES, c.req.header("prueba"));
          if (prueba) throw new Rechazo("prueba-requerida", { prueba });
          const hecho = await puntos.enrol(cuerpo);
          c.header("Cache-Control", "no-store");
          if (hecho) return c.json(hecho, 201);
          guardia.recordFallo(INSCRIPCIONES);
          throw new Rechazo("credenciales-invalidas", {
            detalle: "Ese código no sirve: dura media hora y se usa una vez. Pide otro a quien administra los puntos",
          });
        },
      ),
    )
    .post(
      "/v1/puntos/latidos",
      describe(
        {
          id: "sendLatido",
          resumen: "Un equipo inscrito dice que vive y cuántos envíos guarda; la respuesta trae la hora",
          etiqueta: "Puntos",
          cuerpo: latido,
          parametros: [CABECERA_PUNTO],
          respuestas: { 200: { schema: respuestaDeLatido, texto: "Lo que el equipo sabe de sí mismo, y qué hora es" } },
          problemas: [
            "cuerpo-ilegible",
            "credenciales-invalidas",
            "cuerpo-muy-grande",
            "tipo-de-contenido",
            "datos-invalidos",
            "no-disponible",
            "sin-espacio",
          ],
        },
        async (c) => {
          const bytes = await readJson(c);
          const { pendientes } = parseCuerpo(bytes, latido);
          const firma = await puntos.identify(c.req.header("punto"), firmadoOf(c, bytes));
          const suyo = firma && (await puntos.describeEquipo(firma.equipo));
          if (!suyo)
            throw new Rechazo("credenciales-invalidas", {
              detalle: "Este equipo no está inscrito, o dejó de estarlo: inscríbelo con un código nuevo",
            });
          const ahora = new Date(clock()).toISOString();
          // With a clock years off the machine is told the time; that it lives, nobody knows until it signs with it.
          const vive = firma.isReciente ? { latido: ahora, pendientes } : {};
          await puntos.equipos.recordLatido(firma.equipo, { ...vive, desfase: Math.round(firma.desfase / 1000) });
          c.header("Cache-Control", "no-store");
          return c.json({ ...suyo, ahora });
        },
      ),
    );

/** What whoever answers for the points asks of one, beside the registry. */
export const createRutasPuntosDeGestion = ({
  puntos,
  registros,
}: {
  puntos: Puntos;
  registros: Pick<Registros, "puntos">;
}): Hono => {
  /** The point of the path, if it lies within who asks. @throws {Rechazo} `rol-no-permite`, `no-encontrado` */
  const readPunto = async (c: Context) => {
    const actor = actorOf(c);
    assertRol(actor, ADMINISTRAN_PUNTOS);
    const institucion = readInstitucion(c);
    const hallado = await registros.puntos.find(institucion, c.req.param("id") ?? "");
    if (!hallado) throw new Rechazo("no-encontrado", { detalle: "No hay un punto con ese identificador" });
    if (!coversPunto(actor, hallado))
      throw new Rechazo("rol-no-permite", { detalle: "Está fuera de tu alcance: es de otra región o de otra unidad" });
    return { institucion, punto: hallado.codigo };
  };

  return new Hono()
    .post(
      "/v1/gestion/puntos/:id/codigos",
      describe(
        describeRegistro("mintCodigo", "Da un código para inscribir un equipo en este punto, que se ve esta vez", {
          parametros: [ID, INSTITUCION],
          respuestas: { 201: { schema: codigoDeInscripcion, texto: "El código: sirve una vez, por media hora" } },
          problemas: [...LECTURA, "no-disponible", "sin-espacio"],
        }),
        async (c) => c.json(await puntos.codigos.mint(await readPunto(c)), 201),
      ),
    )
    .delete(
      "/v1/gestion/puntos/:id/equipos/:equipo",
      describe(
        describeRegistro("revokeEquipo", "Retira la inscripción de un equipo: lo que guarda lo entrega igual", {
          parametros: [ID, { name: "equipo", in: "path", required: true, schema: { type: "string" } }, INSTITUCION],
          respuestas: { 204: { texto: "Ya no está inscrito" } },
          problemas: [...LECTURA, "no-disponible", "sin-espacio"],
        }),
        async (c) => {
          if (!(await puntos.equipos.revoke(await readPunto(c), c.req.param("equipo") ?? "")))
            throw new Rechazo("no-encontrado", { detalle: "Ese punto no tiene un equipo con ese identificador" });
          return c.body(null, 204);
        },
      ),
    );
};
