import { expect, test } from "vitest";
import { createLlaveDePrueba } from "../../test/open-sobre.ts";
import { sobre as esquema } from "../contract/sobre.ts";
import { sealSobre } from "./seal-sobre.ts";

const CONTENIDO = {
  envio: "1-2-3-4-5-6-7-8-9-10-11-12",
  capturadoEn: "2026-11-22T12:00:00.000Z",
  llamada: "casos" as const,
  cuerpo: { tipo: "consulta", persona: { nombres: "Ñandú 🪶" }, relato: "¿Cuánto dura la garantía?" },
};
const { sello, open } = createLlaveDePrueba();
const seal = () => sealSobre(CONTENIDO, { institucion: "sernac", sello });

test("solo la llave de la institución abre el sobre, y trae lo que se escribió", async () => {
  const sobre = await seal();
  expect(esquema.parse(sobre)).toEqual(sobre);
  expect(open(sobre)).toEqual(CONTENIDO);
  expect(() => createLlaveDePrueba().open(sobre)).toThrow();
});

test("nada de lo escrito se lee en el sobre, y dos sobres de lo mismo no se parecen", async () => {
  const [uno, otro] = [await seal(), await seal()];
  expect(Buffer.from(uno.ct, "base64url").toString("latin1")).not.toMatch(/consulta|garant/);
  for (const parte of ["epk", "iv", "ct"] as const) expect(uno[parte]).not.toBe(otro[parte]);
});

test("un sobre alterado, o dicho de otra institución, no abre", async () => {
  const sobre = await seal();
  const ct = (sobre.ct.startsWith("A") ? "B" : "A") + sobre.ct.slice(1);
  expect(() => open({ ...sobre, ct })).toThrow();
  expect(() => open(sobre, "sercotec")).toThrow();
});

test("lo más largo que alguien puede escribir también se sella", async () => {
  const cuerpo = { relato: "ñ".repeat(60_000) };
  expect(open(await sealSobre({ ...CONTENIDO, cuerpo }, { institucion: "sernac", sello })).cuerpo).toEqual(cuerpo);
});

test("una llave que no es un punto de la curva no sella nada", async () => {
  const mala = { ...sello, llave: `BA${"A".repeat(85)}` };
  await expect(sealSobre(CONTENIDO, { institucion: "sernac", sello: mala })).rejects.toThrow();
});
