import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { createLlaveDePrueba } from "./open-sobre.ts";
import { openServidor, sendJson, sendProblema } from "./servidor.ts";

const PAQUETE = fileURLToPath(new URL("..", import.meta.url));

/** Runs an example of the README as written. From the package's own folder, so that its import finds the package. */
async function runEjemplo(api: string, cual = 0): Promise<string> {
  const readme = await readFile(`${PAQUETE}/README.md`, "utf8");
  const codigo = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)][cual]?.[1] ?? "";
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", codigo], {
    cwd: PAQUETE,
    env: { ...process.env, API: api, TOKEN: "vt_prueba" },
  });
  return stdout;
}

test("el ejemplo del README ingresa un caso y lo sigue", async () => {
  await using servidor = await openServidor(({ ruta, cuerpo }, respuesta) => {
    const { folio, clave } = JSON.parse(cuerpo);
    if (ruta === "/v1/seguimiento")
      return clave === "483177205562"
        ? sendJson(respuesta, 200, { folio, estadoTexto: "Recibimos tu consulta." })
        : sendProblema(respuesta, 404, "caso-no-encontrado");
    const plazo = { dias: 5, unidad: "habiles", vence: "2026-11-30" };
    sendJson(respuesta, 201, { folio: "7K3M9QXP4TWG", clave: "483177205562", plazo });
  });
  expect(await runEjemplo(servidor.api)).toBe(
    "Folio 7K3M-9QXP-4TWG. Respuesta a más tardar el 30/11/2026.\nRecibimos tu consulta.\n",
  );
});

test("el ejemplo del README muestra qué corregir", async () => {
  const errores = [{ ruta: "relato", codigo: "requerido", mensaje: "Cuéntanos qué pasó." }];
  await using servidor = await openServidor((_, respuesta) =>
    sendProblema(respuesta, 422, "datos-invalidos", { errores }),
  );
  expect(await runEjemplo(servidor.api)).toBe("relato: Cuéntanos qué pasó.\n");
});

test("el ejemplo del README recorre los casos y dice qué cambió antes de la orden", async () => {
  const cambios = [{ cuando: "2026-12-02T14:00:00.000Z", autor: "u7", texto: "Anotó una gestión" }];
  await using servidor = await openServidor(({ metodo, ruta, cabeceras }, respuesta) => {
    if (cabeceras.authorization !== "Bearer vt_prueba") return sendProblema(respuesta, 401, "sin-sesion");
    if (metodo === "POST") return sendProblema(respuesta, 412, "version-atrasada", { version: 4, cambios });
    if (ruta.endsWith("7K3M9QXP4TWG"))
      return sendJson(respuesta, 200, { alcance: "completo", folio: "7K3M9QXP4TWG", version: 3 });
    sendJson(respuesta, 200, { casos: [{ folio: "7K3M9QXP4TWG", plazo: { quedan: 2 } }] });
  });
  expect(await runEjemplo(servidor.api, 1)).toBe("7K3M9QXP4TWG 2\nu7: Anotó una gestión\n");
});

test("el ejemplo del README sella un caso y lo entrega desde su cola", async () => {
  const { sello, open } = createLlaveDePrueba();
  await using servidor = await openServidor(({ metodo, cuerpo }, respuesta) => {
    if (metodo === "GET") return sendJson(respuesta, 200, { slug: "sernac", sello });
    sendJson(respuesta, 201, { folio: open(JSON.parse(cuerpo)).cuerpo.folio });
  });
  expect(await runEjemplo(servidor.api, 2)).toMatch(/^Recibido \w{12}\nQuedan 0\n$/);
});
