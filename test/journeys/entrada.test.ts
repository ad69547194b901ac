import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBarriers, isTooWide } from "../fixtures/axe.ts";
import { launchBrowser, openVisit } from "../fixtures/browser.ts";
import { Screen } from "../fixtures/screen.ts";
import { makeFolder, type Server, startServer, stopServers } from "../fixtures/server.ts";

const CLAVE = "caballo verde sobre el muelle";

let browser: Browser;
let server: Server;
let administracion: string;
const datos = makeFolder();
const archivo = join(datos, "administrador.token");
beforeAll(async () => {
  [browser, server] = await Promise.all([launchBrowser("chromium"), startServer({ datos, env: { DEMO: "no" } })]);
  administracion = readFileSync(archivo, "utf8").trim();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await stopServers();
});

const ask = (token: string, ruta: string, cuerpo?: object): Promise<Response> =>
  fetch(`${server.url}/v1/gestion/${ruta}`, {
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(cuerpo && { method: "POST", body: JSON.stringify(cuerpo) }),
  });

const invite = async (correo: string): Promise<string> => {
  const alta = { nombre: "Ana Soto", correo, rol: "ejecutivo", institucion: "sernac" };
  const { invitacion } = (await (await ask(administracion, "usuarios", alta)).json()) as { invitacion: string };
  return invitacion;
};

/** Opens a page of entry; nothing of it may break its own policy, stand in somebody's way or be wider than the window. */
const visit = async (url: string, act: (page: Page) => Promise<void>, width = 1280): Promise<void> => {
  const { page, violations, errors, close } = await openVisit(browser, url, { width, height: 800 });
  try {
    await page.waitForSelector("main > section:not([hidden])");
    expect({ barriers: await findBarriers(page), wide: await isTooWide(page) }).toEqual({ barriers: [], wide: false });
    await act(page);
    expect({ violations, errors }).toEqual({ violations: [], errors: [] });
  } finally {
    await close();
  }
};

const press = async (page: Page, boton: string): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.click(boton)]);
  expect(new URL(page.url()).pathname).toBe("/mesa/");
};
const readSesion = (page: Page): Promise<{ usuario?: { nombre: string } }> =>
  page.evaluate(async () => (await fetch("/v1/gestion/sesion")).json());
const leave = (page: Page) =>
  page.evaluate(async () => (await fetch("/v1/gestion/sesion", { method: "DELETE" })).status);

test("el primer inicio deja el token de administración solo para su dueño, y el segundo no lo toca", async () => {
  expect(statSync(archivo).mode & 0o777).toBe(0o600);
  expect((await ask(administracion, "usuarios")).status).toBe(200);
  await server.stop();
  server = await startServer({ datos, env: { DEMO: "no" } });
  expect(readFileSync(archivo, "utf8").trim()).toBe(administracion);
  expect((await ask(administracion, "usuarios")).status).toBe(200);
  expect(server.output()).not.toContain(administracion);
});

test("quien perdió el token de administración pide otro al iniciar, y el viejo deja de servir", async () => {
  await server.stop();
  rmSync(archivo);
  server = await startServer({ datos, env: { DEMO: "no", TOKEN_ADMINISTRADOR: "nuevo" } });
  const viejo = administracion;
  administracion = readFileSync(archivo, "utf8").trim();
  expect((await ask(viejo, "usuarios")).status).toBe(401);
  expect((await ask(administracion, "usuarios")).status).toBe(200);
});

test.each([320, 1280])("una persona acepta su invitación, sale y vuelve con su clave, a %i px", async (width) => {
  const correo = `ana${width}@sernac.example`;
  const invitacion = await invite(correo);
  await visit(
    invitacion,
    async (page) => {
      // The invitation is not in the address nor in what the browser remembers.
      expect(page.url()).toBe(`${server.url}/entrar/`);
      await page.type("#clave-nueva", "contraseña123");
      await page.click("#con-invitacion button");
      await page.waitForSelector("#error-clave-nueva:not([hidden])");
      expect(await findBarriers(page)).toEqual([]);
      await page.$eval("#clave-nueva", (campo) => {
        (campo as unknown as { value: string }).value = "";
      });
      await page.type("#clave-nueva", CLAVE);
      await press(page, "#con-invitacion button");
      expect((await readSesion(page)).usuario?.nombre).toBe("Ana Soto");
      expect(await leave(page)).toBe(200);
      expect(await readSesion(page)).toMatchObject({ type: "sin-sesion" });
    },
    width,
  );
  await visit(
    `${server.url}/entrar/`,
    async (page) => {
      await page.type("#correo", correo);
      await page.type("#clave", "no es esta clave");
      await page.click("#con-clave button");
      await page.waitForSelector("#aviso:not([hidden])");
      expect(await findBarriers(page)).toEqual([]);
      await page.$eval("#clave", (campo) => {
        (campo as unknown as { value: string }).value = "";
      });
      await page.type("#clave", CLAVE);
      await press(page, "#con-clave button");
    },
    width,
  );
  await visit(invitacion, async (page) => {
    expect(await page.$eval("main > section:not([hidden]) h1", (titulo) => titulo.textContent)).toBe(
      "Esta invitación ya no sirve",
    );
  });
});

