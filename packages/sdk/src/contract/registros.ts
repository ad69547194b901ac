import * as z from "zod";
import { INDICADORES_CON_META, REPORTES, RESULTADOS, ROLES } from "../domain/vocabulario.ts";
import { unidad } from "./institucion.ts";
import { correo, rut } from "./persona.ts";
import { PASOS, unidadDeCifra } from "./reporte.ts";
import { codigo, fecha, instante, texto } from "./texto.ts";

const slug = z.string().max(60);
const id = z.string().min(1).max(60);

/** What every record carries beside its own: who keeps it, and the version that `If-Match` names. */
const registrado = { id, institucion: slug, version: z.int().min(1) };

/** Where a user's role holds: the institution, in it a region, in that a unit; none given = the whole institution. */
const alcance = {
  institucion: slug.describe("`*`: toda la instalación, solo para administrador"),
  region: z.string().max(4).optional(),
  unidad: codigo.optional(),
};

/** A person who works in it, or a program: `POST /v1/gestion/usuarios` answers `{ id, token }`, the token this once. */
export const altaDeUsuario = z.strictObject({
  nombre: texto(120),
  correo,
  rol: z.enum(ROLES),
  ...alcance,
  cargo: texto(120).optional(),
  rut: rut.optional().describe("RUN, para quien entra con ClaveÚnica"),
  programa: z.boolean().default(false).describe("true: un programa, que solo usa token"),
});
export type AltaDeUsuario = z.input<typeof altaDeUsuario>;

/** Somebody away: what comes goes to whoever replaces them, and what they have too. */
export const ausencia = z.strictObject({ desde: fecha, hasta: fecha, reemplazo: id });

export const cambioDeUsuario = altaDeUsuario
  .omit({ correo: true, programa: true })
  .partial()
  .extend({ activo: z.boolean().optional(), ausencia: ausencia.nullable().optional() });
export type CambioDeUsuario = z.input<typeof cambioDeUsuario>;

export const usuario = altaDeUsuario.extend({
  id,
  version: z.int().min(1),
  activo: z.boolean(),
  ausencia: ausencia.optional(),
  entradas: z.array(z.enum(["openid", "clave", "llaveDeAcceso", "token"])).describe("Cómo puede entrar"),
  invitacionVence: instante.optional(),
});
export type Usuario = z.infer<typeof usuario>;

export const usuarioCreado = z.strictObject({
  id,
  token: z.string().describe("Se muestra esta única vez"),
  invitacion: z.string().optional().describe("Dirección para que la persona cree su clave"),
});

/** Who is asking: `GET /v1/gestion/sesion`. */
export const sesion = z.strictObject({
  usuario: usuario.pick({ id: true, nombre: true, rol: true, institucion: true, region: true, unidad: true }),
  vence: instante.optional(),
  entrenamiento: z.boolean(),
  instituciones: z.array(z.strictObject({ slug, nombre: z.string(), nombreCorto: z.string() })),
  destinos: z
    .array(
      z.strictObject({
        codigo: z.string(),
        nombre: z.string(),
        externa: z.boolean(),
        materias: z.array(z.string()).describe("De qué responde, si el convenio lo dice"),
      }),
    )
    .optional()
    .describe("A quién puede derivar: las otras instituciones de aquí, y las de su convenio"),
});
export type Sesion = z.infer<typeof sesion>;

/** A unit or platform as the registry keeps it (seed E, red territorial). */
export const altaDeUnidad = unidad.extend({
  encargado: texto(120).optional(),
  convenioDesde: fecha.optional(),
  conectada: z.boolean().default(true).describe("false: manual; sus casos en papel se ingresan después"),
  activa: z.boolean().default(true),
});
export const unidadRegistrada = altaDeUnidad.extend({ institucion: slug, version: z.int().min(1) });
export type UnidadRegistrada = z.infer<typeof unidadRegistrada>;

export const altaDeProveedor = z.strictObject({
  nombre: texto(200),
  rut: rut.optional(),
  alias: z.array(texto(200)).max(20).default([]).describe("Otras formas en que la gente lo llama"),
  correo: correo.optional().describe("Donde recibe los traslados"),
  rubro: texto(120).optional(),
});
export const proveedorRegistrado = altaDeProveedor.extend(registrado);
export type ProveedorRegistrado = z.infer<typeof proveedorRegistrado>;

export const altaDePregunta = z.strictObject({
  pregunta: texto(300),
  respuesta: texto(4_000),
  norma: texto(200),
  materia: codigo.optional(),
  palabras: z.array(texto(120)).max(40).default([]).describe("Maneras en que la gente lo dice"),
  publica: z.boolean().default(true),
});
export const preguntaRegistrada = altaDePregunta.extend({
  ...registrado,
  respondio: z.int().min(0).describe("Veces que resolvió la duda sin abrir un caso"),
});
export type PreguntaRegistrada = z.infer<typeof preguntaRegistrada>;

/** A letter (`oficio`), or a type answer that starts a closing. */
export const altaDePlantilla = z.strictObject({
  clase: z.enum(["oficio", "respuesta"]),
  nombre: texto(120),
  destinatario: z.enum(["proveedor", "persona", "institucion"]).optional(),
  asunto: texto(200).optional(),
  cuerpo: texto(20_000),
  resultado: z.enum(RESULTADOS).optional(),
});
export const plantillaRegistrada = altaDePlantilla.extend(registrado);
export type PlantillaRegistrada = z.infer<typeof plantillaRegistrada>;

