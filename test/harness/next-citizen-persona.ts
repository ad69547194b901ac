import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import type { Canarios } from "./next-citizen-canarios.ts";

/** Longest wait for something on the screen, in milliseconds. */
const ESPERA = 20_000;

/**
 * Looks for something in the page, through its shadow roots, and acts on it. It keeps no handle: what a harness holds on
 * to would stay in the memory that it looks into.
 *
 * @returns whether it was there; the text of what is only read
 */
const act = (page: Page, selector: string, texto: string, acto: "press" | "focus" | "read"): Promise<string> =>
  page.evaluate(
    (selector, texto, acto) => {
      const flatten = (raiz: ParentNode): HTMLElement[] =>
        [...raiz.querySelectorAll<HTMLElement>("*")].flatMap((uno) => [
          uno,
          ...(uno.shadowRoot ? flatten(uno.shadowRoot) : []),
        ]);
      const uno = flatten(document).find(
        (uno) =>
          uno.matches(selector) &&
          uno.checkVisibility({ visibilityProperty: true }) &&
          (uno.textContent ?? "").replace(/\s+/g, " ").includes(texto),
      );
      if (!uno) return "";
      if (acto === "read") return uno.textContent?.replace(/\s+/g, " ").trim() ?? "";
      if (acto === "press") uno.click();
      if (acto === "focus") {
        uno.focus();
        (uno as HTMLInputElement).select();
      }
      return "yes";
    },
    selector,
    texto,
    acto,
  );

/** A person before a totem. */
export class Persona {
  readonly page: Page;
  readonly #teclas: boolean;

  /** @param opciones.teclas each sign by its key, and not a whole text at once */
  constructor(page: Page, { teclas = false }: { teclas?: boolean } = {}) {
    this.page = page;
    this.#teclas = teclas;
  }

  async #wait(selector: string, texto: string, acto: "press" | "focus" | "read"): Promise<string> {
    const fin = performance.now() + ESPERA;
    let problema: unknown;
    while (performance.now() < fin) {
      try {
        const hecho = await act(this.page, selector, texto, acto);
        if (hecho) return hecho;
      } catch (error) {
        // The page may be on its way to another one.
        problema = error;
      }
      await pause(15);
    }
    throw new Error(`The totem never showed ${selector} «${texto}»`, { cause: problema });
  }

  /** Presses the button that says so. */
  async press(texto: string): Promise<void> {
    await this.#wait("button", texto, "press");
  }

  /** Waits for something, and returns what it says. */
  see(selector: string, texto = ""): Promise<string> {
    return this.#wait(selector, texto, "read");
  }

  /** Writes in a field, over what it held. */
  async write(ruta: string, texto: string): Promise<void> {
    await this.#wait(`[name="${ruta}"], [id="${ruta}"]`, "", "focus");
    if (this.#teclas) await this.page.keyboard.type(texto);
    else await this.page.keyboard.sendCharacter(texto);
  }

  /** Picks in a list, by the rows that the totem opens for it. */
  async pick(ruta: string, opcion: string): Promise<void> {
    await this.#wait(`select[name="${ruta}"]`, "", "press");
    await this.#wait("dialog button", opcion, "press");
  }

  /** Chooses one of several to mark, or of those that a search found. */
  async choose(texto: string): Promise<void> {
    await this.#wait("label:has(input), [role=option]", texto, "press");
  }

  /** Goes on to the next screen. */
  async goOn(): Promise<void> {
    await this.#wait("button.principal", "Continuar", "press");
  }
}

/** Marks a page; what is returned waits for another to be in its place. */
export const markPagina = async (page: Page): Promise<() => Promise<void>> => {
  await page.evaluate(() => Object.assign(window, { vieja: true }));
  return async () => {
    const fin = performance.now() + ESPERA;
    while (performance.now() < fin) {
      if (await page.evaluate(() => !("vieja" in window)).catch(() => false)) return;
      await pause(15);
    }
    throw new Error("The totem never opened its page anew");
  };
};

/** Opens a totem at its menu. */
export const openMenu = async (persona: Persona): Promise<void> => {
  await persona.press("Toca la pantalla");
  await persona.see("h2", "¿En qué te ayudamos?");
};

/** Looks up a case that is nobody's, and goes back to the menu: folio and clave stay in their fields. */
export const askEstado = async (persona: Persona, { folio, clave }: Canarios): Promise<void> => {
  await persona.press("Estado de tu caso");
  await persona.write("folio", folio);
  await persona.write("clave", clave);
  await persona.press("Ver mi caso");
  await persona.see("p, div", "No encontramos");
  await persona.press("Volver");
  await persona.see("h2", "¿En qué te ayudamos?");
};

/** Writes a reclamo from the menu up to the check, with a canary in every field; the comuna is first written wrong. */
export const writeReclamo = async (persona: Persona, canarios: Canarios): Promise<void> => {
  await persona.press("Presentar un reclamo");
  await persona.write("relato", `Llego roto ${canarios.relato} y nadie responde.`);
  await persona.goOn();
  await persona.pick("materia", "Tiendas y multitiendas");
  await persona.choose("El producto salió malo");
  await persona.goOn();
  await persona.write("peticion", `Que me devuelvan ${canarios.peticion}`);
  await persona.write("monto", canarios.monto);
  await persona.goOn();
  await persona.write("proveedor.nombre", canarios.empresa);
  await persona.goOn();
  await persona.write("persona.rut", canarios.rut);
  await persona.write("persona.nombres", canarios.nombres);
  await persona.write("persona.apellidos", canarios.apellidos);
  await persona.goOn();
  await persona.write("persona.comuna", canarios.comuna);
  await persona.write("persona.comuna", "Ñuñoa");
  await persona.choose("Ñuñoa");
  await persona.write("persona.correo", canarios.correo);
  await persona.write("persona.telefono", canarios.telefono);
  await persona.goOn();
  await persona.see("h2", "Revisa antes de enviar");
};

/** Sends it, and stands at the receipt; folio and clave are canaries too. */
export const sendReclamo = async (persona: Persona, canarios: Canarios): Promise<void> => {
  await persona.press("Enviar mi reclamo");
  const read = async (id: string) => (await persona.see(`dd#${id}`)).replace(/[\s-]/g, "");
  Object.assign(canarios, { folio: await read("folio"), clave: await read("clave") });
};

/** Leaves half way, and says so. */
export const startAgain = async (persona: Persona): Promise<void> => {
  await persona.press("Empezar de nuevo");
  await persona.press("Sí, borrar y empezar");
};
