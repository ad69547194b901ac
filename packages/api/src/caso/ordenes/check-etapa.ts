import type { Institucion, Persona, Proveedor } from "@ventanilla/sdk/contract";
import type { Caso } from "../caso.ts";
import type { Registro } from "../orden.ts";
import type { Falta } from "../rechazo.ts";
import { hasMateria } from "./check-apertura.ts";

/** What comes with the order that needs it. */
export interface DatosDeEtapa {
  persona?: Persona | undefined;
  proveedor?: Proveedor | undefined;
  materia?: string | undefined;
  peticion?: string | undefined;
}

const DE_PERSONA = "persona.";

/**
 * What a reclamo needs (contract, «Opening a case») that neither the case has nor the order brings: what is known is not
 * asked again.
 *
 * @param options.pidePeticion false where the order can't carry it
 */
export const checkReclamo = (
  caso: Caso,
  datos: DatosDeEtapa,
  {
    institucion,
    conocido = { persona: [], proveedor: false, peticion: false },
    pidePeticion,
  }: { institucion: Institucion; conocido?: Registro["conocido"]; pidePeticion: boolean },
): Falta[] => {
  const faltas: Falta[] = [];
  const need = (ruta: string, hay: boolean, mensaje?: string): void => {
    if (!hay && !faltas.some((falta) => falta.ruta === `datos.${ruta}`))
      faltas.push({ ruta: `datos.${ruta}`, codigo: "requerido", ...(mensaje && { mensaje }) });
  };
  const has = (campo: string): boolean =>
    conocido.persona.includes(campo) || datos.persona?.[campo as keyof Persona] !== undefined;

  need("persona.rut", has("rut") || has("documento"));
  need("persona.nombres", has("nombres") || has("razonSocial"));
  need("persona.apellidos", has("apellidos") || has("razonSocial"));
  need("persona.comuna", has("comuna"));
  need("proveedor", conocido.proveedor || datos.proveedor !== undefined);
  need("materia", caso.materia !== undefined || datos.materia !== undefined);
  if (pidePeticion) need("peticion", conocido.peticion || datos.peticion !== undefined);
  for (const ruta of institucion.campos.reclamo ?? []) {
    if (ruta.startsWith(DE_PERSONA)) need(ruta, has(ruta.slice(DE_PERSONA.length)));
    else if (ruta === "monto" || ruta === "fechaHecho")
      need(ruta, caso[ruta] !== undefined, "Falta este dato: agrégalo antes con «corregir»");
  }
  if (datos.materia && !hasMateria(institucion, datos.materia))
    faltas.push({ ruta: "datos.materia", codigo: "opcion" });
  return faltas;
};
