import { createSecretKey, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createDiscoConCorte } from "../../test/adjuntos-disco.ts";
import { mintLlave } from "../sello/sello.ts";
import { createBodega } from "./bodega.ts";

const llave = mintLlave(createSecretKey(randomBytes(32)), "7K3M9QXP4TWG");
const BOLETA = Buffer.from("boleta de la tienda");
const carpeta = "/datos/adjuntos";

/** Keeps a file on a disk whose power goes before the act number `corte`; says what it was told, and what is there then. */
const saveAndCut = async (opciones: Parameters<typeof createDiscoConCorte>[0] = {}) => {
  const id = randomBytes(16).toString("hex");
  const antes = createDiscoConCorte(opciones);
  const guardado = await createBodega({ carpeta, disco: antes.disco })
    .save({ llave, id, bytes: BOLETA })
    .then(
      () => true,
      () => false,
    );
  const despues = antes.cutPower();
  const leido = await createBodega({ carpeta, disco: despues.disco })
    .read({ llave, id })
    .then(
      (bytes) => (Buffer.from(bytes).equals(BOLETA) ? "entero" : "otro"),
      () => "nada",
    );
  const visibles = [...despues.carpetas.values()].flatMap(({ vivo }) => [...vivo.keys()]);
  return { guardado, leido, actos: antes.count(), aMedias: leido === "nada" && visibles.includes(`${id}.pendiente`) };
};

describe("a power cut", () => {
  it("after a file was acknowledged loses nothing", async () => {
    expect(await saveAndCut()).toMatchObject({ guardado: true, leido: "entero" });
  });

  it("at any moment before leaves the whole file or none, and never says that it is kept", async () => {
    const { actos } = await saveAndCut();
    expect(actos).toBeGreaterThan(8);
    for (let corte = 0; corte < actos; corte++) {
      const { guardado, leido, aMedias } = await saveAndCut({ corte });
      expect({ corte, guardado, aMedias }).toEqual({ corte, guardado: false, aMedias: false });
      expect(["entero", "nada"], `${corte}`).toContain(leido);
    }
  });

  it.each(["archivo", "carpeta"])("is seen by this test where the %s is not synced", async (olvida) => {
    const { guardado, leido } = await saveAndCut({ olvida });
    expect(guardado && leido !== "entero").toBe(true);
  });
});
