import { expect, it } from "vitest";
import { distancia } from "./distancia.ts";
import { foldFonetica } from "./fold-fonetica.ts";

it.each([
  ["boleta", "boleta", 0],
  ["boleta", "voleta", 1],
  ["boleta", "boelta", 1],
  ["boleta", "boletas", 1],
  ["boleta", "bolta", 1],
  ["garantia", "graantai", 2],
  ["", "si", 2],
])("cuenta las letras que separan %s de %s", (una, otra, esperada) => {
  expect(distancia(una, otra, 3)).toBe(esperada);
  expect(distancia(otra, una, 3)).toBe(esperada);
});

it("deja de contar al pasar el tope", () => {
  expect(distancia("refrigerador", "estacionamiento", 2)).toBe(3);
  expect(distancia("a".repeat(100), "b".repeat(100), 2)).toBe(3);
});

it.each([
  ["hacer", "aser"],
  ["vencido", "bensido"],
  ["zapato", "sapato"],
  ["quiebre", "kiebre"],
  ["llegar", "yegar"],
  ["garantia", "garantia"],
  ["quiso", "kiso"],
  ["gimnasio", "jimnacio"],
])("%s y %s suenan igual", (una, otra) => {
  expect(foldFonetica(una)).toBe(foldFonetica(otra));
});

it.each([
  ["casa", "caja"],
  ["pago", "pajo"],
  ["chico", "cico"],
  ["perro", "pero"],
])("%s y %s no suenan igual", (una, otra) => {
  expect(foldFonetica(una)).not.toBe(foldFonetica(otra));
});
