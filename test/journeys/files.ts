import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle } from "puppeteer-core";
import { expect, test } from "vitest";
import { FOTO } from "../../packages/api/test/adjuntos-muestras.ts";
import type { Screen } from "../fixtures/screen.ts";
import type { Stage } from "./stage.ts";
import { lookUp, send, writeReclamo } from "./tramites.ts";

/** The dialog of the browser, which chooses what a person would. */
const chooseFiles = async (screen: Screen, ...files: string[]): Promise<void> => {
  await screen.find("boton", "Elegir archivos");
  const field = await screen.page.evaluateHandle(() => {
    const find = (root: ParentNode): Element | undefined => {
      for (const element of root.querySelectorAll("*")) {
        const found = element.matches("input[type=file][multiple]")
          ? element
          : find(element.shadowRoot ?? new DocumentFragment());
        if (found) return found;
      }
      return undefined;
    };
    return find(document);
  });
  await (field.asElement() as ElementHandle<HTMLInputElement>).uploadFile(...files);
};

/** A person and their receipt: half a reclamo without it. */
export const tellFiles = (stage: Stage): void => {
  test("la boleta llega con el reclamo; una foto cortada no, y el caso sigue guardado", async () => {
    const folder = mkdtempSync(join(tmpdir(), "ventanilla-archivos-"));
    const [boleta, cortada] = [join(folder, "boleta.jpg"), join(folder, "cortada.jpg")];
    writeFileSync(boleta, FOTO);
    writeFileSync(cortada, FOTO.subarray(0, -20));
    await stage.visit(
      async ({ screen }) => {
        await writeReclamo(screen);
        await chooseFiles(screen, boleta, cortada);
        await screen.see("cortada.jpg");
        const llaves = await send(screen, "reclamo");
        await screen.see("Esta foto llegó incompleta: tómala o elígela de nuevo");
        expect(await screen.see("Recibimos 1 de 2 archivos.")).toContain("Tu caso está guardado");
        await screen.page.reload();
        await lookUp(screen, llaves);
        await screen.press("Archivos de tu caso");
        await screen.find("boton", "Descargar boleta.jpg");
        await screen.see("Nos enviaste un archivo");
        await chooseFiles(screen, boleta);
        await screen.see("Recibimos tu archivo.");
      },
      { width: 320, height: 640 },
    );
  });
};
