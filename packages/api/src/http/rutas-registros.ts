import {
  altaDeDeclarada,
  altaDeEnvioDeReporte,
  altaDeFeriado,
  altaDeMeta,
  altaDePlantilla,
  altaDePregunta,
  altaDeProveedor,
  altaDePunto,
  altaDeSolicitudDeAcceso,
  altaDeUnidad,
  declaradaRegistrada,
  envioDeReporteRegistrado,
  feriadoRegistrado,
  metaRegistrada,
  pagina,
  plantillaRegistrada,
  preguntaRegistrada,
  proveedorRegistrado,
  punto,
  resultadoDeImportacion,
  solicitudDeAccesoRegistrada,
  unidadRegistrada,
} from "@ventanilla/sdk/contract";
import { ADMINISTRAN_PUNTOS, type Rol, regionOf } from "@ventanilla/sdk/domain";
import { Hono } from "hono";
import * as z from "zod";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { Puntos } from "../puntos/puntos.ts";
import { COLUMNAS } from "../registros/columnas.ts";
import type { Registros } from "../registros/create-registros.ts";
import { importCsv } from "../registros/importar-csv.ts";
import { mergeProveedores } from "../registros/merge-proveedores.ts";
import type { Elemento, Registro } from "../registros/registro.ts";
import { readCsv } from "./csv.ts";
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
import { coversPunto } from "./rutas-puntos.ts";
import { assertRol } from "./sesion.ts";

const fusion = z.strictObject({ en: z.string().min(1).max(60).describe("Identificador del registro que queda") });

const REDACTAN: readonly Rol[] = ["encargado", "abogado", "administrador"];

/** How one registry is offered. */
interface Oferta<S extends z.ZodType<object>> {
  nombre: keyof Registros;
  /** Where it is, if not under its name. */
  ruta?: string;
  /** In names of calls: `createProveedor`, `listProveedores`. */
  singular: string;
  plural: string;
  cosa: string;
  alta: S;
  vista: z.ZodType;
  escriben: readonly Rol[];
  /** Absent: whoever works there reads it. Where given, they read what lies within them. */
  leen?: readonly Rol[];
  /** Whether a record lies within who changes it; absent: whoever works in the institution changes all of them. */
  covers?: (actor: Actor, datos: z.output<S>) => boolean;
}

type OfertaCualquiera =
  | Oferta<z.ZodType<object>>
  | Oferta<typeof altaDeUnidad>
  | Oferta<typeof altaDePunto>
  | Oferta<typeof altaDeDeclarada>
  | Oferta<typeof altaDeMeta>
  | Oferta<typeof altaDeSolicitudDeAcceso>
  | Oferta<typeof altaDeEnvioDeReporte>;

const AJENA = "Está fuera de tu alcance: la cambia quien administra esa región o esa unidad";

/** A figure of a region is of who answers for it; one of the country, of who answers for all. */
const coversRegion = (actor: Actor, { region, unidad }: { region?: string | undefined; unidad?: string | undefined }) =>
  (actor.region === undefined || actor.region === region) && (actor.unidad === undefined || actor.unidad === unidad);

