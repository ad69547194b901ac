import { inscrito, punto, respuestaDeLatido } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readProblema } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";
import { type Maquina, mintMaquina, pay, sign } from "./puntos-equipo.ts";

const BIBLIOTECA = {
  codigo: "biblioteca-13101-01",
  nombre: "Biblioteca de ejemplo",
  clase: "biblioteca",
  comuna: "13101",
  lugar: "Sala de lectura",
};

let api: Awaited<ReturnType<typeof openGestion>>;
let administra: Persona;
const ruta = `/v1/gestion/puntos/${BIBLIOTECA.codigo}`;

beforeAll(async () => {
  api = await openGestion();
  administra = await api.hire({ rol: "administradorPlataformas" });
  expect((await api.ask("/v1/gestion/puntos", { de: administra, metodo: "POST", cuerpo: BIBLIOTECA })).status).toBe(
    201,
  );
});
afterAll(() => api.store.close());

const mintCodigo = async (): Promise<string> => {
  const respuesta = await api.ask(`${ruta}/codigos`, { de: administra, metodo: "POST" });
  expect(respuesta.status).toBe(201);
  return ((await respuesta.json()) as { codigo: string }).codigo;
};
const send = (codigo: string, { publica }: Maquina, cabeceras = {}) =>
  api.post("/v1/puntos/inscripciones", { codigo, llave: publica }, cabeceras);
const enrol = async () => {
  const maquina = await mintMaquina();
  const respuesta = await send(await mintCodigo(), maquina);
  return { ...inscrito.parse(await respuesta.json()), ...maquina };
};
const show = async () => {
  const { elementos } = (await (await api.ask("/v1/gestion/puntos", { de: administra })).json()) as {
    elementos: unknown[];
  };
  return elementos.map((uno) => punto.parse(uno)).find(({ codigo }) => codigo === BIBLIOTECA.codigo);
};
const find = async (equipo: string) => (await show())?.equipos.find(({ id }) => id === equipo);
const beat = async (maquina: Maquina & { equipo: string }, pendientes = 0, ahora = api.reloj.ahora) => {
  const cuerpo = { pendientes };
  const firma = await sign({ ...maquina, ruta: "/v1/puntos/latidos", cuerpo, ahora });
  return api.post("/v1/puntos/latidos", cuerpo, { punto: firma });
};
const readLatido = async (respuesta: Response) => respuestaDeLatido.parse(await respuesta.json());

describe("a point", () => {
  it("shows its region, which follows from its comuna, and that no machine is enrolled yet", async () => {
    expect(await show()).toMatchObject({ ...BIBLIOTECA, region: "13", estado: "sinInscribir", equipos: [] });
  });

  it("is imported from a sheet, first only to see what would happen", async () => {
    const csv = "codigo;nombre;clase;comuna;lugar\ntotem-1;Tótem uno;totem;05101;Entrada\nmalo;Malo;quiosco;05101;x\n";
    const respuesta = await api.ask("/v1/gestion/puntos/importacion?simular=si", {
      de: administra,
      metodo: "POST",
      csv,
    });
    expect(await respuesta.json()).toMatchObject({ simulada: true, nuevas: 1, malas: [{ linea: 3, campo: "clase" }] });
  });

  it("is changed only by who answers for its region", async () => {
    const deOtra = await api.hire({ rol: "administradorPlataformas", region: "05" });
    for (const [metodo, donde] of [
      ["POST", `${ruta}/codigos`],
      ["DELETE", ruta],
      ["DELETE", `${ruta}/equipos/x`],
    ] as const)
      expect((await api.ask(donde, { de: deOtra, metodo, version: 1 })).status).toBe(403);
  });
});

describe("enrolling a machine", () => {
  it("takes the code once, typed in any way, and tells the machine where it stands", async () => {
    const codigo = await mintCodigo();
    expect(codigo).toMatch(/^\d{4} \d{4} \d{4}$/);
    const respuesta = await send(codigo.replace(/ /g, "-"), await mintMaquina());
    expect(inscrito.parse(await respuesta.json())).toMatchObject({
      institucion: "sernac",
      punto: { codigo: BIBLIOTECA.codigo, clase: "biblioteca" },
    });
    expect(await readProblema(await send(codigo, await mintMaquina()))).toMatchObject({
      type: "credenciales-invalidas",
    });
  });

  it("answers the same to the same machine, whose first answer got lost", async () => {
    const [codigo, maquina] = [await mintCodigo(), await mintMaquina()];
    const primera = await (await send(codigo, maquina)).json();
    expect(await (await send(codigo, maquina)).json()).toEqual(primera);
  });

  it("serves nobody once its machine was revoked, and a new one enrols it again", async () => {
    const [codigo, maquina] = [await mintCodigo(), await mintMaquina()];
    const { equipo } = (await (await send(codigo, maquina)).json()) as { equipo: string };
    api.reloj.ahora += 1_000;
    await api.ask(`${ruta}/equipos/${equipo}`, { de: administra, metodo: "DELETE" });
    expect((await send(codigo, maquina)).status).toBe(401);
    api.reloj.ahora += 1_000;
    expect((await send(await mintCodigo(), maquina)).status).toBe(201);
  });

  it("keeps no code as it is, and forgets it in half an hour", async () => {
    const codigo = await mintCodigo();
    const guardados = await api.store.listFichas({ clase: "codigoDePunto", limite: 100 });
    expect(JSON.stringify(guardados)).not.toContain(codigo.replace(/ /g, ""));
    api.reloj.ahora += 30 * 60_000;
    expect((await send(codigo, await mintMaquina())).status).toBe(401);
    await mintCodigo();
    expect(await api.store.listFichas({ clase: "codigoDePunto", limite: 100 })).toHaveLength(1);
  });

  it("refuses a key that is none", async () => {
    const maquina = { ...(await mintMaquina()), publica: `BA${"A".repeat(85)}` };
    expect(await readProblema(await send(await mintCodigo(), maquina))).toMatchObject({
      type: "datos-invalidos",
      errores: [{ ruta: "llave" }],
    });
  });
});

