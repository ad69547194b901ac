import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exifConLugar, FOTO, makePdf, segmento, withSegmentos } from "../../test/adjuntos-muestras.ts";
import { StoreError } from "../store/store.ts";
import { ArchivoMalo } from "./rechazo-archivo.ts";
import { createRevisar } from "./revisar.ts";

const LIMITES = { tipos: ["image/jpeg", "application/pdf"], maximoBytes: 20 * 1024 * 1024 };
const copy = (bytes: Uint8Array) => new Uint8Array(bytes);
const writeHilo = (codigo: string): string => {
  const ruta = join(mkdtempSync(join(tmpdir(), "ventanilla-hilo-")), "hilo.mjs");
  writeFileSync(
    ruta,
    `import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { ${codigo} });`,
  );
  return ruta;
};

describe("looking into files apart", () => {
  it("gives back what is kept, or the reason", async () => {
    const revisar = createRevisar();
    const foto = withSegmentos(FOTO, segmento(0xe1, "Exif\0\0", exifConLugar(1)));
    const { tipo, extension, bytes } = await revisar(copy(foto), LIMITES);
    expect([tipo, extension]).toEqual(["image/jpeg", "jpg"]);
    expect(Buffer.from(bytes).equals(FOTO)).toBe(true);
    await expect(revisar(copy(FOTO.subarray(0, -9)), LIMITES)).rejects.toMatchObject({ codigo: "archivo-incompleto" });
  });

  it("answers each with its own, however many at once", async () => {
    const revisar = createRevisar();
    const tipos = await Promise.all(
      Array.from({ length: 20 }, async (_, n) => (await revisar(copy(n % 2 ? FOTO : makePdf()), LIMITES)).tipo),
    );
    expect(tipos).toEqual(Array.from({ length: 20 }, (_, n) => (n % 2 ? "image/jpeg" : "application/pdf")));
  });

  it("holds nobody else up, whoever wrote the file", async () => {
    const revisar = createRevisar();
    await revisar(copy(FOTO), LIMITES);
    const pesado = makePdf([Buffer.alloc(10 * 1024 * 1024, "/#4a")]);
    let demora = 0;
    let antes = performance.now();
    const reloj = setInterval(() => {
      demora = Math.max(demora, performance.now() - antes);
      antes = performance.now();
    }, 5);
    const inicio = performance.now();
    await revisar(copy(pesado), LIMITES);
    clearInterval(reloj);
    expect(demora).toBeLessThan(Math.max(100, (performance.now() - inicio) / 2));
  }, 30_000);

  it("refuses a file that never ends, and goes on with the next", async () => {
    const revisar = createRevisar({ archivoDeHilo: writeHilo("for (;;) {}"), espera: 200 });
    for (const _ of [1, 2]) await expect(revisar(copy(FOTO), LIMITES)).rejects.toThrow(ArchivoMalo);
  });

  it("says that it cannot now where its thread fails", async () => {
    const revisar = createRevisar({ archivoDeHilo: writeHilo("throw new Error('x')") });
    await expect(revisar(copy(FOTO), LIMITES)).rejects.toThrow(StoreError);
    await expect(revisar(copy(FOTO), LIMITES)).rejects.toThrow(StoreError);
  });
});
