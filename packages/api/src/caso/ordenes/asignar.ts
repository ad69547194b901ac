import { canReceive, isSobre } from "../alcance.ts";
import type { Asiento } from "../asiento.ts";
import { regionDeUnidad } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto, Registro } from "../orden.ts";
import { reject } from "../permitir.ts";
import { Rechazo } from "../rechazo.ts";

const ATIENDEN: readonly string[] = ["ejecutivo", "encargado", "abogado"];

/**
 * The user who may get this case, as the service found it.
 *
 * @throws {Rechazo} `datos-invalidos`, with why this one may not
 */
export const checkUsuario = (
  caso: Parameters<typeof canReceive>[0],
  usuario: Registro["usuario"],
): NonNullable<Registro["usuario"]> => {
  const refuse = (mensaje: string) =>
    new Rechazo("datos-invalidos", { faltas: [{ ruta: "responsable", codigo: "opcion", mensaje }] });
  if (!usuario) throw refuse("No hay una persona activa con ese identificador: elige otra");
  if (!ATIENDEN.includes(usuario.rol)) throw refuse("Esa persona no atiende casos: elige a quien sí");
  if (isSobre(caso, usuario)) throw refuse("El caso trata de esa persona o de su unidad: debe verlo otra");
  if (!canReceive(caso, usuario)) throw refuse("El caso está fuera del alcance de esa persona: transfiérelo primero");
  return usuario;
};

/**
 * Gives the case to somebody (seed E). Whom it falls to was found by the service: on leave, its replacement. A case just
 * in stays so until somebody works on it.
 *
 * @throws {Rechazo} `rol-no-permite`, `datos-invalidos`
 */
export const asignar = (caso: Caso, { responsable }: { responsable: string }, contexto: Contexto): Asiento[] => {
  const { ahora, actor, registro, institucion } = contexto;
  if (actor.rol === "ejecutivo" && responsable !== actor.id)
    throw reject(
      caso,
      { tipo: "rol-no-permite", detalle: "Un ejecutivo solo se asigna casos a sí mismo: pídelo a tu encargado" },
      contexto,
    );
  const usuario = checkUsuario(caso, registro?.usuario);
  const unidad = caso.unidad === undefined ? usuario.unidad : undefined;
  const region = unidad && regionDeUnidad(unidad, institucion);
  return [
    {
      tipo: "asignacion",
      cuando: ahora,
      autor: actor.id,
      datos: {
        responsable: usuario.id,
        ...(unidad && { unidad }),
        ...(region && { region }),
        ...(usuario.id !== responsable && { por: "reemplazo" }),
      },
      reserva: undefined,
    },
  ];
};
