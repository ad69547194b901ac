import type { CasoDeGestion } from "@ventanilla/sdk/contract";
import type { NombreOrden } from "@ventanilla/sdk/domain";

const MAXIMO = 5;

/** The orders that an open case offers at once, the likeliest first; all the others are one key away. */
export function listFrecuentes({ responsable, traslado, ordenes }: CasoDeGestion): NombreOrden[] {
  const proveedor: NombreOrden[] = ["trasladarProveedor", "registrarRespuesta"];
  const frecuentes: NombreOrden[] = [
    "visar",
    "responderDerivacion",
    "recibirDerivacion",
    "reabrir",
    ...(responsable ? [] : (["asignar"] as const)),
    "gestionar",
    // Once asked, what comes next is its answer.
    ...(traslado ? proveedor.toReversed() : proveedor),
    "pedirAntecedentes",
    "proponerCierre",
    ...(responsable ? (["asignar"] as const) : []),
  ];
  return frecuentes.filter((orden) => ordenes.includes(orden)).slice(0, MAXIMO);
}
