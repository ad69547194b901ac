import type { Institucion, OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import { fechaCivil } from "@ventanilla/sdk/domain";
import { isSobre } from "../caso/alcance.ts";
import type { Registro } from "../caso/orden.ts";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import type { Personal } from "../personal/personal.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import type { CasoGuardado } from "../store/store.ts";

/** Where what an order needs of people is looked up; what it needs of cases, they find themselves. */
export interface FuentesDeRegistro {
  personal: Pick<Personal, "find" | "resolveResponsable" | "listVisadores">;
  /** By slug. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

const toUsuario = (usuario: UsuarioLeido | undefined, falta: Falta): NonNullable<Registro["usuario"]> => {
  if (!usuario) throw new Rechazo("datos-invalidos", { faltas: [falta] });
  const { id, rol, institucion, region, unidad } = usuario;
  return { id, rol, institucion, ...(region && { region }), ...(unidad && { unidad }) };
};

/** The user an order names, or who stands in for them now. */
const findResponsable = async (
  id: string,
  { caso }: CasoGuardado,
  { personal, instituciones, clock }: FuentesDeRegistro,
): Promise<Registro> => {
  const zona = instituciones.get(caso.institucion)?.zona ?? "America/Santiago";
  const usuario = await personal.resolveResponsable(id, fechaCivil(clock(), zona));
  const mensaje = "Esa persona no está, y nadie la reemplaza: elige a otra";
  return { usuario: toUsuario(usuario, { ruta: "responsable", codigo: "opcion", mensaje }) };
};

/** Who may sign a closing of the case: never who proposes it, nor whom or whose unit the case is about. */
export const listVisadores = async (
  { caso }: CasoGuardado,
  proponente: string | undefined,
  { personal }: Pick<FuentesDeRegistro, "personal">,
): Promise<string[]> => {
  const visadores = await personal.listVisadores(caso, { salvo: proponente === undefined ? [] : [proponente] });
  return visadores.filter((usuario) => !isSobre(caso, usuario)).map(({ id }) => id);
};

/**
 * Looks up what an order needs of the people who work here, so that `decide` asks nobody.
 *
 * @param options.actor id of who gives it
 * @throws {Rechazo} `datos-invalidos` where it names somebody who is not there
 */
export const buildRegistro = async (
  guardado: CasoGuardado,
  orden: OrdenDeGestionLeida,
  { actor, ...fuentes }: FuentesDeRegistro & { actor: string },
): Promise<Registro> => {
  switch (orden.orden) {
    case "asignar":
      return findResponsable(orden.responsable, guardado, fuentes);
    case "transferir":
      return orden.responsable === undefined ? {} : findResponsable(orden.responsable, guardado, fuentes);
    case "corregir": {
      const sobre = orden.datos.sobreUsuario;
      if (sobre === undefined) return {};
      // Whom it is about is that very person, also while they are away or after they left.
      const falta: Falta = { ruta: "datos.sobreUsuario", codigo: "opcion" };
      return { usuario: toUsuario(await fuentes.personal.find(sobre), falta) };
    }
    case "proponerCierre":
      return { visadores: await listVisadores(guardado, actor, fuentes) };
    case "visar":
      return { visadores: await listVisadores(guardado, guardado.caso.propuesta?.autor, fuentes) };
    default:
      return {};
  }
};