test("una persona crea una llave de acceso y entra con ella, sin clave", async () => {
  await visit(await invite("rosa@sernac.example"), async (page) => {
    const cdp = await page.createCDPSession();
    await cdp.send("WebAuthn.enable");
    await cdp.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await press(page, "#con-llave-nueva");
    await leave(page);
    await page.goto(`${server.url}/entrar/`);
    await page.waitForSelector("#con-llave:not([hidden])");
    await press(page, "#con-llave");
    expect((await readSesion(page)).usuario?.nombre).toBe("Ana Soto");
    await page.goto(`${server.url}/entrar/#cuenta`);
    await page.waitForSelector("#llaves li");
    await page.click("#llaves button");
    await page.waitForSelector("#aviso:not([hidden])");
    expect(await new Screen(page).text()).toContain("Es tu única forma de entrar");
  });
});

test("quien está dentro cambia su clave diciendo la que tiene", async () => {
  await visit(await invite("elena@sernac.example"), async (page) => {
    await page.type("#clave-nueva", CLAVE);
    await press(page, "#con-invitacion button");
  });
  const correo = "elena@sernac.example";
  await visit(
    `${server.url}/entrar/`,
    async (page) => {
      await page.type("#correo", correo);
      await page.type("#clave", CLAVE);
      await press(page, "#con-clave button");
      await page.goto(`${server.url}/entrar/#cuenta`);
      await page.waitForSelector("#cuenta:not([hidden])");
      await page.type("#actual", "no es esta clave");
      await page.type("#cambiada", "cuatro palabras bien distintas");
      await page.click("#cambio button");
      await page.waitForSelector("#error-actual:not([hidden])");
      expect({ barriers: await findBarriers(page), wide: await isTooWide(page) }).toEqual({
        barriers: [],
        wide: false,
      });
      await page.$eval("#actual", (campo) => {
        (campo as unknown as { value: string }).value = "";
      });
      await page.type("#actual", CLAVE);
      await page.click("#cambio button");
      await page.waitForFunction("document.body.innerText.includes('Tu clave cambió')");
      if (process.env.FOTOS) await page.screenshot({ path: join(process.env.FOTOS, "cuenta.png"), fullPage: true });
    },
    320,
  );
});

test("tras varios fallos la página paga el trabajo por sí sola, y la clave buena sigue entrando", async () => {
  const correo = "paga@sernac.example";
  await visit(await invite(correo), async (page) => {
    await page.type("#clave-nueva", CLAVE);
    await press(page, "#con-invitacion button");
    await leave(page);
    const fallos = await page.evaluate(
      (quien) =>
        Promise.all(
          Array.from({ length: 6 }, async (_, i) => {
            const cuerpo = JSON.stringify({ correo: quien, clave: `intento número ${i}` });
            const cabeceras = { "content-type": "application/json" };
            const ruta = "/v1/gestion/sesion/clave";
            return (await fetch(ruta, { method: "POST", headers: cabeceras, body: cuerpo })).status;
          }),
        ),
      correo,
    );
    expect(fallos.every((status) => status === 401)).toBe(true);
    await page.goto(`${server.url}/entrar/`);
    await page.waitForSelector("#entrada:not([hidden])");
    await page.type("#correo", correo);
    await page.type("#clave", CLAVE);
    await press(page, "#con-clave button");
  });
});

test("donde la institución tiene su propia entrada, esa va primero y la clave espera detrás", async () => {
  const instituciones = makeFolder();
  const sernac = readFileSync(join(import.meta.dirname, "../../packages/api/instituciones/sernac.yaml"), "utf8");
  const openid = "openid: { emisor: 'https://proveedor.example', cliente: x, secretoEn: SECRETO }";
  writeFileSync(join(instituciones, "sernac.yaml"), `${sernac}\n${openid}\n`);
  const propia = await startServer({ env: { DEMO: "no", INSTITUCIONES: instituciones, SECRETO: "x" } });
  await visit(
    `${propia.url}/entrar/#aviso.sinCuenta.sernac`,
    async (page) => {
      const text = () => new Screen(page).text();
      expect(await text()).toContain("quien administra Ventanilla en SERNAC");
      expect(await text()).toContain("Entrar con la cuenta de SERNAC");
      expect(await text()).not.toContain("Mostrar la clave");
      await page.click("summary");
      expect(await text()).toContain("Mostrar la clave");
      expect(await findBarriers(page)).toEqual([]);
    },
    320,
  );
  await propia.stop();
});
