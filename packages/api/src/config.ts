import { accessSync, constants, statSync } from "node:fs";
import { resolve } from "node:path";
import * as z from "zod";
import { areRedes } from "./http/direccion.ts";

/** What an operator has to mend before the service starts: one line a mistake. */
export class ConfigError extends Error {
  readonly errores: string[];

  constructor(errores: string[]) {
    super(
      `La configuración tiene ${errores.length === 1 ? "un error" : `${errores.length} errores`}:\n  ${errores.join("\n  ")}`,
    );
    this.name = "ConfigError";
    this.errores = errores;
  }
}

const archivo = z.string().refine((ruta) => {
  try {
    accessSync(ruta, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}, "no se puede leer ese archivo");

const direccion = z
  .url({ protocol: /^https?$/, error: "debe ser una URL http o https, por ejemplo https://ventanilla.ejemplo.cl" })
  .refine((url) => !/[?#@]/.test(url), "debe ser solo la dirección, sin «?», «#» ni usuario")
  .transform((url) => url.replace(/\/+$/, ""));

const siNo = z.enum(["si", "no"], { error: "debe ser «si» o «no»" });

const puerto = z.coerce
  .number({ error: "debe ser un número" })
  .int("debe ser un número entero")
  .min(0, "debe estar entre 0 y 65535")
  .max(65_535, "debe estar entre 0 y 65535");

const entorno = z
  .object({
    PUERTO: puerto.default(8787),
    DATOS: z.string().default("./datos"),
    ALMACEN: z
      .literal("sqlite", { error: "esta versión solo guarda en SQLite: usa «sqlite» o deja la variable sin valor" })
      .default("sqlite"),
    INSTITUCIONES: z
      .string()
      .refine(
        (carpeta) => statSync(carpeta, { throwIfNoEntry: false })?.isDirectory(),
        "no hay una carpeta con ese nombre",
      )
      .optional(),
    URL_PUBLICA: direccion.optional(),
    RELEVO: direccion.optional(),
    PUERTO_PRIVADO: puerto.optional(),
    TLS_CERTIFICADO: archivo.optional(),
    TLS_LLAVE: archivo.optional(),
    SMTP_URL: z.string().optional(),
    PROXIES: z
      .string()
      .transform((lista) => lista.split(/[\s,]+/).filter(Boolean))
      .refine(areRedes, "deben ser direcciones o redes, por ejemplo 127.0.0.1,10.0.0.0/8")
      .default([]),
    PRUEBA: z.enum(["auto", "nunca"], { error: "debe ser «auto» o «nunca»" }).default("auto"),
    DEMO: siNo.default("si"),
    TOKEN_ADMINISTRADOR: z.literal("nuevo", { error: "debe ser «nuevo», o quedar sin valor" }).optional(),
    REGISTRO: z
      .enum(["debug", "info", "warn", "error", "silent"], { error: "debe ser debug, info, warn, error o silent" })
      .default("info"),
  })
  .refine(({ TLS_CERTIFICADO, TLS_LLAVE }) => !TLS_CERTIFICADO === !TLS_LLAVE, {
    path: ["TLS_CERTIFICADO"],
    error: "TLS_CERTIFICADO y TLS_LLAVE van juntas",
  });

/** What the environment says, read and checked. */
export interface Config {
  puerto: number;
  /** Absolute. */
  datos: string;
  instituciones: string | undefined;
  /** Without a slash at the end; absent: the local address. */
  urlPublica: string | undefined;
  /** Address of the main service: this one is its relay. */
  relevo: string | undefined;
  /** Where the figures for an operator's tools are; absent: nowhere. */
  puertoPrivado: number | undefined;
  /** Files in PEM; absent: plain HTTP. */
  tls: { certificado: string; llave: string } | undefined;
  /** Absent: no mail goes out. */
  smtpUrl: string | undefined;
  prueba: "auto" | "nunca";
  /** Addresses and networks of the proxies before this service. */
  proxies: readonly string[];
  demo: boolean;
  /** Where `administrador.token` is gone: write a new one, and the old one dies. */
  reemiteAdministrador: boolean;
  registro: "debug" | "info" | "warn" | "error" | "silent";
}

/**
 * The configuration from environment variables; an empty one counts as absent.
 *
 * @throws {ConfigError} with every mistake, each naming its variable
 */
export const readConfig = (variables: Record<string, string | undefined>): Config => {
  const presentes = Object.fromEntries(Object.entries(variables).filter(([, valor]) => valor?.trim() !== ""));
  const leido = entorno.safeParse(presentes);
  if (!leido.success)
    throw new ConfigError(leido.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`));
  const { PUERTO, DATOS, INSTITUCIONES, URL_PUBLICA, SMTP_URL, PRUEBA, DEMO, TOKEN_ADMINISTRADOR, REGISTRO } =
    leido.data;
  const { RELEVO, PUERTO_PRIVADO, TLS_CERTIFICADO, TLS_LLAVE } = leido.data;
  return {
    puerto: PUERTO,
    datos: resolve(DATOS),
    instituciones: INSTITUCIONES && resolve(INSTITUCIONES),
    urlPublica: URL_PUBLICA,
    relevo: RELEVO,
    puertoPrivado: PUERTO_PRIVADO,
    tls: TLS_CERTIFICADO && TLS_LLAVE ? { certificado: TLS_CERTIFICADO, llave: TLS_LLAVE } : undefined,
    smtpUrl: SMTP_URL,
    prueba: PRUEBA,
    proxies: leido.data.PROXIES,
    demo: DEMO === "si",
    reemiteAdministrador: TOKEN_ADMINISTRADOR === "nuevo",
    registro: REGISTRO,
  };
};
