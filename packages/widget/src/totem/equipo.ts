import { hashTexto } from "@ventanilla/sdk/client/huella";
import { sendPagando } from "@ventanilla/sdk/client/pagar";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type { Inscrito, RespuestaDeLatido } from "@ventanilla/sdk/contract";
import { encodeBase64url } from "@ventanilla/sdk/domain";

const BASE = "ventanilla-equipo";
const ALMACEN = "equipo";
const CURVA = { name: "ECDSA", namedCurve: "P-256" } as const;
const FIRMA = { name: "ECDSA", hash: "SHA-256" } as const;

/** Between a heartbeat and the next, in milliseconds. */
export const LATIDO = 60_000;

/** What the machine keeps of itself: where it stands, and the key that nobody can take out of it. Nothing of anybody. */
interface Guardado {
  llaves: CryptoKeyPair;
  inscrito?: Inscrito;
}

type Envio = (url: string, init: RequestInit) => Promise<Response>;

/** An enrolled machine. */
export interface Equipo extends Inscrito {
  /** `fetch` that signs each POST, so that the service knows it comes from this machine. */
  fetch: Envio;
  /** Says that it lives and how much it holds. `revocado` once the service no longer knows it. */
  beat(pendientes: number): Promise<"vivo" | "revocado" | "sinRed">;
}

const settle = <T>(pedido: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    pedido.onsuccess = () => resolve(pedido.result);
    pedido.onerror = () => reject(pedido.error);
  });

async function openBase(): Promise<IDBDatabase> {
  const pedido = indexedDB.open(BASE, 1);
  pedido.onupgradeneeded = () => pedido.result.createObjectStore(ALMACEN);
  return settle(pedido);
}

/** Runs on what is kept; null where the browser keeps nothing. */
async function useAlmacen<T>(
  modo: IDBTransactionMode,
  ask: (almacen: IDBObjectStore) => IDBRequest<T>,
): Promise<T | null> {
  try {
    const base = await openBase();
    try {
      return await settle(ask(base.transaction(ALMACEN, modo).objectStore(ALMACEN)));
    } finally {
      base.close();
    }
  } catch {
    return null;
  }
}

const readGuardado = () => useAlmacen<Guardado | undefined>("readonly", (almacen) => almacen.get("yo"));
const keepGuardado = (guardado: Guardado) => useAlmacen("readwrite", (almacen) => almacen.put(guardado, "yo"));

/** The path of the API in an address, without what a proxy put before it. */
const readRuta = (url: string, api: string): string => {
  const base = new URL(api || location.origin, location.href);
  const { pathname } = new URL(url, base);
  return pathname.slice(base.pathname.replace(/\/+$/, "").length);
};

function createEquipo({
  api,
  llaves,
  inscrito,
  send = (url, init) => fetch(url, init),
  now = Date.now,
}: {
  api: string;
  llaves: CryptoKeyPair;
  inscrito: Inscrito;
  send?: Envio;
  now?: () => number;
}): Equipo {
  /** How far this clock is behind the service's, in milliseconds: a totem's clock is often wrong. */
  let desfase = 0;
  let revocado = false;

  const sign = async (metodo: string, ruta: string, cuerpo: string): Promise<string> => {
    const instante = now() + desfase;
    const texto = `ventanilla/punto/1\n${metodo} ${ruta}\n${instante}\n${await hashTexto(cuerpo)}`;
    const firma = await crypto.subtle.sign(FIRMA, llaves.privateKey, new TextEncoder().encode(texto));
    return `${inscrito.equipo}.${instante}.${encodeBase64url(firma)}`;
  };

  const signed: Envio = async (url, init) => {
    if (revocado || init.method !== "POST" || typeof init.body !== "string") return send(url, init);
    // Who can't sign any more still hands over what it holds.
    const Punto = await sign("POST", readRuta(url, api), init.body).catch(() => undefined);
    return send(url, { ...init, headers: { ...(init.headers as Record<string, string>), ...(Punto && { Punto }) } });
  };

  return {
    ...inscrito,
    fetch: signed,
    async beat(pendientes) {
      const pedida = now();
      try {
        const transport = createTransport({ api, fetch: signed, reintentos: 0 });
        const { ahora } = await transport<RespuestaDeLatido>("/v1/puntos/latidos", { cuerpo: { pendientes } });
        desfase = Date.parse(ahora) - (pedida + now()) / 2;
        return "vivo";
      } catch (error) {
        const { status } = error as { status: number };
        // What it holds is still handed over, as by any machine; only nobody's word is signed any more.
        revocado = status === 401 || status === 403 || status === 404;
        return revocado ? "revocado" : "sinRed";
      }
    },
  };
}

/** The machine as it was enrolled; nothing if it never was. */
export async function loadEquipo({ api }: { api: string }): Promise<Equipo | undefined> {
  const guardado = await readGuardado();
  return guardado?.inscrito ? createEquipo({ api, llaves: guardado.llaves, inscrito: guardado.inscrito }) : undefined;
}

/**
 * Enrols this machine with a code. Its key is made once and can never be taken out; the same code repeated after a lost
 * answer changes nothing.
 *
 * @throws {VentanillaError} if the code serves no longer, or the service does not answer
 */
export async function enrolEquipo({ api, codigo }: { api: string; codigo: string }): Promise<Equipo> {
  const llaves = (await readGuardado())?.llaves ?? (await crypto.subtle.generateKey(CURVA, false, ["sign", "verify"]));
  await keepGuardado({ llaves });
  const llave = encodeBase64url(await crypto.subtle.exportKey("raw", llaves.publicKey));
  // Somebody may have tried many codes: then each costs a proof of work.
  const transport = createTransport({ api, reintentos: 1 });
  const inscrito = await sendPagando<Inscrito>(transport, "/v1/puntos/inscripciones", { cuerpo: { codigo, llave } });
  await keepGuardado({ llaves, inscrito });
  return createEquipo({ api, llaves, inscrito });
}
