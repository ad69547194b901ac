import { expect, test } from "vitest";
import { Screen } from "../fixtures/screen.ts";
import { startServer } from "../fixtures/server.ts";
import { countCasos, type Stage } from "./stage.ts";
import { GUARDADO, lookUp, readLlaves, seeCaso, send, writeConsulta } from "./tramites.ts";

const WORDS = "¿Cuánto dura la garantía de una lavadora?";

/** Begins a consulta and stops half way. */
const beginConsulta = async (screen: Screen): Promise<void> => {
  await screen.press("Hacer una consulta");
  await screen.write("¿Qué quieres preguntar?", WORDS);
  await screen.press("Continuar");
  await screen.write("Nombres", "Persona De Ejemplo");
};

/** What happens when the machine, the network or the server lets a person down. */
export const tellInterruptions = (stage: Stage): void => {
  test("al recargar, lo escrito sigue en la misma pestaña y en ninguna otra; enviado, se borra", async () => {
    await stage.visit(async ({ screen, visit }) => {
      await beginConsulta(screen);
      await screen.page.reload();
      await screen.press("Hacer una consulta");
      expect(await screen.read("Nombres")).toBe("Persona De Ejemplo");

      const other = await visit.page.browserContext().newPage();
      await other.goto(screen.page.url());
      const elsewhere = new Screen(other);
      await elsewhere.press("Hacer una consulta");
      expect(await elsewhere.read("¿Qué quieres preguntar?")).toBe("");
      await other.close();
      await screen.page.bringToFront();

      await screen.press("Continuar");
      await screen.find("titulo", "¿Cómo te ubicamos?");
      await screen.press("Continuar");
      expect(await screen.see("Revisa antes de enviar")).toContain(WORDS);
      await send(screen, "consulta");
      await screen.page.reload();
      await screen.press("Hacer una consulta");
      expect(await screen.read("¿Qué quieres preguntar?")).toBe("");
      expect(await screen.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(
        "lavadora",
      );
    });
  });

  test.each(["totem", "biblioteca"])("en un equipo compartido (%s) no queda nada de lo escrito", async (canal) => {
    await stage.visitHost(
      async ({ screen }) => {
        await beginConsulta(screen);
        await screen.see("no guardamos lo que escribes");
        const kept = () =>
          screen.page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }) + document.cookie);
        expect(await kept()).toBe("{}");
        await screen.page.reload();
        await screen.press("Hacer una consulta");
        expect(await screen.read("¿Qué quieres preguntar?")).toBe("");
        expect(await kept()).toBe("{}");
      },
      {
        markup: `<ventanilla-widget institucion="sernac" canal="${canal}" punto="biblioteca-13101-01"></ventanilla-widget>`,
      },
    );
  });

  test("si el servicio muere después de responder, el caso está cuando vuelve", async () => {
    await stage.visitHost(async ({ screen, host, server }) => {
      await writeConsulta(screen);
      const llaves = await send(screen, "consulta");
      await server.kill();
      const again = await startServer({ datos: server.datos, env: { DEMO: "no" } });
      host.api = again.url;
      await screen.press("Ver el estado de mi caso");
      await seeCaso(screen);
      await screen.page.reload();
      await lookUp(screen, llaves);
      await seeCaso(screen);
      expect(countCasos(again)).toBe(1);
      await again.kill();
    });
  });

  test("si la red se corta al enviar, se dice, nada se pierde y después llega una sola vez", async () => {
    await stage.visitHost(async ({ screen, host, server }) => {
      await writeConsulta(screen);
      host.fault = "unsent";
      await screen.press("Enviar mi consulta");
      const llaves = await readLlaves(screen, "consulta", GUARDADO);
      expect(countCasos(server)).toBe(0);
      host.fault = undefined;
      if (await screen.has("boton", "Volver a intentar")) await screen.press("Volver a intentar");
      expect(await readLlaves(screen, "consulta")).toEqual(llaves);
      expect(countCasos(server)).toBe(1);
    });
  });

  test("si se pierde la respuesta de un caso ya guardado, insistir no lo repite", async () => {
    await stage.visitHost(async ({ screen, host, server }) => {
      await writeConsulta(screen);
      host.fault = "unanswered";
      await screen.press("Enviar mi consulta");
      const llaves = await readLlaves(screen, "consulta", GUARDADO);
      expect(countCasos(server)).toBe(1);
      // Also by somebody who no longer trusts that page and starts it again: what waits goes by itself.
      host.fault = undefined;
      await screen.page.reload();
      await expect.poll(() => host.calls.at(-1), { timeout: 15_000 }).toBe("POST /v1/sobres");
      await lookUp(screen, llaves);
      await seeCaso(screen);
      expect(countCasos(server)).toBe(1);
    });
  });

  test("sin conexión lo dice, y al volver envía solo lo que quedó pendiente", async () => {
    await stage.visitHost(async ({ screen, server }) => {
      await writeConsulta(screen);
      await screen.page.setOfflineMode(true);
      await screen.press("Enviar mi consulta");
      await screen.see(GUARDADO);
      await screen.page.setOfflineMode(false);
      await readLlaves(screen, "consulta");
      expect(countCasos(server)).toBe(1);
    });
  });
};

/** What of it each browser does its own way: Firefox remembers a file that failed for as long as the page lives. */
export const tellLostFile = (stage: Stage): void => {
  test("si un archivo del formulario no llegó, se dice, y llega al insistir sin recargar la página", async () => {
    await stage.visitHost(async ({ screen, host }) => {
      host.lost = /\/reclamo-/;
      await screen.press("Presentar un reclamo");
      await screen.write("Cuéntanos qué pasó", "El hervidor dejó de funcionar a la semana.");
      await screen.press("Continuar");
      await screen.see("No hay conexión");
      host.lost = undefined;
      await screen.press("Continuar");
      await screen.find("titulo", "¿De qué se trata?");
      expect(await screen.read("¿En qué rubro fue?")).toBe("");
    });
  });
};
