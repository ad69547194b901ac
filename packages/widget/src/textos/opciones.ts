/** Options of the lists that few people open. */
export const opciones = {
  elige: "Elige una opción",
  sinResponder: "Sin responder",
  documentos: { pasaporte: "Pasaporte", dni: "Documento de identidad de otro país", otro: "Otro documento" },
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
