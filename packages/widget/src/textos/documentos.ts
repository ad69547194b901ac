/** What is said of the letters and answers a person may take home, in "tú". */
export const documentos = {
  sinDocumentos: "Todavía no te hemos escrito cartas.",
  pagina: "Página",
  documentoPdf: (nombre: string) => `Descargar ${nombre} en PDF`,
  documentoPagina: (nombre: string) => `Descargar ${nombre} como página, para leer en pantalla`,
  documentoFalla: "No pudimos traer el documento. Intenta otra vez en unos minutos.",
};
