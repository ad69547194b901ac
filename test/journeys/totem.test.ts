import { setTimeout as pause } from "node:timers/promises";
import type { ElementHandle, Page } from "puppeteer-core";
import { expect, test } from "vitest";
import { findBarriers, isTooWide } from "../fixtures/axe.ts";
import type { Screen } from "../fixtures/screen.ts";
import { countCasos, type Person, setStage } from "./stage.ts";
import { readLlaves } from "./tramites.ts";

/** A totem on its feet, and the smallest monitor of a library. */
const DE_PIE = { width: 1080, height: 1920, hasTouch: true };
const BIBLIOTECA = { width: 1024, height: 768, hasTouch: true };
const PATH = "/totem/?institucion=sernac&punto=totem-13101-01&impresora=termica";

/** Millimetres of a PDF's unit. */
const POINT = 25.4 / 72;

/** A finger: it can only touch what is on the screen. */
class Finger {
  readonly screen: Screen;
  readonly page: Page;

  constructor({ screen, visit }: Person) {
    this.screen = screen;
    this.page = visit.page;
  }

  async #tap(element: ElementHandle<Element>): Promise<void> {
    const { x, y, width, height } = await element.evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height };
    });
    await this.page.touchscreen.tap(x + Math.min(width / 2, 200), y + height / 2);
  }

  /** Touches what is called so; what is below the screen is brought up first, as a finger would. */
  async touch(name: string, kind: "boton" | "campo" | "opcion" = "boton"): Promise<void> {
    await this.page.touchscreen.tap(...(await this.screen.aim(kind, name)));
  }

  /** Touches one key of the totem's own keyboard. */
  async key(value: string): Promise<void> {
    for (let n = 0; n < 60; n++) {
      const found = await this.page.evaluateHandle((wanted) => {
        const totem = document.querySelector("ventanilla-totem")?.shadowRoot;
        const keys = totem?.querySelector("ventanilla-teclado")?.shadowRoot?.querySelectorAll("button") ?? [];
        return [...keys].find(({ dataset }) => dataset.tecla === wanted);
      }, value);
      const element = found.asElement() as ElementHandle<Element> | null;
      if (element) return this.#tap(element);
      await pause(20);
    }
    throw new Error(`The keyboard has no «${value}»`);
  }

  /** Touches a field and writes in it, key by key. */
  async write(label: string, text: string): Promise<void> {
    await this.touch(label, "campo");
    // The keys of the field before may still be there: what a finger aims at must have stopped moving.
    await this.page.waitForFunction(
      (wanted) => {
        const totem = document.querySelector("ventanilla-totem")?.shadowRoot;
        const keys = totem?.querySelector("ventanilla-teclado")?.shadowRoot?.querySelector("[role=group]");
        return keys?.getAttribute("aria-label")?.includes(wanted);
      },
      {},
      label,
    );
    await pause(50);
    for (const sign of text) await this.key(sign === " " ? "espacio" : sign);
  }
}

/** What is smaller than a finger on the screen now. */
const findSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const flatten = (root: ParentNode): HTMLElement[] =>
      [...root.querySelectorAll<HTMLElement>("*")].flatMap((one) => [
        one,
        ...(one.shadowRoot ? flatten(one.shadowRoot) : []),
      ]);
    return flatten(document)
      .filter((one) =>
        one.matches("button, select, input:not([type=radio]), textarea, summary, label:has(input), [role=option]"),
      )
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .map((one) => ({ one, box: one.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 48 || box.width < 48)
      .map(
        ({ one, box }) =>
          `${one.textContent?.trim() || one.tagName}: ${Math.round(box.width)}×${Math.round(box.height)}`,
      );
  });

const stage = setStage("chromium");

