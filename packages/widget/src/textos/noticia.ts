/** What is said once a case that waited has its answer, in "tú". */
export const noticia = {
  llego: "Ya hay conexión: tu caso llegó.",
  llegaron: "Enviamos lo que estaba guardado en este equipo.",
  porRevisar: (que: string) => `Recibimos tu ${que}: lo revisará una persona`,
  porRevisarNota:
    "Algo de lo que escribiste necesita que alguien lo vea antes de abrir el caso. No tienes que hacer nada: usa tu folio y tu clave para seguirlo.",
  enRelevo: "Guardado en este lugar, pendiente de envío",
  enRelevoNota:
    "El equipo de este lugar lo guardó y lo enviará apenas vuelva la conexión. El plazo cuenta desde que lo terminaste.",
  noTomado: "La institución no pudo recibirlo",
  noTomadoNota:
    "Sigue guardado en este equipo. Muestra tu folio a un funcionario, o llama: ellos pueden ver por qué no entró.",
};
