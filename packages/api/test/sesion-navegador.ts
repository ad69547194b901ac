import { type AltaDeUsuario, paginaDeUsuarios, salida, sesion, tokenCreado, tokens } from "@ventanilla/sdk/contract";
import { createPorteria } from "../src/personal/porteria.ts";
import { openApp } from "./open-app.ts";
import { ADMINISTRACION, EJECUTIVA } from "./personal-ejemplos.ts";

type Api = Awaited<ReturnType<typeof openApp>>;

/** A browser on a page of the service's own origin: keeps its cookies and says where it comes from. */
export const openNavegador = ({ app, opciones }: Pick<Api, "app" | "opciones">) => {
  const cookies = new Map<string, string>();
  const { origin } = new URL(opciones.urlPublica);
  const request = async (
    ruta: string,
    { metodo, cuerpo, cabeceras = {} }: { metodo?: string; cuerpo?: unknown; cabeceras?: Record<string, string> } = {},
  ): Promise<Response> => {
    const respuesta = await app.request(new URL(ruta, origin).href, {
      method: metodo ?? (cuerpo === undefined ? "GET" : "POST"),
      headers: {
        "sec-fetch-site": "same-origin",
        origin,
        cookie: [...cookies].map(([nombre, valor]) => `${nombre}=${valor}`).join("; "),
        ...(cuerpo !== undefined && { "content-type": "application/json" }),
        ...cabeceras,
      },
      body: cuerpo === undefined ? null : JSON.stringify(cuerpo),
    });
    for (const linea of respuesta.headers.getSetCookie()) {
      const [, nombre = "", valor = ""] = /^([^=]+)=([^;]*)/.exec(linea) ?? [];
      if (/max-age=0/i.test(linea)) cookies.delete(nombre);
      else cookies.set(nombre, valor);
    }
    return respuesta;
  };
  return { cookies, request };
};

export const readSesion = async (respuesta: Response) => sesion.parse(await respuesta.json());
export const readSalida = async (respuesta: Response) => salida.parse(await respuesta.json());
export const readUsuarios = async (respuesta: Response) => paginaDeUsuarios.parse(await respuesta.json());
export const readTokens = async (respuesta: Response) => tokens.parse(await respuesta.json()).tokens;
export const readTokenCreado = async (respuesta: Response) => tokenCreado.parse(await respuesta.json());

export const CLAVE = "caballo verde sobre el muelle";

/** The service with ways to add people and to bring them in. */
export const openSesiones = async (cambios: Parameters<typeof openApp>[0] = {}) => {
  const api = await openApp(cambios);
  const porteria = createPorteria(api.opciones);
  let numero = 0;
  /** Somebody new, with the token that the administration hands over. */
  const createUsuario = async (alta: Partial<AltaDeUsuario> = {}) => {
    const correo = `persona${++numero}@sernac.example`;
    const usuario = await porteria.personal.create(ADMINISTRACION, { ...EJECUTIVA, correo, ...alta });
    const { token } = await porteria.tokens.mint(usuario, { nombre: "Prueba" });
    return { ...usuario, token };
  };
  const invite = async (usuario: { id: string; institucion: string }) =>
    (await porteria.invitaciones.mint(usuario)).secreto;
  /** Somebody new who made a password, in a browser where they are in. */
  const enter = async (alta: Partial<AltaDeUsuario> = {}) => {
    const usuario = await createUsuario(alta);
    const navegador = openNavegador(api);
    const invitacion = await invite(usuario);
    await navegador.request("/v1/gestion/invitaciones/clave", { cuerpo: { invitacion, clave: CLAVE } });
    return { usuario, navegador };
  };
  const withToken = (token: string, ruta: string, init: { metodo?: string; cuerpo?: unknown; version?: number } = {}) =>
    api.app.request(ruta, {
      method: init.metodo ?? (init.cuerpo === undefined ? "GET" : "POST"),
      headers: {
        authorization: `Bearer ${token}`,
        ...(init.cuerpo !== undefined && { "content-type": "application/json" }),
        ...(init.version !== undefined && { "if-match": `"${init.version}"` }),
      },
      body: init.cuerpo === undefined ? null : JSON.stringify(init.cuerpo),
    });
  return { ...api, porteria, createUsuario, invite, enter, withToken, openNavegador: () => openNavegador(api) };
};