describe("the heartbeat of a machine", () => {
  it("says in the registry that it lives, what it holds and how its clock is", async () => {
    const maquina = await enrol();
    const respuesta = await beat(maquina, 3, api.reloj.ahora + 61_000);
    expect(await readLatido(respuesta)).toMatchObject({
      equipo: maquina.equipo,
      ahora: new Date(api.reloj.ahora).toISOString(),
    });
    expect(await find(maquina.equipo)).toMatchObject({ pendientes: 3, desfase: 61 });
    expect(await show()).toMatchObject({ estado: "vivo" });
  });

  it("is written down once a minute at most", async () => {
    const maquina = await enrol();
    await beat(maquina, 1);
    await beat(maquina, 2);
    expect(await find(maquina.equipo)).toMatchObject({ pendientes: 1 });
    api.reloj.ahora += 60_000;
    await beat(maquina, 3);
    expect(await find(maquina.equipo)).toMatchObject({ pendientes: 3 });
  });

  it("leaves the point quiet once none came for fifteen minutes", async () => {
    await beat(await enrol());
    api.reloj.ahora += 15 * 60_000 + 1;
    expect(await show()).toMatchObject({ estado: "silencioso" });
  });

  it("tells a machine whose clock is years off what time it is, without taking it as a sign of life", async () => {
    const maquina = await enrol();
    const respuesta = await readLatido(await beat(maquina, 9, Date.parse("2019-01-01T00:00:00Z")));
    expect(respuesta.ahora).toBe(new Date(api.reloj.ahora).toISOString());
    const suyo = await find(maquina.equipo);
    expect(suyo).not.toHaveProperty("latido");
    expect(suyo?.desfase).toBeLessThan(-7 * 365 * 86_400);
  });

  it("is refused unsigned, signed by another machine, with other words or for another call", async () => {
    const maquina = await enrol();
    const otra = await enrol();
    const firma = { ...maquina, ruta: "/v1/puntos/latidos", cuerpo: { pendientes: 0 }, ahora: api.reloj.ahora };
    const buena = await sign(firma);
    const say = async (cabecera: string | undefined, cuerpo: unknown = { pendientes: 0 }) =>
      (await api.post("/v1/puntos/latidos", cuerpo, cabecera === undefined ? {} : { punto: cabecera })).status;
    expect(await say(buena)).toBe(200);
    const malas = [
      undefined,
      "nada",
      await sign({ ...firma, privada: otra.privada }),
      await sign({ ...firma, ruta: "/v1/sobres" }),
      await sign({ ...firma, metodo: "PUT" }),
      buena.replace(String(api.reloj.ahora), String(api.reloj.ahora + 1)),
    ];
    for (const mala of malas) expect(await say(mala)).toBe(401);
    expect(await say(buena, { pendientes: 1 })).toBe(401);
  });

  it("ends with the enrolment, and the registry says since when", async () => {
    const maquina = await enrol();
    await beat(maquina);
    expect((await api.ask(`${ruta}/equipos/${maquina.equipo}`, { de: administra, metodo: "DELETE" })).status).toBe(204);
    expect(await readProblema(await beat(maquina))).toMatchObject({ type: "credenciales-invalidas" });
    expect(await find(maquina.equipo)).toMatchObject({ revocadoEn: new Date(api.reloj.ahora).toISOString() });
    expect((await api.ask(`${ruta}/equipos/nada`, { de: administra, metodo: "DELETE" })).status).toBe(404);
  });

  it("may come from the pages of any institution, and its header too", async () => {
    const respuesta = await api.app.request("/v1/puntos/latidos", {
      method: "OPTIONS",
      headers: { origin: "https://www.sernac.cl", "access-control-request-headers": "punto" },
    });
    expect(respuesta.headers.get("access-control-allow-headers")).toMatch(/\bPunto\b/);
  });
});

describe("guessing at codes", () => {
  it("costs a proof of work after some, and whoever pays is enrolled all the same", async () => {
    const maquina = await mintMaquina();
    let respuesta = await send("000000000000", maquina);
    for (let i = 0; i < 8 && respuesta.status === 401; i++) respuesta = await send("000000000000", maquina);
    const codigo = await mintCodigo();
    const { prueba } = await readProblema(await send(codigo, maquina));
    if (!prueba) throw new Error("It cost nothing");
    expect((await send(codigo, maquina, { prueba: pay(prueba) })).status).toBe(201);
  });
});
