import { maxProrroga, moveVence } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import { getCalendario } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";

/**
 * Extends the term once, before it expires and by half of it at the most (Ley 19.880 art. 26).
 *
 * @throws {Rechazo} `datos-invalidos`
 */
export const prorrogar = (
  caso: Caso,
  { dias, motivo }: { dias: number; motivo: string },
  contexto: Contexto,
): Asiento[] => {
  const { plazo } = caso;
  const maximo = maxProrroga(plazo);
  if (dias > maximo) {
    const mensaje = `A lo más ${maximo} ${maximo === 1 ? "día" : "días"}: la mitad del plazo (Ley 19.880, artículo 26)`;
    throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "dias", codigo: "rango", mensaje }] });
  }
  const vence = moveVence(plazo.vence, dias, plazo.unidad, getCalendario(caso, contexto));
  return [
    { tipo: "prorroga", cuando: contexto.ahora, autor: contexto.actor.id, datos: { dias, vence }, reserva: { motivo } },
  ];
};
