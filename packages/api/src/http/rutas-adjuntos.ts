import { adjunto, credencial, type Institucion } from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import type { Adjuntos } from "../adjuntos/adjuntos.ts";
import { type Cupo, createCupo, withFormulario } from "../adjuntos/read-formulario.ts";
import type { Casos } from "../caso/casos.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { CasoGuardado } from "../store/store.ts";
import { readCuerpo } from "./cuerpo.ts";
import { listFaltas } from "./faltas.ts";
import { CABECERA_ENVIO, CABECERA_PRUEBA, describe } from "./openapi.ts";
import type { Guardia } from "./prueba.ts";
import { readClaveDeEnvio } from "./rutas-casos.ts";
import { serveArchivo } from "./serve-archivo.ts";

/** What may be wrong with a file that comes in. */
export const PROBLEMAS_AL_RECIBIR = [
  "cuerpo-ilegible",
  "clave-de-envio-ausente",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "archivo-rechazado",
  "clave-de-envio-reutilizada",
  "estado-no-permite",
  "no-disponible",
  "sin-espacio",
] as const;

const ARCHIVO = { type: "string", format: "binary", description: "JPEG, PNG, PDF o lo que agregue la institución" };

/** A form of these fields and a file, for the contract. */
export const describeFormulario = (campos: string[]) => ({
  "multipart/form-data": {
    schema: {
      type: "object",
      required: [...campos, "archivo"],
      properties: { ...Object.fromEntries(campos.map((campo) => [campo, { type: "string" }])), archivo: ARCHIVO },
      additionalProperties: false,
    },
  },
});

export const RESPUESTAS_AL_RECIBIR = {
  201: { schema: adjunto, texto: "El archivo quedó guardado" },
  200: { schema: adjunto, texto: "Ese archivo ya se había recibido en ese envío" },
};

export const RESPUESTA_AL_BAJAR = { 200: { texto: "El archivo, para guardarlo", tipo: "application/octet-stream" } };

export const PARAMETRO_ID = {
  name: "id",
  in: "path",
  required: true,
  description: "Identificador del archivo en el caso",
  schema: { type: "string" },
} as const;

/** Answers with the file that was kept. */
export const respondAdjunto = (c: Context, { valor, repetida }: Awaited<ReturnType<Adjuntos["attach"]>>): Response => {
  c.header("Cache-Control", "no-store");
  if (repetida) c.header("Idempotency-Replayed", "true");
  return c.json(valor, repetida ? 200 : 201);
};

/** The longest file that any institution takes: which one it is for is known only once it was read. */
export const maximoBytesOf = (instituciones: Iterable<Institucion>): number =>
  Math.max(...[...instituciones].map(({ adjuntos }) => adjuntos.maximoBytes));

/** The citizen's files, opened by folio and clave. */
export const createRutasAdjuntos = ({
  casos,
  adjuntos,
  guardia,
  maximoBytes,
  cupo = createCupo(),
}: {
  casos: Pick<Casos, "find">;
  adjuntos: Adjuntos;
  guardia: Guardia;
  maximoBytes: number;
  cupo?: Cupo;
}): Hono => {
  const openCaso = async (c: Context, leida: { folio: string; clave: string }): Promise<CasoGuardado> => {
    const prueba = guardia.demand(leida.folio, c.req.header("prueba"));
    if (prueba) throw new Rechazo("prueba-requerida", { prueba });
    try {
      return await casos.find(leida);
    } catch (error) {
      if (error instanceof Rechazo && error.tipo === "caso-no-encontrado") guardia.recordFallo(leida.folio);
      throw error;
    }
  };

  return new Hono()
    .post(
      "/v1/seguimiento/adjuntos",
      describe(
        {
          id: "attachArchivo",
          resumen: "Agrega un archivo al caso",
          etiqueta: "Ciudadanía",
          contenido: describeFormulario(["folio", "clave"]),
          parametros: [CABECERA_ENVIO, CABECERA_PRUEBA],
          respuestas: RESPUESTAS_AL_RECIBIR,
          problemas: [...PROBLEMAS_AL_RECIBIR, "caso-no-encontrado", "prueba-requerida"],
        },
        (c) => {
          const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
          return withFormulario(c, { campos: ["folio", "clave"], maximoBytes, cupo }, async ({ campos, archivo }) => {
            const leida = credencial.safeParse(campos, { reportInput: true });
            if (!leida.success) throw new Rechazo("datos-invalidos", { faltas: listFaltas(leida.error) });
            const guardado = await openCaso(c, leida.data);
            const options = { actor: { id: "ciudadano" }, quien: "ciudadano", envio } as const;
            return respondAdjunto(c, await adjuntos.attach(guardado, archivo, options));
          });
        },
      ),
    )
    .post(
      "/v1/seguimiento/adjuntos/:id",
      describe(
        {
          id: "downloadArchivo",
          resumen: "Entrega a la persona un archivo que ella agregó",
          etiqueta: "Ciudadanía",
          cuerpo: credencial,
          parametros: [PARAMETRO_ID, CABECERA_PRUEBA],
          respuestas: RESPUESTA_AL_BAJAR,
          problemas: [
            "cuerpo-ilegible",
            "caso-no-encontrado",
            "no-encontrado",
            "cuerpo-muy-grande",
            "tipo-de-contenido",
            "datos-invalidos",
            "prueba-requerida",
            "no-disponible",
          ],
        },
        async (c) => {
          const guardado = await openCaso(c, await readCuerpo(c, credencial));
          const { adjunto: hallado, bytes } = await adjuntos.read(guardado, c.req.param("id") ?? "");
          // What officers and others added may be internal: it reaches the person in an answer, never by itself.
          if (hallado.quien !== "ciudadano")
            throw new Rechazo("no-encontrado", { detalle: "El caso no tiene ese archivo" });
          return mergeCabeceras(c, serveArchivo(hallado, bytes));
        },
      ),
    );
};

