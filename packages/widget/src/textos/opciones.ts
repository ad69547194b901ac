/** What the fields that few people need say: label, what to do when it is needed and empty. */
export const camposOpciones: Record<string, readonly [etiqueta: string, falta: string, pista?: string]> = {
  "persona.documento.tipo": ["Documento", "Elige tu documento"],
  "persona.documento.numero": ["Número del documento", "Escribe el número de tu documento"],
  "persona.documento.pais": ["País que lo entregó", "Elige el país que entregó tu documento"],
  "persona.razonSocial": ["Nombre de la empresa u organización", "Escribe el nombre de la empresa u organización"],
  "caracterizacion.genero": ["Género", "Elige una opción"],
  "caracterizacion.tramoEdad": ["Edad", "Elige una opción"],
  "caracterizacion.escolaridad": ["Estudios", "Elige una opción"],
};

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
