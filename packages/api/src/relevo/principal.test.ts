import { expect, it } from "vitest";
import { createPrincipal } from "./principal.ts";

const LLAMADA = { ruta: "/v1/sobres", metodo: "POST", cabeceras: new Headers() };

/** A main service that answers each time what comes next, and the clock of its relay. */
const openPrincipal = (...estados: number[]) => {
  const reloj = { ahora: 0 };
  const principal = createPrincipal({
    url: "https://principal.example",
    clock: () => reloj.ahora,
    fetch: async () => Response.json({}, { status: estados.shift() ?? 200 }),
  });
  return { reloj, ask: async (conFallas = false) => (await principal.ask({ ...LLAMADA, conFallas }))?.status };
};

it("leaves alone for a while a service that failed, and asks it again", async () => {
  const { reloj, ask } = openPrincipal(503);
  expect(await ask()).toBeUndefined();
  expect(await ask()).toBeUndefined();
  reloj.ahora += 500;
  expect(await ask()).toBe(200);
});

it("tells the queue that one envelope fails by itself, and lets the others go on", async () => {
  const { ask } = openPrincipal(500, 507);
  expect(await ask(true)).toBe(500);
  expect(await ask(true)).toBe(507);
  expect(await ask()).toBe(200);
});
