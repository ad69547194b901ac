import * as z from "zod";
import { ACOGES, ETAPAS, MOTIVOS_DESCARTE, RESULTADOS, TIPOS } from "../domain/vocabulario.ts";
import { folio } from "./apertura.ts";
import { comuna, persona, proveedor } from "./persona.ts";
import { codigo, fecha, texto } from "./texto.ts";

const motivo = texto(2_000);
const respuesta = texto(20_000);
const slug = z.string().max(60);
const idUsuario = z.string().max(60);
/** Of the registry: a code of the files, or the random one of a letter that was added. It stands in the open. */
const idPlantilla = z
  .string()
  .max(60)
  .regex(/^[\w.-]+$/);

/** What the court's stage needs and only it knows; every one may be completed later with `corregir`. */
export const judicial = z.strictObject({
  tribunal: texto(200).optional(),
  rol: texto(60).optional(),
  presentadaEn: fecha.optional(),
  sentenciaEn: fecha.optional(),
  resultado: z.enum(["favorable", "desfavorable", "avenimiento", "desistimiento"]).optional(),
});
export type Judicial = z.infer<typeof judicial>;

/** What the next stage asks for and the case lacks. What is known already is not entered again. */
export const datosDeEscalamiento = z.strictObject({
  persona: persona.optional(),
  proveedor: proveedor.optional(),
  materia: codigo.optional(),
  peticion: texto(4_000).optional(),
  judicial: judicial.optional(),
});

/** What an officer may put right; what is absent stays as it is. */
export const datosDeCorreccion = z.strictObject({
  tipo: z.enum(TIPOS).optional(),
  etapa: z.enum(ETAPAS).optional(),
  materia: codigo.optional(),
  comuna: comuna.optional(),
  persona: persona.optional(),
  proveedor: proveedor.optional(),
  monto: z.int().min(0).max(1_000_000_000_000).optional(),
  fechaHecho: fecha.optional(),
  sobreUnidad: codigo.optional().describe("SONI: unidad de la que trata; nunca lo atiende"),
  sobreUsuario: idUsuario.optional().describe("SONI: funcionario de quien trata; nunca lo atiende"),
  judicial: judicial.optional(),
});

const orden = <N extends string, S extends z.ZodRawShape>(nombre: N, forma: S) =>
  z.strictObject({ orden: z.literal(nombre), ...forma });

/** An order on a case: `POST /v1/gestion/casos/{folio}/ordenes`. */
export const ordenDeGestion = z.discriminatedUnion("orden", [
  orden("asignar", { responsable: idUsuario }),
  orden("gestionar", { nota: texto(8_000), visible: z.boolean().default(false) }),
  orden("pedirAntecedentes", { texto: texto(4_000), dias: z.int().min(1).max(60).default(5) }),
  orden("trasladarProveedor", {
    plantilla: idPlantilla.optional().describe("Carta que acompaña al traslado"),
    correo: z
      .email({ error: "correo" })
      .max(254)
      .optional()
      .describe("Correo del proveedor; si falta, el del registro"),
    papel: z.boolean().optional().describe("La carta va impresa: no se envía ningún correo"),
  }),
  orden("registrarRespuesta", { texto: respuesta, acoge: z.enum(ACOGES) }),
  orden("escalar", { a: z.enum(["reclamo", "judicial"]), datos: datosDeEscalamiento.default({}) }),
  orden("transferir", { unidad: codigo.optional(), responsable: idUsuario.optional(), motivo }).refine(
    ({ unidad, responsable }) => unidad !== undefined || responsable !== undefined,
    { path: ["unidad"], params: { codigo: "requerido" } },
  ),
  orden("derivar", {
    institucion: slug.describe("De esta instalación, o un código de `deriva` de la definición"),
    correo: z.email({ error: "correo" }).max(254).optional().describe("De la institución de fuera"),
    motivo,
    parcial: z.boolean().default(false),
    que: texto(2_000).optional().describe("Qué parte se deriva, cuando es parcial"),
  }),
  orden("prorrogar", { dias: z.int().min(1).max(200), motivo }),
  orden("proponerCierre", { resultado: z.enum(RESULTADOS), respuesta }),
  orden("visar", { aprueba: z.boolean(), motivo: motivo.optional() }).refine(
    ({ aprueba, motivo: razon }) => aprueba || razon !== undefined,
    { path: ["motivo"], params: { codigo: "requerido" } },
  ),
  orden("reabrir", { motivo }),
  orden("corregir", { datos: datosDeCorreccion, motivo }).refine(({ datos }) => Object.keys(datos).length > 0, {
    path: ["datos"],
    params: { codigo: "requerido" },
  }),
  orden("acumular", { en: folio, motivo }),
  orden("descartar", { motivo: z.enum(MOTIVOS_DESCARTE) }),
  orden("recibirDerivacion", { motivo: motivo.optional() }),
  orden("devolverDerivacion", { motivo }),
  orden("responderDerivacion", { respuesta }),
  orden("reemitirClave", { identidad: texto(200).describe("Cómo se comprobó quién la pide") }),
]);
/** As sent. */
export type OrdenDeGestion = z.input<typeof ordenDeGestion>;
/** As read. */
export type OrdenDeGestionLeida = z.output<typeof ordenDeGestion>;
