/**
 * What each field says, in "tú", by its route: label, what to do when it is needed and empty, hint. A kind of case may
 * say it in its own way: `consulta:relato`.
 */
export const campos: Record<string, readonly [etiqueta: string, falta: string, pista?: string]> = {
  relato: ["Lo que pasó", "Cuéntanos qué pasó"],
  "consulta:relato": ["Tu pregunta", "Escribe tu pregunta"],
  materia: ["De qué se trata", "Elige de qué se trata"],
  peticion: [
    "La solución que pides",
    "Escribe qué solución pides",
    "Por ejemplo: que te devuelvan el dinero, que cambien el producto o que cumplan lo ofrecido.",
  ],
  fechaHecho: ["¿Cuándo pasó?", "Escribe cuándo pasó", "Si no recuerdas el día exacto, pon uno aproximado."],
  monto: ["¿De cuánto dinero se trata?", "Escribe de cuánto dinero se trata", "En pesos. Ejemplo: 49.990"],
  "proveedor.nombre": [
    "Nombre de la empresa o tienda",
    "Escribe el nombre de la empresa o tienda",
    "Como aparece en la boleta, en el local o en su sitio.",
  ],
  "proveedor.rut": ["RUT de la empresa", "Escribe el RUT de la empresa", "Está en la boleta."],
  "persona.rut": ["Tu RUT", "Escribe tu RUT", "Ejemplo: 12.345.678-5"],
  "persona.nombres": ["Nombres", "Escribe tus nombres"],
  "persona.apellidos": ["Apellidos", "Escribe tus apellidos"],
  "persona.comuna": ["Comuna donde vives", "Elige tu comuna", "Escribe las primeras letras y elige de la lista."],
  "persona.direccion": ["Dirección", "Escribe tu dirección"],
  "persona.correo": ["Correo electrónico", "Escribe tu correo"],
  "persona.telefono": ["Teléfono", "Escribe tu teléfono", "Ejemplo: 9 1234 5678"],
};

/** What is wrong with a figure, by the kind of field. */
export const malos: Record<string, string> = {
  "malo:rut": "Revisa tu RUT: el dígito final no coincide. Ejemplo: 12.345.678-5",
  "malo:rutEmpresa": "Revisa el RUT: el dígito final no coincide. Ejemplo: 76.086.428-5",
  "malo:folio": "Revisa el folio: una letra o número no calza. Ejemplo: 7K3M-9QXP-4TWG",
  "malo:correo": "Revisa tu correo. Ejemplo: nombre@correo.cl",
  "malo:telefono": "Revisa tu teléfono: faltan o sobran números. Ejemplo: 9 1234 5678",
  "malo:dinero": "Revisa el monto: escribe solo números. Ejemplo: 49.990",
};

/** Heading of each screen. */
export const titulos: Record<string, string> = {
  "titulo:materia": "¿De qué se trata?",
  "titulo:peticion": "¿Qué solución pides?",
  "titulo:proveedor": "¿Con qué empresa fue?",
  "titulo:persona": "¿Quién eres?",
  "titulo:contacto": "¿Cómo te ubicamos?",
};

/** What the rest of a form says, in "tú". */
export const tramite = {
  // Errors and limits
  revisaTitulo: "Revisa lo siguiente",
  largo: (maximo: string) => `Es muy largo. Déjalo en ${maximo} letras o menos`,
  quedan: (letras: string) => `Te quedan ${letras} letras`,
  sobran: (letras: string) => `Sobran ${letras} letras. Acorta un poco tu texto`,
  privacidadVer: "Cómo cuidamos tus datos",
  voluntario: " (voluntario)",

  // What happened
  mercado: "¿En qué rubro fue?",
  motivo: "¿Qué problema tuviste?",
  producto: "¿Con qué producto o servicio?",
  tema: "Tema",
  asunto: "Asunto",
  detalle: "Detalle",
  elige: "Elige una opción",
  motivoFalta: "Elige qué problema tuviste",
  asuntoFalta: "Elige el asunto",
  dia: "Día",
  mes: "Mes",
  ano: "Año",
  fechaMala: "Revisa la fecha: escribe día, mes y año. Ejemplo: 27 3 2026",
  fechaFutura: "Revisa la fecha: todavía no llega",

  // Who
  contacto:
    "El correo y el teléfono son voluntarios. Sin ellos puedes seguir tu caso igual, con el folio y la clave que te daremos.",
  rutEmpresa: "RUT de la empresa u organización",
  sinRut: "No tengo RUT",
  conRut: "Sí tengo RUT",
  empresa: "Es a nombre de una empresa",
  noEmpresa: "Es a mi nombre",
  comunaMala: "Elige tu comuna de la lista",
  caracterizacion: "Tres preguntas voluntarias",
  caracterizacionPista: "Nos ayudan a atender mejor a todas las personas. No cambian nada en tu caso.",

  // Check and send
  revisarTitulo: "Revisa antes de enviar",
  cambiar: "Cambiar",
  sinIndicar: "Sin indicar",
  nombres: {
    consulta: "consulta",
    reclamo: "reclamo",
    disconformidad: "disconformidad",
    sugerencia: "sugerencia",
    reconocimiento: "felicitación",
  } as Record<string, string>,
  noResponde: "El servicio no responde ahora. Lo que escribiste sigue aquí. Intenta otra vez en unos minutos.",
  noToma: (nombre: string, que: string) => `${nombre} no recibe por aquí este tipo de caso: ${que}.`,
  enviar: (que: string) => `Enviar mi ${que}`,
  enviando: (que: string) => `Enviando tu ${que}…`,
};
