const LOCAL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/;
const ETIQUETA = /^[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/**
 * Says whether the text is one plain e-mail address: no name, no list, no quotes, no blanks, no line break. What is not goes
 * nowhere near an SMTP server.
 */
export const isDireccion = (texto: string): boolean => {
  const [local = "", dominio = "", ...otros] = texto.split("@");
  const etiquetas = dominio.split(".");
  return (
    texto.length <= 254 &&
    otros.length === 0 &&
    LOCAL.test(local) &&
    etiquetas.length > 1 &&
    etiquetas.every((etiqueta) => ETIQUETA.test(etiqueta))
  );
};
