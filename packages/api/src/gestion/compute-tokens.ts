import type { KeyObject } from "node:crypto";
import { foldText, parseRut } from "@ventanilla/sdk/domain";
import { analyzeTexto } from "../busqueda/analyze-texto.ts";
import { computeHmac } from "../sello/llaves.ts";

/** Kinds of what a case is found by: the same digits as a RUT and as a word are two tokens. */
export type ClaseDeToken = "rut" | "palabra" | "correo" | "telefono" | "documento";

/** Length of a token, in bytes: among a million different words, one chance in 37 million that two share one. */
const LARGO = 8;

/**
 * The keyed token of one thing a case is found by. It says neither the word nor the institution; it does show that two
 * cases have the same one.
 */
export const computeToken = (llave: KeyObject, clase: ClaseDeToken, valor: string): Uint8Array =>
  computeHmac(llave, clase, valor).subarray(0, LARGO);

/** Telephones are compared by their last eight digits: with or without country and area. */
export const foldTelefono = (telefono: string): string => telefono.replace(/\D/g, "").slice(-8);

/** Values that nobody searches a case by, or that say nothing of it. */
const AJENOS = new Set(["identidad", "pais", "comuna", "para", "presentadaEn", "sentenciaEn", "direccion"]);

/** Every thing that what an entry seals is found by, as `clase` and value. */
function* listHallables(valor: unknown, clave: string): Generator<[ClaseDeToken, string]> {
  if (typeof valor === "string") {
    if (AJENOS.has(clave)) return;
    if (clave === "rut") {
      const rut = parseRut(valor);
      if (!rut) return;
      yield ["rut", `${rut.numero}-${rut.dv}`];
      yield ["rut", String(rut.numero)];
    } else if (clave === "correo") yield ["correo", valor.trim().toLowerCase()];
    else if (clave === "telefono") yield ["telefono", foldTelefono(valor)];
    else if (clave === "numero") yield ["documento", foldText(valor).replaceAll(" ", "")];
    else for (const raiz of analyzeTexto(valor)) yield ["palabra", raiz];
  } else if (valor !== null && typeof valor === "object")
    for (const [nombre, parte] of Object.entries(valor)) yield* listHallables(parte, nombre);
}

/** The tokens that what an entry seals is found by, each once. */
export const computeTokens = (llave: KeyObject, reserva: unknown): Uint8Array[] => {
  const vistos = new Set<string>();
  const tokens: Uint8Array[] = [];
  for (const [clase, valor] of listHallables(reserva, "")) {
    const nombre = `${clase} ${valor}`;
    if (vistos.has(nombre)) continue;
    vistos.add(nombre);
    tokens.push(computeToken(llave, clase, valor));
  }
  return tokens;
};
