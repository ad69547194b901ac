import { opciones } from "../textos/opciones.ts";
import type { Formulario } from "./formulario.ts";
import { listPaises } from "./paises.ts";

export { camposOpciones } from "../textos/opciones.ts";

/** The options of a list, the empty one first. */
export function listOpciones(f: Formulario, ruta: string): [codigo: string, nombre: string][] {
  const t = f.say(opciones);
  const vacia: [string, string] = ["", t.sinResponder];
  switch (ruta) {
    case "persona.documento.tipo":
      return [["", t.elige], ...Object.entries(t.documentos)];
    case "persona.documento.pais":
      return [["", t.elige], ...listPaises(f.idioma)];
    case "caracterizacion.genero":
      return [vacia, ...Object.entries(t.generos)];
    case "caracterizacion.tramoEdad":
      return [vacia, ...Object.entries(t.edades)];
    default:
      return [vacia, ...Object.entries(t.estudios)];
  }
}
