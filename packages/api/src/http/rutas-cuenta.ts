import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { cambioDeClave, entradaConLlave, llavesPropias, opcionesDeLlave, sesion } from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import { checkClave } from "../personal/check-clave.ts";
import { foldCorreo, type UsuarioLeido } from "../personal/usuario.ts";
import { readCuerpo } from "./cuerpo.ts";
import { CABECERA_PRUEBA, describe } from "./openapi.ts";
import type { EntradaParts } from "./rutas-sesion.ts";

const DE_CUENTA = ["sin-sesion", "rol-no-permite", "no-disponible"] as const;
const DE_CUERPO = ["cuerpo-ilegible", "cuerpo-muy-grande", "tipo-de-contenido", "datos-invalidos"] as const;

const refuse = (ruta: string, mensaje: string): Rechazo =>
  new Rechazo("datos-invalidos", { faltas: [{ ruta, codigo: "formato", mensaje }] });

/** What a person changes of how they come in: their password, their passkeys. Only from their own session. */
export const createRutasCuenta = ({
  porteria: { personal, sesiones, entradas },
  claves,
  llavesDeAcceso,
  guardia,
  iniciar,
  instituciones,
  puerta,
}: EntradaParts): Hono => {
  /** Who is in, by a session and not by a token: a program that leaked must not make itself a way in. */
  const requirePersona = async (c: Context): Promise<UsuarioLeido> => {
    if (!c.var.sesion)
      throw new Rechazo("rol-no-permite", { detalle: "Cómo entra una persona lo cambia ella, desde su sesión" });
    const usuario = await personal.find(c.var.actor.id);
    if (!usuario) throw new Rechazo("sin-sesion");
    return usuario;
  };
  const show = async ({ id }: UsuarioLeido) => {
    const { clave, llaves } = await entradas.find(id);
    return { llaves: llaves.map(({ id: llave, creada }) => ({ id: llave, creada })), conClave: clave !== undefined };
  };

  return new Hono()
    .put(
      "/v1/gestion/sesion/clave",
      puerta,
      describe(
        {
          id: "changeClave",
          resumen: "Cambia la propia clave; las demás sesiones de la persona terminan",
          etiqueta: "Sesión",
          cuerpo: cambioDeClave,
          parametros: [CABECERA_PRUEBA],
          respuestas: { 200: { schema: sesion, texto: "Quedó; la sesión sigue con otra cookie" } },
          problemas: [...DE_CUENTA, ...DE_CUERPO, "prueba-requerida"],
        },
        async (c) => {
          const usuario = await requirePersona(c);
          const { actual, clave } = await readCuerpo(c, cambioDeClave);
          // The same count as at the entry: neither is a way around the other.
          const cuenta = `entrada ${foldCorreo(usuario.correo)}`;
          const prueba = guardia.demand(cuenta, c.req.header("prueba"));
          if (prueba) throw new Rechazo("prueba-requerida", { prueba });
          const { clave: resumen } = await entradas.find(usuario.id);
          if (resumen === undefined)
            throw refuse("actual", "Entras sin clave. Para crear una, pide una invitación a quien administra");
          if (!(await claves.verify(actual, resumen))) {
            guardia.recordFallo(cuenta);
            throw refuse("actual", "Esa no es tu clave actual. Escríbela otra vez");
          }
          const faltas = checkClave(clave, usuario);
          if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
          await entradas.setClave(usuario, await claves.hash(clave));
          const proveedor = c.var.sesion?.proveedor;
          await sesiones.endAll(usuario.id);
          return c.json(await iniciar(c, usuario, proveedor === undefined ? {} : { proveedor }));
        },
      ),
    )
    .get(
      "/v1/gestion/sesion/llaves-de-acceso",
      puerta,
      describe(
        {
          id: "listLlavesDeAcceso",
          resumen: "Las propias llaves de acceso",
          etiqueta: "Sesión",
          respuestas: { 200: { schema: llavesPropias, texto: "Las llaves, de la más antigua a la más nueva" } },
          problemas: [...DE_CUENTA],
        },
        async (c) => c.json(await show(await requirePersona(c))),
      ),
    )
    .post(
      "/v1/gestion/sesion/llaves-de-acceso/opciones",
      puerta,
      describe(
        {
          id: "askLlaveDeAccesoNueva",
          resumen: "Pide agregar una llave de acceso propia",
          etiqueta: "Sesión",
          respuestas: { 200: { schema: opcionesDeLlave, texto: "Lo que se le pide al navegador" } },
          problemas: [...DE_CUENTA],
        },
        async (c) => c.json(await llavesDeAcceso.askRegistro(await requirePersona(c))),
      ),
    )
    .post(
      "/v1/gestion/sesion/llaves-de-acceso",
      puerta,
      describe(
        {
          id: "addLlaveDeAcceso",
          resumen: "Agrega una llave de acceso propia",
          etiqueta: "Sesión",
          cuerpo: entradaConLlave,
          respuestas: { 201: { schema: llavesPropias, texto: "Quedó" } },
          problemas: [...DE_CUENTA, ...DE_CUERPO],
        },
        async (c) => {
          const usuario = await requirePersona(c);
          const { respuesta } = await readCuerpo(c, entradaConLlave);
          const llave = await llavesDeAcceso.checkRegistro(
            usuario.id,
            respuesta as unknown as RegistrationResponseJSON,
          );
          if (!llave) throw refuse("respuesta", "No pudimos crear la llave de acceso. Prueba otra vez");
          await entradas.addLlave(usuario, llave);
          return c.json(await show(usuario), 201);
        },
      ),
    )
    .delete(
      "/v1/gestion/sesion/llaves-de-acceso/:llave",
      puerta,
      describe(
        {
          id: "removeLlaveDeAcceso",
          resumen: "Quita una llave de acceso propia; la única forma de entrar no se quita",
          etiqueta: "Sesión",
          parametros: [
            {
              name: "llave",
              in: "path",
              required: true,
              description: "Identificador de la llave de acceso",
              schema: { type: "string" },
            },
          ],
          respuestas: { 200: { schema: llavesPropias, texto: "Las que quedan" } },
          problemas: [...DE_CUENTA, "no-encontrado", "datos-invalidos"],
        },
        async (c) => {
          const usuario = await requirePersona(c);
          const id = c.req.param("llave") ?? "";
          const { llaves, conClave } = await show(usuario);
          const conOpenid = instituciones.get(usuario.institucion)?.openid !== undefined;
          if (llaves.length === 1 && llaves[0]?.id === id && !conClave && !conOpenid)
            throw refuse("llave", "Es tu única forma de entrar. Agrega otra llave de acceso antes de quitarla");
          if (!(await entradas.removeLlave(usuario, id)))
            throw new Rechazo("no-encontrado", { detalle: "No tienes esa llave de acceso" });
          return c.json(await show(usuario));
        },
      ),
    );
};
