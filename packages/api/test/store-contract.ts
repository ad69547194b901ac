import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Store, StoreError } from "../src/store/store.ts";
import { makeCheckThenInsert, runCarrera } from "./store-carrera.ts";
import { describeCifras } from "./store-contract-cifras.ts";
import { describeDiario } from "./store-contract-diario.ts";
import { describeListas } from "./store-contract-listas.ts";
import { describeTrabajos } from "./store-contract-trabajos.ts";
import { listTodos, makeApertura, makeEnvio, makeMensaje, plain, write } from "./store-ejemplos.ts";

/** An engine under test, over data of its own. */
export interface MotorDePrueba {
  store: Store;
  /** Closes it and opens the same data again. */
  reopen: () => Promise<Store>;
  /** Closes it and throws its data away. */
  discard: () => Promise<void>;
}

/** Every promise of the port. An engine is one when it passes. */
export const describeStore = (nombre: string, open: () => Promise<MotorDePrueba>): void => {
  describe(`almacén: ${nombre}`, () => {
    let motor: MotorDePrueba;
    let store: Store;

    beforeEach(async () => {
      motor = await open();
      store = motor.store;
    });
    afterEach(() => motor.discard());

    describe("lo que se guarda", () => {
      it("vuelve tal como se escribió, también después de cerrar y abrir", async () => {
        const apertura = makeApertura();
        const id = await write(store, apertura);
        const mensaje = makeMensaje({ caso: apertura.caso, cuantos: 3 });
        expect(await write(store, mensaje)).toBe(id);

        for (const openAlguno of [() => store, motor.reopen]) {
          const abierto = await openAlguno();
          const guardado = { id, caso: mensaje.caso, cabeza: mensaje.asientos.at(-1)?.enlace };
          expect(plain(await abierto.findCasoByAcceso(apertura.apertura.acceso))).toEqual(plain(guardado));
          expect(plain(await abierto.findCasoByFolio(apertura.caso.folio))).toEqual(plain(guardado));
          expect(plain(await abierto.listAsientos(id))).toEqual(plain([...apertura.asientos, ...mensaje.asientos]));
          expect(plain(await abierto.findLlave(id))).toEqual(plain(apertura.apertura.llave));
          expect(plain(await abierto.findEnvio(apertura.envio.id))).toEqual(
            plain({ huella: apertura.envio.huella, folio: apertura.caso.folio }),
          );
        }
      });

      it("se lee apenas se acusa recibo", async () => {
        for (let i = 0; i < 50; i++) {
          const { caso, ...resto } = makeApertura();
          await write(store, { caso, ...resto });
          expect((await store.findCasoByFolio(caso.folio))?.caso).toEqual(caso);
        }
      });

      it("es lo que había al llamar, aunque después cambie el objeto", async () => {
        const apertura = makeApertura();
        const copia = structuredClone(apertura.caso);
        const escrito = write(store, apertura);
        apertura.caso.estado = "cerrado";
        await escrito;
        expect((await store.findCasoByFolio(copia.folio))?.caso).toEqual(copia);
      });

      it("no aparece donde nada se guardó", async () => {
        expect(await store.findCasoByAcceso(randomBytes(32))).toBeUndefined();
        expect(await store.findCasoByFolio("7K3M9QXP4TWG")).toBeUndefined();
        expect(await store.findEnvio(randomBytes(32))).toBeUndefined();
        expect(await store.findLlave(77)).toBeUndefined();
        expect(await store.listAsientos(77)).toEqual([]);
        expect(await store.listCasos({ despuesDe: 0, limite: 10 })).toEqual([]);
      });
    });

    describe("un envío se guarda una vez", () => {
      it("repetido después: responde con la huella y el folio del primero", async () => {
        const primero = makeApertura();
        await write(store, primero);
        const segundo = makeApertura({ envio: { id: primero.envio.id, huella: randomBytes(32) } });
        const respuesta = await store.appendAsientos(segundo);
        expect(plain(respuesta)).toEqual(
          plain({ resultado: "repetido", huella: primero.envio.huella, folio: primero.caso.folio }),
        );
        expect(await store.findCasoByFolio(segundo.caso.folio)).toBeUndefined();
        expect(await store.findCasoByAcceso(segundo.apertura.acceso)).toBeUndefined();
      });

      it("repetido con el mismo folio es repetido, no folio ocupado", async () => {
        const apertura = makeApertura();
        await write(store, apertura);
        expect((await store.appendAsientos(apertura)).resultado).toBe("repetido");
      });

      it("repetido al mismo tiempo: uno se escribe y los demás lo repiten", async () => {
        const envio = makeEnvio();
        const respuestas = await Promise.all(
          Array.from({ length: 8 }, () => store.appendAsientos(makeApertura({ envio }))),
        );
        expect(respuestas.map(({ resultado }) => resultado).sort()).toEqual([
          "escrito",
          ...Array.from({ length: 7 }, () => "repetido"),
        ]);
        expect(await listTodos(store)).toHaveLength(1);
      });

      it("vale también para un mensaje, aunque el caso haya avanzado", async () => {
        const { caso, ...resto } = makeApertura();
        await write(store, { caso, ...resto });
        const mensaje = makeMensaje({ caso, cuantos: 2, envio: makeEnvio() });
        const id = await write(store, mensaje);
        expect((await store.appendAsientos(mensaje)).resultado).toBe("repetido");
        expect(await store.listAsientos(id)).toHaveLength(3);
      });

      it("2.000 envíos, 20 veces cada uno a la vez: 2.000 casos", { timeout: 60_000 }, async () => {
        expect(await runCarrera(store, { claves: 2_000, paralelas: 20 })).toEqual({
          casos: 2_000,
          escritos: 2_000,
          repetidos: 38_000,
          discordias: 0,
        });
      });

      it("la misma carrera descubre a quien mira y después escribe", async () => {
        const defectuoso = makeCheckThenInsert(store);
        const { casos, discordias } = await runCarrera(defectuoso, { claves: 20, paralelas: 20 });
        expect(casos).toBeGreaterThan(20);
        expect(discordias).toBeGreaterThan(0);
      });
    });

    describe("cada escritura vale por sí sola", () => {
      it("un folio ocupado no toca el caso que lo tiene", async () => {
        const primero = makeApertura();
        const id = await write(store, primero);
        const segundo = makeApertura({ folio: primero.caso.folio });
        expect(await store.appendAsientos(segundo)).toEqual({ resultado: "folioOcupado" });
        expect(plain(await store.findLlave(id))).toEqual(plain(primero.apertura.llave));
        expect(plain(await store.listAsientos(id))).toEqual(plain(primero.asientos));
        expect(await store.findEnvio(segundo.envio.id)).toBeUndefined();
        expect(await store.findCasoByAcceso(segundo.apertura.acceso)).toBeUndefined();
      });

      it("quien llega tarde sabe en qué versión va el caso", async () => {
        const { caso, ...resto } = makeApertura();
        const id = await write(store, { caso, ...resto });
        await write(store, makeMensaje({ caso, cuantos: 2 }));
        const tarde = makeMensaje({ caso, envio: makeEnvio() });
        expect(await store.appendAsientos(tarde)).toEqual({ resultado: "atrasado", version: 3 });
        expect(await store.listAsientos(id)).toHaveLength(3);
        expect(await store.findEnvio(tarde.envio?.id ?? randomBytes(32))).toBeUndefined();
      });

      it("nadie se adelanta a un caso ni escribe en uno que no existe", async () => {
        const { caso, ...resto } = makeApertura();
        await write(store, { caso, ...resto });
        const adelantado = makeMensaje({ caso: { ...caso, version: 5 } });
        expect(await store.appendAsientos(adelantado)).toEqual({ resultado: "atrasado", version: 1 });
        const ajeno = makeMensaje({ caso: makeApertura().caso });
        expect(await store.appendAsientos(ajeno)).toEqual({ resultado: "atrasado", version: 0 });
      });

      it("de dos al mismo tiempo sobre un caso, entra uno", async () => {
        const { caso, ...resto } = makeApertura();
        const id = await write(store, { caso, ...resto });
        const mensajes = Array.from({ length: 8 }, () => makeMensaje({ caso }));
        const respuestas = await Promise.all(mensajes.map((mensaje) => store.appendAsientos(mensaje)));
        expect(respuestas.filter(({ resultado }) => resultado === "escrito")).toHaveLength(1);
        expect(respuestas.filter((r) => r.resultado === "atrasado" && r.version === 2)).toHaveLength(7);
        expect(await store.listAsientos(id)).toHaveLength(2);
      });

      it("los choques de un grupo no arrastran a sus vecinos", async () => {
        const previo = makeApertura();
        await write(store, previo);
        const buenos = Array.from({ length: 40 }, () => makeApertura());
        const grupo = buenos.flatMap((bueno) => [
          bueno,
          makeApertura({ folio: previo.caso.folio }),
          makeApertura({ envio: previo.envio }),
          makeMensaje({ caso: { ...previo.caso, version: 9 } }),
          makeApertura({ folio: bueno.caso.folio }),
        ]);
        const respuestas = await Promise.all(grupo.map((escritura) => store.appendAsientos(escritura)));
        const esperado = ["escrito", "folioOcupado", "repetido", "atrasado", "folioOcupado"];
        expect(respuestas.map(({ resultado }) => resultado)).toEqual(buenos.flatMap(() => esperado));
        expect(await listTodos(store)).toHaveLength(41);
      });

      it("una apertura y su mensaje, pedidos seguidos, quedan en orden", async () => {
        const { caso, ...resto } = makeApertura();
        const [apertura, mensaje] = await Promise.all([
          store.appendAsientos({ caso, ...resto }),
          store.appendAsientos(makeMensaje({ caso })),
        ]);
        expect(apertura.resultado).toBe("escrito");
        expect(mensaje).toEqual(apertura);
      });
    });

    describe("los casos se recorren", () => {
      it("por su número, en el orden en que entraron, sin saltos ni repeticiones", async () => {
        const aperturas = Array.from({ length: 25 }, () => makeApertura());
        for (const apertura of aperturas) await write(store, apertura);
        const todos = await listTodos(store, 4);
        expect(todos.map(({ caso }) => caso.folio)).toEqual(aperturas.map(({ caso }) => caso.folio));
        expect(todos.every(({ id }, i) => i === 0 || id > (todos[i - 1]?.id ?? 0))).toBe(true);
        expect(await store.listCasos({ despuesDe: todos[9]?.id ?? 0, limite: 2 })).toEqual(todos.slice(10, 12));
      });
    });

    describe("destruir la llave de un caso", () => {
      it("cierra la entrada de su persona y deja la bitácora intacta", async () => {
        const apertura = makeApertura();
        const otra = makeApertura();
        const id = await write(store, apertura);
        const idOtra = await write(store, otra);
        await store.destroyLlave(id);
        for (const openAlguno of [() => store, motor.reopen]) {
          const abierto = await openAlguno();
          expect(await abierto.findLlave(id)).toBeUndefined();
          expect(await abierto.findCasoByAcceso(apertura.apertura.acceso)).toBeUndefined();
          expect((await abierto.findCasoByFolio(apertura.caso.folio))?.id).toBe(id);
          expect(plain(await abierto.listAsientos(id))).toEqual(plain(apertura.asientos));
          expect(plain(await abierto.findLlave(idOtra))).toEqual(plain(otra.apertura.llave));
        }
      });

      it("se puede pedir otra vez, y de un caso que no existe", async () => {
        const id = await write(store, makeApertura());
        await store.destroyLlave(id);
        await store.destroyLlave(id);
        await store.destroyLlave(999);
        expect(await store.findLlave(id)).toBeUndefined();
      });
    });

    describeListas(() => store);
    describeCifras(() => store);
    describeDiario(
      () => store,
      () => motor.reopen(),
    );
    describeTrabajos(
      () => store,
      () => motor.reopen(),
    );

    describe("abrir y cerrar", () => {
      it("dice que puede recibir un caso, sin dejar rastro en ellos", async () => {
        await store.checkEscritura();
        expect(await listTodos(store)).toEqual([]);
      });

      it("al cerrar termina lo que tenía en cola", async () => {
        const aperturas = Array.from({ length: 300 }, () => makeApertura());
        const escritos = Promise.all(aperturas.map((apertura) => store.appendAsientos(apertura)));
        await store.close();
        expect((await escritos).every(({ resultado }) => resultado === "escrito")).toBe(true);
        expect(await listTodos(await motor.reopen())).toHaveLength(300);
      });

      it("cerrado, rechaza lo que llegue; cerrarlo otra vez no hace daño", async () => {
        await store.close();
        await store.close();
        const rechazo = { name: "StoreError", motivo: "noDisponible" };
        await expect(store.appendAsientos(makeApertura())).rejects.toMatchObject(rechazo);
        await expect(store.checkEscritura()).rejects.toBeInstanceOf(StoreError);
        await expect(store.findCasoByFolio("7K3M9QXP4TWG")).rejects.toMatchObject(rechazo);
      });
    });
  });
};
