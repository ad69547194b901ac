import type { Falta } from "../caso/rechazo.ts";
import { CLAVES_COMUNES } from "./claves-comunes.ts";

const MINIMO = 12;
/** Fewer different characters than these are a pattern, not a password. */
const DISTINTOS = 5;

const fold = (texto: string): string => texto.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** One form of a password, however its accents were typed (NIST SP 800-63B, 3.1.1.2). */
export const normalizeClave = (clave: string): string => clave.normalize("NFKC");

/** What a new password lacks, in words that say what to do; nothing where it will do. */
export const checkClave = (clave: string, { correo }: { correo: string }): Falta[] => {
  const refuse = (mensaje: string, codigo: Falta["codigo"] = "formato"): Falta[] => [
    { ruta: "clave", codigo, mensaje },
  ];
  const letras = [...normalizeClave(clave)];
  if (letras.length < MINIMO)
    return refuse(`Usa ${MINIMO} caracteres o más. Tres o cuatro palabras sueltas sirven muy bien`, "corto");
  const plegada = fold(clave);
  const [local = ""] = fold(correo).split("@");
  if (plegada.includes(fold(correo)) || (local.length > 3 && plegada.includes(local)))
    return refuse("No pongas tu correo en la clave: es lo primero que alguien probaría");
  if (CLAVES_COMUNES.has(plegada) || new Set(letras).size < DISTINTOS)
    return refuse("Esa clave es de las que todos prueban. Usa tres o cuatro palabras sueltas");
  return [];
};
