import * as z from "zod";
import { CANALES, RESULTADOS, TIPOS, TRATOS } from "../domain/vocabulario.ts";
import { termino } from "./caso.ts";
import { llaveDeFirma } from "./firma.ts";
import { comuna } from "./persona.ts";
import { llaveDeSello } from "./sobre.ts";
import { codigo, fecha, texto } from "./texto.ts";

/** A node of the materias. `codigo` is the whole path (`comercio.garantia`); `fuente` says where the list comes from. */
export interface Materia {
  codigo: string;
  nombre: string;
  hijos?: Materia[] | undefined;
}
export const materia: z.ZodType<Materia> = z.strictObject({
  codigo,
  nombre: texto(120),
  get hijos() {
    return z.array(materia).optional();
  },
});

/** A place where a person is received. */
export const unidad = z.strictObject({
  codigo,
  nombre: texto(120),
  clase: z.enum(["direccionRegional", "plataforma", "puntoMipe", "centro", "oficina"]),
  comuna,
  direccion: texto(200),
  horario: texto(200),
  telefono: texto(40).optional(),
  correo: z.email().optional(),
  ilustrativa: z.boolean().optional().describe("true: dato de ejemplo que la institución debe confirmar"),
});
export type Unidad = z.infer<typeof unidad>;

/** Another service that answers for some matters, under the agreement of derivación (seed E). */
export const derivacionA = z.strictObject({
  codigo,
  nombre: texto(160),
  sitio: z.url(),
  correo: z.email().optional().describe("Donde recibe las derivaciones"),
  antes: texto(160).optional().describe("Nombre en el documento de origen, si cambió"),
  materias: z.array(texto(120)),
});

const color = z.string().regex(/^#[0-9A-Fa-f]{6}$/);
export const tema = z.strictObject({
  primario: color.optional(),
  primarioOscuro: color.optional(),
  tinte: color.optional(),
  escudo: z.string().max(300).optional().describe("Ruta o URL de la imagen del escudo"),
});
export type Tema = z.infer<typeof tema>;

export const privacidad = z.strictObject({ version: texto(20), fecha, texto: texto(8_000) });

/** Zones of Chile; a public institution anywhere may name its own. */
const zona = z.string().refine(
  (nombre) => {
    try {
      return Boolean(new Intl.DateTimeFormat("es-CL", { timeZone: nombre }));
    } catch {
      return false;
    }
  },
  { params: { codigo: "opcion" } },
);

const slug = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
const origen = z.string().regex(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/);
const porTipo = <S extends z.ZodType>(valor: S) => z.partialRecord(z.enum(TIPOS), valor);

/** A definition file (`*.json`, `*.yaml`): all that Ventanilla knows of an institution. */
export const institucion = z
  .strictObject({
    slug,
    nombre: texto(160),
    nombreCorto: texto(40),
    sitio: z.url().optional(),
    telefono: texto(40).optional(),
    zona: zona.default("America/Santiago"),
    trato: z.enum(TRATOS).default("tu"),
    idiomas: z
      .array(z.string().regex(/^[a-z]{2,3}(?:-[A-Z]{2})?$/))
      .min(1)
      .default(["es"]),
    origenes: z.array(origen).default([]),
    tipos: z.array(z.enum(TIPOS)).min(1),
    canales: z.array(z.enum(CANALES)).min(1),
    plazos: porTipo(termino),
    visacion: z
      .array(
        z.strictObject({
          tipos: z.array(z.enum(TIPOS)).optional(),
          canales: z.array(z.enum(CANALES)).optional(),
          resultados: z.array(z.enum(RESULTADOS)).optional(),
          unidades: z.array(codigo).optional(),
        }),
      )
      .default([{ tipos: ["reclamo", "disconformidad"] }])
      .describe("Cierres que otra persona debe visar: basta que una regla calce"),
    campos: porTipo(z.array(z.string().max(60)))
      .default({})
      .describe("Rutas obligatorias además de las del contrato"),
    materias: z.array(materia).default([]),
    unidades: z.array(unidad).default([]),
    deriva: z.array(derivacionA).default([]),
    asignacion: z
      .array(z.strictObject({ materia: codigo.optional(), region: z.string().optional(), unidad: codigo }))
      .default([]),
    tema: tema.default({}),
    textos: z.record(z.string().max(60), texto(2_000)).default({}),
    privacidad,
    traslado: z
      .strictObject({ dias: z.int().min(1).max(60), repite: z.int().min(0).max(60) })
      .default({ dias: 7, repite: 3 })
      .describe("Días hábiles que tiene el proveedor para responder, y los que se agregan al reiterarle"),
    antecedentes: z
      .strictObject({ suspende: z.boolean() })
      .default({ suspende: true })
      .describe("Si el plazo se detiene mientras se esperan antecedentes de la persona"),
    avisaAntes: z
      .int()
      .min(0)
      .max(60)
      .default(3)
      .describe("Días hábiles antes de vencer en que un caso está por vencer"),
    adjuntos: z
      .strictObject({
        tipos: z
          .array(z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/))
          .default(["image/jpeg", "image/png", "application/pdf"]),
        maximoBytes: z
          .int()
          .min(1_024)
          .max(50 * 1024 * 1024)
          .default(10 * 1024 * 1024),
        maximoArchivos: z.int().min(0).max(50).default(10),
      })
      .default({
        tipos: ["image/jpeg", "image/png", "application/pdf"],
        maximoBytes: 10 * 1024 * 1024,
        maximoArchivos: 10,
      }),
    openid: z
      .strictObject({
        emisor: z.url(),
        cliente: texto(200),
        secretoEn: z
          .string()
          .regex(/^[A-Z][A-Z0-9_]*$/)
          .describe("Variable de entorno que tiene el secreto"),
        identidad: z.enum(["email", "RolUnico.numero", "preferred_username"]).default("email"),
        ambitos: texto(200).default("openid email profile"),
      })
      .optional()
      .describe("Proveedor OpenID Connect de sus funcionarios"),
    retencion: porTipo(z.int().min(1).max(50).describe("Años desde el cierre")).default({}),
    demostracion: z.boolean().default(false).describe("true: fuera de toda cifra; DEMO=no la apaga"),
    fuentes: z.record(z.string().max(60), texto(600)).default({}).describe("De dónde salió cada lista"),
  })
  .superRefine((definicion, ctx) => {
    for (const tipo of definicion.tipos)
      if (!definicion.plazos[tipo])
        ctx.addIssue({ code: "custom", path: ["plazos", tipo], params: { codigo: "requerido" } });
  });
