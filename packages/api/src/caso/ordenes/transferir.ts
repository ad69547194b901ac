import type { Asiento } from "../asiento.ts";
import { regionDeUnidad } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";
import { checkUsuario } from "./asignar.ts";

/**
 * Passes the case to another unit, another person or both, and so to another region, without re-entering anything. The
 * deadline stays where it is. Without a person named, nobody of the new unit has it yet.
 *
 * @throws {Rechazo} `datos-invalidos`
 */
export const transferir = (
  caso: Caso,
  {
    unidad: pedida,
    responsable,
    motivo,
  }: { unidad?: string | undefined; responsable?: string | undefined; motivo: string },
  { ahora, actor, institucion, registro }: Contexto,
): Asiento[] => {
  const refuse = (mensaje: string) =>
    new Rechazo("datos-invalidos", { faltas: [{ ruta: "unidad", codigo: "opcion", mensaje }] });
  // Named alone, a person takes the case along to where it works.
  const unidad = pedida ?? registro?.usuario?.unidad;
  const region = unidad && regionDeUnidad(unidad, institucion);
  if (pedida && !region) throw refuse("Esa unidad no existe: elige una de la lista");
  if (pedida && pedida === caso.sobreUnidad) throw refuse("El caso trata de esa unidad: debe verlo otra");
  if (pedida && pedida === caso.unidad && !responsable) throw refuse("El caso ya está en esa unidad");
  const { unidad: _unidad, region: _region, ...sinLugar } = caso;
  const lugar = { ...sinLugar, ...(unidad && { unidad }), ...(region && { region }) };
  const usuario = responsable ? checkUsuario(lugar, registro?.usuario) : undefined;
  if (usuario && usuario.id === caso.responsable && (!unidad || unidad === caso.unidad))
    throw new Rechazo("datos-invalidos", {
      faltas: [{ ruta: "responsable", codigo: "opcion", mensaje: "El caso ya lo tiene esa persona" }],
    });
  return [
    {
      tipo: "transferencia",
      cuando: ahora,
      autor: actor.id,
      datos: {
        ...(unidad && unidad !== caso.unidad && region && { unidad, region }),
        ...(usuario && { responsable: usuario.id }),
      },
      reserva: { motivo },
    },
  ];
};
