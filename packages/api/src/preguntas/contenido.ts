import { altaDePregunta } from "@ventanilla/sdk/contract";
import { RESULTADOS } from "@ventanilla/sdk/domain";
import * as z from "zod";

/** What names an entry of a file for ever: `garantia-plazo`. */
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A frequent question as a file has it (seed E: 1,800 of them at the call centre). */
export const pregunta = altaDePregunta.extend({ id });
export type Pregunta = z.output<typeof pregunta>;

/** A type answer: what a closing starts from (seed E, cartas tipo). `texto` is a template. */
export const respuestaTipo = z.strictObject({
  id,
  nombre: z.string().min(1).max(120),
  resultado: z.enum(RESULTADOS),
  texto: z.string().min(1).max(20_000),
});
export type RespuestaTipo = z.output<typeof respuestaTipo>;

/** A letter (seed E, oficios). `asunto` and `cuerpo` are templates. */
export const plantillaDeCarta = z.strictObject({
  id,
  nombre: z.string().min(1).max(120),
  destinatario: z.enum(["proveedor", "persona", "institucion"]),
  asunto: z.string().min(1).max(200),
  cuerpo: z.string().min(1).max(20_000),
});
export type PlantillaDeCarta = z.output<typeof plantillaDeCarta>;

/** Where the texts come from, and who has yet to check them: each file says it at its head. */
const fuentes = z.record(z.string().max(60), z.string().max(2_000));

const listOf = <S extends z.ZodType>(entrada: S) => z.array(entrada).max(5_000);

/** What each file of `<slug>/` holds, by its name. */
export const ARCHIVOS = {
  "preguntas.yaml": z.strictObject({ fuentes, preguntas: listOf(pregunta) }),
  "respuestas-tipo.yaml": z.strictObject({ fuentes, respuestas: listOf(respuestaTipo) }),
  "plantillas.yaml": z.strictObject({ fuentes, plantillas: listOf(plantillaDeCarta) }),
} as const;

/** What an institution starts with; from there on its registries are its own. */
export interface Contenido {
  preguntas: Pregunta[];
  respuestas: RespuestaTipo[];
  plantillas: PlantillaDeCarta[];
}
