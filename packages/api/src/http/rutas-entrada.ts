import type { KeyObject } from "node:crypto";
import type { Institucion } from "@ventanilla/sdk/contract";
import { Hono, type MiddlewareHandler } from "hono";
import { type Claves, createClaves } from "../personal/claves.ts";
import { createDesafios } from "../personal/desafios.ts";
import { createLlavesDeAcceso } from "../personal/llaves-de-acceso.ts";
import { createOpenid } from "../personal/openid.ts";
import type { Porteria } from "../personal/porteria.ts";
import type { CookieDeSesion } from "./cookie-de-sesion.ts";
import { createInicioDeSesion } from "./inicio-de-sesion.ts";
import { createGuardia } from "./prueba.ts";
import { createRutasCuenta } from "./rutas-cuenta.ts";
import { createRutasInvitaciones } from "./rutas-invitaciones.ts";
import { createRutasOpenid } from "./rutas-openid.ts";
import { createRutasSesion, type EntradaParts } from "./rutas-sesion.ts";

/** Every way in to gestión, and the way out. They stand before the door: nobody is in yet. */
export const createRutasEntrada = ({
  porteria,
  cookie,
  puerta,
  llave,
  clock,
  instituciones,
  urlPublica,
  claves = createClaves(),
  getSecreto,
}: {
  porteria: Porteria;
  cookie: CookieDeSesion;
  puerta: MiddlewareHandler;
  /** Signs what goes out and comes back while somebody signs in. */
  llave: KeyObject;
  /** Milliseconds since the epoch. */
  clock: () => number;
  instituciones: ReadonlyMap<string, Institucion>;
  urlPublica: string;
  claves?: Claves | undefined;
  /** Value of an environment variable: where a provider's secret is. */
  getSecreto: (nombre: string) => string | undefined;
}): Hono => {
  const { personal, sesiones, tokens, entradas } = porteria;
  const desafios = createDesafios({ llave, clock });
  const parts: EntradaParts = {
    porteria,
    cookie,
    puerta,
    instituciones,
    urlPublica,
    claves,
    llavesDeAcceso: createLlavesDeAcceso({ desafios, entradas, urlPublica, clock }),
    openid: createOpenid({ personal, desafios, urlPublica, getSecreto }),
    // Also where `PRUEBA=nunca` spares citizens of it: a password of staff opens many cases.
    guardia: createGuardia({ llave, clock }),
    iniciar: createInicioDeSesion({ sesiones, tokens, cookie, instituciones }),
  };
  return new Hono()
    .route("/", createRutasSesion(parts))
    .route("/", createRutasCuenta(parts))
    .route("/", createRutasOpenid(parts))
    .route("/", createRutasInvitaciones(parts));
};
