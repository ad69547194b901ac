import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { textoDeFirma, textoDeHuella } from "../domain/texto-firmado.ts";
import { verifyComprobante } from "./verify-comprobante.ts";

afterEach(() => vi.restoreAllMocks());

const CUERPO = { tipo: "consulta", relato: "¿Cuánto dura la garantía?", clave: "483177205562" };
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const LLAVE = { kid: "1", llave: publicKey.export({ format: "jwk" }).x as string };
const huella = createHash("sha256").update(textoDeHuella(CUERPO)).digest("base64url");
const dicho = { folio: "7K3M9QXP4TWG", recibidoEn: "2026-12-02T14:00:00.000Z" };
const institucion = "sernac";
const texto = textoDeFirma({ institucion, ...dicho, huella });
const firma = {
  kid: "1",
  institucion,
  huella,
  firma: sign(null, Buffer.from(texto), privateKey).toString("base64url"),
};
const comprobante = { ...dicho, firma };
const opciones = { institucion, firma: LLAVE };

test("un comprobante tal como lo firmó el servicio vale, sin preguntarle a nadie", async () => {
  expect(await verifyComprobante(comprobante, opciones)).toEqual({ valida: true });
  expect(await verifyComprobante(comprobante, { ...opciones, cuerpo: CUERPO })).toEqual({ valida: true });
});

test.each([
  ["sin firma", "sin-firma", { ...dicho }, opciones],
  ["con otro folio", "alterada", { ...comprobante, folio: "ABCDEFGHJKMY" }, opciones],
  ["con otro instante", "alterada", { ...comprobante, recibidoEn: "2026-12-01T14:00:00.000Z" }, opciones],
  ["de otra institución", "otra-institucion", comprobante, { ...opciones, institucion: "sercotec" }],
  [
    "que se dice de otra institución",
    "alterada",
    { ...dicho, firma: { ...firma, institucion: "sercotec" } },
    { ...opciones, institucion: "sercotec" },
  ],
  ["con otra huella", "alterada", { ...dicho, firma: { ...firma, huella: "h".repeat(43) } }, opciones],
  ["con una firma que no es", "alterada", { ...dicho, firma: { ...firma, firma: "A".repeat(86) } }, opciones],
  ["con una firma ilegible", "alterada", { ...dicho, firma: { ...firma, firma: "¿?" } }, opciones],
  ["firmado con otra llave", "otra-llave", comprobante, { ...opciones, firma: { ...LLAVE, kid: "2" } }],
  ["de otro contenido", "otro-contenido", comprobante, { ...opciones, cuerpo: { ...CUERPO, relato: "Otro" } }],
])("un comprobante %s no vale y se dice por qué", async (_, motivo, dado, con) => {
  expect(await verifyComprobante(dado, con)).toEqual({ valida: false, motivo });
});

test("un navegador sin Ed25519 dice que no puede saberlo, nunca que vale", async () => {
  vi.spyOn(crypto.subtle, "importKey").mockRejectedValue(new DOMException("", "NotSupportedError"));
  expect(await verifyComprobante(comprobante, opciones)).toEqual({ valida: false, motivo: "sin-soporte" });
});

test("una llave mal copiada lo dice, en vez de culpar al navegador o al comprobante", async () => {
  const mala = { ...opciones, firma: { ...LLAVE, llave: LLAVE.llave.slice(1) } };
  await expect(verifyComprobante(comprobante, mala)).rejects.toThrow(/firma\.llave/);
});
