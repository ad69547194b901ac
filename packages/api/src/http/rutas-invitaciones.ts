import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { claveNueva, invitacion, invitacionVista, llaveNueva, sesion } from "@ventanilla/sdk/contract";
import { Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import { checkClave } from "../personal/check-clave.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import { assertMismoOrigen } from "./cookie-de-sesion.ts";
import { readCuerpo } from "./cuerpo.ts";
import { describe } from "./openapi.ts";
import type { EntradaParts } from "./rutas-sesion.ts";

const DE_INVITACION = [
  "cuerpo-ilegible",
  "rol-no-permite",
  "enlace-vencido",
  "cuerpo-muy-grande",
  "tipo-de-contenido",
  "datos-invalidos",
  "no-disponible",
] as const;

const INICIADA = { 201: { schema: sesion, texto: "Quedó, y la persona ya está dentro" } };

/** The invitation: who it is for, and the password or passkey that its one use makes. */
export const createRutasInvitaciones = ({
  porteria: { personal, sesiones, entradas, invitaciones },
  claves,
  llavesDeAcceso,
  iniciar,
  urlPublica,
}: EntradaParts): Hono => {
  const requireActivo = async (id: string | undefined): Promise<UsuarioLeido> => {
    const usuario = id === undefined ? undefined : await personal.find(id);
    if (!usuario?.activo) throw new Rechazo("enlace-vencido");
    return usuario;
  };
  const open = async (secreto: string) => requireActivo(await invitaciones.findUsuario(secreto));
  /** Uses the invitation up; whoever was in by what it replaces is out. */
  const spend = async (secreto: string): Promise<UsuarioLeido> => {
    const usuario = await requireActivo(await invitaciones.spend(secreto));
    await sesiones.endAll(usuario.id);
    return usuario;
  };

  return new Hono()
    .post(
      "/v1/gestion/invitaciones",
      describe(
        {
          id: "openInvitacion",
          resumen: "Para quién es una invitación; mirarla no la gasta",
          etiqueta: "Sesión",
          cuerpo: invitacion,
          respuestas: { 200: { schema: invitacionVista, texto: "La persona invitada" } },
          problemas: [...DE_INVITACION],
        },
        async (c) => {
          assertMismoOrigen(c, urlPublica);
          const usuario = await open((await readCuerpo(c, invitacion)).invitacion);
          c.header("Cache-Control", "no-store");
          const { nombre, correo } = usuario;
          return c.json({ nombre, correo, opciones: await llavesDeAcceso.askRegistro(usuario) });
        },
      ),
    )
    .post(
      "/v1/gestion/invitaciones/clave",
      describe(
        {
          id: "acceptInvitacion",
          resumen: "Crea la clave y entra; la invitación no sirve más",
          etiqueta: "Sesión",
          cuerpo: claveNueva,
          respuestas: INICIADA,
          problemas: [...DE_INVITACION],
        },
        async (c) => {
          assertMismoOrigen(c, urlPublica);
          const { invitacion: secreto, clave } = await readCuerpo(c, claveNueva);
          const faltas = checkClave(clave, await open(secreto));
          if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
          const resumen = await claves.hash(clave);
          const usuario = await spend(secreto);
          await entradas.setClave(usuario, resumen);
          return c.json(await iniciar(c, usuario), 201);
        },
      ),
    )
    .post(
      "/v1/gestion/invitaciones/llave-de-acceso",
      describe(
        {
          id: "acceptInvitacionConLlave",
          resumen: "Agrega una llave de acceso y entra; la invitación no sirve más",
          etiqueta: "Sesión",
          cuerpo: llaveNueva,
          respuestas: INICIADA,
          problemas: [...DE_INVITACION, "credenciales-invalidas"],
        },
        async (c) => {
          assertMismoOrigen(c, urlPublica);
          const { invitacion: secreto, respuesta } = await readCuerpo(c, llaveNueva);
          const { id } = await open(secreto);
          const llave = await llavesDeAcceso.checkRegistro(id, respuesta as unknown as RegistrationResponseJSON);
          if (!llave)
            throw new Rechazo("credenciales-invalidas", {
              detalle: "No pudimos crear la llave de acceso. Prueba otra vez, o crea una clave",
            });
          const usuario = await spend(secreto);
          await entradas.addLlave(usuario, llave);
          return c.json(await iniciar(c, usuario), 201);
        },
      ),
    );
};
