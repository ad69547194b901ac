import type { Palabras } from "../form/campos.ts";

/** What each field of an opinion says, in "tú": label, what to do when it is needed and empty, hint. */
export const palabrasSoni: Palabras = {
  "soni:tipo": ["Qué nos cuentas", "Elige qué nos quieres contar"],
  "soni:relato": ["Tu opinión", "Cuéntanos tu opinión", "Escríbelo con tus palabras. El lugar y la fecha ayudan."],
  "soni:unidad": ["Oficina", "Elige la oficina"],
  "soni:folioRelacionado": [
    "Folio de un caso anterior",
    "Escribe el folio",
    "Si tu opinión es sobre un caso que ya presentaste.",
  ],
  "soni:titulo:tipo": "¿Qué nos quieres contar?",
  "soni:titulo:relato": "Cuéntanos tu opinión",
  "soni:titulo:servicio": "¿Sobre qué oficina o caso es?",
  "soni:titulo:persona": "¿Nos quieres decir quién eres?",
  "malo:folio": "Revisa el folio: una letra o número no calza. Ejemplo: 7K3M-9QXP-4TWG",
  "soni:nota:servicio": "Puedes dejarlo en blanco.",
  "soni:nota:persona": "Puedes opinar sin decir quién eres. Si quieres una respuesta, deja cómo ubicarte.",
};

/** What `<ventanilla-soni>` says besides, in "tú". */
export const soni = {
  disconformidad: "Algo que hicimos mal",
  disconformidadPista: "Una mala atención, una demora, un error nuestro",
  sugerencia: "Una idea para mejorar",
  sugerenciaPista: "Algo que podríamos hacer de otra forma",
  reconocimiento: "Una felicitación",
  reconocimientoPista: "Te atendieron bien y quieres que se sepa",
  ninguna: "Ninguna en especial",
  oficinasFalla: "No pudimos traer las oficinas. Puedes seguir sin elegir una.",
  esReclamo: "¿El problema fue con una tienda o empresa? Eso es un reclamo y va por otro camino.",
  pasarAReclamo: "Presentarlo como reclamo",
};
