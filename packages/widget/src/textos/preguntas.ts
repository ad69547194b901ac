/** What is offered while a consulta is written, in "tú". */
export const preguntas = {
  respondeDuda: "¿Esto responde tu duda?",
  yOtras: (otras: number) => (otras ? ` y ${otras} más` : ""),
  hayPreguntas: (cuantas: number) =>
    cuantas === 1
      ? "Hay una respuesta que quizá te sirva, bajo tu pregunta."
      : `Hay ${cuantas} respuestas que quizá te sirvan, bajo tu pregunta.`,
  segun: (norma: string) => `Según: ${norma}`,
  meSirve: "Sí, me sirve",
  noMeSirve: "No, quiero enviar mi consulta",
  nosAlegra: "Nos alegra que te sirva",
  sinEnviar: "No hace falta que envíes nada. Al terminar borramos lo que escribiste.",
  terminarSinEnviar: "Terminar sin enviar",
  seguirConsulta: "Seguir con mi consulta",
};
