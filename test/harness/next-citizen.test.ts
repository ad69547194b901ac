import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BROWSERS, type BrowserName } from "../fixtures/browser.ts";
import { makeFolder, startServer, stopServers, waitReady } from "../fixtures/server.ts";
import { FINALES, nameVisita, passTurno, type Turno, type Visita } from "./next-citizen.ts";
import { CAMPOS, createBuscador, makeCanarios } from "./next-citizen-canarios.ts";
import { searchCarpeta } from "./next-citizen-carpeta.ts";
import type { Montaje } from "./next-citizen-navegador.ts";
import { type Red, startRed } from "./next-citizen-red.ts";
import { isStress, limit, tell } from "./tier.ts";

let red: Red;

beforeAll(async () => {
  const server = await startServer({ env: { DEMO: "no" } });
  await waitReady(server.url);
  red = await startRed(server.port);
});
afterAll(async () => {
  await red?.close();
  await stopServers();
});

/** Every way to leave, at the receipt and half way, with network and without it. */
const TODAS: Visita[] = FINALES.flatMap((final) =>
  [false, true].flatMap((sinRed) => [
    { final, momento: "recibo" as const, sinRed },
    { final, momento: "a-medias" as const, sinRed },
  ]),
);

const DEFECTUOSA: Visita = { final: "termino", momento: "recibo", defecto: "sin-borrar" };

/** Of every push: the five ways in Chromium, one of them without network; in Firefox, the two that it keeps most of. */
const DE_CADA_VEZ: Record<BrowserName, Visita[]> = {
  chromium: [
    DEFECTUOSA,
    { final: "termino", momento: "recibo", sinRed: true },
    { final: "reposo", momento: "a-medias" },
    { final: "atras", momento: "recibo" },
    { final: "pestana", momento: "recibo" },
    { final: "caida", momento: "a-medias" },
  ],
  firefox: [
    { final: "atras", momento: "recibo" },
    { final: "caida", momento: "a-medias" },
  ],
};

const TURNOS: [BrowserName, Montaje, Visita[]][] = isStress
  ? BROWSERS.flatMap((navegador) => [
      [navegador, "suelto", [DEFECTUOSA, ...TODAS]],
      [navegador, "quiosco", TODAS],
    ])
  : BROWSERS.map((navegador) => [navegador, "suelto", DE_CADA_VEZ[navegador]]);

const tellTurno = (
  navegador: string,
  montaje: string,
  visitas: number,
  { hallazgos, carpeta, monton, segundos }: Turno,
): void =>
  tell(`persona siguiente, ${navegador} ${montaje}`, {
    visitas,
    canarios: visitas * CAMPOS.length,
    rastros: hallazgos.flatMap(({ rastros }) => rastros).length + carpeta.rastros.length,
    "archivos del perfil": carpeta.archivos,
    "perfil (MB)": carpeta.megas,
    "memoria (MB)": monton,
    segundos,
  });

test.each(TURNOS)(
  "a la persona siguiente no le queda nada de la anterior, y sin el borrado la prueba lo ve: %s, %s",
  async (navegador, montaje, visitas) => {
    const turno = await passTurno({ navegador, montaje, red, visitas });
    const defectuosa = nameVisita(DEFECTUOSA);
    const isMala = (rastro: string) => rastro.includes(`: ${defectuosa} `);
    const mala = turno.hallazgos.find(({ visita }) => visita === defectuosa);
    const buenas = {
      ...turno,
      hallazgos: turno.hallazgos.filter((uno) => uno !== mala),
      carpeta: { ...turno.carpeta, rastros: turno.carpeta.rastros.filter((rastro) => !isMala(rastro)) },
    };
    tellTurno(navegador, montaje, visitas.filter(({ defecto }) => !defecto).length, buenas);
    expect(buenas.hallazgos.flatMap(({ rastros }) => rastros)).toEqual([]);
    expect(buenas.carpeta.rastros).toEqual([]);
    // What was sent without network waits there, sealed, until its turn comes.
    for (const { visita, sobres } of buenas.hallazgos)
      if (visita.includes("recibo/sin-red")) expect(sobres, visita).toBeGreaterThan(0);
    // Going back brought the very page that was left, out of the browser's memory.
    const atras = buenas.hallazgos.find(({ visita }) => visita === "atras/recibo");
    expect(atras?.persistida).toBe(true);
    if (mala) {
      const lugares = new Set(mala.rastros.map((rastro) => rastro.split(":")[0]));
      for (const lugar of ["DOM", "sessionStorage", "memoria"]) expect(lugares).toContain(lugar);
      expect(turno.carpeta.rastros.filter(isMala)).not.toEqual([]);
    }
  },
  limit({ push: 180, nightly: 1_500 }),
);

