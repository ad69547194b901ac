/** What is said of a case that could not be sent yet. */
export const contingencia = {
  guardado: "Guardado en este equipo, pendiente de envío",
  guardadoNota:
    "Apenas vuelva la conexión, este equipo lo enviará solo, con esta página abierta. El plazo cuenta desde ahora.",
};
