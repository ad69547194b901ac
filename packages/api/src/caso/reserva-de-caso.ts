import type { Judicial, Persona, Proveedor } from "@ventanilla/sdk/contract";
import type { Asiento } from "./asiento.ts";
import type { Registro } from "./orden.ts";

/** What the case holds sealed, as it is now: what came in, and what was added or put right since. */
export interface ReservaDeCaso {
  persona?: Persona;
  proveedor?: Proveedor;
  relato?: string;
  peticion?: string;
  judicial?: Judicial;
}

/** Folds the sealed parts of the entries; of an erased case, nothing is left. */
export const foldReserva = (asientos: readonly Asiento[]): ReservaDeCaso => {
  let reserva: ReservaDeCaso = {};
  for (const asiento of asientos) {
    if (asiento.tipo === "ingreso" && asiento.reserva) reserva = { ...asiento.reserva };
    if ((asiento.tipo !== "escalamiento" && asiento.tipo !== "correccion") || !asiento.reserva) continue;
    const { persona, proveedor, judicial } = asiento.reserva;
    const peticion = asiento.tipo === "escalamiento" ? asiento.reserva.peticion : undefined;
    reserva = {
      ...reserva,
      ...(persona && { persona: { ...reserva.persona, ...persona } }),
      ...(proveedor && { proveedor }),
      ...(peticion && { peticion }),
      ...(judicial && { judicial: { ...reserva.judicial, ...judicial } }),
    };
  }
  return reserva;
};

/** What the case has of what a stage asks for: only which fields, never what they say. */
export const listConocido = ({
  persona = {},
  proveedor,
  peticion,
}: ReservaDeCaso): NonNullable<Registro["conocido"]> => ({
  persona: Object.keys(persona),
  proveedor: proveedor !== undefined,
  peticion: peticion !== undefined,
});

/** How a person is called in a list. */
export const nombreDe = ({ razonSocial, nombres, apellidos }: Persona): string | undefined =>
  razonSocial ?? ([nombres, apellidos].filter(Boolean).join(" ") || undefined);
