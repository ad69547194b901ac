import { apertura, comprobante, type Institucion } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import type { Casos } from "../caso/casos.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { parseJson, parseValor, readJson } from "./cuerpo.ts";
import { CABECERA_ENVIO, describe, PARAMETRO_INSTITUCION } from "./openapi.ts";
import { CABECERA_PRUEBA_DE_ENVIO, CABECERA_PUNTO, type LectorDePortador } from "./portador.ts";

/** At least 128 bits in base64url, and what a header may carry. */
const CLAVE_DE_ENVIO = /^[\x21-\x7e]{22,200}$/;

/**
 * The submission's id from its header.
 *
 * @throws {Rechazo} `clave-de-envio-ausente` where it is compulsory and absent, or malformed
 */
export const readClaveDeEnvio = <C extends boolean>(
  cabecera: string | undefined,
  { compulsory }: { compulsory: C },
): C extends true ? string : string | undefined => {
  if (cabecera === undefined && !compulsory) return undefined as ReturnType<typeof readClaveDeEnvio<C>>;
  if (cabecera === undefined || !CLAVE_DE_ENVIO.test(cabecera))
    throw new Rechazo("clave-de-envio-ausente", {
      detalle: "Envía en Idempotency-Key un identificador único de 22 a 200 caracteres, el mismo en cada reintento",
    });
  return cabecera as ReturnType<typeof readClaveDeEnvio<C>>;
};

/** Opening a case. */
export const createRutasCasos = ({
  casos,
  getInstitucion,
  readPortador,
}: {
  casos: Casos;
  getInstitucion: (slug: string | undefined) => Institucion;
  readPortador: LectorDePortador;
}): Hono =>
  new Hono().post(
    "/v1/instituciones/:institucion/casos",
    describe(
      {
        id: "openCaso",
        resumen: "Abre un caso",
        etiqueta: "Ciudadanía",
        cuerpo: apertura,
        parametros: [
          PARAMETRO_INSTITUCION,
          { ...CABECERA_ENVIO, required: true },
          CABECERA_PRUEBA_DE_ENVIO,
          { ...CABECERA_PUNTO, required: false },
        ],
        respuestas: {
          201: { schema: comprobante, texto: "Comprobante: el caso quedó guardado" },
          200: { schema: comprobante, texto: "El mismo comprobante: ese envío ya se había recibido" },
        },
        problemas: [
          "cuerpo-ilegible",
          "clave-de-envio-ausente",
          "no-encontrado",
          "folio-ocupado",
          "cuerpo-muy-grande",
          "tipo-de-contenido",
          "datos-invalidos",
          "clave-de-envio-reutilizada",
          "prueba-requerida",
          "no-disponible",
          "sin-espacio",
        ],
      },
      async (c) => {
        const institucion = getInstitucion(c.req.param("institucion"));
        const bytes = await readJson(c);
        const presentado = parseJson(bytes);
        const cuerpo = parseValor(presentado, apertura);
        const envio = readClaveDeEnvio(c.req.header("idempotency-key"), { compulsory: true });
        const admit = await readPortador(c, bytes);
        const dispositivo = admit({ institucion: institucion.slug, asunto: envio, punto: cuerpo.punto });
        const { valor, repetida } = await casos.open(cuerpo, { institucion, envio, presentado, dispositivo });
        c.header("Cache-Control", "no-store");
        if (!repetida) return c.json(valor, 201);
        c.header("Idempotency-Replayed", "true");
        return c.json(valor, 200);
      },
    ),
  );
