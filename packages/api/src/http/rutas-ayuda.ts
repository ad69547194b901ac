import { altaDeAyuda, ayuda, cambioDeAyuda, pagina } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { Registros } from "../registros/create-registros.ts";
import { readCuerpo, readVersion } from "./cuerpo.ts";
import { CABECERA_VERSION, describe } from "./openapi.ts";
import { actorOf, PERSONAL, readInstitucion } from "./permiso.ts";
import {
  describeRegistro,
  ESCRITURA,
  ESCRITURA_CON_VERSION,
  ID,
  INSTITUCION,
  LECTURA,
} from "./registros-descripcion.ts";
import { assertRol } from "./sesion.ts";

/** Mesa de ayuda (seed E): staff reports a fault or a wish about the system itself, and sees its course. */
export const createRutasAyuda = ({
  registros,
  clock,
}: {
  registros: Pick<Registros, "ayuda">;
  /** Milliseconds since the epoch. */
  clock: () => number;
}): Hono => {
  const app = new Hono();
  app.get(
    "/v1/gestion/ayuda",
    describe(
      describeRegistro("listAyudas", "Mesa de ayuda: lo que se avisó del sistema y en qué va", {
        parametros: [INSTITUCION],
        respuestas: { 200: { schema: pagina(ayuda), texto: "Lo propio; quien administra ve todo" } },
        problemas: [...LECTURA],
      }),
      async (c) => {
        assertRol(actorOf(c), PERSONAL);
        const { id, rol } = actorOf(c);
        const todas = await registros.ayuda.list(readInstitucion(c));
        return c.json({ elementos: rol === "administrador" ? todas : todas.filter(({ autor }) => autor === id) });
      },
    ),
  );
  app.post(
    "/v1/gestion/ayuda",
    describe(
      describeRegistro("createAyuda", "Mesa de ayuda: avisa de una falla o pide una mejora del sistema", {
        cuerpo: altaDeAyuda,
        respuestas: { 201: { schema: ayuda, texto: "Recibida" } },
        problemas: [...ESCRITURA],
      }),
      async (c) => {
        assertRol(actorOf(c), PERSONAL);
        const { id: autor, institucion = "*" } = actorOf(c);
        const alta = await readCuerpo(c, altaDeAyuda);
        const cuando = new Date(clock()).toISOString();
        const creada = await registros.ayuda.create(institucion, {
          ...alta,
          autor,
          cuando,
          estado: "recibida",
          curso: [],
        });
        return c.json(creada, 201);
      },
    ),
  );
  app.patch(
    "/v1/gestion/ayuda/:id",
    describe(
      describeRegistro("changeAyuda", "Mesa de ayuda: dice en qué va", {
        cuerpo: cambioDeAyuda,
        parametros: [ID, INSTITUCION, CABECERA_VERSION],
        respuestas: { 200: { schema: ayuda, texto: "Como quedó" } },
        problemas: [...ESCRITURA_CON_VERSION],
      }),
      async (c) => {
        const institucion = readInstitucion(c);
        const id = c.req.param("id") ?? "";
        const { id: autor, rol } = actorOf(c);
        const { estado, texto } = await readCuerpo(c, cambioDeAyuda);
        const actual = await registros.ayuda.find(institucion, id);
        if (!actual || (rol !== "administrador" && actual.autor !== autor)) throw new Rechazo("no-encontrado");
        if (estado && rol !== "administrador")
          throw new Rechazo("rol-no-permite", {
            detalle: "El estado lo cambia quien administra; puedes agregar un texto",
          });
        const { id: _, institucion: __, version: ___, ...datos } = actual;
        const curso = texto ? [...datos.curso, { cuando: new Date(clock()).toISOString(), autor, texto }] : datos.curso;
        const nueva = { ...datos, curso, ...(estado && { estado }) };
        return c.json(await registros.ayuda.change(institucion, id, nueva, { version: readVersion(c) }));
      },
    ),
  );
  return app;
};
