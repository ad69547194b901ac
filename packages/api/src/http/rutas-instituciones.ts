import {
  type Institucion,
  type InstitucionPublica,
  institucionPublica,
  type LlaveDeFirma,
  territorio,
  unidades,
} from "@ventanilla/sdk/contract";
import { COMUNAS, distanciaTerritorial, getComuna, PROVINCIAS, REGIONES } from "@ventanilla/sdk/domain";
import { Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { LlavesDeSello } from "../sello/llaves-de-sello.ts";
import { type Estatico, prepareJson } from "./estatico.ts";
import { describe, PARAMETRO_INSTITUCION } from "./openapi.ts";

const publish = (institucion: Institucion, llaves: Pick<InstitucionPublica, "sello" | "firma">): InstitucionPublica => {
  const { slug, nombre, nombreCorto, sitio, telefono, zona, trato, idiomas, tipos, canales } = institucion;
  const { plazos, campos, materias, tema, textos, privacidad, adjuntos, demostracion } = institucion;
  return {
    slug,
    nombre,
    nombreCorto,
    ...(sitio && { sitio }),
    ...(telefono && { telefono }),
    zona,
    trato,
    idiomas,
    tipos,
    canales,
    plazos,
    campos,
    materias,
    tema,
    textos,
    privacidad,
    adjuntos,
    demostracion,
    ...llaves,
  };
};

const lazily = <T>(make: () => T): (() => T) => {
  let valor: T | undefined;
  return () => (valor ??= make());
};

/** What a page may know before anybody writes a word: the institution, its units, the territory. */
export const createRutasInstituciones = ({
  instituciones,
  getInstitucion,
  sello,
}: {
  instituciones: ReadonlyMap<string, Institucion>;
  getInstitucion: (slug: string | undefined) => Institucion;
  /** What envelopes are sealed with, and receipts verified. */
  sello: Pick<LlavesDeSello, "kid" | "publish"> & { firma: LlaveDeFirma };
}): Hono => {
  const publicadas = new Map<string, { kid: string; estatico: Estatico }>();
  /** Prepared again when the key of a new year comes into force. */
  const getPublicada = (slug: string): Estatico => {
    const { kid } = sello;
    const anterior = publicadas.get(slug);
    if (anterior?.kid === kid) return anterior.estatico;
    const institucion = instituciones.get(slug);
    if (!institucion) throw new Rechazo("no-encontrado");
    const estatico = prepareJson(publish(institucion, { sello: sello.publish(slug), firma: sello.firma }), {
      control: "public, max-age=300, stale-while-revalidate=86400",
    });
    publicadas.set(slug, { kid, estatico });
    return estatico;
  };
  const pais = lazily(() =>
    prepareJson(
      { regiones: REGIONES, provincias: PROVINCIAS, comunas: COMUNAS },
      { control: "public, max-age=31536000, immutable" },
    ),
  );

  return new Hono()
    .get(
      "/v1/instituciones/:institucion",
      describe(
        {
          id: "getInstitucion",
          resumen: "Qué atiende la institución y qué pide",
          etiqueta: "Ciudadanía",
          parametros: [PARAMETRO_INSTITUCION],
          respuestas: {
            200: { schema: institucionPublica, texto: "La definición pública" },
            304: { texto: "Sin cambios" },
          },
          problemas: ["no-encontrado"],
        },
        (c) => getPublicada(getInstitucion(c.req.param("institucion")).slug).respond(c),
      ),
    )
    .get(
      "/v1/instituciones/:institucion/unidades",
      describe(
        {
          id: "listUnidades",
          resumen: "Dónde atiende en persona, lo más cercano primero",
          etiqueta: "Ciudadanía",
          parametros: [
            PARAMETRO_INSTITUCION,
            { name: "comuna", in: "query", description: "Código CUT, por ejemplo `13101`", schema: { type: "string" } },
          ],
          respuestas: { 200: { schema: unidades, texto: "Las unidades" } },
          problemas: ["no-encontrado", "datos-invalidos"],
        },
        (c) => {
          const institucion = getInstitucion(c.req.param("institucion"));
          const comuna = c.req.query("comuna");
          c.header("Cache-Control", "public, max-age=300");
          if (comuna === undefined || comuna === "") return c.json({ unidades: institucion.unidades });
          if (!getComuna(comuna))
            throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "comuna", codigo: "comuna" }] });
          const distancia = new Map(institucion.unidades.map((u) => [u, distanciaTerritorial(comuna, u.comuna)]));
          return c.json({
            unidades: institucion.unidades.toSorted((a, b) => (distancia.get(a) ?? 0) - (distancia.get(b) ?? 0)),
          });
        },
      ),
    )
    .get(
      "/v1/territorio",
      describe(
        {
          id: "getTerritorio",
          resumen: "Regiones, provincias y comunas con su código CUT",
          etiqueta: "Ciudadanía",
          respuestas: { 200: { schema: territorio, texto: "El territorio" }, 304: { texto: "Sin cambios" } },
        },
        (c) => pais().respond(c),
      ),
    );
};
