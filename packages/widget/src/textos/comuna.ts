import type { Palabras } from "../form/campos.ts";

/** What the field of the comuna says, in "tú". */
export const palabrasComuna: Palabras = {
  "persona.comuna": ["Comuna donde vives", "Elige tu comuna", "Escribe las primeras letras y elige de la lista."],
  "nota:contacto":
    "El correo y el teléfono son voluntarios. Sin ellos puedes seguir tu caso igual, con el folio y la clave que te daremos.",
};

/** What the search for a comuna says, in "tú". */
export const comuna = {
  comunaMala: "Elige tu comuna de la lista",
  comunaNinguna: "No encontramos esa comuna. Prueba con otras letras.",
  comunasHay: (cuantas: number) => (cuantas === 1 ? "1 comuna" : `${cuantas} comunas`),
};