/** Who may act on a case, and in whose name: what the guard of gestión says of a request. */
export interface CasoAbierto {
  guardado: CasoGuardado;
  actor: Actor;
}

/**
 * The officers' side of the files of a case.
 *
 * @param options.openCaso the case of this folio for who asks; records the reading; refuses whoever may not
 */
export const createRutasAdjuntosDeGestion = ({
  adjuntos,
  openCaso,
  maximoBytes,
  cupo = createCupo(),
}: {
  adjuntos: Adjuntos;
  openCaso: (c: Context, options: { folio: string; acto: "leer" | "adjuntar" }) => Promise<CasoAbierto>;
  maximoBytes: number;
  cupo?: Cupo;
}): Hono =>
  new Hono()
    .get(
      "/v1/gestion/casos/:folio/adjuntos/:id",
      describe(
        {
          id: "downloadArchivoDeGestion",
          resumen: "Entrega un archivo del caso; la lectura queda anotada",
          etiqueta: "Gestión",
          parametros: [PARAMETRO_FOLIO, PARAMETRO_ID],
          respuestas: RESPUESTA_AL_BAJAR,
          problemas: ["no-encontrado", "sin-sesion", "rol-no-permite", "no-disponible"],
        },
        async (c) => {
          const { guardado } = await openCaso(c, { folio: c.req.param("folio") ?? "", acto: "leer" });
          const { adjunto: hallado, bytes } = await adjuntos.read(guardado, c.req.param("id") ?? "");
          return mergeCabeceras(c, serveArchivo(hallado, bytes));
        },
      ),
    )
    .post(
      "/v1/gestion/casos/:folio/adjuntos",
      describe(
        {
          id: "attachArchivoDeGestion",
          resumen: "Agrega un archivo al caso",
          etiqueta: "Gestión",
          contenido: describeFormulario([]),
          parametros: [PARAMETRO_FOLIO, CABECERA_ENVIO],
          respuestas: RESPUESTAS_AL_RECIBIR,
          problemas: [...PROBLEMAS_AL_RECIBIR, "no-encontrado", "sin-sesion", "rol-no-permite"],
        },
        async (c) => {
          const { guardado, actor } = await openCaso(c, { folio: c.req.param("folio") ?? "", acto: "adjuntar" });
          const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: false });
          return withFormulario(c, { campos: [], maximoBytes, cupo }, async ({ archivo }) =>
            respondAdjunto(c, await adjuntos.attach(guardado, archivo, { actor, quien: "funcionario", envio })),
          );
        },
      ),
    );

const PARAMETRO_FOLIO = {
  name: "folio",
  in: "path",
  required: true,
  description: "Folio del caso",
  schema: { type: "string" },
} as const;

/** A response made apart keeps what the middlewares wrote: its permission to be read by the page. */
export const mergeCabeceras = (c: Context, respuesta: Response): Response => {
  for (const [nombre, valor] of c.res.headers) if (!respuesta.headers.has(nombre)) respuesta.headers.set(nombre, valor);
  return respuesta;
};
