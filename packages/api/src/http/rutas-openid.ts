import { proveedoresDeEntrada } from "@ventanilla/sdk/contract";
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { Rechazo } from "../caso/rechazo.ts";
import { EntradaError, isClaveUnica } from "../personal/openid.ts";
import { cookiesOf } from "./cookie-de-sesion.ts";
import { describe, PARAMETRO_INSTITUCION } from "./openapi.ts";
import type { EntradaParts } from "./rutas-sesion.ts";

const DURACION_SEGUNDOS = 600;

const PAGINA: NonNullable<Parameters<typeof describe>[0]["parametros"]>[number] = {
  name: "pagina",
  in: "query",
  description: "A dónde se vuelve: `mesa`, si no se dice otra, o `monitor`",
  schema: { type: "string", enum: ["mesa", "monitor"] },
};
/** Only a page of ours has a name here: an address of anybody else's would take people away. */
const isMonitor = (pagina: string | undefined): boolean => pagina === "monitor";

/** Coming in by the OpenID Connect provider of the institution: a full page that goes there and comes back. */
export const createRutasOpenid = ({ openid, iniciar, instituciones, urlPublica }: EntradaParts): Hono => {
  const { nombre, secure } = cookiesOf(urlPublica);
  const transito = nombre("ventanilla-openid");
  const vuelta = nombre("ventanilla-vuelta");
  // It comes back from another site, so this one alone, which is no session, has to come with it.
  const opciones = { path: "/", secure, httpOnly: true, sameSite: "Lax" } as const;
  const conProveedor = [...instituciones.values()].filter((institucion) => institucion.openid !== undefined);

  const find = (c: Context) => {
    const institucion = conProveedor.find(({ slug }) => slug === c.req.param("institucion"));
    if (!institucion) throw new Rechazo("no-encontrado", { detalle: "Esa institución no tiene otra forma de entrar" });
    return institucion;
  };
  const go = (c: Context, url: string): Response => {
    c.header("Cache-Control", "no-store");
    c.header("Referrer-Policy", "no-referrer");
    return c.redirect(url, 303);
  };
  const tellOf = (motivo: string, slug: string): string => `${urlPublica}/entrar/#aviso.${motivo}.${slug}`;

  return new Hono()
    .get(
      "/v1/gestion/sesion/openid",
      describe(
        {
          id: "listProveedoresDeEntrada",
          resumen: "Instituciones cuyas personas entran por su propio proveedor",
          etiqueta: "Sesión",
          respuestas: { 200: { schema: proveedoresDeEntrada, texto: "Las instituciones" } },
        },
        (c) => {
          c.header("Cache-Control", "no-cache");
          return c.json({
            instituciones: conProveedor.map(({ slug, nombreCorto, openid: proveedor }) => ({
              slug,
              nombre: nombreCorto,
              claveUnica: proveedor !== undefined && isClaveUnica(proveedor),
            })),
          });
        },
      ),
    )
    .get(
      "/v1/gestion/sesion/openid/:institucion",
      describe(
        {
          id: "goToProveedor",
          resumen: "Lleva al proveedor de la institución, a página completa",
          etiqueta: "Sesión",
          parametros: [PARAMETRO_INSTITUCION, PAGINA],
          respuestas: { 303: { texto: "La dirección del proveedor" } },
          problemas: ["no-encontrado"],
        },
        async (c) => {
          const institucion = find(c);
          try {
            const ida = await openid.begin(institucion);
            setCookie(c, transito, ida.transito, { ...opciones, maxAge: DURACION_SEGUNDOS });
            // Who gave up on the way to one may set out for the other.
            if (isMonitor(c.req.query("pagina")))
              setCookie(c, vuelta, "monitor", { ...opciones, maxAge: DURACION_SEGUNDOS });
            else if (getCookie(c, vuelta)) deleteCookie(c, vuelta, opciones);
            return go(c, ida.url);
          } catch (error) {
            if (!(error instanceof EntradaError)) throw error;
            return go(c, tellOf(error.motivo, institucion.slug));
          }
        },
      ),
    )
    .get(
      "/v1/gestion/sesion/openid/:institucion/retorno",
      describe(
        {
          id: "returnFromProveedor",
          resumen: "Recibe a quien vuelve del proveedor",
          etiqueta: "Sesión",
          parametros: [PARAMETRO_INSTITUCION],
          respuestas: { 303: { texto: "La mesa o el monitor, o la página de entrada con lo que pasó" } },
          problemas: ["no-encontrado", "no-disponible"],
        },
        async (c) => {
          const institucion = find(c);
          const ida = getCookie(c, transito) ?? "";
          const pagina = isMonitor(getCookie(c, vuelta)) ? "monitor" : "mesa";
          for (const una of [transito, vuelta]) deleteCookie(c, una, opciones);
          try {
            const usuario = await openid.finish(institucion, {
              consulta: new URL(c.req.url).search,
              transito: ida,
            });
            await iniciar(c, usuario, { proveedor: institucion.slug });
            return go(c, `${urlPublica}/${pagina}/`);
          } catch (error) {
            if (!(error instanceof EntradaError)) throw error;
            const aviso = tellOf(error.motivo, institucion.slug);
            // Whoever has no account here must not stay signed in at ClaveÚnica on a machine that others use.
            const salida =
              error.motivo === "sinCuenta" && institucion.openid && isClaveUnica(institucion.openid)
                ? await openid.findSalida(institucion, aviso)
                : undefined;
            return go(c, salida ?? aviso);
          }
        },
      ),
    );
};