/** A holiday declared after the release, or one taken away; `institucion` `*` when it holds for all. */
export const altaDeFeriado = z.strictObject({
  fecha,
  nombre: texto(120),
  norma: texto(200),
  comunas: z.array(z.string().regex(/^\d{5}$/)).optional(),
  regiones: z.array(z.string().regex(/^\d{2}$/)).optional(),
  derogado: z.boolean().optional(),
});
export const feriadoRegistrado = altaDeFeriado.extend(registrado);
export type FeriadoRegistrado = z.infer<typeof feriadoRegistrado>;

/** A fault or a wish about the system itself (seed E, mesa de ayuda). */
export const altaDeAyuda = z.strictObject({
  clase: z.enum(["falla", "mejora"]),
  asunto: texto(200),
  texto: texto(4_000),
});
export const ayuda = altaDeAyuda.extend({
  ...registrado,
  autor: id,
  cuando: instante,
  estado: z.enum(["recibida", "enCurso", "resuelta", "descartada"]),
  curso: z.array(z.strictObject({ cuando: instante, autor: id, texto: z.string() })),
});
export const cambioDeAyuda = z.strictObject({ estado: ayuda.shape.estado.optional(), texto: texto(4_000).optional() });
export type Ayuda = z.infer<typeof ayuda>;

/** What a declared figure and a target are about: an indicator in a year, of the country or of a region. */
const delIndicador = {
  codigo: codigo.max(60).describe("El suyo propio, único: `juicios-2016-05`"),
  indicador: codigo.max(60).describe("De qué es: `juicios`, `comunas-visitadas`, o el de una cifra de un reporte"),
  anio: z.int().min(1990).max(2100),
  region: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe("Código CUT; sin ella, de todo el país"),
  valor: z.number(),
};

/** A figure that no case gives (judgements, comunas visited, agreements): whoever declares it answers for it. */
export const altaDeDeclarada = z.strictObject({
  ...delIndicador,
  nombre: texto(200).describe("Como se lee en el reporte"),
  unidad: unidadDeCifra,
  declaradoPor: texto(120).describe("Quién lo declara"),
  fuente: texto(300).optional().describe("De dónde sale"),
});
export const declaradaRegistrada = altaDeDeclarada.extend(registrado);
export type DeclaradaRegistrada = z.infer<typeof declaradaRegistrada>;

/** What the institution set out to reach: `indicador` is the id of a figure of a report that may have a target. */
export const altaDeMeta = z.strictObject({
  ...delIndicador,
  indicador: z.enum(INDICADORES_CON_META).describe("La cifra del reporte: `en-plazo`, `satisfaccion`…"),
});
export const metaRegistrada = altaDeMeta.extend(registrado);
export type MetaRegistrada = z.infer<typeof metaRegistrada>;

/** A request of access to public information (Ley 20.285): when it came and when it was answered, nothing of whom. */
export const altaDeSolicitudDeAcceso = z.strictObject({
  codigo: codigo.max(60).describe("Su número: `AH001T0001234`"),
  recibidaEn: fecha,
  respondidaEn: fecha.optional(),
  region: delIndicador.region,
});
export const solicitudDeAccesoRegistrada = altaDeSolicitudDeAcceso.extend(registrado);
export type SolicitudDeAccesoRegistrada = z.infer<typeof solicitudDeAccesoRegistrada>;

/** A report that goes out by mail by itself, on the first morning after each period. */
export const altaDeEnvioDeReporte = z.strictObject({
  codigo: codigo.max(60),
  reporte: z.enum(REPORTES),
  cada: z.enum(PASOS).describe("El período que cubre: el último que ya terminó"),
  region: delIndicador.region,
  unidad: codigo.optional(),
  para: z.array(correo).min(1).max(20),
  activo: z.boolean().default(true).describe("false: detenido"),
});
export const envioDeReporteRegistrado = altaDeEnvioDeReporte.extend(registrado);
export type EnvioDeReporteRegistrado = z.infer<typeof envioDeReporteRegistrado>;

/** A page of any registry. */
export const pagina = <S extends z.ZodType>(elemento: S) =>
  z.strictObject({ elementos: z.array(elemento), siguiente: z.string().optional() });

/** `POST /v1/gestion/{registro}/importacion?simular=si|no` with a CSV: the good lines stay, the bad ones come back. */
export const resultadoDeImportacion = z.strictObject({
  simulada: z.boolean(),
  buenas: z.int().min(0),
  nuevas: z.int().min(0),
  cambiadas: z.int().min(0),
  malas: z.array(z.strictObject({ linea: z.int().min(1), campo: z.string(), mensaje: z.string(), texto: z.string() })),
  devueltas: z.string().optional().describe("CSV con las líneas malas y qué corregir"),
});
export type ResultadoDeImportacion = z.infer<typeof resultadoDeImportacion>;

/** `POST /v1/gestion/casos/{folio}/oficios`: look at a letter, print it or send it. */
export const pedidoDeOficio = z.strictObject({
  plantilla: id,
  /** What the officer changed of the template's text for this letter. */
  cuerpo: texto(20_000).optional(),
  salida: z.enum(["vista", "html", "pdf", "correo"]),
  para: correo.optional().describe("Solo con `correo`; si falta, el destinatario de la plantilla"),
});
export type PedidoDeOficio = z.input<typeof pedidoDeOficio>;
export const oficio = z.strictObject({
  asunto: z.string(),
  texto: z.string(),
  html: z.string(),
  /** Number of its entry; absent in a preview. */
  n: z.int().min(1).optional(),
  enviado: z.boolean().optional(),
});

/** A job that runs by itself, as an operator sees it: no personal data. */
export const trabajo = z.strictObject({
  id: z.string(),
  tipo: z.string(),
  folio: z.string().optional(),
  estado: z.enum(["pendiente", "enCurso", "hecho", "fallido"]),
  cuando: instante,
  intentos: z.int().min(0),
  error: z.string().optional(),
});
export type TrabajoVisto = z.infer<typeof trabajo>;
