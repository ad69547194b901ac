import { createHash, randomBytes } from "node:crypto";
import type { Caso } from "../src/caso/caso.ts";
import type { AsientoGuardado, Envio, Escritura, Store, Trabajo } from "../src/store/store.ts";

const CUANDO = "2026-12-02T14:00:00.000Z";

export const makeEnvio = (): Envio => ({ id: randomBytes(32), huella: randomBytes(32) });

export const makeFolio = (): string => randomBytes(6).toString("hex").toUpperCase();

const PLAZO = { dias: 25, unidad: "habiles", vence: "2027-01-11" } as const;

const makeCaso = (folio: string): Caso => ({
  folio,
  institucion: "sernac",
  tipo: "reclamo",
  canal: "internet",
  comuna: "13101",
  materia: "comercio.garantia",
  etapa: "mediacion",
  estado: "ingresado",
  version: 1,
  recibidoEn: CUANDO,
  ingresoLegal: "2026-12-02",
  plazo: PLAZO,
  mensajesNuevos: 0,
});

const makeAsiento = (n: number, tipo: string): AsientoGuardado => ({
  n,
  cuando: CUANDO,
  tipo,
  autor: "ciudadano",
  datos: JSON.stringify({ nota: `ñandú ${n} ✓`, ...(tipo === "ingreso" && { plazo: PLAZO }) }),
  sellado: n % 3 === 0 ? null : randomBytes(300),
  enlace: randomBytes(32),
});

/** What opens a case, with every part of it. */
export const makeApertura = ({ folio = makeFolio(), envio = makeEnvio() } = {}) => ({
  caso: makeCaso(folio),
  asientos: [makeAsiento(1, "ingreso")],
  apertura: { acceso: randomBytes(32), llave: randomBytes(60) },
  envio,
});

/** What goes on a case that is at `caso.version`: `cuantos` entries. */
export const makeMensaje = ({ caso, cuantos = 1, envio }: { caso: Caso; cuantos?: number; envio?: Envio }) => ({
  caso: { ...caso, version: caso.version + cuantos, mensajesNuevos: caso.mensajesNuevos + cuantos },
  asientos: Array.from({ length: cuantos }, (_, i) => makeAsiento(caso.version + 1 + i, "mensaje")),
  ...(envio && { envio }),
});

/** One entry that takes the fold where it is told. */
export const makeCambio = (caso: Caso, cambio: Partial<Caso>) => ({
  caso: { ...caso, ...cambio, version: caso.version + 1 },
  asientos: [makeAsiento(caso.version + 1, "gestion")],
});

export const makeTrabajo = (cambio: Partial<Trabajo> = {}): Trabajo => ({
  id: randomBytes(6).toString("hex"),
  tipo: "correo",
  cuando: CUANDO,
  datos: { caso: 1 },
  ...cambio,
});

/** Eight bytes that stand for a word. */
export const makeToken = (palabra: string): Buffer => createHash("sha256").update(palabra).digest().subarray(0, 8);

/** Writes it, and says with what id; anything but `escrito` is an error here. */
export const write = async (store: Store, escritura: Escritura): Promise<number> => {
  const respuesta = await store.appendAsientos(escritura);
  if (respuesta.resultado !== "escrito") throw new Error(`"${respuesta.resultado}" instead of "escrito"`);
  return respuesta.id;
};

/** Plain arrays of bytes, so that a `Buffer` equals a `Uint8Array`. */
export const plain = (valor: unknown): unknown => {
  if (valor instanceof Uint8Array) return Buffer.from(valor).toString("hex");
  if (Array.isArray(valor)) return valor.map(plain);
  if (valor === null || typeof valor !== "object") return valor;
  return Object.fromEntries(Object.entries(valor).map(([clave, v]) => [clave, plain(v)]));
};

/** All cases of the store, walked by pages. */
export const listTodos = async (store: Store, limite = 500) => {
  const todos = [];
  for (let despuesDe = 0; ; ) {
    const pagina = await store.listCasos({ despuesDe, limite });
    todos.push(...pagina);
    const ultimo = pagina.at(-1);
    if (!ultimo) return todos;
    despuesDe = ultimo.id;
  }
};
