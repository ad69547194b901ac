import { expect, it } from "vitest";
import * as nombres from "./nombres.ts";
import {
  CANALES,
  CANALES_ATENDIDOS,
  CANALES_IMPORTADOS,
  CANALES_PUBLICOS,
  ESTADOS,
  ETAPAS,
  RESULTADOS,
  TIPOS,
  TIPOS_SONI,
} from "./vocabulario.ts";

it("has every channel in exactly one of its three groups", () => {
  expect([...CANALES_PUBLICOS, ...CANALES_ATENDIDOS, ...CANALES_IMPORTADOS]).toEqual([...CANALES]);
});

it("has the SONI kinds among the kinds", () => {
  expect(TIPOS_SONI.every((tipo) => TIPOS.includes(tipo))).toBe(true);
});

it("has a name for each word", () => {
  expect(Object.keys(nombres.NOMBRES_TIPO)).toEqual([...TIPOS]);
  expect(Object.keys(nombres.NOMBRES_CANAL)).toEqual([...CANALES]);
  expect(Object.keys(nombres.NOMBRES_ETAPA)).toEqual([...ETAPAS]);
  expect(Object.keys(nombres.NOMBRES_ESTADO)).toEqual([...ESTADOS]);
  expect(Object.keys(nombres.NOMBRES_RESULTADO)).toEqual([...RESULTADOS]);
});
