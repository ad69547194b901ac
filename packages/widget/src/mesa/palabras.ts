import type { CasoDeGestion, FilaDeCaso } from "@ventanilla/sdk/contract";
import { formatFecha, formatInstante, NOMBRES_ETAPA, NOMBRES_TIPO } from "@ventanilla/sdk/domain";

type ConPlazo = Pick<FilaDeCaso, "plazo" | "estado">;

const countDias = (dias: number): string => `${dias} ${dias === 1 ? "día hábil" : "días hábiles"}`;

/** Says what is left of a term: "quedan 3 días hábiles". */
export function describePlazo({ plazo, estado }: ConPlazo): string {
  const { quedan, vence, suspendidoDesde } = plazo;
  if (estado === "cerrado") return "cerrado";
  if (suspendidoDesde) return `detenido desde el ${formatFecha(suspendidoDesde)}`;
  if (quedan < 0) return `${countDias(-quedan)} de atraso`;
  if (quedan === 0) return plazo.situacion === "fuera" ? `venció el ${formatFecha(vence)}` : "último día del plazo";
  return `${quedan === 1 ? "queda" : "quedan"} ${countDias(quedan)}`;
}

/** What tells a case from others in a list, and is never empty. */
export const nameFila = ({ persona, proveedor, tipo }: FilaDeCaso): string =>
  persona ?? (proveedor ? `Sin nombre, por ${proveedor}` : `${NOMBRES_TIPO[tipo]} sin nombre`);

/** Stage that goes without saying: the one where each kind begins. */
const isEtapaSabida = ({ tipo, etapa }: FilaDeCaso): boolean =>
  etapa === (tipo === "reclamo" ? "mediacion" : "orientacion");

/** Kind, the stage where it is not the usual one, and against whom. */
export const describeFila = (fila: FilaDeCaso): string =>
  [NOMBRES_TIPO[fila.tipo], isEtapaSabida(fila) ? "" : NOMBRES_ETAPA[fila.etapa], fila.proveedor ?? ""]
    .filter(Boolean)
    .join(" · ");

/** A person's name as it is called. */
export function namePersona(persona: CasoDeGestion["persona"]): string {
  if (!persona) return "Sin nombre";
  return persona.razonSocial ?? ([persona.nombres, persona.apellidos].filter(Boolean).join(" ") || "Sin nombre");
}

/** Bytes as people read them. */
export const formatBytes = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toLocaleString("es-CL", { maximumFractionDigits: 1 })} MB`;

/** Chilean pesos. */
export const formatMonto = (monto: number): string => `$${monto.toLocaleString("es-CL")}`;

/** A moment by the clock of the continental zone, unless the institution has another. */
export const formatMomento = (instante: string, zona = "America/Santiago"): string => formatInstante(instante, zona);
