import { afterAll, expect, test } from "vitest";
import { stopServers } from "../fixtures/server.ts";
import { resist } from "./cola-resiste.ts";
import { SIN_FALLAS } from "./cola-sitio.ts";
import { isStress, limit, size, tell } from "./tier.ts";

/** A network of which one attempt in three gets through (issue 4, figures). */
const MALA_RED = { cortado: 0.3, sinRespuesta: 0.3, caido: 0.1 };

afterAll(stopServers);

test(
  "lo escrito sin conexión llega una sola vez, con cortes, respuestas perdidas, muertes del navegador y varias pestañas",
  async () => {
    const escritos = size({ push: 60, nightly: 500 });
    const muertes = size({ push: 3, nightly: 20 });
    const fin = await resist({ escritos, muertes, pestanas: size({ push: 2, nightly: 4 }), fallas: MALA_RED });
    const { casos, perdidos, deMas, quedan, envios, segundos } = fin;
    tell("cola de salida", {
      escritos,
      muertes: fin.muertes,
      envíos: envios,
      casos,
      perdidos: perdidos.length,
      "de más": deMas,
      quedan: quedan.pendientes + quedan.rechazados,
      segundos: Math.round(segundos),
    });
    expect(fin).toMatchObject({ muertes, casos: escritos, perdidos: [], deMas: 0 });
    expect(quedan).toEqual({ pendientes: 0, rechazados: 0 });
  },
  limit({ push: 90, nightly: 900 }),
);

test(
  "la prueba descubre a quien borra antes de tener la respuesta",
  async () => {
    const fin = await resist({ escritos: 12, muertes: 0, pestanas: 1, fallas: MALA_RED, defecto: "borrar-antes" });
    expect(fin.perdidos.length).toBeGreaterThan(0);
  },
  limit({ push: 60, nightly: 60 }),
);

test(
  "con candado envía una pestaña a la vez; sin él, la prueba ve a varias repetir lo mismo, y aun así hay un caso de cada uno",
  async () => {
    const run = (defecto?: "sin-candado") =>
      resist({ escritos: 12, muertes: 0, pestanas: 3, fallas: SIN_FALLAS, demora: 20, ...(defecto && { defecto }) });
    expect(await run()).toMatchObject({ casos: 12, perdidos: [], deMas: 0, envios: 12, aLaVez: 1 });
    const sinCandado = await run("sin-candado");
    expect(sinCandado).toMatchObject({ casos: 12, perdidos: [], deMas: 0 });
    expect(sinCandado.aLaVez).toBeGreaterThan(1);
    expect(sinCandado.envios).toBeGreaterThan(12);
  },
  limit({ push: 60, nightly: 60 }),
);

test.runIf(isStress)(
  "la prueba descubre a quien dice guardado antes de que esté en el disco",
  async () => {
    const fin = await resist({ escritos: 40, muertes: 8, pestanas: 1, fallas: SIN_FALLAS, defecto: "acuse-antes" });
    expect(fin.perdidos.length).toBeGreaterThan(0);
  },
  limit({ push: 60, nightly: 120 }),
);
