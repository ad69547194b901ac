/** What is said of copying, in "tú". */
export const llevar = {
  copiado: "Copiamos el folio y la clave. Pégalos donde los guardes.",
  copiaFalla: "No pudimos copiar. Anota el folio y la clave, o imprime esta página.",
};
