import { parseFolio, parseRut } from "@ventanilla/sdk/domain";
import { analyzeTexto } from "../busqueda/analyze-texto.ts";
import { type ClaseDeToken, foldTelefono } from "./compute-tokens.ts";

/** One thing a case must be found by. */
export type Buscado = [ClaseDeToken, string];

/** What somebody meant by what they typed: each of `intentos` is one way to read it, the likeliest first. */
export interface BusquedaLeida {
  folio?: string;
  /** In each, all of it at once. */
  intentos: Buscado[][];
}

/** Words of a search that count: the first ones, so that a pasted letter is no load. */
const MAXIMO_DE_PALABRAS = 12;

const CON_RAYA = /\b\d{1,2}(?:\.?\d{3}){1,2}\s?[-\u2010-\u2015\u2212]\s?[\dkK]\b/g;

const toBuscado = ({ numero, dv }: { numero: number; dv: string }): Buscado => ["rut", `${numero}-${dv}`];

/** A text that is only digits, dots and blanks: a RUT without its digit, a telephone, a document. */
const listNumeros = (texto: string): Buscado[] => {
  const cifras = texto.replace(/[\s.()+]/g, "");
  if (!/^\d{6,15}$/.test(cifras)) return [];
  return [
    ...(cifras.length <= 8 ? [["rut", String(Number(cifras))] satisfies Buscado] : []),
    ...(cifras.length >= 8 ? [["telefono", foldTelefono(cifras)] satisfies Buscado] : []),
    ["documento", cifras],
  ];
};

/** The words of a text, and the RUTs among them. */
const listPalabras = (texto: string): Buscado[] => {
  const ruts: Buscado[] = [];
  const resto = texto.replace(CON_RAYA, (hallado) => {
    const rut = parseRut(hallado);
    if (!rut) return hallado;
    ruts.push(toBuscado(rut));
    return " ";
  });
  const raices = [...new Set(analyzeTexto(resto))].slice(0, MAXIMO_DE_PALABRAS);
  return [...ruts, ...raices.map((raiz): Buscado => ["palabra", raiz])];
};

/** What to look for: a folio, a RUT, a telephone, an e-mail, a document, names and words, typed however. */
export const parseBusqueda = (texto: string): BusquedaLeida => {
  const folio = parseFolio(texto);
  const correo = /^\S+@\S+\.\S+$/.test(texto.trim());
  const rut = parseRut(texto);
  const palabras = listPalabras(texto);
  const documento = /^[\s.-]*(?=\S*\d)[A-Za-z0-9.-]{5,40}\s*$/.test(texto)
    ? [[["documento", texto.replace(/[^A-Za-z0-9]/g, "").toLowerCase()] satisfies Buscado]]
    : [];
  return {
    ...(folio && { folio }),
    intentos: [
      ...(correo ? [[["correo", texto.trim().toLowerCase()] satisfies Buscado]] : []),
      ...(rut ? [[toBuscado(rut)]] : []),
      ...listNumeros(texto).map((uno) => [uno]),
      ...documento,
      ...(palabras.length > 0 ? [palabras] : []),
    ],
  };
};
