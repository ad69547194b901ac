import type { OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import { institucionBase } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import { addHabilesDesdeAhora } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";

/** Business days that the link of a derivación lives. No source in hand. */
const DIAS_DE_DERIVACION = 20;

/**
 * Sends the case, or with `parcial` one matter of it, to the institution that answers for it: one of this installation,
 * or one outside by mail with an expiring link (seed E). Whole, it waits there; in part, it goes on here too.
 *
 * @throws {Rechazo} `datos-invalidos`
 */
export const derivar = (
  caso: Caso,
  { institucion: pedida, correo, motivo, parcial, que }: Extract<OrdenDeGestionLeida, { orden: "derivar" }>,
  contexto: Contexto,
): Asiento[] => {
  const { ahora, actor, institucion, registro } = contexto;
  const refuse = (mensaje: string) =>
    new Rechazo("datos-invalidos", { faltas: [{ ruta: "institucion", codigo: "opcion", mensaje }] });
  const destino = registro?.destino;
  const convenio = institucion.deriva.find(({ codigo }) => codigo === pedida);
  const slug = destino?.slug ?? pedida;
  if (!destino && !convenio) throw refuse("No hay convenio con esa institución: elige una de la lista");
  if (institucionBase(slug) === institucionBase(caso.institucion)) throw refuse("El caso ya está en esa institución");
  if (
    caso.derivaciones?.some(
      (rama) => rama.institucion === slug && (rama.estado === "enviada" || rama.estado === "recibida"),
    )
  )
    throw refuse("El caso ya está derivado a esa institución y todavía no responde");
  const para = destino ? undefined : (correo ?? convenio?.correo);
  if (!destino && !para)
    throw new Rechazo("datos-invalidos", {
      faltas: [
        { ruta: "correo", codigo: "requerido", mensaje: "Escribe el correo donde esa institución recibe derivaciones" },
      ],
    });
  return [
    {
      tipo: "derivacion",
      cuando: ahora,
      autor: actor.id,
      datos: {
        institucion: slug,
        nombre: destino?.nombre ?? convenio?.nombre ?? slug,
        externa: destino === undefined,
        parcial,
        vence: addHabilesDesdeAhora(caso, DIAS_DE_DERIVACION, contexto),
      },
      reserva: { motivo, ...(que && { que }), ...(para && { correo: para }) },
    },
  ];
};
