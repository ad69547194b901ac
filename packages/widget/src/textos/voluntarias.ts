import type { Palabras } from "../form/campos.ts";

/** What the voluntary questions say. */
export const palabrasVoluntarias: Palabras = {
  "caracterizacion.genero": ["Género", "Elige una opción"],
  "caracterizacion.tramoEdad": ["Edad", "Elige una opción"],
  "caracterizacion.escolaridad": ["Estudios", "Elige una opción"],
  voluntarias: "Tres preguntas voluntarias",
  "voluntarias:nota": "Nos ayudan a atender mejor a todas las personas. No cambian nada en tu caso.",
};

/** What may be answered. */
export const opciones = {
  sinResponder: "Sin responder",
  generos: {
    femenino: "Femenino",
    masculino: "Masculino",
    noBinario: "No binario",
    otro: "Otro",
    noInforma: "Prefiero no decirlo",
  },
  edades: {
    menor18: "Menos de 18 años",
    "18a29": "18 a 29 años",
    "30a44": "30 a 44 años",
    "45a59": "45 a 59 años",
    "60a74": "60 a 74 años",
    "75omas": "75 años o más",
    noInforma: "Prefiero no decirlo",
  },
  estudios: {
    sinEstudios: "Sin estudios",
    basica: "Básica",
    media: "Media",
    tecnica: "Técnica",
    universitaria: "Universitaria",
    postgrado: "Postgrado",
    noInforma: "Prefiero no decirlo",
  },
};
