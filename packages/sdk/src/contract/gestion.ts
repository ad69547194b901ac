import * as z from "zod";
import {
  ACOGES,
  CANALES,
  CANALES_ATENDIDOS,
  CANALES_PUBLICOS,
  ESTADOS,
  ESTADOS_DERIVACION,
  ETAPAS,
  ORDENES,
  RESULTADOS,
  TIPOS,
} from "../domain/vocabulario.ts";
import { adjunto } from "./adjunto.ts";
import { consulta, disconformidad, reclamo, reconocimiento, sugerencia } from "./apertura.ts";
import { comprobante, termino } from "./caso.ts";
import { judicial } from "./orden.ts";
import { caracterizacion, persona, proveedor } from "./persona.ts";
import { codigo, fecha, instante, texto } from "./texto.ts";

/** How a deadline stands now. Computed, never kept. */
export const SITUACIONES_PLAZO = ["en-plazo", "por-vencer", "fuera"] as const;
export type SituacionPlazo = (typeof SITUACIONES_PLAZO)[number];

/** A deadline as an officer sees it: days gone by, days left and how it stands. */
export const plazoDeGestion = termino.extend({
  vence: fecha,
  habilesTranscurridos: z.int().min(0),
  corridosTranscurridos: z.int().min(0),
  /** Business days left; negative once it is over. */
  quedan: z.int(),
  situacion: z.enum(SITUACIONES_PLAZO),
  suspendidoDesde: fecha.optional(),
  prorroga: z.int().min(0).optional().describe("Días que se agregaron"),
});

/** A row of the list: no narrative; the name only within the reader's scope. */
export const filaDeCaso = z.strictObject({
  folio: z.string(),
  institucion: z.string(),
  tipo: z.enum(TIPOS),
  canal: z.enum(CANALES),
  punto: z.string().optional(),
  etapa: z.enum(ETAPAS),
  estado: z.enum(ESTADOS),
  materia: z.string().optional(),
  region: z.string().optional(),
  unidad: z.string().optional(),
  responsable: z.string().optional(),
  recibidoEn: instante,
  plazo: plazoDeGestion,
  mensajesNuevos: z.int().min(0),
  pideReapertura: z.boolean(),
  version: z.int().min(1),
  persona: z.string().optional().describe("Nombre, para reconocer el caso"),
  proveedor: z.string().optional(),
});
export type FilaDeCaso = z.infer<typeof filaDeCaso>;

const lista = <T extends [string, ...string[]]>(valores: T) => z.enum(valores).optional();

/** Filters of `GET /v1/gestion/casos`, all optional, all of them at once. */
export const filtroDeCasos = z.strictObject({
  institucion: z.string().max(60).optional(),
  tipo: lista([...TIPOS]),
  etapa: lista([...ETAPAS]),
  estado: lista([...ESTADOS]),
  abierto: z.enum(["si", "no"]).optional(),
  region: z.string().max(4).optional(),
  unidad: codigo.optional(),
  responsable: z.string().max(60).optional().describe("Identificador de usuario; `yo` para los propios; `nadie`"),
  canal: lista([...CANALES]),
  punto: codigo.optional(),
  materia: codigo.optional(),
  plazo: lista([...SITUACIONES_PLAZO]),
  mensajes: z.enum(["nuevos"]).optional().describe("Cola de mensajes de la ciudadanía que nadie ha leído"),
  recibidas: z.enum(["si"]).optional().describe("Solo lo derivado a la propia institución"),
  desde: fecha.optional(),
  hasta: fecha.optional(),
  cursor: z.string().max(200).optional(),
  limite: z.coerce.number<number | string>().int().min(1).max(200).default(50),
});
export type FiltroDeCasos = z.input<typeof filtroDeCasos>;
export type FiltroDeCasosLeido = z.output<typeof filtroDeCasos>;

/** A page of the list, sorted by due date; `siguiente` is absent on the last one. */
export const paginaDeCasos = z.strictObject({ casos: z.array(filaDeCaso), siguiente: z.string().optional() });
export type PaginaDeCasos = z.infer<typeof paginaDeCasos>;

/** `POST /v1/gestion/busquedas`: folio, RUT, names or words of the case. In a body: none of it stands in a URL. */
export const busqueda = z.strictObject({
  texto: texto(200),
  institucion: z.string().max(60).optional(),
  limite: z.int().min(1).max(50).default(20),
});
export type Busqueda = z.input<typeof busqueda>;

/** An entry of the bitácora as staff reads it. */
export const asientoDeGestion = z.strictObject({
  n: z.int().min(1),
  cuando: instante,
  tipo: z.string(),
  autor: z.string(),
  /** Name of the author, where it is a user that exists. */
  autorNombre: z.string().optional(),
  visible: z.boolean().describe("Si la persona lo lee"),
  texto: z.string().describe("Qué pasó, en una frase"),
  detalle: z.string().optional().describe("Lo que se escribió: nota, mensaje, respuesta"),
});
export type AsientoDeGestion = z.infer<typeof asientoDeGestion>;

