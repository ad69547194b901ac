import { tramite } from "../textos/tramite.ts";
import { type Campo, maxLargo, type Pantalla, wordsOf } from "./campos.ts";
import { clases, readEscrito } from "./clases.ts";
import type { Formulario } from "./formulario.ts";

/** What a field holds, as it will be sent; empty if nothing is. */
export const readValor = (f: Formulario, { ruta, clase }: Campo): string | number =>
  clases[clase]?.read?.(f, ruta) ?? readEscrito(f, ruta);

/** Says what is wrong with a field, or nothing. */
function checkCampo(f: Formulario, campo: Campo): string | undefined {
  const { ruta, clase, requerido } = campo;
  const malo = clases[clase]?.check?.(f, campo);
  const valor = readValor(f, campo);
  const maximo = maxLargo(ruta);
  const sobran = `${valor}`.length - maximo;
  if (malo) return malo;
  if (valor === "") return requerido ? wordsOf(f, ruta)[1] : undefined;
  return sobran > 0 ? f.say(tramite).largo(sobran, maximo) : undefined;
}

/** What is wrong on a screen, by route. */
export function checkPantalla(f: Formulario, { campos }: Pantalla): Record<string, string> {
  const errores: Record<string, string> = {};
  for (const campo of campos) {
    const error = checkCampo(f, campo);
    if (error) errores[campo.ruta] = error;
  }
  return errores;
}
