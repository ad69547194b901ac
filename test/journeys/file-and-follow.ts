import { expect, test } from "vitest";
import type { Screen } from "../fixtures/screen.ts";
import { countCasos, type Stage } from "./stage.ts";
import { askFor, lookUp, readLlaves, seeCaso, send, writeConsulta, writeReclamo, writeSoni } from "./tramites.ts";

const KINDS: [kind: string, what: string, write: (s: Screen) => Promise<void>][] = [
  ["una consulta", "consulta", writeConsulta],
  ["un reclamo", "reclamo", writeReclamo],
  ["una disconformidad", "disconformidad", (s) => writeSoni(s, "Algo que hicimos mal")],
  ["una sugerencia", "sugerencia", (s) => writeSoni(s, "Una idea para mejorar")],
  ["un reconocimiento", "felicitación", (s) => writeSoni(s, "Una felicitación")],
];

/** What a person does on a good day, and what they are told when they mistype. */
export const tellFileAndFollow = (stage: Stage): void => {
  test.each(KINDS)("%s se presenta, deja folio y clave, y se sigue con ellos", async (_, what, write) => {
    await stage.visit(async ({ screen }) => {
      await write(screen);
      const llaves = await send(screen, what);
      expect(await screen.see("Te responderemos a más tardar el")).toMatch(/\d{2}\/\d{2}\/\d{4}/);
      await screen.press("Ver el estado de mi caso");
      await seeCaso(screen);
      await screen.page.reload();
      await lookUp(screen, llaves);
      await seeCaso(screen);
    });
  });

  test("una segunda institución tiene lo suyo: Sercotec no recibe reclamos contra empresas", async () => {
    await stage.visit(
      async ({ screen }) => {
        await screen.find("boton", "Hacer una consulta");
        await screen.seeGone("Presentar un reclamo");
        await writeConsulta(screen);
        const llaves = await send(screen, "consulta");
        await screen.page.reload();
        await lookUp(screen, llaves);
        await seeCaso(screen);
      },
      { path: "/demo/sercotec/" },
    );
  });

  test("con otra clave o con un folio que no existe se dice lo mismo", async () => {
    await stage.visit(async ({ screen }) => {
      await writeConsulta(screen);
      const { folio } = await send(screen, "consulta");
      await screen.page.reload();
      await lookUp(screen, { folio, clave: "0000 0000 0000" });
      const said = "No encontramos un caso con ese folio y esa clave";
      await screen.see(said);
      await askFor(screen, { folio: "7K3M-9QXP-4TWG", clave: "4831 7720 5562" });
      await screen.see(said);
    });
  });

  test("un folio mal copiado se avisa antes de preguntar al servicio", async () => {
    await stage.visitHost(async ({ screen, host }) => {
      await lookUp(screen, { folio: "7K3M-9QXP-4TWH", clave: "4831 7720 5562" });
      await screen.see("Revisa el folio");
      expect(host.calls).toEqual([]);
    });
  });

  test("un RUT con otro dígito se avisa junto a su campo, y el resumen recibe el foco", async () => {
    await stage.visit(async ({ screen }) => {
      await screen.press("Presentar un reclamo");
      await screen.write("Cuéntanos qué pasó", "El hervidor dejó de funcionar.");
      await screen.press("Continuar");
      await screen.pick("¿En qué rubro fue?", "Tiendas y multitiendas");
      await screen.choose("Me atendieron mal o me discriminaron");
      await screen.press("Continuar");
      await screen.write("La solución que pides", "Una disculpa.");
      await screen.press("Continuar");
      await screen.write("Nombre de la empresa o tienda", "Tienda de Ejemplo");
      await screen.press("Continuar");
      await screen.write("Tu RUT", "12345678k");
      await screen.press("Continuar");
      await screen.see("Revisa tu RUT: el dígito final no coincide");
      expect((await screen.focused()).name).toContain("Revisa lo siguiente");
      expect(await screen.read("Tu RUT")).toBe("12.345.678-K");
    });
  });

  test("los casos de demostración se siguen desde las direcciones que imprime el servicio", async () => {
    const addresses = [
      ...stage
        .server()
        .output()
        .matchAll(/http\S+\/seguir\/#\S+/g),
    ].map(([address]) => address);
    expect(addresses).toHaveLength(2);
    for (const address of addresses)
      await stage.visit(
        async ({ screen }) => {
          await seeCaso(screen);
          // Folio and clave may not stay where somebody else reads them.
          expect(screen.page.url()).toBe(`${stage.server().url}/seguir/`);
        },
        { path: new URL(address).pathname + new URL(address).hash },
      );
  });

  test("la atención de un caso cerrado recibe una nota, una sola vez", async () => {
    const address = /ya cerrado: (http\S+)/.exec(stage.server().output())?.[1] ?? "";
    const path = new URL(address).pathname + new URL(address).hash;
    await stage.visit(
      async ({ screen }) => {
        await screen.choose("6");
        await screen.press("Enviar mi opinión");
        await screen.see("Gracias");
      },
      { path },
    );
    await stage.visit(
      async ({ screen }) => {
        await seeCaso(screen);
        await screen.seeGone("Enviar mi opinión");
      },
      { path },
    );
  });

  test("apretar dos veces envía un solo caso", async () => {
    await stage.visitHost(async ({ screen, host, server }) => {
      host.delay = 300;
      await writeConsulta(screen);
      const button = await screen.find("boton", "Enviar mi consulta");
      await button.click({ count: 2 });
      await readLlaves(screen, "consulta");
      expect(countCasos(server)).toBe(1);
      expect(host.calls.filter((call) => call.endsWith("/casos"))).toHaveLength(1);
    });
  });
};
