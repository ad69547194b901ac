import { createHash, webcrypto } from "node:crypto";

const { subtle } = webcrypto;
const ALGORITMO = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

/** A machine as its browser makes it: its private key is never seen. */
export interface Maquina {
  publica: string;
  privada: webcrypto.CryptoKey;
}

export const mintMaquina = async (): Promise<Maquina> => {
  const { privateKey, publicKey } = await subtle.generateKey(ALGORITMO, false, ["sign", "verify"]);
  return { privada: privateKey, publica: Buffer.from(await subtle.exportKey("raw", publicKey)).toString("base64url") };
};

/** The header `Punto` of a request. */
export const sign = async ({
  equipo,
  privada,
  metodo = "POST",
  ruta,
  cuerpo,
  ahora,
}: {
  equipo: string;
  privada: webcrypto.CryptoKey;
  metodo?: string;
  ruta: string;
  cuerpo: unknown;
  ahora: number;
}): Promise<string> => {
  const huella = createHash("sha256").update(JSON.stringify(cuerpo)).digest("base64url");
  const texto = `ventanilla/punto/1\n${metodo} ${ruta}\n${ahora}\n${huella}`;
  const firma = await subtle.sign(ALGORITMO, privada, Buffer.from(texto));
  return `${equipo}.${ahora}.${Buffer.from(firma).toString("base64url")}`;
};

const countCeros = (resumen: Buffer): number => {
  const i = resumen.findIndex((byte) => byte !== 0);
  return i === -1 ? 256 : i * 8 + Math.clz32(resumen[i] as number) - 24;
};

/** Pays a proof of work at once. */
export const pay = ({ desafio, dificultad }: { desafio: string; dificultad: number }): string => {
  for (let n = 0; ; n++)
    if (countCeros(createHash("sha256").update(`${desafio}.${n}`).digest()) >= dificultad) return `${desafio}.${n}`;
};