const OFERTAS = [
  {
    nombre: "unidades",
    singular: "Unidad",
    plural: "Unidades",
    cosa: "unidades y plataformas",
    alta: altaDeUnidad,
    vista: unidadRegistrada,
    escriben: ["administradorPlataformas", "administrador"],
    covers: ({ region, unidad }: Actor, { codigo, comuna }: z.output<typeof altaDeUnidad>) =>
      (region === undefined || region === regionOf(comuna)) && (unidad === undefined || unidad === codigo),
  },
  {
    nombre: "puntos",
    singular: "Punto",
    plural: "Puntos",
    cosa: "puntos: tótems, bibliotecas y otros lugares con un equipo",
    alta: altaDePunto,
    vista: punto,
    escriben: ADMINISTRAN_PUNTOS,
    covers: coversPunto,
  },
  {
    nombre: "proveedores",
    singular: "Proveedor",
    plural: "Proveedores",
    cosa: "proveedores",
    alta: altaDeProveedor,
    vista: proveedorRegistrado,
    escriben: ["ejecutivo", ...REDACTAN],
  },
  {
    nombre: "preguntas",
    singular: "Pregunta",
    plural: "Preguntas",
    cosa: "preguntas frecuentes",
    alta: altaDePregunta,
    vista: preguntaRegistrada,
    escriben: REDACTAN,
  },
  {
    nombre: "plantillas",
    singular: "Plantilla",
    plural: "Plantillas",
    cosa: "plantillas de oficios y respuestas tipo",
    alta: altaDePlantilla,
    vista: plantillaRegistrada,
    escriben: REDACTAN,
  },
  {
    nombre: "feriados",
    singular: "Feriado",
    plural: "Feriados",
    cosa: "feriados declarados",
    alta: altaDeFeriado,
    vista: feriadoRegistrado,
    escriben: ["administrador"],
  },
  {
    nombre: "declaradas",
    singular: "Declarada",
    plural: "Declaradas",
    cosa: "cifras declaradas: las que no salen de los casos",
    alta: altaDeDeclarada,
    vista: declaradaRegistrada,
    escriben: ["administrador"],
    covers: coversRegion,
  },
  {
    nombre: "metas",
    singular: "Meta",
    plural: "Metas",
    cosa: "metas de los indicadores",
    alta: altaDeMeta,
    vista: metaRegistrada,
    escriben: ["administrador"],
    covers: coversRegion,
  },
  {
    nombre: "solicitudesAcceso",
    ruta: "solicitudes-de-acceso",
    singular: "SolicitudDeAcceso",
    plural: "SolicitudesDeAcceso",
    cosa: "solicitudes de acceso a la información (Ley 20.285): sus fechas, sin datos personales",
    alta: altaDeSolicitudDeAcceso,
    vista: solicitudDeAccesoRegistrada,
    escriben: ["administrador"],
    covers: coversRegion,
  },
  {
    nombre: "enviosDeReporte",
    ruta: "envios-de-reporte",
    singular: "EnvioDeReporte",
    plural: "EnviosDeReporte",
    cosa: "reportes que salen solos por correo",
    alta: altaDeEnvioDeReporte,
    vista: envioDeReporteRegistrado,
    escriben: ["administrador"],
    leen: ["administrador"],
    covers: coversRegion,
  },
] as const satisfies OfertaCualquiera[];

/** What a registry shows beside what it keeps: how often a question answered by itself, how the machines of a point are. */
export interface Complementos {
  countRespondio(institucion: string): Promise<ReadonlyMap<string, number>>;
  describePuntos: Puntos["describe"];
}

