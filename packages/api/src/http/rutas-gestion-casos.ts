import { busqueda, filtroDeCasos, lecturaDeCaso, lecturasDeCaso, paginaDeCasos } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import type { Gestion } from "../gestion/gestion.ts";
import { readConsulta, readCuerpo } from "./cuerpo.ts";
import { describe, PARAMETRO_FOLIO } from "./openapi.ts";
import { CUERPO, QUIEN } from "./problemas-de-gestion.ts";

/** Which cases there are, and what one says. */
export const createRutasGestionCasos = ({ gestion }: { gestion: Gestion }): Hono =>
  new Hono()
    .get(
      "/v1/gestion/casos",
      describe(
        {
          id: "listCasos",
          resumen: "Casos por fecha de vencimiento, dentro del alcance de quien pregunta",
          etiqueta: "Gestión",
          consulta: filtroDeCasos,
          respuestas: { 200: { schema: paginaDeCasos, texto: "Una página; `siguiente` es el cursor de la próxima" } },
          problemas: [...QUIEN, "datos-invalidos", "no-disponible"],
        },
        async (c) => {
          return c.json(await gestion.list(readConsulta(c, filtroDeCasos), c.var.actor));
        },
      ),
    )
    .post(
      "/v1/gestion/busquedas",
      describe(
        {
          id: "searchCasos",
          resumen: "Busca por folio, RUT, nombre o palabras del caso, escritos como sea",
          etiqueta: "Gestión",
          cuerpo: busqueda,
          respuestas: { 200: { schema: paginaDeCasos, texto: "Lo hallado, lo más reciente primero" } },
          problemas: [...QUIEN, ...CUERPO, "no-disponible"],
        },
        async (c) => {
          return c.json(await gestion.search(await readCuerpo(c, busqueda), c.var.actor));
        },
      ),
    )
    .get(
      "/v1/gestion/casos/:folio",
      describe(
        {
          id: "readCaso",
          resumen:
            "El caso entero y su versión, dentro del alcance; fuera de él, solo su estado. La lectura queda anotada",
          etiqueta: "Gestión",
          parametros: [PARAMETRO_FOLIO],
          respuestas: { 200: { schema: lecturaDeCaso, texto: "El caso; `ETag` es su versión" } },
          problemas: [...QUIEN, "no-encontrado", "no-disponible"],
        },
        async (c) => {
          const caso = await gestion.read(c.req.param("folio") ?? "", c.var.actor);
          if (caso.alcance === "completo") c.header("ETag", `"${caso.version}"`);
          return c.json(caso);
        },
      ),
    )
    .get(
      "/v1/gestion/casos/:folio/lecturas",
      describe(
        {
          id: "listLecturas",
          resumen: "Quién leyó el caso y cuándo, lo último primero",
          etiqueta: "Gestión",
          parametros: [PARAMETRO_FOLIO],
          respuestas: { 200: { schema: lecturasDeCaso, texto: "Las lecturas" } },
          problemas: [...QUIEN, "no-encontrado", "no-disponible"],
        },
        async (c) => c.json(await gestion.listLecturas(c.req.param("folio") ?? "", c.var.actor)),
      ),
    );
