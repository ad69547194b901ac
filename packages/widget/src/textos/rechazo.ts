/** What is said when the server does not take a case, in "tú". */
export const rechazo = {
  yaRecibimos: (que: string) => `Ya habíamos recibido tu ${que}`,
  repetido:
    "Llegó en un intento anterior, sin tus últimos cambios. Mira el estado de tu caso y agrégalos ahí como mensaje.",
  noToma: (nombre: string, que: string) => `${nombre} no recibe por aquí este tipo de caso: ${que}.`,
  noCabe: "Lo que escribiste es demasiado largo. Acórtalo un poco y vuelve a enviarlo.",
  sigueAqui: "Lo que escribiste sigue aquí.",
};