/** The registries (seed E): read by all who work there, changed by those who answer for each. */
export const createRutasRegistros = ({
  registros,
  complementos,
}: {
  registros: Registros;
  complementos: Complementos;
}): Hono => {
  const app = new Hono();

  for (const oferta of OFERTAS) {
    const { nombre, singular, plural, cosa, alta, vista, escriben } = oferta;
    const isDentro = ("covers" in oferta ? oferta.covers : () => true) as (actor: Actor, datos: object) => boolean;
    const leen: readonly Rol[] | undefined = "leen" in oferta ? oferta.leen : undefined;
    const ruta = `/v1/gestion/${"ruta" in oferta ? oferta.ruta : nombre}`;
    const registro = registros[nombre] as unknown as Registro<object>;
    const esquema = alta as z.ZodType<object>;
    const show = async (institucion: string, elementos: Elemento<object>[]): Promise<object[]> => {
      if (nombre === "puntos")
        return complementos.describePuntos(institucion, elementos as Parameters<Puntos["describe"]>[1][number][]);
      if (nombre !== "preguntas") return elementos;
      const veces = await complementos.countRespondio(institucion);
      return elementos.map((elemento) => ({ ...elemento, respondio: veces.get(elemento.id) ?? 0 }));
    };
    /** @throws {Rechazo} `rol-no-permite` */
    const assertDentro = (actor: Actor, ...todos: (object | undefined)[]): void => {
      if (todos.some((datos) => datos && !isDentro(actor, datos)))
        throw new Rechazo("rol-no-permite", { detalle: AJENA });
    };
    const showOne = async (institucion: string, elemento: Elemento<object>): Promise<object> =>
      (await show(institucion, [elemento]))[0] ?? elemento;
    app.get(
      ruta,
      describe(
        describeRegistro(`list${plural}`, `Lista: ${cosa}`, {
          parametros: [INSTITUCION],
          respuestas: { 200: { schema: pagina(vista), texto: "Todos los registros" } },
          problemas: [...LECTURA],
        }),
        async (c) => {
          const actor = actorOf(c);
          assertRol(actor, leen ?? PERSONAL);
          const institucion = readInstitucion(c);
          const todos = await registro.list(institucion);
          const suyos = leen ? todos.filter((uno) => isDentro(actor, uno)) : todos;
          return c.json({ elementos: await show(institucion, suyos) });
        },
      ),
    );
    app.post(
      ruta,
      describe(
        describeRegistro(`create${singular}`, `Agrega a ${cosa}`, {
          cuerpo: alta,
          parametros: [INSTITUCION],
          respuestas: { 201: { schema: vista, texto: "Agregado" } },
          problemas: [...ESCRITURA],
        }),
        async (c) => {
          assertRol(actorOf(c), escriben);
          const institucion = readInstitucion(c);
          const datos = await readCuerpo(c, esquema);
          assertDentro(actorOf(c), datos);
          const creado = await registro.create(institucion, datos);
          return c.json(await showOne(institucion, creado), 201);
        },
      ),
    );
    app.put(
      `${ruta}/:id`,
      describe(
        describeRegistro(`change${singular}`, `Cambia uno de ${cosa}`, {
          cuerpo: alta,
          parametros: [ID, INSTITUCION, CABECERA_VERSION],
          respuestas: { 200: { schema: vista, texto: "Cambiado" } },
          problemas: [...ESCRITURA_CON_VERSION],
        }),
        async (c) => {
          assertRol(actorOf(c), escriben);
          const institucion = readInstitucion(c);
          const version = readVersion(c);
          const datos = await readCuerpo(c, esquema);
          const id = c.req.param("id") ?? "";
          assertDentro(actorOf(c), datos, await registro.find(institucion, id));
          return c.json(await showOne(institucion, await registro.change(institucion, id, datos, { version })));
        },
      ),
    );
    app.delete(
      `${ruta}/:id`,
      describe(
        describeRegistro(`remove${singular}`, `Retira uno de ${cosa}`, {
          parametros: [ID, INSTITUCION, CABECERA_VERSION],
          respuestas: { 204: { texto: "Retirado" } },
          problemas: [...LECTURA, "version-ausente", "version-atrasada", "datos-invalidos", "no-disponible"],
        }),
        async (c) => {
          assertRol(actorOf(c), escriben);
          const institucion = readInstitucion(c);
          const id = c.req.param("id") ?? "";
          assertDentro(actorOf(c), await registro.find(institucion, id));
          await registro.remove(institucion, id, { version: readVersion(c) });
          return c.body(null, 204);
        },
      ),
    );
    app.post(
      `${ruta}/importacion`,
      describe(
        describeRegistro(
          `import${plural}`,
          `Importa ${cosa} desde un CSV (text/csv); las líneas malas vuelven con qué corregir`,
          {
            parametros: [
              INSTITUCION,
              {
                name: "simular",
                in: "query",
                description: "`si`: no guarda nada y dice qué pasaría",
                schema: { type: "string", enum: ["si", "no"] },
              },
            ],
            contenido: { "text/csv": { schema: { type: "string" } } },
            respuestas: { 200: { schema: resultadoDeImportacion, texto: "Qué se guardó y qué no" } },
            problemas: [...ESCRITURA],
          },
        ),
        async (c) => {
          assertRol(actorOf(c), escriben);
          const resultado = await importCsv(await readCsv(c), {
            registro,
            institucion: readInstitucion(c),
            alta: esquema,
            ...COLUMNAS[nombre],
            check: (datos, existente) =>
              [datos, existente].every((uno) => uno === undefined || isDentro(actorOf(c), uno))
                ? []
                : [{ ruta: "codigo", codigo: "opcion", mensaje: AJENA }],
            isSimulada: c.req.query("simular") === "si",
          });
          return c.json(resultado);
        },
      ),
    );
  }

  app.post(
    "/v1/gestion/proveedores/:id/fusion",
    describe(
      describeRegistro("mergeProveedores", "Une dos registros del mismo proveedor: queda el de `en`", {
        cuerpo: fusion,
        parametros: [ID, INSTITUCION, CABECERA_VERSION],
        respuestas: { 200: { schema: proveedorRegistrado, texto: "El que queda, con los nombres de ambos" } },
        problemas: [...ESCRITURA_CON_VERSION],
      }),
      async (c) => {
        assertRol(actorOf(c), REDACTAN);
        const { en } = await readCuerpo(c, fusion);
        const unido = await mergeProveedores(registros.proveedores, {
          institucion: readInstitucion(c),
          de: c.req.param("id") ?? "",
          en,
          version: readVersion(c),
        });
        return c.json(unido);
      },
    ),
  );

  return app;
};