/** A branch of a derivación. */
export const derivacion = z.strictObject({
  n: z.int().min(1).describe("Asiento en que se derivó"),
  institucion: z.string(),
  nombre: z.string(),
  externa: z.boolean(),
  parcial: z.boolean(),
  estado: z.enum(ESTADOS_DERIVACION),
  cuando: instante,
  motivo: z.string().optional(),
  que: z.string().optional(),
  respuesta: z.string().optional(),
});
export type Derivacion = z.infer<typeof derivacion>;

/** A day of the term: counted, or skipped and why (Ley 19.880 art. 25). */
export const diaDePlazo = z.strictObject({ fecha, cuenta: z.boolean(), motivo: z.string().optional() });

/** The whole case, within the reader's scope: `GET /v1/gestion/casos/{folio}`. */
export const casoDeGestion = filaDeCaso.omit({ persona: true, proveedor: true }).extend({
  alcance: z.literal("completo"),
  persona: persona.optional(),
  proveedor: proveedor.optional(),
  relato: z.string().optional(),
  peticion: z.string().optional(),
  monto: z.int().optional(),
  fechaHecho: fecha.optional(),
  comuna: z.string().optional(),
  sobreUnidad: z.string().optional(),
  folioRelacionado: z.string().optional(),
  caracterizacion: caracterizacion.optional(),
  ingresoLegal: fecha,
  dias: z.array(diaDePlazo).describe("Cada día del plazo, y por qué no cuenta el que no cuenta"),
  judicial: judicial.optional(),
  traslado: z.strictObject({ vence: fecha, acoge: z.enum(ACOGES).optional() }).optional(),
  antecedentes: z.strictObject({ texto: z.string(), vence: fecha }).optional(),
  propuesta: z.strictObject({ resultado: z.enum(RESULTADOS), respuesta: z.string(), autor: z.string() }).optional(),
  cierre: z.strictObject({ cuando: instante, resultado: z.enum(RESULTADOS), respuesta: z.string() }).optional(),
  satisfaccion: z.strictObject({ nota: z.int(), comentario: z.string().optional() }).optional(),
  acumuladoEn: z.string().optional(),
  derivaciones: z.array(derivacion),
  adjuntos: z.array(adjunto),
  bitacora: z.array(asientoDeGestion),
  ordenes: z.array(z.enum(ORDENES)).describe("Lo que quien lee puede pedir ahora"),
});
export type CasoDeGestion = z.infer<typeof casoDeGestion>;

/** Outside the reader's scope the state only, so that any platform can tell a citizen how the case goes. */
export const estadoDeCaso = z.strictObject({
  alcance: z.literal("estado"),
  folio: z.string(),
  institucion: z.string(),
  tipo: z.enum(TIPOS),
  etapa: z.enum(ETAPAS),
  estado: z.enum(ESTADOS),
  estadoTexto: z.string(),
  plazo: plazoDeGestion,
  unidad: z.string().optional(),
});
export type EstadoDeCaso = z.infer<typeof estadoDeCaso>;

export const lecturaDeCaso = z.discriminatedUnion("alcance", [casoDeGestion, estadoDeCaso]);
export type LecturaDeCaso = z.infer<typeof lecturaDeCaso>;

/** Answer of an order: the case, and what is said this once. */
export const respuestaDeOrden = z.strictObject({
  caso: lecturaDeCaso,
  clave: z.string().optional().describe("Solo de reemitirClave, esta única vez"),
});
export type RespuestaDeOrden = z.infer<typeof respuestaDeOrden>;

/** What an officer adds to an opening: any attended channel, its own date and, on the spot, the answer. */
const atencion = {
  institucion: z.string().max(60).optional().describe("Por defecto, la de quien ingresa"),
  canal: z.enum([...CANALES_ATENDIDOS, ...CANALES_PUBLICOS]),
  recibidoEn: z
    .union([instante, fecha])
    .optional()
    .describe("Cuándo llegó la carta o el formulario; no puede ser posterior al momento de ingresarlo"),
  respuesta: texto(20_000)
    .optional()
    .describe("Respuesta inmediata: el caso se cierra al ingresar, si no exige visación"),
  resultado: z.enum(RESULTADOS).optional(),
};

/** Intake by an officer: `POST /v1/gestion/casos`, with `Idempotency-Key`. */
export const aperturaAtendida = z.discriminatedUnion("tipo", [
  consulta.extend(atencion),
  reclamo.extend(atencion),
  disconformidad.extend(atencion),
  sugerencia.extend(atencion),
  reconocimiento.extend(atencion),
]);
export type AperturaAtendida = z.input<typeof aperturaAtendida>;
export type AperturaAtendidaLeida = z.output<typeof aperturaAtendida>;

/** A batch (buzón): each line stands or falls alone. `POST /v1/gestion/casos/lote`. */
export const lote = z.strictObject({
  lineas: z
    .array(z.strictObject({ envio: z.string().min(22).max(200), apertura: z.unknown() }))
    .min(1)
    .max(200),
});
export type Lote = z.input<typeof lote>;
export const resultadoDeLote = z.strictObject({
  lineas: z.array(
    z.strictObject({
      envio: z.string(),
      comprobante: comprobante.optional(),
      errores: z.array(z.strictObject({ ruta: z.string(), codigo: z.string(), mensaje: z.string() })).optional(),
      error: z.string().optional(),
    }),
  ),
});
export type ResultadoDeLote = z.infer<typeof resultadoDeLote>;
