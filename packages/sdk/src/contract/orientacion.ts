import * as z from "zod";
import { texto } from "./texto.ts";

/** Names of companies only: `GET /v1/instituciones/{institucion}/proveedores?q=`. */
export const nombresDeProveedor = z.strictObject({ proveedores: z.array(z.strictObject({ nombre: z.string() })) });
export type NombresDeProveedor = z.infer<typeof nombresDeProveedor>;

/** What somebody is writing: in a body, since what people write never stands in a URL. */
export const duda = z.strictObject({ texto: texto(20_000) });

/** A frequent question that may answer it, with its article of law. */
export const preguntaFrecuente = z.strictObject({
  id: z.string(),
  pregunta: z.string(),
  respuesta: z.string(),
  norma: z.string(),
});
export type PreguntaFrecuente = z.infer<typeof preguntaFrecuente>;

/** The likeliest first; none where nothing answers: `POST /v1/instituciones/{institucion}/preguntas`. */
export const preguntasFrecuentes = z.strictObject({ preguntas: z.array(preguntaFrecuente).max(3) });
export type PreguntasFrecuentes = z.infer<typeof preguntasFrecuentes>;
