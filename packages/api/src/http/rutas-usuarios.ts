import {
  altaDeToken,
  altaDeUsuario,
  cambioDeUsuario,
  filtroDeUsuarios,
  type Institucion,
  invitacionCreada,
  paginaDeUsuarios,
  tokenCreado,
  tokens as tokensVistos,
  type Usuario,
  usuario,
  usuarioCreado,
} from "@ventanilla/sdk/contract";
import { institucionBase } from "@ventanilla/sdk/domain";
import { Hono } from "hono";
import { Rechazo } from "../caso/rechazo.ts";
import { assertManages } from "../personal/mando.ts";
import type { Porteria } from "../personal/porteria.ts";
import { showUsuario } from "../personal/show-usuario.ts";
import { type ActorPersonal, TODAS, type UsuarioLeido } from "../personal/usuario.ts";
import { readConsulta, readCuerpo, readVersion } from "./cuerpo.ts";
import { CABECERA_VERSION, describe } from "./openapi.ts";
import { assertRol } from "./sesion.ts";

const PARAMETRO_ID = {
  name: "id",
  in: "path",
  required: true,
  description: "Identificador del usuario",
  schema: { type: "string" },
} as const;
const PARAMETRO_TOKEN = { ...PARAMETRO_ID, name: "token", description: "Identificador del token" } as const;

const DE_LECTURA = ["sin-sesion", "rol-no-permite", "no-encontrado", "no-disponible"] as const;
const DE_CUERPO = ["cuerpo-ilegible", "cuerpo-muy-grande", "tipo-de-contenido", "datos-invalidos"] as const;

/** Who needs to know who works here: all but who only reads figures. */
const QUIENES_VEN = [
  "ejecutivo",
  "encargado",
  "abogado",
  "administradorPlataformas",
  "director",
  "administrador",
] as const;

const DE_OTRA_PERSONA =
  "Un token es de un programa o de quien lo pide: con el de otra persona leerías casos en su nombre. " +
  "Para que esa persona entre, invítala. Para un programa, agrégalo como programa";

