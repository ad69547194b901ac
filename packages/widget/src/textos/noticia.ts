/** What is said once a case that waited has its answer. */
export const noticia = {
  llego: "Ya hay conexión: el caso llegó.",
  llegaron: "Ya hay conexión: llegó lo que estaba guardado en este equipo.",
  porRevisar: "Llegó, y lo revisará una persona",
  porRevisarNota:
    "Algo de lo escrito necesita que alguien lo vea antes de abrir el caso. No hay que hacer nada más: el folio y la clave sirven para seguirlo.",
  enRelevo: "Guardado en este lugar, pendiente de envío",
  enRelevoNota: "El equipo de este lugar lo guardó, y lo enviará apenas vuelva la conexión. El plazo ya cuenta.",
  noTomado: "La institución no pudo recibirlo",
  noTomadoNota:
    "Sigue guardado en este equipo, pero no entró. Para que lo reciban, hay que llamar o acudir a la institución.",
};
