import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";
import type { OpcionesDeLlave } from "@ventanilla/sdk/contract";
import type { Desafios } from "./desafios.ts";
import type { Entradas, LlaveDeAcceso } from "./entradas.ts";

/** Passkeys (WebAuthn): the browser asks for a finger, a face or a PIN, so each is enough by itself. */
export interface LlavesDeAcceso {
  askEntrada(): Promise<OpcionesDeLlave>;
  /** Id of the user whose passkey answered; nothing where the answer is not to be believed. */
  checkEntrada(respuesta: AuthenticationResponseJSON): Promise<string | undefined>;
  askRegistro(usuario: { id: string; nombre: string; correo: string }): Promise<OpcionesDeLlave>;
  /** The new passkey; nothing where the answer is not to be believed. */
  checkRegistro(usuario: string, respuesta: RegistrationResponseJSON): Promise<LlaveDeAcceso | undefined>;
}

// Loaded with the first passkey: most starts never see one.
const load = () => import("@simplewebauthn/server");

/** EdDSA, ES256 and RS256 (COSE): what every authenticator of today has. */
const ALGORITMOS = [-8, -7, -257];

const decode = (base64url: string): string => Buffer.from(base64url, "base64url").toString("utf8");

/** What the library throws at is an answer that is wrong, and all of them read the same. */
const orNothing = async <T>(act: () => Promise<T>): Promise<T | undefined> => act().catch(() => undefined);

export const createLlavesDeAcceso = ({
  desafios,
  entradas,
  urlPublica,
  clock,
}: {
  desafios: Desafios;
  entradas: Entradas;
  urlPublica: string;
  clock: () => number;
}): LlavesDeAcceso => {
  const { origin, hostname: rpID } = new URL(urlPublica);
  const asIs = (opciones: object): OpcionesDeLlave => JSON.parse(JSON.stringify(opciones));

  return {
    async askEntrada() {
      const { generateAuthenticationOptions } = await load();
      return asIs(
        await generateAuthenticationOptions({
          rpID,
          challenge: new TextEncoder().encode(desafios.mint("llave")),
          userVerification: "required",
        }),
      );
    },
    async checkEntrada(respuesta) {
      const usuario = decode(String(respuesta.response.userHandle ?? ""));
      const llave = (await entradas.find(usuario)).llaves.find(({ id }) => id === respuesta.id);
      if (!llave) return undefined;
      const { verifyAuthenticationResponse } = await load();
      const leida = await orNothing(() =>
        verifyAuthenticationResponse({
          response: respuesta,
          expectedChallenge: (desafio) => desafios.spend("llave", decode(desafio)) !== undefined,
          expectedOrigin: origin,
          expectedRPID: rpID,
          credential: { id: llave.id, publicKey: Buffer.from(llave.publica, "base64url"), counter: llave.usos },
          requireUserVerification: true,
        }),
      );
      if (!leida?.verified) return undefined;
      const { newCounter } = leida.authenticationInfo;
      if (newCounter !== llave.usos) await entradas.noteUsos(usuario, { id: llave.id, usos: newCounter });
      return usuario;
    },
    async askRegistro({ id, nombre, correo }) {
      const { generateRegistrationOptions } = await load();
      const { llaves } = await entradas.find(id);
      return asIs(
        await generateRegistrationOptions({
          rpName: "Ventanilla",
          rpID,
          userID: new TextEncoder().encode(id),
          userName: correo,
          userDisplayName: nombre,
          challenge: new TextEncoder().encode(desafios.mint(`registro ${id}`)),
          excludeCredentials: llaves.map((llave) => ({ id: llave.id })),
          supportedAlgorithmIDs: ALGORITMOS,
          authenticatorSelection: { residentKey: "required", userVerification: "required" },
        }),
      );
    },
    async checkRegistro(usuario, respuesta) {
      const { verifyRegistrationResponse } = await load();
      const leida = await orNothing(() =>
        verifyRegistrationResponse({
          response: respuesta,
          expectedChallenge: (desafio) => desafios.spend(`registro ${usuario}`, decode(desafio)) !== undefined,
          expectedOrigin: origin,
          expectedRPID: rpID,
          requireUserVerification: true,
          supportedAlgorithmIDs: ALGORITMOS,
        }),
      );
      if (!leida?.verified) return undefined;
      const { id, publicKey, counter } = leida.registrationInfo.credential;
      return {
        id,
        publica: Buffer.from(publicKey).toString("base64url"),
        usos: counter,
        creada: new Date(clock()).toISOString(),
      };
    },
  };
};
