import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import type { EntradaConLlave, OpcionesDeLlave } from "@ventanilla/sdk/contract";

type Respuesta = EntradaConLlave["respuesta"];

const sha256 = (datos: string | Uint8Array): Buffer => createHash("sha256").update(datos).digest();
const PRESENTE = 0x01;
const VERIFICADO = 0x04;
const CON_LLAVE = 0x40;

/** A passkey of ES256 as an authenticator keeps it, that answers as a browser would; what it lies about can be set. */
export const createAutenticador = ({
  origen,
  verifica = true,
}: {
  origen: string;
  /** Whether it checks who holds it: a finger, a PIN. */
  verifica?: boolean;
}) => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  let usos = 0;
  let duena = "";

  const writeAutenticador = (rp: string, marcas: number, resto = Buffer.alloc(0)): Buffer => {
    const cuenta = Buffer.alloc(4);
    cuenta.writeUInt32BE(++usos);
    const todas = PRESENTE | (verifica ? VERIFICADO : 0) | marcas;
    return Buffer.concat([sha256(rp), Buffer.from([todas]), cuenta, resto]);
  };
  const writeCliente = (type: string, { challenge }: OpcionesDeLlave): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin: origen, crossOrigin: false }));
  const answer = (response: Record<string, Buffer>): Respuesta => ({
    id: id.toString("base64url"),
    rawId: id.toString("base64url"),
    type: "public-key",
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([nombre, valor]) => [nombre, valor.toString("base64url")]),
    ) as Respuesta["response"],
  });

  return {
    create(opciones: OpcionesDeLlave): Respuesta {
      const { rp, user } = opciones as unknown as { rp: { id: string }; user: { id: string } };
      duena = user.id;
      const cose = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, "base64url"))],
          [-3, new Uint8Array(Buffer.from(y, "base64url"))],
        ]),
      );
      const largo = Buffer.from([0, id.length]);
      const authData = writeAutenticador(rp.id, CON_LLAVE, Buffer.concat([Buffer.alloc(16), largo, id, cose]));
      const attestationObject = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array>([
          ["fmt", "none"],
          ["attStmt", new Map()],
          ["authData", new Uint8Array(authData)],
        ]),
      );
      return answer({
        clientDataJSON: writeCliente("webauthn.create", opciones),
        attestationObject: Buffer.from(attestationObject),
      });
    },
    get(opciones: OpcionesDeLlave, { de = duena }: { de?: string } = {}): Respuesta {
      const authenticatorData = writeAutenticador((opciones as unknown as { rpId: string }).rpId, 0);
      const clientDataJSON = writeCliente("webauthn.get", opciones);
      const signature = sign("sha256", Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey);
      return answer({ clientDataJSON, authenticatorData, signature, userHandle: Buffer.from(de, "base64url") });
    },
  };
};
