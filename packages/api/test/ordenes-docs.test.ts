import { readFileSync } from "node:fs";
import { ORDENES } from "@ventanilla/sdk/domain";
import { expect, it } from "vitest";
import { ASIENTOS_DE_ORDEN, replaceTabla } from "./ordenes-docs.ts";
import { actorOf, buildOrden, ENCARGADA, give, RECEPTORA, reach, registroDe } from "./ordenes-ejemplos.ts";

it("prints in docs/ordenes.md the very table that the service decides by", () => {
  const documento = readFileSync(new URL("../../../docs/ordenes.md", import.meta.url), "utf8");
  expect(documento, "pnpm exec node packages/api/test/print-ordenes.ts writes it").toBe(replaceTabla(documento));
});

it.each(ORDENES)("%s leaves the entry that the document says", (orden) => {
  const recibe = orden.endsWith("Derivacion");
  const estado = orden === "visar" ? "porVisar" : orden === "reabrir" ? "cerrado" : recibe ? "derivado" : "enGestion";
  const antes = reach(estado, { traslado: orden === "registrarRespuesta" });
  const actor = recibe ? RECEPTORA : orden === "asignar" ? actorOf("encargado") : ENCARGADA;
  const { asientos } = give(antes, buildOrden(orden, { caso: antes.caso, actor }), actor, {
    registro: registroDe(actor),
  });
  for (const { tipo } of asientos.slice(antes.asientos.length)) expect(ASIENTOS_DE_ORDEN[orden]).toContain(tipo);
});
