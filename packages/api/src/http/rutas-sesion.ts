import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import {
  cambioDeEntrenamiento,
  entradaConClave,
  entradaConLlave,
  type Institucion,
  opcionesDeLlave,
  salida,
  sesion,
} from "@ventanilla/sdk/contract";
import { institucionBase } from "@ventanilla/sdk/domain";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import type { Claves } from "../personal/claves.ts";
import type { LlavesDeAcceso } from "../personal/llaves-de-acceso.ts";
import type { Openid } from "../personal/openid.ts";
import type { Porteria } from "../personal/porteria.ts";
import { foldCorreo, toActor } from "../personal/usuario.ts";
import { assertMismoOrigen, type CookieDeSesion } from "./cookie-de-sesion.ts";
import { readCuerpo } from "./cuerpo.ts";
import { canTrain, type IniciarSesion, showSesion } from "./inicio-de-sesion.ts";
import { CABECERA_PRUEBA, describe } from "./openapi.ts";
import type { Guardia } from "./prueba.ts";

/** What is common to the ways in. */
export interface EntradaParts {
  porteria: Porteria;
  claves: Claves;
  llavesDeAcceso: LlavesDeAcceso;
  openid: Openid;
  /** Makes guessing at an account cost work. */
  guardia: Guardia;
  cookie: CookieDeSesion;
  iniciar: IniciarSesion;
  instituciones: ReadonlyMap<string, Institucion>;
  urlPublica: string;
  /** For the calls that somebody already in makes. */
  puerta: MiddlewareHandler;
}

const DE_ENTRADA = [
  "cuerpo-ilegible",
  "credenciales-invalidas",
  "rol-no-permite",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "no-disponible",
] as const;

const INICIADA = { 201: { schema: sesion, texto: "Quién entró; la sesión va en una cookie" } };

/** Coming in by password or passkey, who is in, training and going out. */
export const createRutasSesion = ({
  porteria: { personal, sesiones, entradas },
  claves,
  llavesDeAcceso,
  openid,
  guardia,
  cookie,
  iniciar,
  instituciones,
  urlPublica,
  puerta,
}: EntradaParts): Hono => {
  /** Ends the session of this browser; returns where the provider's has to be ended too. */
  const leave = async (c: Context): Promise<string | undefined> => {
    const secreto = cookie.read(c);
    cookie.clear(c);
    if (secreto === undefined) return undefined;
    assertMismoOrigen(c, urlPublica);
    const proveedor = instituciones.get((await sesiones.find(secreto))?.proveedor ?? "");
    await sesiones.end(secreto);
    return proveedor && openid.findSalida(proveedor, `${urlPublica}/entrar/`);
  };

  return new Hono()
    .get(
      "/v1/gestion/sesion",
      puerta,
      describe(
        {
          id: "getSesion",
          resumen: "Quién está dentro, hasta cuándo y dónde puede trabajar",
          etiqueta: "Sesión",
          respuestas: { 200: { schema: sesion, texto: "La sesión" } },
          problemas: ["sin-sesion", "no-disponible"],
        },
        (c) => c.json(showSesion(c.var.actor, instituciones, c.var.sesion?.vence)),
      ),
    )
    .delete(
      "/v1/gestion/sesion",
      describe(
        {
          id: "endSesion",
          resumen: "Sale",
          etiqueta: "Sesión",
          respuestas: { 200: { schema: salida, texto: "La sesión terminó" } },
          problemas: ["rol-no-permite", "no-disponible"],
        },
        async (c) => {
          const donde = await leave(c);
          c.header("Cache-Control", "no-store");
          return c.json(donde === undefined ? {} : { salida: donde });
        },
      ),
    )
    .post(
      "/v1/gestion/sesion/clave",
      describe(
        {
          id: "startSesion",
          resumen: "Entra con correo y clave",
          etiqueta: "Sesión",
          cuerpo: entradaConClave,
          parametros: [CABECERA_PRUEBA],
          respuestas: INICIADA,
          problemas: [...DE_ENTRADA, "prueba-requerida"],
        },
        async (c) => {
          assertMismoOrigen(c, urlPublica);
          const { correo, clave } = await readCuerpo(c, entradaConClave);
          const cuenta = `entrada ${foldCorreo(correo)}`;
          const prueba = guardia.demand(cuenta, c.req.header("prueba"));
          if (prueba) throw new Rechazo("prueba-requerida", { prueba });
          // An unknown e-mail takes the same steps, and as long, as a wrong password.
          const usuario = await personal.findByCorreo(correo);
          const resumen = (await entradas.find(usuario?.id ?? "")).clave;
          const isSuya = await claves.verify(clave, resumen);
          if (!usuario?.activo || !isSuya) {
            guardia.recordFallo(cuenta);
            throw new Rechazo("credenciales-invalidas");
          }
          return c.json(await iniciar(c, usuario), 201);
        },
      ),
    )
    .post(
      "/v1/gestion/sesion/llave-de-acceso/opciones",
      describe(
        {
          id: "askLlaveDeAcceso",
          resumen: "Pide entrar con una llave de acceso",
          etiqueta: "Sesión",
          respuestas: { 200: { schema: opcionesDeLlave, texto: "Lo que se le pide al navegador" } },
          problemas: ["rol-no-permite"],
        },
        async (c) => {
          assertMismoOrigen(c, urlPublica);
          c.header("Cache-Control", "no-store");
          return c.json(await llavesDeAcceso.askEntrada());
        },
      ),
    )
    .post(
      "/v1/gestion/sesion/llave-de-acceso/respuesta",
      describe(
        {
          id: "startSesionConLlave",
          resumen: "Entra con una llave de acceso",
          etiqueta: "Sesión",
          cuerpo: entradaConLlave,
          respuestas: INICIADA,
          problemas: [...DE_ENTRADA],
        },
        async (c) => {
          assertMismoOrigen(c, urlPublica);
          const { respuesta } = await readCuerpo(c, entradaConLlave);
          const id = await llavesDeAcceso.checkEntrada(respuesta as unknown as AuthenticationResponseJSON);
          const usuario = id === undefined ? undefined : await personal.find(id);
          if (!usuario?.activo)
            throw new Rechazo("credenciales-invalidas", {
              detalle: "No reconocimos esa llave de acceso. Prueba con otra, o entra con tu correo y tu clave",
            });
          return c.json(await iniciar(c, usuario), 201);
        },
      ),
    )
    .post(
      "/v1/gestion/sesion/entrenamiento",
      puerta,
      describe(
        {
          id: "changeEntrenamiento",
          resumen: "Entra al modo de entrenamiento, que no toca casos ni cifras reales, o sale de él",
          etiqueta: "Sesión",
          cuerpo: cambioDeEntrenamiento,
          respuestas: { 200: { schema: sesion, texto: "La sesión, en la gemela o en la institución" } },
          problemas: ["sin-sesion", "estado-no-permite", ...DE_ENTRADA],
        },
        async (c) => {
          const { activo } = await readCuerpo(c, cambioDeEntrenamiento);
          const secreto = cookie.read(c);
          const { actor, sesion: actual } = c.var;
          if (!actual || secreto === undefined || !canTrain(institucionBase(actor.institucion), instituciones))
            throw new Rechazo("estado-no-permite", {
              detalle: "Se entrena desde la sesión de una persona que trabaja en una institución",
            });
          await sesiones.train(secreto, activo);
          const usuario = await personal.find(actor.id);
          if (!usuario) throw new Rechazo("sin-sesion");
          return c.json(showSesion(toActor(usuario, { entrenamiento: activo }), instituciones, actual.vence));
        },
      ),
    );
};
