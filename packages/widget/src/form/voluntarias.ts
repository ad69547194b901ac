import { opciones, palabrasVoluntarias } from "../textos/voluntarias.ts";
import type { Clase } from "./clases.ts";
import { createLista } from "./listas.ts";

// What is asked only for the figures, and never in the way.
export const clases: Record<string, Clase> = {
  voluntaria: createLista((f, ruta) => {
    const t = f.say(opciones);
    const lista = /genero/.test(ruta) ? t.generos : /Edad/.test(ruta) ? t.edades : t.estudios;
    return [["", t.sinResponder], ...Object.entries(lista)];
  }),
};
export const palabras = palabrasVoluntarias;
