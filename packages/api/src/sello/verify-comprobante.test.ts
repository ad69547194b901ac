import { expect, test } from "vitest";
import { createFirmante } from "./firma.ts";
import { deriveLlaves } from "./llaves.ts";
import { createLlavesDeSello } from "./llaves-de-sello.ts";
import { verifyComprobante } from "./verify-comprobante.ts";

const llaves = deriveLlaves(new Uint8Array(32));
const firmante = createFirmante(llaves.firma);
const cuerpo = { tipo: "consulta", clave: "483177205562", relato: "¿Cuánto dura la garantía?" };
const dicho = { institucion: "sernac", folio: "7K3M9QXP4TWG", recibidoEn: "2026-12-02T14:00:00.000Z" };
const firma = await firmante.sign({ ...dicho, cuerpo });
const comprobante = { folio: dicho.folio, recibidoEn: dicho.recibidoEn, siguiente: "…", firma };

test("un comprobante tal como se emitió es auténtico, también con el folio como va impreso y sin la clave", () => {
  const { clave: _, ...sinClave } = cuerpo;
  for (const [papel, presentado] of [
    [comprobante, undefined],
    [comprobante, cuerpo],
    [{ ...comprobante, folio: "7K3M-9QXP-4TWG" }, sinClave],
  ]) {
    const veredicto = verifyComprobante(papel, { llave: firmante.llave, cuerpo: presentado });
    expect(veredicto).toMatchObject({ resultado: "autentico" });
    expect(veredicto.texto).toContain("02/12/2026, 11:00");
  }
});

test.each([
  ["otro folio", { folio: "ABCDEFGHJKMY" }],
  ["otro instante", { recibidoEn: "2026-12-01T14:00:00.000Z" }],
  ["otra institución", { firma: { ...firma, institucion: "sercotec" } }],
  ["otra huella", { firma: { ...firma, huella: "h".repeat(43) } }],
  ["otra firma", { firma: { ...firma, firma: "A".repeat(86) } }],
])("con %s no es auténtico", (_, cambio) => {
  expect(verifyComprobante({ ...comprobante, ...cambio }, { llave: firmante.llave }).resultado).toBe("falso");
});

test("de otro contenido que el que se muestra no vale", () => {
  const otro = { ...cuerpo, relato: "Otra cosa" };
  expect(verifyComprobante(comprobante, { llave: firmante.llave, cuerpo: otro }).resultado).toBe("falso");
});

test("sin firma, o con la llave de otra instalación, no se puede saber", () => {
  const { firma: _, ...sinFirma } = comprobante;
  const ajena = createFirmante(deriveLlaves(new Uint8Array(32).fill(1)).firma).llave;
  expect(verifyComprobante(sinFirma, { llave: firmante.llave }).resultado).toBe("sinSaber");
  expect(verifyComprobante(comprobante, { llave: ajena }).resultado).toBe("sinSaber");
});

// What lies sealed in a totem, and receipts that people keep, are good as long as these stay the same.
test("las llaves que salen de un secreto son siempre las mismas", () => {
  expect(firmante.llave).toEqual({ kid: "km0oKlky9x3r", llave: "Vu_EJRYTAKJywKYcp9ZrGMC-L0BUetGbMlAxdoUQFKo" });
  const deSello = createLlavesDeSello({ raiz: llaves.sello, clock: () => Date.parse("2026-12-02") });
  expect(deSello.publish("sernac")).toEqual({
    kid: "2026",
    llave: "BNSO9nDkuEF7XIOvoQL1E1vCSy8qG-fpCuddviZdzUqFlxrTGAFwNOBpjG4Y-12OyrQseJM8Ug-VJiAfry3_P_U",
    vence: "2026-12-31",
  });
});
