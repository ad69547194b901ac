import { expect, test } from "vitest";
import { findBarriers, isTooWide } from "../fixtures/axe.ts";
import type { BrowserName } from "../fixtures/browser.ts";
import type { Screen } from "../fixtures/screen.ts";
import { isStress } from "../harness/tier.ts";
import type { Person, Stage } from "./stage.ts";
import { askFor, readLlaves, seeCaso, send, writeConsulta, writeReclamo, writeSoni } from "./tramites.ts";

/** Presses Tab until what has the focus is called so, and is a field if it is to be written in. */
const tabTo = async ({ screen }: Person, name: string, { isField = false } = {}): Promise<void> => {
  const passed: string[] = [];
  for (let n = 0; n < 80; n++) {
    const focused = await screen.focused();
    if (focused.name.startsWith(name) && (focused.isField || !isField)) return;
    passed.push(focused.name);
    await screen.page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached «${name}»; it went by ${passed.join(" | ")}`);
};

/** Collects what is in somebody's way on each screen. */
const inspect = (screen: Screen, found: string[]) => async (name: string) => {
  for (const barrier of await findBarriers(screen.page)) found.push(`${name}: ${barrier}`);
  if (await isTooWide(screen.page)) found.push(`${name}: wider than the window`);
};

/** Sizes in which every screen is looked at; in every push each browser has its own, at night both have both. */
const TAMANOS = [
  ["en un teléfono de 320 px", 320, 640, "firefox"],
  ["en un escritorio", 1280, 900, "chromium"],
] as const;

/** The policy of the page, the keyboard alone, and what axe finds on every state of every screen. */
export const tellAccess = (stage: Stage, name: BrowserName): void => {
  test("bajo la política más estricta se presenta y se sigue un reclamo sin una sola violación", async () => {
    await stage.visitHost(async ({ screen, visit }) => {
      await writeReclamo(screen);
      await send(screen, "reclamo");
      await screen.press("Ver el estado de mi caso");
      await seeCaso(screen);
      expect(visit.violations).toEqual([]);
    });
  });

  test("la prueba de la política descubre a quien la viola", async () => {
    await stage.visitHost(
      async ({ screen, visit }) => {
        await screen.find("boton", "Hacer una consulta");
        expect(visit.violations.length).toBeGreaterThan(0);
        visit.violations.length = 0;
      },
      { markup: '<p style="color: red">x</p><ventanilla-widget institucion="sernac"></ventanilla-widget>' },
    );
  });

  test("un reclamo se presenta y se sigue solo con el teclado", async () => {
    await stage.visit(async (person) => {
      const { keyboard } = person.screen.page;
      const write = async (label: string, text: string) => {
        await tabTo(person, label, { isField: true });
        await keyboard.type(text);
      };
      const goOn = async (heading: string) => {
        await tabTo(person, "Continuar");
        await keyboard.press("Enter");
        await person.screen.find("titulo", heading);
      };
      await person.screen.find("boton", "Presentar un reclamo");
      await tabTo(person, "Presentar un reclamo");
      await keyboard.press("Enter");
      await person.screen.find("campo", "Cuéntanos qué pasó");
      await write("Cuéntanos qué pasó", "El hervidor dejó de funcionar.");
      await goOn("¿De qué se trata?");
      await write("¿En qué rubro fue?", "Tiendas y multi");
      await tabTo(person, "El producto salió malo");
      await keyboard.press(" ");
      await keyboard.press("ArrowDown");
      await goOn("¿Qué solución pides?");
      await write("La solución que pides", "Que me devuelvan el dinero.");
      await goOn("¿Con qué empresa fue?");
      await write("Nombre de la empresa o tienda", "Tienda de Ejemplo");
      await goOn("¿Quién eres?");
      await write("Tu RUT", "123456785");
      await write("Nombres", "Persona");
      await write("Apellidos", "De Ejemplo");
      await goOn("¿Cómo te ubicamos?");
      await write("Comuna donde vives", "nunoa");
      await person.screen.find("opcion", "Ñuñoa");
      await keyboard.press("ArrowDown");
      await keyboard.press("Enter");
      await goOn("Revisa antes de enviar");
      expect(await person.screen.text()).toContain("No me dejan cambiar o devolver el producto");
      await tabTo(person, "Enviar mi reclamo");
      await keyboard.press(" ");
      await readLlaves(person.screen, "reclamo");
      await tabTo(person, "Ver el estado de mi caso");
      await keyboard.press("Enter");
      await seeCaso(person.screen);
    });
  });

  test.each(TAMANOS.filter(([, , , propio]) => isStress || propio === name))(
    "%s, axe no encuentra barreras en ningún estado de ninguna pantalla",
    async (_, width, height) => {
      const found: string[] = [];
      const visitEach = (
        act: (screen: Screen, look: (name: string) => Promise<void>) => Promise<void>,
        path?: string,
      ) =>
        stage.visit(({ screen }) => act(screen, inspect(screen, found)), { width, height, ...(path ? { path } : {}) });

      await visitEach(async (screen, look) => {
        await screen.find("boton", "Presentar un reclamo");
        await look("menú");
        await writeReclamo(screen, look);
        await send(screen, "reclamo");
        await look("comprobante");
        await screen.press("Ver el estado de mi caso");
        await seeCaso(screen);
        await look("caso en curso");
      });
      await visitEach(async (screen, look) => {
        await screen.press("Presentar un reclamo");
        await screen.find("campo", "Cuéntanos qué pasó");
        await screen.press("Continuar");
        await screen.see("Revisa lo siguiente");
        await look("relato con error");
        await screen.write("Cuéntanos qué pasó", "El hervidor dejó de funcionar.");
        for (const [heading, fill] of [
          [
            "¿De qué se trata?",
            async () => {
              await screen.pick("¿En qué rubro fue?", "Tiendas y multitiendas");
              await screen.choose("Me atendieron mal o me discriminaron");
            },
          ],
          ["¿Qué solución pides?", () => screen.write("La solución que pides", "Una disculpa.")],
          ["¿Con qué empresa fue?", () => screen.write("Nombre de la empresa o tienda", "Tienda de Ejemplo")],
          ["¿Quién eres?", () => screen.write("Tu RUT", "12345678k")],
        ] as const) {
          await screen.press("Continuar");
          await screen.find("titulo", heading);
          await screen.press("Continuar");
          await screen.see("Revisa lo siguiente");
          await look(`${heading}, con error`);
          await fill();
        }
        await screen.press("No tengo RUT");
        await screen.find("campo", "Número del documento");
        await look("¿Quién eres?, sin RUT");
        await screen.press("Sí tengo RUT");
        await screen.press("Es a nombre de una empresa");
        await screen.find("campo", "Nombre de la empresa u organización");
        await look("¿Quién eres?, empresa");
      });
      await visitEach((screen, look) => writeConsulta(screen, look));
      await visitEach((screen, look) => writeSoni(screen, "Una idea para mejorar", look));
      await visitEach(async (screen, look) => {
        await screen.press("Estado de tu caso");
        await screen.find("campo", "Folio");
        await look("folio y clave");
        await screen.press("Ver mi caso");
        await screen.see("Revisa lo siguiente");
        await look("folio y clave, con error");
        await askFor(screen, { folio: "7K3M-9QXP-4TWG", clave: "4831 7720 5562" });
        await screen.see("No encontramos un caso");
        await look("caso no encontrado");
      });
      await visitEach(async (screen, look) => {
        await screen.find("boton", "Hacer una consulta");
        await look("menú de Sercotec");
      }, "/demo/sercotec/");
      for (const [, address] of stage
        .server()
        .output()
        .matchAll(/: (http\S+\/seguir\/#\S+)/g)) {
        const { pathname, hash } = new URL(address as string);
        await visitEach(async (screen, look) => {
          await seeCaso(screen);
          await look("seguimiento");
        }, pathname + hash);
      }
      expect(found).toEqual([]);
    },
  );

  test("el botón flotante abre la ventana en un diálogo, sin barreras, y la cierra", async () => {
    await stage.visitHost(
      async ({ screen }) => {
        const found: string[] = [];
        const look = inspect(screen, found);
        await look("botón");
        await screen.page.evaluate(() =>
          document.querySelector("ventanilla-boton")?.shadowRoot?.querySelector("button")?.click(),
        );
        await screen.find("boton", "Presentar un reclamo");
        await look("diálogo");
        await screen.page.keyboard.press("Escape");
        await screen.seeGone("Presentar un reclamo");
        expect(found).toEqual([]);
      },
      { markup: '<ventanilla-boton institucion="sernac"></ventanilla-boton>' },
    );
  });
};