export type Institucion = z.output<typeof institucion>;
export type InstitucionArchivo = z.input<typeof institucion>;

/** What a page may know of an institution: `GET /v1/instituciones/{institucion}`. */
export const institucionPublica = z.strictObject({
  slug,
  nombre: z.string(),
  nombreCorto: z.string(),
  sitio: z.string().optional(),
  telefono: z.string().optional(),
  zona: z.string(),
  trato: z.enum(TRATOS),
  idiomas: z.array(z.string()),
  tipos: z.array(z.enum(TIPOS)),
  canales: z.array(z.enum(CANALES)),
  plazos: porTipo(termino),
  campos: porTipo(z.array(z.string())),
  materias: z.array(materia),
  tema,
  textos: z.record(z.string(), z.string()),
  privacidad,
  adjuntos: z.strictObject({ tipos: z.array(z.string()), maximoBytes: z.int(), maximoArchivos: z.int() }),
  demostracion: z.boolean(),
  sello: llaveDeSello.optional().describe("Con qué se sella lo que se escribe sin conexión"),
  firma: llaveDeFirma.optional().describe("Con qué se comprueba un comprobante"),
});
export type InstitucionPublica = z.output<typeof institucionPublica>;

/** Regions, provinces and comunas with their CUT: `GET /v1/territorio`. */
export const territorio = z.strictObject({
  regiones: z.array(z.strictObject({ cut: z.string(), nombre: z.string() })),
  provincias: z.array(z.strictObject({ cut: z.string(), nombre: z.string(), region: z.string() })),
  comunas: z.array(z.strictObject({ cut: z.string(), nombre: z.string(), provincia: z.string(), region: z.string() })),
});
export type Territorio = z.infer<typeof territorio>;

/** Units, nearest first: `GET /v1/instituciones/{institucion}/unidades?comuna=`. */
export const unidades = z.strictObject({ unidades: z.array(unidad) });