test("quien busca encuentra lo que está comprimido, en otra escritura o dentro de una base", () => {
  const canarios = { ...makeCanarios(), relato: "zxqkwvjqzkxw", folio: "7K3M9QXP4TWG", clave: "483177205562" };
  const buscador = createBuscador({ v: canarios });
  const carpeta = makeFolder();
  const hide = (nombre: string, ...bytes: (Buffer | string)[]): void =>
    writeFileSync(join(carpeta, nombre), Buffer.concat(bytes.map((parte) => Buffer.from(parte as string))));
  const dicho = `{"relato":"${canarios.relato}"}`;
  const largo = (n: number): Buffer => Buffer.from(Uint32Array.of(n).buffer);
  // The word is whole only out of its compression: its end stands first, and is copied behind its beginning.
  const partido = Buffer.from("jqzkxw|zxqkwv");
  const lz4 = Buffer.concat([Buffer.from([0xd2]), partido, Buffer.from([13, 0, 0x50]), Buffer.from("final")]);
  const snappy = Buffer.concat([Buffer.from([19, 12 << 2]), partido, Buffer.from([(5 << 2) | 2, 13, 0])]);

  hide("utf16", Buffer.from(dicho, "utf16le"));
  hide("base64", Buffer.from(`x${dicho}`).toString("base64"));
  hide("gzip", "HTTP/1.1 200 OK\r\n\r\n", gzipSync(dicho), "cola");
  hide("brotli", brotliCompressSync(dicho));
  hide(
    "chromium_0",
    Buffer.from("305c72a71b6dfbfc", "hex"),
    largo(5),
    largo(3),
    largo(0),
    largo(0),
    "url",
    brotliCompressSync(dicho),
  );
  hide("sesion.jsonlz4", "mozLz40\0", largo(24), lz4);
  const indice = Buffer.concat([Buffer.from([0, 1, 2, 0x61, 0, snappy.length]), largo(0), largo(1)]);
  const pie = Buffer.alloc(40);
  Buffer.from([0, 0, snappy.length + 5, indice.length]).copy(pie);
  hide(
    "tabla.ldb",
    snappy,
    Buffer.from([1, 0, 0, 0, 0]),
    indice,
    Buffer.alloc(5),
    pie,
    Buffer.from("57fb808b247547db", "hex"),
  );
  const base = new Database(join(carpeta, "base.sqlite"));
  base.exec("CREATE TABLE celdas (dato BLOB)");
  base.prepare("INSERT INTO celdas VALUES (?)").run(snappy);
  base.close();
  mkdirSync(join(carpeta, "zxqkwvjqzkxw"));
  writeFileSync(join(carpeta, "zxqkwvjqzkxw", "vacio"), "");
  hide("otros", `${canarios.rut} 7K3M-9QXP-4TWG 4831 7720`);
  hide("limpio", "Nada de nadie: 12345678-5, 7K3M-9QXP-AAAA");

  expect(searchCarpeta(carpeta, buscador).rastros.sort()).toEqual(
    [
      ...["base.sqlite", "base64", "brotli", "chromium_0", "gzip", "sesion.jsonlz4", "tabla.ldb", "utf16"].map(
        (nombre) => `${nombre}: v relato`,
      ),
      "limpio: v folio",
      "otros: v clave",
      "otros: v folio",
      "otros: v rut",
      "zxqkwvjqzkxw/vacio: v relato",
    ].sort(),
  );
});
