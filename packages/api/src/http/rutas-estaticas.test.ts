import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createRutasEstaticas } from "./rutas-estaticas.ts";

const paginas = new URL("../../paginas", import.meta.url).pathname;
let widget: string;

beforeAll(() => {
  widget = mkdtempSync(join(tmpdir(), "ventanilla-widget-"));
  for (const nombre of ["ventanilla.js", "ventanilla-mesa.js", "ventanilla-monitor.js"])
    writeFileSync(join(widget, nombre), "export {};");
});

const ask = (ruta: string) =>
  createRutasEstaticas({ widget, piezasAnteriores: "/no-hay", ejemplos: paginas, paginas, swagger: paginas }).request(
    ruta,
  );

describe("la página de la mesa", () => {
  test("se abre con su barra final, y sin ella lleva a la que la tiene", async () => {
    expect((await ask("/mesa")).headers.get("Location")).toBe("/mesa/");
    const pagina = await ask("/mesa/");
    expect(pagina.status).toBe(200);
    expect(await pagina.text()).toContain("<ventanilla-mesa>");
    expect((await ask("/pagina.css")).headers.get("Content-Type")).toContain("text/css");
  });

  test("no deja correr nada en línea ni de fuera, ni que otra página la encierre", async () => {
    const pagina = await ask("/mesa/");
    const politica = pagina.headers.get("Content-Security-Policy") ?? "";
    for (const regla of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
      expect(politica).toContain(regla);
    expect(politica).toContain("require-trusted-types-for 'script'");
    expect(politica).not.toContain("unsafe");
    expect(await pagina.text()).not.toMatch(/<script>|<style|style=|onclick/);
  });

  test("ningún otro sitio puede cargar la mesa ni el monitor; los elementos de la ciudadanía, sí", async () => {
    const [mesa, ventana] = [await ask("/ventanilla-mesa.js"), await ask("/ventanilla.js")];
    const monitor = await ask("/ventanilla-monitor.js");
    expect(monitor.status).toBe(200);
    expect(monitor.headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect((await ask("/monitor/")).headers.get("Content-Security-Policy")).toContain("connect-src 'self'");
    expect(mesa.status).toBe(200);
    expect(mesa.headers.get("Access-Control-Allow-Origin")).toBeNull();
    expect(mesa.headers.get("Cross-Origin-Resource-Policy")).toBe("same-origin");
    expect(ventana.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });
});
