import { aperturaAtendida, comprobante, lote, type ResultadoDeLote, resultadoDeLote } from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import { assertAttends } from "../gestion/alcance.ts";
import { type OpcionesDeIngreso, openIngreso } from "../gestion/open-ingreso.ts";
import { StoreError } from "../store/store.ts";
import { parseJson, parseValor, readCuerpo, readJson } from "./cuerpo.ts";
import { listFaltas } from "./faltas.ts";
import { CABECERA_ENVIO, describe } from "./openapi.ts";
import { describeFalta, problem, problemOf } from "./problem.ts";
import { CUERPO, ESCRITURA, QUIEN } from "./problemas-de-gestion.ts";
import { readClaveDeEnvio } from "./rutas-casos.ts";

/** A mailbox of paper forms: many stories in one body, in bytes. */
const LARGO_DE_LOTE = 4 * 1024 * 1024;
/** Lines taken in at once: enough to share a write, few enough to leave the queue to others. */
const A_LA_VEZ = 16;

type Linea = ResultadoDeLote["lineas"][number];

/** Intake by an officer: one at a counter, or a mailbox at once. */
export const createRutasGestionIngreso = (opciones: OpcionesDeIngreso): Hono => {
  const openLinea = async (c: Context, { envio, apertura }: { envio: string; apertura: unknown }): Promise<Linea> => {
    const leida = aperturaAtendida.safeParse(apertura, { reportInput: true });
    try {
      if (!leida.success) throw new Rechazo("datos-invalidos", { faltas: listFaltas(leida.error) });
      const { valor } = await openIngreso(leida.data, {
        ...opciones,
        actor: c.var.actor,
        envio: readClaveDeEnvio(envio, { compulsory: true }),
        presentado: apertura,
      });
      return { envio, comprobante: valor };
    } catch (error) {
      if (error instanceof Rechazo && error.faltas.length > 0)
        return {
          envio,
          errores: error.faltas.map((falta) => ({ ...falta, mensaje: describeFalta(falta) })),
        };
      if (!(error instanceof Rechazo || error instanceof StoreError)) throw error;
      const { tipo, opciones: dichas } = problemOf(error);
      const { title, detail } = (await problem(tipo, dichas).respuesta.json()) as { title: string; detail: string };
      return { envio, error: detail ? `${title}. ${detail}` : title };
    }
  };

  return new Hono()
    .post(
      "/v1/gestion/casos",
      describe(
        {
          id: "openCasoAtendido",
          resumen: "Ingresa un caso de cualquier canal; con respuesta inmediata, lo cierra si no exige visación",
          etiqueta: "Gestión",
          cuerpo: aperturaAtendida,
          parametros: [{ ...CABECERA_ENVIO, required: true }],
          respuestas: {
            201: { schema: comprobante, texto: "Comprobante para imprimir, con la clave si la acuñó el servicio" },
            200: { schema: comprobante, texto: "El mismo comprobante: ese envío ya se había recibido" },
          },
          problemas: [...QUIEN, ...CUERPO, ...ESCRITURA, "no-encontrado", "folio-ocupado"],
        },
        async (c) => {
          assertAttends(c.var.actor);
          const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: true });
          const presentado = parseJson(await readJson(c));
          const apertura = parseValor(presentado, aperturaAtendida);
          const { valor, repetida } = await openIngreso(apertura, {
            ...opciones,
            actor: c.var.actor,
            envio,
            presentado,
          });
          if (!repetida) return c.json(valor, 201);
          c.header("Idempotency-Replayed", "true");
          return c.json(valor, 200);
        },
      ),
    )
    .post(
      "/v1/gestion/casos/lote",
      describe(
        {
          id: "openLote",
          resumen: "Ingresa hasta 200 casos de un buzón; cada línea vale por sí sola y se repite por su `envio`",
          etiqueta: "Gestión",
          cuerpo: lote,
          respuestas: { 200: { schema: resultadoDeLote, texto: "De cada línea, su comprobante o qué corregir" } },
          problemas: [...QUIEN, ...CUERPO, "no-disponible", "sin-espacio"],
        },
        async (c) => {
          assertAttends(c.var.actor);
          const { lineas } = await readCuerpo(c, lote, { maximo: LARGO_DE_LOTE });
          const resultado: Linea[] = [];
          for (let i = 0; i < lineas.length; i += A_LA_VEZ) {
            const tanda = lineas.slice(i, i + A_LA_VEZ);
            resultado.push(...(await Promise.all(tanda.map((linea) => openLinea(c, linea)))));
          }
          return c.json({ lineas: resultado });
        },
      ),
    );
};
