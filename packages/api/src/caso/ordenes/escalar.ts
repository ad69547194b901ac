import type { Judicial, OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import type { Asiento } from "../asiento.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { reject } from "../permitir.ts";
import { Rechazo } from "../rechazo.ts";
import { checkReclamo } from "./check-etapa.ts";
import { computePlazo } from "./compute-plazo.ts";

type Escalar = Extract<OrdenDeGestionLeida, { orden: "escalar" }>;

/** What of the court's stage names nobody: it stands in the open, for the figures. */
export const openJudicial = ({ presentadaEn, sentenciaEn, resultado }: Judicial) => ({
  ...(presentadaEn && { presentadaEn }),
  ...(sentenciaEn && { sentenciaEn }),
  ...(resultado && { resultado }),
});

/** What was given, without what was not: an empty seal would say that something was. */
const compactReserva = ({ persona, proveedor, peticion, judicial }: Escalar["datos"]) => {
  const reserva = {
    ...(persona && { persona }),
    ...(proveedor && { proveedor }),
    ...(peticion && { peticion }),
    ...(judicial && { judicial }),
  };
  return Object.keys(reserva).length > 0 ? reserva : undefined;
};

/** To mediación: the reclamo's own term begins this day (contract, «Orders»). */
const toReclamo = (caso: Caso, { datos }: Escalar, contexto: Contexto): Asiento[] => {
  const { ahora, actor, institucion, feriados, registro } = contexto;
  const termino = institucion.tipos.includes("reclamo") ? institucion.plazos.reclamo : undefined;
  if (!termino)
    throw new Rechazo("datos-invalidos", {
      faltas: [{ ruta: "a", codigo: "opcion", mensaje: "Esta institución no recibe reclamos: deriva el caso" }],
    });
  const faltas = checkReclamo(caso, datos, { institucion, conocido: registro?.conocido, pidePeticion: true });
  if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
  const { materia, persona } = datos;
  return [
    {
      tipo: "escalamiento",
      cuando: ahora,
      autor: actor.id,
      datos: {
        a: "reclamo",
        tipo: "reclamo",
        etapa: "mediacion",
        ...computePlazo(institucion, { tipo: "reclamo", termino, ahora, unidad: caso.unidad, feriados }),
        ...(materia && { materia }),
        ...(persona?.comuna && { comuna: persona.comuna }),
      },
      reserva: compactReserva(datos),
    },
  ];
};

/** To court: the term goes on; tribunal, rol, dates and result may come later by `corregir`. */
const toJudicial = (caso: Caso, { datos }: Escalar, { ahora, actor }: Contexto): Asiento[] => {
  const judicial = datos.judicial && openJudicial(datos.judicial);
  return [
    {
      tipo: "escalamiento",
      cuando: ahora,
      autor: actor.id,
      datos: {
        a: "judicial",
        tipo: caso.tipo,
        etapa: "judicial",
        ingresoLegal: caso.ingresoLegal,
        plazo: caso.plazo,
        ...(judicial && Object.keys(judicial).length > 0 && { judicial }),
      },
      reserva: compactReserva(datos),
    },
  ];
};

/**
 * Takes the case a stage up: consulta → reclamo → judicial. The folio and all that was entered stay; asked is only what
 * the next stage needs and the case lacks (seed E).
 *
 * @throws {Rechazo} `estado-no-permite`, `datos-invalidos` with each `datos.…` that is missing
 */
export const escalar = (caso: Caso, orden: Escalar, contexto: Contexto): Asiento[] => {
  const isMediacion = caso.etapa === "mediacion";
  if (orden.a === "reclamo" && !isMediacion) return toReclamo(caso, orden, contexto);
  if (orden.a === "judicial" && isMediacion) return toJudicial(caso, orden, contexto);
  const detalle = isMediacion
    ? "Ya es un reclamo en mediación: se escala a judicial"
    : "Primero hay que escalarlo a reclamo, y después a judicial";
  throw reject(caso, { tipo: "estado-no-permite", detalle }, contexto);
};