/** The people who work here and the programs: who may manage them, their tokens and invitations. */
export const createRutasUsuarios = ({
  porteria,
  instituciones,
  urlPublica,
}: {
  porteria: Porteria;
  instituciones: ReadonlyMap<string, Institucion>;
  urlPublica: string;
}): Hono => {
  const { personal, tokens, invitaciones } = porteria;
  const show = (actor: ActorPersonal, leido: UsuarioLeido): Promise<Usuario> =>
    showUsuario(porteria, instituciones, actor, leido);

  /** A user of the actor's institution; one of another does not exist for it. */
  const find = async (actor: ActorPersonal, id: string | undefined): Promise<UsuarioLeido> => {
    if (actor.id !== id) assertRol(actor, QUIENES_VEN);
    const leido = await personal.find(id ?? "");
    if (leido && [TODAS, leido.institucion].includes(institucionBase(actor.institucion))) return leido;
    throw new Rechazo("no-encontrado", { detalle: "No hay una persona con ese identificador en tu institución" });
  };
  const findManaged = async (actor: ActorPersonal, id: string | undefined): Promise<UsuarioLeido> => {
    const leido = await find(actor, id);
    assertManages(actor, leido);
    return leido;
  };
  const invite = async (leido: UsuarioLeido) => {
    const { secreto, vence } = await invitaciones.mint(leido);
    return { invitacion: `${urlPublica}/entrar/#invitacion.${secreto}`, vence };
  };

  return new Hono()
    .get(
      "/v1/gestion/usuarios",
      describe(
        {
          id: "listUsuarios",
          resumen: "Quiénes trabajan en la institución",
          etiqueta: "Registros",
          consulta: filtroDeUsuarios,
          respuestas: { 200: { schema: paginaDeUsuarios, texto: "Una página" } },
          problemas: [...DE_LECTURA, "datos-invalidos"],
        },
        async (c) => {
          const { actor } = c.var;
          assertRol(actor, QUIENES_VEN);
          const { institucion, rol, region, unidad, activo, cursor = "", limite } = readConsulta(c, filtroDeUsuarios);
          const propia = institucionBase(actor.institucion);
          const suya = propia === TODAS ? institucion : propia;
          if (institucion !== undefined && institucion !== suya)
            throw new Rechazo("rol-no-permite", { detalle: "Ves a quienes trabajan en tu institución" });
          const todos = (await personal.list({ ...(suya !== undefined && { institucion: suya }) })).filter(
            (leido) =>
              leido.id > cursor &&
              (rol === undefined || leido.rol === rol) &&
              (region === undefined || leido.region === region) &&
              (unidad === undefined || leido.unidad === unidad) &&
              (activo === undefined || leido.activo === (activo === "si")),
          );
          const pagina = todos.slice(0, limite);
          const ultimo = pagina.at(-1);
          return c.json({
            elementos: await Promise.all(pagina.map((leido) => show(actor, leido))),
            ...(todos.length > limite && ultimo && { siguiente: ultimo.id }),
          });
        },
      ),
    )
    .post(
      "/v1/gestion/usuarios",
      describe(
        {
          id: "createUsuario",
          resumen: "Agrega a una persona o un programa; su token se muestra esta única vez",
          etiqueta: "Registros",
          cuerpo: altaDeUsuario,
          respuestas: { 201: { schema: usuarioCreado, texto: "Quedó, con su token y su invitación" } },
          problemas: ["sin-sesion", "rol-no-permite", "registro-ocupado", ...DE_CUERPO, "no-disponible"],
        },
        async (c) => {
          const leido = await personal.create(c.var.actor, await readCuerpo(c, altaDeUsuario));
          const { token } = await tokens.mint(leido, { nombre: "De su ingreso" });
          const { invitacion } = leido.programa ? {} : await invite(leido);
          return c.json({ id: leido.id, token, ...(invitacion !== undefined && { invitacion }) }, 201);
        },
      ),
    )
    .get(
      "/v1/gestion/usuarios/:id",
      describe(
        {
          id: "getUsuario",
          resumen: "Una persona o un programa",
          etiqueta: "Registros",
          parametros: [PARAMETRO_ID],
          respuestas: { 200: { schema: usuario, texto: "La persona; `ETag` es su versión" } },
          problemas: [...DE_LECTURA],
        },
        async (c) => {
          const leido = await find(c.var.actor, c.req.param("id"));
          c.header("ETag", `"${leido.version}"`);
          return c.json(await show(c.var.actor, leido));
        },
      ),
    )
    .patch(
      "/v1/gestion/usuarios/:id",
      describe(
        {
          id: "changeUsuario",
          resumen: "Cambia su perfil, su alcance, su ausencia, o la da de baja",
          etiqueta: "Registros",
          cuerpo: cambioDeUsuario,
          parametros: [PARAMETRO_ID, CABECERA_VERSION],
          respuestas: { 200: { schema: usuario, texto: "La persona, con su versión nueva" } },
          problemas: [...DE_LECTURA, "version-ausente", "version-atrasada", ...DE_CUERPO],
        },
        async (c) => {
          const { actor } = c.var;
          const { id } = await find(actor, c.req.param("id"));
          const version = readVersion(c);
          const cambiado = await personal.change(actor, id, await readCuerpo(c, cambioDeUsuario), { version });
          c.header("ETag", `"${cambiado.version}"`);
          return c.json(await show(actor, cambiado));
        },
      ),
    )
    .post(
      "/v1/gestion/usuarios/:id/invitacion",
      describe(
        {
          id: "createInvitacion",
          resumen: "Da una invitación nueva, para quien no ha entrado o perdió su clave; la anterior deja de servir",
          etiqueta: "Registros",
          parametros: [PARAMETRO_ID],
          respuestas: { 201: { schema: invitacionCreada, texto: "La dirección, que se muestra esta única vez" } },
          problemas: [...DE_LECTURA, "estado-no-permite"],
        },
        async (c) => {
          const leido = await findManaged(c.var.actor, c.req.param("id"));
          if (leido.programa || !leido.activo)
            throw new Rechazo("estado-no-permite", {
              detalle: "Un programa o una persona de baja no reciben invitación",
            });
          return c.json(await invite(leido), 201);
        },
      ),
    )
    .get(
      "/v1/gestion/usuarios/:id/tokens",
      describe(
        {
          id: "listTokens",
          resumen: "Los tokens de una persona o programa, y cuándo se usaron",
          etiqueta: "Registros",
          parametros: [PARAMETRO_ID],
          respuestas: { 200: { schema: tokensVistos, texto: "Los tokens, sin su secreto" } },
          problemas: [...DE_LECTURA],
        },
        async (c) => {
          const leido = await find(c.var.actor, c.req.param("id"));
          if (c.var.actor.id !== leido.id) assertManages(c.var.actor, leido);
          return c.json({ tokens: await tokens.list(leido.id) });
        },
      ),
    )
    .post(
      "/v1/gestion/usuarios/:id/tokens",
      describe(
        {
          id: "createToken",
          resumen: "Da otro token: a un programa, o a quien lo pide",
          etiqueta: "Registros",
          cuerpo: altaDeToken,
          parametros: [PARAMETRO_ID],
          respuestas: { 201: { schema: tokenCreado, texto: "El token, que se muestra esta única vez" } },
          problemas: [...DE_LECTURA, ...DE_CUERPO],
        },
        async (c) => {
          const { actor, sesion } = c.var;
          const leido = await find(actor, c.req.param("id"));
          const isSuyo = actor.id === leido.id;
          if (!isSuyo) assertManages(actor, leido);
          if (!isSuyo && !leido.programa) throw new Rechazo("rol-no-permite", { detalle: DE_OTRA_PERSONA });
          if (actor.entrenamiento)
            throw new Rechazo("rol-no-permite", { detalle: "Estás en entrenamiento: sal de él para pedir un token" });
          const pedido = await readCuerpo(c, altaDeToken);
          return c.json(await tokens.mint(leido, { ...pedido, propio: sesion !== undefined && isSuyo }), 201);
        },
      ),
    )
    .delete(
      "/v1/gestion/usuarios/:id/tokens/:token",
      describe(
        {
          id: "revokeToken",
          resumen: "Revoca un token: deja de servir al instante",
          etiqueta: "Registros",
          parametros: [PARAMETRO_ID, PARAMETRO_TOKEN],
          respuestas: { 204: { texto: "Revocado" } },
          problemas: [...DE_LECTURA],
        },
        async (c) => {
          const leido = await find(c.var.actor, c.req.param("id"));
          if (c.var.actor.id !== leido.id) assertManages(c.var.actor, leido);
          if (!(await tokens.revoke(leido.id, c.req.param("token") ?? ""))) throw new Rechazo("no-encontrado");
          return c.body(null, 204);
        },
      ),
    );
};
