import type { Inscripcion, Inscrito, Latido, RespuestaDeLatido } from "../contract/punto.ts";
import { VentanillaError } from "./error.ts";
import { sendPagando } from "./pagar.ts";
import type { Transport } from "./transport.ts";

/** What a machine of a point signs with: kept in IndexedDB, its private key leaves it never. */
export interface LlaveDeEquipo {
  /** ECDSA P-256, not extractable. */
  privada: CryptoKey;
  /** Uncompressed point, base64url: what enrolment sends. */
  publica: string;
}

/** What is signed of a request. */
export interface FirmaDePunto {
  /** Id of the machine, as its enrolment said. */
  equipo: string;
  privada: CryptoKey;
  /** @default "POST" */
  metodo?: string | undefined;
  /** Path of the API, as the contract writes it: `/v1/puntos/latidos`. */
  ruta: string;
  /** What is sent, as a value or as the JSON text of it. */
  cuerpo: unknown;
  /** Milliseconds since the epoch, by a clock within ten minutes of the server's. */
  ahora: number;
}

/** The calls of a machine of a point. */
export interface Puntos {
  /** Makes this machine known by its key. @throws {VentanillaError} `credenciales-invalidas` if the code does not serve */
  enrol(inscripcion: Inscripcion, opciones?: { signal?: AbortSignal | undefined }): Promise<Inscrito>;
  /**
   * Says that it lives. The answer's `ahora` tells a machine with a wrong clock.
   * @throws {VentanillaError} `credenciales-invalidas` once it is not enrolled any more
   */
  beat(
    latido: Latido,
    opciones: Pick<FirmaDePunto, "equipo" | "privada" | "ahora"> & { signal?: AbortSignal | undefined },
  ): Promise<RespuestaDeLatido>;
}

const ALGORITMO = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** Mints the key that a machine will be known by. */
export async function mintLlaveDeEquipo(): Promise<LlaveDeEquipo> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ALGORITMO, false, ["sign", "verify"]);
  return { privada: privateKey, publica: toBase64Url(await crypto.subtle.exportKey("raw", publicKey)) };
}

/** The value of the header `Punto` for one request. */
export async function signPunto({
  equipo,
  privada,
  metodo = "POST",
  ruta,
  cuerpo,
  ahora,
}: FirmaDePunto): Promise<string> {
  const codificador = new TextEncoder();
  const texto = typeof cuerpo === "string" ? cuerpo : JSON.stringify(cuerpo);
  const huella = toBase64Url(await crypto.subtle.digest("SHA-256", codificador.encode(texto)));
  const firmado = codificador.encode(`ventanilla/punto/1\n${metodo} ${ruta}\n${ahora}\n${huella}`);
  return `${equipo}.${ahora}.${toBase64Url(await crypto.subtle.sign(ALGORITMO, privada, firmado))}`;
}

/** Makes the calls of the machines of points. */
export function createPuntos({ transport }: { transport: Transport }): Puntos {
  const expect = <T extends Inscrito>(respuesta: T): T => {
    if (respuesta.equipo && respuesta.punto?.codigo) return respuesta;
    throw new VentanillaError({ type: "respuesta-ilegible", status: 200 });
  };
  return {
    enrol: async (inscripcion, { signal } = {}) =>
      expect(await sendPagando<Inscrito>(transport, "/v1/puntos/inscripciones", { cuerpo: inscripcion, signal })),
    async beat(latido, { signal, ...firma }) {
      const ruta = "/v1/puntos/latidos";
      const cabeceras = { Punto: await signPunto({ ...firma, ruta, cuerpo: latido }) };
      return expect(await transport<RespuestaDeLatido>(ruta, { cuerpo: latido, cabeceras, signal }));
    },
  };
}

function toBase64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}
