import { maxProrroga, type NombreOrden, TIPOS_SONI } from "@ventanilla/sdk/domain";
import { findRama } from "./alcance.ts";
import { getHoy } from "./calendario.ts";
import type { Caso, Rama } from "./caso.ts";
import type { Contexto } from "./orden.ts";
import type { Negativa } from "./permitir.ts";

type Condicion = (caso: Caso, contexto: Contexto) => string | Negativa | undefined;

const findPorRama =
  (admite: readonly Rama["estado"][]): Condicion =>
  (caso, contexto) => {
    const rama = findRama(caso, contexto.actor);
    if (!rama) return "Eso lo hace la institución que recibió la derivación";
    if (contexto.actor.rama !== undefined && getHoy(contexto) > rama.vence)
      return { tipo: "enlace-vencido", detalle: "El enlace de esta derivación venció" };
    if (admite.includes(rama.estado)) return undefined;
    return {
      enviada: "La derivación todavía no se recibe",
      recibida: "La derivación ya se recibió",
      devuelta: "La derivación ya se devolvió",
      respondida: "La derivación ya se respondió",
    }[rama.estado];
  };

/** What must hold beside role and state, as far as the case alone tells: the `condicion` of the table, order by order. */
const CONDICIONES: Partial<Record<NombreOrden, Condicion>> = {
  trasladarProveedor: ({ etapa, traslado }, { registro }) => {
    if (etapa !== "mediacion" && etapa !== "judicial") return "Solo un reclamo se traslada a un proveedor";
    if (registro?.conocido?.proveedor === false) return "Falta el proveedor: agrégalo con «corregir»";
    if (traslado?.reiterado && traslado.acoge === undefined)
      return "Ya se le reiteró al proveedor: registra su respuesta o propón el cierre";
    return undefined;
  },
  registrarRespuesta: ({ traslado }) => {
    if (!traslado) return "Primero hay que trasladar el reclamo al proveedor";
    return traslado.acoge === undefined ? undefined : "La respuesta de ese traslado ya se registró";
  },
  escalar: ({ tipo, etapa }) => {
    if (TIPOS_SONI.some((soni) => soni === tipo))
      return "Una opinión sobre la institución no se escala: si es un reclamo, corrige primero su tipo";
    return etapa === "judicial" ? "El caso ya está en la última etapa" : undefined;
  },
  prorrogar: (caso, contexto) => {
    if (caso.prorroga !== undefined) return "El plazo ya se prorrogó una vez";
    if (getHoy(contexto) > caso.plazo.vence) return "El plazo ya venció: se prorroga antes";
    return maxProrroga(caso.plazo) < 1 ? "El plazo es demasiado corto para prorrogarlo" : undefined;
  },
  visar: ({ propuesta }, { actor }) =>
    propuesta?.autor === actor.id
      ? { tipo: "rol-no-permite", detalle: "Quien propuso el cierre no lo visa: debe hacerlo otra persona" }
      : undefined,
  recibirDerivacion: findPorRama(["enviada"]),
  devolverDerivacion: findPorRama(["enviada", "recibida"]),
  responderDerivacion: findPorRama(["enviada", "recibida"]),
};

/** What stands in the way of an order that role and state allow. */
export const findImpedimento = (caso: Caso, orden: NombreOrden, contexto: Contexto): Negativa | undefined => {
  const motivo = CONDICIONES[orden]?.(caso, contexto);
  return typeof motivo === "string" ? { tipo: "estado-no-permite", detalle: motivo } : motivo;
};
