import type { Institucion, Sesion } from "@ventanilla/sdk/contract";
import { gemelaDe, institucionBase, isGemela } from "@ventanilla/sdk/domain";
import type { Context } from "hono";
import type { Sesiones } from "../personal/sesiones.ts";
import type { Tokens } from "../personal/tokens.ts";
import { type ActorPersonal, TODAS, toActor, type UsuarioLeido } from "../personal/usuario.ts";
import type { CookieDeSesion } from "./cookie-de-sesion.ts";

/** Who is in, and where they may work. In training it is the twin. */
export const showSesion = (
  { id, nombre, rol, institucion, region, unidad, entrenamiento }: ActorPersonal,
  instituciones: ReadonlyMap<string, Institucion>,
  vence: string | undefined,
): Sesion => ({
  usuario: {
    id,
    nombre,
    rol,
    institucion,
    ...(region !== undefined && { region }),
    ...(unidad !== undefined && { unidad }),
  },
  ...(vence !== undefined && { vence }),
  entrenamiento,
  instituciones: [...instituciones.values()]
    .filter(({ slug }) => (institucion === TODAS ? !isGemela(slug) : slug === institucion))
    .map(({ slug, nombre: suNombre, nombreCorto }) => ({ slug, nombre: suNombre, nombreCorto })),
  destinos: listDestinos(institucionBase(institucion), instituciones),
});

/** To whom an institution may derive: the others of this installation first, then those of its agreement. */
const listDestinos = (
  slug: string,
  instituciones: ReadonlyMap<string, Institucion>,
): NonNullable<Sesion["destinos"]> => {
  const propia = instituciones.get(slug);
  if (!propia) return [];
  const deAqui = [...instituciones.values()].filter(
    (otra) => otra.slug !== slug && !isGemela(otra.slug) && otra.demostracion === propia.demostracion,
  );
  return [
    ...deAqui.map((otra) => ({ codigo: otra.slug, nombre: otra.nombre, externa: false, materias: [] })),
    ...propia.deriva
      .filter(({ codigo }) => !deAqui.some((otra) => otra.slug === codigo))
      .map(({ codigo, nombre, materias }) => ({ codigo, nombre, externa: true, materias })),
  ];
};

/** Whether somebody has a twin to practise in: who sees the whole installation works in none of it. */
export const canTrain = (institucion: string, instituciones: ReadonlyMap<string, Institucion>): boolean =>
  instituciones.has(gemelaDe(institucion));

/** Begins the session of somebody who has shown who they are. */
export type IniciarSesion = (c: Context, usuario: UsuarioLeido, options?: { proveedor?: string }) => Promise<Sesion>;

export const createInicioDeSesion =
  ({
    sesiones,
    tokens,
    cookie,
    instituciones,
  }: {
    sesiones: Sesiones;
    tokens: Tokens;
    cookie: CookieDeSesion;
    instituciones: ReadonlyMap<string, Institucion>;
  }): IniciarSesion =>
  async (c, usuario, { proveedor } = {}) => {
    // Before they were in, whoever made the user held its token: it could read cases as them.
    await tokens.revokeAjenos(usuario.id);
    const secreto = await sesiones.start(usuario, { anterior: cookie.read(c), proveedor });
    cookie.write(c, secreto);
    c.header("Cache-Control", "no-store");
    return showSesion(toActor(usuario), instituciones, (await sesiones.find(secreto))?.vence);
  };