/** Stands before a totem, and looks at each screen that is reached. */
const stand = (
  size: typeof DE_PIE,
  act: (finger: Finger, look: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> =>
  stage.visit(
    async (person) => {
      const { page } = person.visit;
      await page.setViewport(size);
      await page.reload();
      const found: string[] = [];
      await act(new Finger(person), async (name) => {
        for (const barrier of await findBarriers(page)) found.push(`${name}: ${barrier}`);
        for (const small of await findSmall(page)) found.push(`${name}: smaller than a finger: ${small}`);
        if (await isTooWide(page)) found.push(`${name}: wider than the screen`);
      });
      expect(found).toEqual([]);
    },
    { path: PATH },
  );

test("en un tótem se presenta un reclamo solo con el dedo, se imprime su tira y no queda rastro", async () => {
  await stand(DE_PIE, async (finger, look) => {
    const { screen, page } = finger;
    const before = countCasos(stage.server());
    await screen.find("boton", "Toca la pantalla");
    await look("invitación");
    await finger.touch("Toca la pantalla");
    await screen.find("titulo", "¿En qué te ayudamos?");
    await screen.see("Dirección Regional Metropolitana");
    await look("menú");
    await finger.touch("Presentar un reclamo");
    await screen.find("campo", "Cuéntanos qué pasó");
    await finger.write("Cuéntanos qué pasó", "el ñandú falló");
    await look("relato, con teclado");
    expect(await screen.read("Cuéntanos qué pasó")).toBe("El ñandú falló");
    await finger.touch("Continuar");
    await screen.find("titulo", "¿De qué se trata?");
    await finger.touch("¿En qué rubro fue?", "campo");
    await screen.find("boton", "Tiendas y multitiendas");
    await look("lista");
    await finger.touch("Tiendas y multitiendas");
    await finger.touch("El producto salió malo", "opcion");
    await finger.touch("Continuar");
    await screen.find("titulo", "¿Qué solución pides?");
    await finger.write("La solución que pides", "plata");
    await finger.touch("Continuar");
    await screen.find("titulo", "¿Con qué empresa fue?");
    await finger.write("Nombre de la empresa", "ejemplo");
    await finger.touch("Continuar");
    await screen.find("titulo", "¿Quién eres?");
    await finger.write("Tu RUT", "123456785");
    await look("RUT, con teclado");
    expect(await screen.read("Tu RUT")).toBe("12.345.678-5");
    await finger.write("Nombres", "rosa");
    await finger.write("Apellidos", "soto");
    await finger.touch("Continuar");
    await screen.find("titulo", "¿Cómo te ubicamos?");
    await finger.write("Comuna donde vives", "ñuño");
    await screen.find("opcion", "Ñuñoa");
    await look("comuna, con teclado");
    await finger.touch("Ñuñoa", "opcion");
    await finger.write("Correo electrónico", "r@");
    await look("correo, con teclado");
    for (const key of ["borrar", "borrar", "listo"]) await finger.key(key);
    await finger.touch("Continuar");
    await screen.find("titulo", "Revisa antes de enviar");
    await look("revisar");
    await finger.touch("Enviar mi reclamo");
    const { folio, clave } = await readLlaves(screen, "reclamo");
    await look("comprobante");
    expect(countCasos(stage.server())).toBe(before + 1);

    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await finger.touch("Imprimir");
    await page.waitForFunction(() => document.adoptedStyleSheets.length === 2);
    const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width = 0, height = 0] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect(Math.round(Number(width) * POINT)).toBe(80);
    expect(Number(height) * POINT).toBeGreaterThan(120);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));

    const entries = await page.evaluate(() => history.length);
    await Promise.all([page.waitForNavigation(), finger.touch("Terminar y borrar")]);
    await screen.find("boton", "Toca la pantalla");
    const rest = await page.evaluate(() => ({
      entries: history.length,
      kept: [sessionStorage.length, localStorage.length, document.cookie],
      address: location.href,
    }));
    expect(rest).toEqual({ entries, kept: [0, 0, ""], address: `${stage.server().url}${PATH}` });
    const text = await screen.text();
    for (const canary of [folio, clave, "ñandú", "Rosa"]) expect(text).not.toContain(canary);
  });
});

test("en el monitor chico de una biblioteca todo cabe, avisa antes de borrar y deja empezar de nuevo", async () => {
  await stand(BIBLIOTECA, async (finger, look) => {
    const { screen, page } = finger;
    await finger.touch("Toca la pantalla");
    await screen.find("titulo", "¿En qué te ayudamos?");
    await finger.touch("Letra grande");
    await finger.touch("Contraste");
    await look("menú, con contraste y letra grande");
    await finger.touch("Ayuda");
    await screen.see("Dónde te atienden, cerca de aquí");
    await look("ayuda, con contraste y letra grande");
    await finger.touch("Volver");
    await finger.touch("Estado de tu caso");
    await finger.write("Folio", "7K3M");
    await look("folio, con teclado");
    await finger.touch("Volver");
    await finger.touch("Hacer una consulta");
    await finger.write("¿Qué quieres preguntar?", "hola");
    await page.evaluate(() => {
      const totem = document.querySelector("ventanilla-totem") as unknown as { ahora: () => number };
      const { ahora } = totem;
      totem.ahora = () => ahora() + 121_000;
    });
    await screen.see("Borraremos todo en");
    await look("cuenta regresiva");
    await finger.touch("Sigo aquí");
    await screen.seeGone("¿Sigues ahí?");
    expect(await screen.read("¿Qué quieres preguntar?")).toBe("Hola");
    await finger.touch("Empezar de nuevo");
    await screen.see("¿Empezar de nuevo?");
    await look("empezar de nuevo");
    await Promise.all([page.waitForNavigation(), finger.touch("Sí, borrar y empezar")]);
    await screen.find("boton", "Toca la pantalla");
  });
});
