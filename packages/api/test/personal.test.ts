import type { AltaDeUsuario, CambioDeUsuario } from "@ventanilla/sdk/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Rechazo } from "../src/caso/rechazo.ts";
import { createPorteria, type Porteria } from "../src/personal/porteria.ts";
import { type ActorPersonal, toActor } from "../src/personal/usuario.ts";
import { openApp } from "./open-app.ts";
import { ADMINISTRACION, EJECUTIVA } from "./personal-ejemplos.ts";

const DIA = "2026-12-02";

let api: Awaited<ReturnType<typeof openApp>>;
let porteria: Porteria;
let numero = 0;
beforeAll(async () => {
  api = await openApp();
  porteria = createPorteria(api.opciones);
});
beforeEach(async () => {
  for (const { id } of await porteria.personal.list({})) await api.store.deleteFicha("usuario", id);
});
afterAll(() => api.store.close());

const create = (alta: Partial<AltaDeUsuario> = {}, actor = ADMINISTRACION) =>
  porteria.personal.create(actor, { ...EJECUTIVA, correo: `persona${++numero}@sernac.example`, ...alta });
const actorOf = async (alta: Partial<AltaDeUsuario>): Promise<ActorPersonal> => toActor(await create(alta));
const refusal = async (act: Promise<unknown>): Promise<string> => {
  const error = await act.then(
    () => undefined,
    (razon: unknown) => razon,
  );
  return error instanceof Rechazo ? error.tipo : "nothing refused";
};
const change = async (actor: ActorPersonal, id: string, cambio: CambioDeUsuario) => {
  const version = (await porteria.personal.find(id))?.version ?? 0;
  return porteria.personal.change(actor, id, cambio, { version });
};

describe("who manages whom", () => {
  it("lets the administrator of an institution add people to it, and to no other", async () => {
    const administradora = await actorOf({ rol: "administrador" });
    expect((await create({ rol: "director" }, administradora)).rol).toBe("director");
    expect(await refusal(create({ institucion: "sercotec" }, administradora))).toBe("rol-no-permite");
    expect(await refusal(create({ rol: "administrador", institucion: "*" }, administradora))).toBe("rol-no-permite");
  });

  it("lets who administers platforms add those who attend in its region, and no others", async () => {
    const plataformas = await actorOf({ rol: "administradorPlataformas", region: "05" });
    expect((await create({ rol: "encargado", unidad: "dr-valparaiso" }, plataformas)).rol).toBe("encargado");
    expect(await refusal(create({ region: "08" }, plataformas))).toBe("rol-no-permite");
    for (const rol of ["administrador", "administradorPlataformas", "director", "analista"] as const)
      expect(await refusal(create({ rol }, plataformas))).toBe("rol-no-permite");
  });

  it.each(["ejecutivo", "encargado", "abogado", "analista", "director"] as const)(
    "lets no %s add anybody",
    async (rol) => {
      expect(await refusal(create({}, await actorOf({ rol })))).toBe("rol-no-permite");
    },
  );

  it("lets nobody raise their own role, nor widen where it holds", async () => {
    const administradora = await actorOf({ rol: "administrador", region: "05" });
    for (const cambio of [{ institucion: "*" }, { region: "08" }, { rol: "director" as const }, { activo: false }])
      expect(await refusal(change(administradora, administradora.id, cambio))).toBe("rol-no-permite");
    const ejecutiva = await actorOf({});
    expect(await refusal(change(ejecutiva, ejecutiva.id, { rol: "encargado" }))).toBe("rol-no-permite");
  });

  it("lets no one raise somebody beyond what they may add", async () => {
    const plataformas = await actorOf({ rol: "administradorPlataformas", region: "05" });
    const { id } = await create();
    expect(await refusal(change(plataformas, id, { rol: "administrador" }))).toBe("rol-no-permite");
    expect(await refusal(change(plataformas, id, { region: "08" }))).toBe("rol-no-permite");
    expect((await change(plataformas, id, { rol: "encargado" })).rol).toBe("encargado");
  });

  it("changes nobody from a training session", async () => {
    const { id } = await create();
    expect(await refusal(change({ ...ADMINISTRACION, entrenamiento: true }, id, { cargo: "Jefa" }))).toBe(
      "rol-no-permite",
    );
  });

  it("refuses the whole installation for any role but administrador, and institutions that are not there", async () => {
    for (const alta of [{ institucion: "*" }, { institucion: "otra" }, { institucion: "sernac-entrenamiento" }])
      expect(await refusal(create(alta))).toBe("datos-invalidos");
  });

  it("refuses the e-mail of somebody else, however it is typed", async () => {
    await create({ correo: "ana@sernac.example" });
    expect(await refusal(create({ correo: "Ana@SERNAC.example" }))).toBe("registro-ocupado");
  });

  it("refuses the RUN of somebody else of the institution: ClaveÚnica would not know whom to bring in", async () => {
    await create({ rut: "12345678-5" });
    expect(await refusal(create({ rut: "12345678-5" }))).toBe("registro-ocupado");
    const { id } = await create();
    expect(await refusal(change(ADMINISTRACION, id, { rut: "12345678-5" }))).toBe("registro-ocupado");
    expect((await create({ rut: "12345678-5", institucion: "sercotec" })).rut).toBe("12345678-5");
  });

  it("refuses a change made from an older version", async () => {
    const { id } = await create();
    await change(ADMINISTRACION, id, { cargo: "Jefa" });
    expect(await refusal(porteria.personal.change(ADMINISTRACION, id, { cargo: "Otra" }, { version: 1 }))).toBe(
      "version-atrasada",
    );
  });
});

