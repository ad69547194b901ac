/** What is said of a case that could neither be sent nor kept. */
export const entrega = {
  noGuardado: "No pudimos enviarlo ni guardarlo",
  "sin-almacen": "Este navegador no deja guardar nada: quizás está en modo privado.",
  "sin-espacio": "En este equipo no queda espacio para guardar.",
  bloqueado: "El navegador no respondió al guardar.",
  sigueEscrito: "Lo escrito sigue en esta página. También se puede llevar así a la institución:",
  descargar: "Guardar como archivo",
  qr: "Código para fotografiar",
  sellado: "Está sellado: solo la institución puede leerlo.",
  volver: "Volver a lo escrito",
};
