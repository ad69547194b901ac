/** What the launcher says, in "tú". */
export const boton = { abrir: "¿Necesitas ayuda?", cerrar: "Cerrar" };