describe("who stands in for whom", () => {
  const away = (id: string, reemplazo: string) =>
    change(ADMINISTRACION, id, { ausencia: { desde: "2026-12-01", hasta: "2026-12-11", reemplazo } });

  it("gives what falls to somebody away to who replaces them, and in turn", async () => {
    const [a, b, c] = [await create(), await create(), await create()];
    await away(a.id, b.id);
    await away(b.id, c.id);
    expect((await porteria.personal.resolveResponsable(a.id, DIA))?.id).toBe(c.id);
    expect((await porteria.personal.resolveResponsable(a.id, "2026-12-12"))?.id).toBe(a.id);
  });

  it("gives it to nobody where each one away names the other", async () => {
    const [a, b] = [await create(), await create()];
    await away(a.id, b.id);
    await away(b.id, a.id);
    expect(await porteria.personal.resolveResponsable(a.id, DIA)).toBeUndefined();
  });

  it("takes nobody to replace themselves, nor who left, nor who works elsewhere", async () => {
    const a = await create();
    const deBaja = await create();
    await change(ADMINISTRACION, deBaja.id, { activo: false });
    const otra = await create({ institucion: "sercotec" });
    for (const reemplazo of [a.id, deBaja.id, otra.id, "nadie"])
      expect(await refusal(away(a.id, reemplazo))).toBe("datos-invalidos");
  });

  it("lets anybody say when they are away, and be back", async () => {
    const [a, b] = [await create(), await create()];
    const ausencia = { desde: "2026-12-01", hasta: "2026-12-11", reemplazo: b.id };
    expect((await change(toActor(a), a.id, { ausencia })).ausencia).toEqual(ausencia);
    expect((await change(toActor(a), a.id, { ausencia: null })).ausencia).toBeUndefined();
  });
});

describe("who attends and who signs", () => {
  it("lists who attends at a unit: its own, its region's and the whole institution's, but for who is away", async () => {
    const [propia, regional, nacional, ajena] = [
      await create({ region: "05", unidad: "dr-valparaiso" }),
      await create({ region: "05", rol: "encargado" }),
      await create({ rol: "abogado" }),
      await create({ region: "08" }),
    ];
    await change(ADMINISTRACION, nacional.id, { institucion: "sernac" });
    const lugar = { institucion: "sernac", region: "05", unidad: "dr-valparaiso" };
    const ids = (await porteria.personal.listAtienden(lugar, { fecha: DIA })).map(({ id }) => id);
    expect(ids.toSorted()).toEqual([propia.id, regional.id, nacional.id].toSorted());
    expect(ids).not.toContain(ajena.id);
    await change(ADMINISTRACION, propia.id, {
      ausencia: { desde: "2026-12-01", hasta: "2026-12-11", reemplazo: regional.id },
    });
    expect((await porteria.personal.listAtienden(lugar, { fecha: DIA })).map(({ id }) => id)).not.toContain(propia.id);
  });

  it("takes nobody for a unit that there is not: they would see nothing", async () => {
    await expect(create({ unidad: "dr-valpariso" })).rejects.toMatchObject({ faltas: [{ ruta: "unidad" }] });
  });

  it("gives a one-person unit the visadores of its region", async () => {
    const sola = await create({ rol: "encargado", region: undefined, unidad: "dr-valparaiso" });
    const vecina = await create({ rol: "encargado", region: "05", unidad: "dr-aysen" });
    await create({ rol: "encargado", region: "08" });
    const lugar = { institucion: "sernac", region: "05", unidad: "dr-valparaiso" };
    expect((await porteria.personal.listVisadores(lugar)).map(({ id }) => id)).toEqual([sola.id]);
    const visadores = await porteria.personal.listVisadores(lugar, { salvo: [sola.id] });
    expect(visadores.map(({ id }) => id)).toEqual([vecina.id]);
  });

  it("lists for the training twin the people of the institution itself", async () => {
    const { id } = await create();
    const atienden = await porteria.personal.listAtienden(
      { institucion: "sernac-entrenamiento", region: "05" },
      { fecha: DIA },
    );
    expect(atienden.map((usuario) => usuario.id)).toEqual([id]);
  });
});
