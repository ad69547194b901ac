/** What each field of an opinion says, in "tú": label, what to do when it is needed and empty, hint. */
export const camposSoni: Record<string, readonly [etiqueta: string, falta: string, pista?: string]> = {
  tipo: ["Qué nos cuentas", "Elige qué nos quieres contar"],
  relato: ["Tu opinión", "Cuéntanos tu opinión", "Escríbelo con tus palabras. El lugar y la fecha ayudan."],
  unidad: ["Oficina", "Elige la oficina"],
  folioRelacionado: [
    "Folio de un caso anterior",
    "Escribe el folio",
    "Si tu opinión es sobre un caso que ya presentaste.",
  ],
};

/** Heading of each screen of an opinion. */
export const titulosSoni: Record<string, string> = {
  tipo: "¿Qué nos quieres contar?",
  relato: "Cuéntanos tu opinión",
  servicio: "¿Sobre qué oficina o caso es?",
  persona: "¿Nos quieres decir quién eres?",
};

/** What `<ventanilla-soni>` says besides, in "tú". */
export const soni = {
  disconformidad: "Algo que hicimos mal",
  disconformidadPista: "Una mala atención, una demora, un error nuestro",
  sugerencia: "Una idea para mejorar",
  sugerenciaPista: "Algo que podríamos hacer de otra forma",
  reconocimiento: "Una felicitación",
  reconocimientoPista: "Te atendieron bien y quieres que se sepa",
  servicioPista: "Puedes dejarlo en blanco.",
  personaPista: "Puedes opinar sin decir quién eres. Si quieres una respuesta, deja cómo ubicarte.",
  ninguna: "Ninguna en especial",
  oficinasFalla: "No pudimos traer las oficinas. Puedes seguir sin elegir una.",
  esReclamo: "¿El problema fue con una tienda o empresa? Eso es un reclamo y va por otro camino.",
  pasarAReclamo: "Presentarlo como reclamo",
};
