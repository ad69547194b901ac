import { expect, test } from "vitest";
import { startServer, waitReady } from "../fixtures/server.ts";
import { setEscena } from "./gestion-escena.ts";
import { countCasos } from "./stage.ts";

const escena = setEscena("chromium");

test("con el servicio caído quien atiende ingresa igual; al volver se carga una vez y se le dice el número", async () => {
  const mesa = await escena.enter(await escena.hire({ nombre: "Rosa Vera", rol: "ejecutivo", institucion: "sernac" }));
  const { port, datos } = escena.server();
  await mesa.key("n");
  await mesa.write("Qué cuenta la persona", "Le cobraron dos veces la misma cuenta.");
  await mesa.write("Nombres", "Persona De Ejemplo");
  await escena.server().kill();
  await mesa.submit();
  const dicho = await mesa.see("Guardado en este equipo, pendiente de envío");
  const folio = /Folio (\w{4}-\w{4}-\w{4})/.exec(dicho)?.[1];
  expect(folio).toBeDefined();

  const again = await startServer({ datos, port, env: { DEMO: "no" } });
  await waitReady(again.url);
  // The desk that is opened again finds what the earlier one left, and who was in is still in.
  await mesa.page.reload();
  await mesa.see(`Se cargó 1 caso: ${folio}`);
  await mesa.seeGone("pendiente de envío");
  expect(countCasos(again)).toBe(1);
});
