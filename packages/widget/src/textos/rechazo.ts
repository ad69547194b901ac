/** What is said when the server does not take a case, in "tú". */
export const rechazo = {
  noCabe: "Lo que escribiste es demasiado largo. Acórtalo un poco y vuelve a enviarlo.",
  sigueAqui: "Lo que escribiste sigue aquí.",
};
