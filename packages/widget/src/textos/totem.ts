/** What the totem's own screens say, in "tú". What a person files and follows is said by the elements inside. */
export const totem = {
  invita: "Toca la pantalla para comenzar",
  ofrece: "Consulta, reclama o mira en qué va tu caso. Es gratis.",
  cuida: "Al terminar borramos todo lo que escribas.",
  lengua: "Idioma",

  barra: "Opciones de la pantalla",
  empezar: "Empezar de nuevo",
  letra: "Letra grande",
  contraste: "Contraste",
  voz: "Voz",
  sinVoz: "Voz: este equipo no tiene una en español",
  ayuda: "Ayuda",
  verMas: "Ver más abajo",

  enPersona: "Te atiende una persona",
  porTelefono: "Por teléfono",
  telefono: "Teléfono",
  ilustrativa: "dirección de ejemplo",
  ayudaTitulo: "¿Necesitas ayuda?",
  ayudaEquipo: "Para usar esta pantalla",
  ayudaPasos: [
    "Toca un recuadro para escribir: aparece un teclado.",
    "«Letra grande» y «Contraste» cambian cómo se ve.",
    "«Voz» lee la pantalla. Nunca lee lo que escribes.",
    "Si dejas de usarla, avisamos antes de borrar todo.",
  ] as readonly string[],
  masCerca: "Dónde te atienden, cerca de aquí",
  cerrar: "Cerrar",

  sigues: "¿Sigues ahí?",
  borraremos: (segundos: number) =>
    `Borraremos todo en ${segundos} ${segundos === 1 ? "segundo" : "segundos"} para cuidar tus datos.`,
  sigoAqui: "Sigo aquí",
  borrarYa: "Borrar todo ahora",
  sinExtender: "Ya esperamos todo lo posible. Puedes empezar de nuevo enseguida.",
  empezarTitulo: "¿Empezar de nuevo?",
  empezarPista: "Borraremos todo lo que escribiste en esta pantalla.",
  siBorrar: "Sí, borrar y empezar",
  noSeguir: "No, seguir aquí",

  recibimos: (que: string) => `Recibimos tu ${que}`,
  folio: "Tu folio",
  clave: "Tu clave",
  oculta: "Oculta",
  ocultar: "Ocultar la clave",
  mostrar: "Mostrar la clave",
  guardala: "Llévatela: es tu llave. No la volveremos a mostrar.",
  llevarQr: "Apunta la cámara de tu teléfono y llévate tu caso.",
  qr: "Código QR con el enlace a tu caso",
  sinQr: "Anota el folio y la clave, o imprímelos.",
  imprimir: "Imprimir",
  imprimiendo: "Imprimiendo…",
  ver: "Ver el estado de mi caso",
  terminar: "Terminar y borrar",
  responderemos: (fecha: string) => `Te responderemos a más tardar el ${fecha}.`,
  sigueEn: "Mira en qué va, con tu folio y tu clave, en:",
  tuComprobante: "Comprobante",

  callado: "Por privacidad no leemos en voz alta lo que escribiste.",
  casoCallado: "Tu caso está en la pantalla. Por privacidad no lo leemos en voz alta.",

  elige: "Elige una opción",

  inscribirTitulo: "Inscribir este equipo",
  inscribirPista: "Escribe el código de 12 números que entrega la mesa, en Puntos. Sirve una vez, por media hora.",
  inscribirCampo: "Código de inscripción",
  inscribir: "Inscribir",
  inscribiendo: "Inscribiendo…",
  llevarCola: "Copiar a un pendrive lo que espera envío",
  colaGuardada: (n: number) =>
    n === 0
      ? "En este equipo no hay nada que espere."
      : `${n === 1 ? "Un sobre" : `${n} sobres`} en un archivo. Llévalo a la mesa, en Sobres. Aquí siguen, y se envían igual.`,
  colaIlegible: "No se pudo leer lo que guarda este equipo. Recarga la página e inténtalo otra vez.",
  inscrito: (punto: string) => `Este equipo está inscrito en ${punto}.`,
  revocado: "La inscripción de este equipo fue anulada. Pide otro código.",
  codigoFalta: "Escribe los 12 números del código",
  codigoMalo: "Ese código no sirve. Pide otro en la mesa, en Puntos.",
  sinInstitucion: "Falta decir de qué institución es este equipo. Inscríbelo, o abre la página con ?institucion=",
};

/** The same, in "usted", where the pieces inside do not say it already. */
export const totemUsted: Partial<typeof totem> = {
  invita: "Toque la pantalla para comenzar",
  ofrece: "Consulte, reclame o mire en qué va su caso. Es gratis.",
  cuida: "Al terminar borramos todo lo que escriba.",
  enPersona: "Le atiende una persona",
  ayudaTitulo: "¿Necesita ayuda?",
  ayudaPasos: [
    "Toque un recuadro para escribir: aparece un teclado.",
    "«Letra grande» y «Contraste» cambian cómo se ve.",
    "«Voz» lee la pantalla. Nunca lee lo que escribe.",
    "Si deja de usarla, avisamos antes de borrar todo.",
  ],
  masCerca: "Dónde le atienden, cerca de aquí",
  sigues: "¿Sigue ahí?",
  borraremos: (segundos) =>
    `Borraremos todo en ${segundos} ${segundos === 1 ? "segundo" : "segundos"} para cuidar sus datos.`,
  sinExtender: "Ya esperamos todo lo posible. Puede empezar de nuevo enseguida.",
  empezarPista: "Borraremos todo lo que escribió en esta pantalla.",
  guardala: "Llévesela: es su llave. No la volveremos a mostrar.",
  llevarQr: "Apunte la cámara de su teléfono y llévese su caso.",
  qr: "Código QR con el enlace a su caso",
  sinQr: "Anote el folio y la clave, o imprímalos.",
  sigueEn: "Mire en qué va, con su folio y su clave, en:",
  callado: "Por privacidad no leemos en voz alta lo que escribió.",
  casoCallado: "Su caso está en la pantalla. Por privacidad no lo leemos en voz alta.",
  inscribirPista: "Escriba el código de 12 números que entrega la mesa, en Puntos. Sirve una vez, por media hora.",
  colaGuardada: (n: number) =>
    n === 0
      ? "En este equipo no hay nada que espere."
      : `${n === 1 ? "Un sobre" : `${n} sobres`} en un archivo. Llévelo a la mesa, en Sobres. Aquí siguen, y se envían igual.`,
  colaIlegible: "No se pudo leer lo que guarda este equipo. Recargue la página e inténtelo otra vez.",
  revocado: "La inscripción de este equipo fue anulada. Pida otro código.",
  codigoFalta: "Escriba los 12 números del código",
  codigoMalo: "Ese código no sirve. Pida otro en la mesa, en Puntos.",
  sinInstitucion: "Falta decir de qué institución es este equipo. Inscríbalo, o abra la página con ?institucion=",
};

/** What the keys that write nothing are called, and the keyboard itself. */
export const teclas = {
  region: "Teclado en pantalla",
  teclado: (campo: string) => `Teclas para: ${campo}`,
  borrar: "Borrar",
  mayusculas: "Mayúsculas",
  espacio: "Espacio",
  izquierda: "Mover a la izquierda",
  derecha: "Mover a la derecha",
  entrada: "Otra línea",
  listo: "Listo",
  signos: "Signos",
  letras: "Letras",
};

/** Languages whose texts are whole, by their own name. An institution that has several lets each person choose. */
export const LENGUAS: Readonly<Record<string, string>> = { es: "Español" };
