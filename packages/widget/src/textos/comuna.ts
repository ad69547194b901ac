/** What the search for a comuna says, in "tú". */
export const comuna = {
  comunaNinguna: "No encontramos esa comuna. Prueba con otras letras.",
  comunasHay: (cuantas: number) => (cuantas === 1 ? "1 comuna" : `${cuantas} comunas`),
};
