import type { Palabras } from "../form/campos.ts";

/**
 * What each field says, in "tú", by its route: label, what to do when it is needed and empty, hint. A kind of case may
 * say it in its own way: `consulta:relato`.
 */
export const campos: Palabras = {
  relato: ["Lo que pasó", "Cuéntanos qué pasó"],
  "consulta:relato": ["Tu pregunta", "Escribe tu pregunta"],
  "persona.nombres": ["Nombres", "Escribe tus nombres"],
  "persona.apellidos": ["Apellidos", "Escribe tus apellidos"],
  "persona.correo": ["Correo electrónico", "Escribe tu correo"],
  "persona.telefono": ["Teléfono", "Escribe tu teléfono", "Ejemplo: 9 1234 5678"],
  "malo:correo": "Revisa tu correo. Ejemplo: nombre@correo.cl",
  "malo:telefono": "Revisa tu teléfono. Ejemplo: 9 1234 5678",
  "titulo:persona": "¿Quién eres?",
  "titulo:contacto": "¿Cómo te ubicamos?",
};

/** What the rest of a form says, in "tú". */
export const tramite = {
  // Errors and limits
  revisaTitulo: "Revisa lo siguiente",
  largo: (sobran: number, maximo: number) =>
    `Acorta tu texto: caben ${maximo.toLocaleString("es-CL")} letras y sobran ${sobran.toLocaleString("es-CL")}`,
  privacidad: "Usamos tus datos solo para atender tu caso.",
  privacidadVer: "Cómo cuidamos tus datos",
  voluntario: " (voluntario)",

  // Check and send
  revisarTitulo: "Revisa antes de enviar",
  cambiar: "Cambiar",
  sinIndicar: "Sin indicar",
  /** What a kind is called where its own word is not. */
  nombres: { reconocimiento: "felicitación" } as Record<string, string>,
  noResponde: "El servicio no responde ahora. Lo que escribiste sigue aquí. Intenta en unos minutos.",
  enviar: (que: string) => `Enviar mi ${que}`,
  enviando: (que: string) => `Enviando tu ${que}…`,
};
