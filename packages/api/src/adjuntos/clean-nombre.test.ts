import { describe, expect, it } from "vitest";
import { cleanNombre } from "./clean-nombre.ts";

describe("the label of a file", () => {
  it.each([
    ["Boleta tienda.JPG", "jpg", "Boleta tienda.jpg"],
    ["boleta.pdf.exe", "pdf", "boleta.pdf"],
    ["compra por 49.990", "png", "compra por 49.990.png"],
    ["../../etc/passwd", "pdf", "passwd.pdf"],
    ["C:\\Fotos\\foto.jpeg", "jpg", "foto.jpg"],
    ["a\u200bb\u202egpj.exe", "jpg", "abgpj.jpg"],
    ["\u0000\u0007\u200b\ufeff", "pdf", "archivo.pdf"],
    ["", "png", "archivo.png"],
    ["....", "png", "archivo.png"],
    ["Garantía.pdf", "pdf", "Garantía.pdf"],
    ['<img src=x onerror="alert(1)">.png', "png", "img src=x onerror= alert(1).png"],
    ["año\r\nSet-Cookie: a=b.pdf", "pdf", "año Set-Cookie a=b.pdf"],
  ])("%j → %j", (nombre, extension, limpio) => {
    expect(cleanNombre(nombre, extension)).toBe(limpio);
  });

  it("never passes 120 characters, nor parts a letter", () => {
    expect(cleanNombre("a".repeat(4_096), "jpg")).toHaveLength(120);
    const banderas = cleanNombre("🇨🇱".repeat(100), "pdf");
    expect(banderas.length).toBeLessThanOrEqual(120);
    expect(banderas.isWellFormed()).toBe(true);
  });

  it("is never half a pair", () => {
    expect(cleanNombre("foto\ud83d.png", "png")).toBe("foto.png");
  });
});
