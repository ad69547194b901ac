/** What is said of a case that could neither be sent nor kept, in "tú". */
export const entrega = {
  noGuardado: "No pudimos enviarlo ni guardarlo",
  "sin-almacen": "Este navegador no deja guardar nada, quizás por estar en modo privado.",
  "sin-espacio": "En este equipo no queda espacio para guardar.",
  bloqueado: "El navegador no respondió al guardar.",
  sigueAqui: "Lo que escribiste sigue en esta página. Si no puedes esperar la conexión, llévalo contigo:",
  descargar: "Guardar como archivo",
  qr: "Fotografía este código",
  nota: "Está sellado: solo la institución puede leerlo. Entrégalo en una oficina o a un funcionario.",
  volver: "Volver a lo que escribí",
};
