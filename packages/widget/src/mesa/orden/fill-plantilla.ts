import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { PlantillaRegistrada } from "@ventanilla/sdk/contract";
import type { Puesto } from "../puesto.ts";
import type { Redaccion } from "./redaccion.ts";

/** Fills a text with a type answer, with the data of the case in it; what was written before stays above it. */
export async function fillPlantilla(
  { formulario, caso }: Redaccion,
  { plantilla, puesto, en }: { plantilla: PlantillaRegistrada; puesto: Puesto; en: string },
): Promise<void> {
  try {
    const { texto } = await puesto.gestion.oficios.preview(caso.folio, { plantilla: plantilla.id });
    const previo = formulario.valores[en]?.trim();
    formulario.falla = "";
    formulario.write(en, previo ? `${previo}\n\n${texto}` : texto);
    if (plantilla.resultado && !formulario.valores.resultado && en === "respuesta")
      formulario.write("resultado", plantilla.resultado);
  } catch (error) {
    const faltan = isGestionError(error) ? error.errores.map(({ mensaje }) => mensaje).join(" ") : "";
    formulario.falla = `No se pudo usar «${plantilla.nombre}». ${faltan || (error as Error).message}`;
    formulario.update();
  }
}
