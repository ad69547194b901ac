import type { Prueba } from "../contract/problema.ts";
import { VentanillaError } from "./error.ts";

/** Digests asked for at once: about a millisecond of the page's thread. */
const TANDA = 64;

/** Longest stretch between two breaths of the page, in milliseconds: half a frame. */
const TRAMO = 8;

/** Longest time paid before giving up, in milliseconds: tens of times what an honest proof takes. */
const LIMITE = 60_000;

/**
 * Pays a proof of work: finds the nonce for which SHA-256 of `<desafio>.<nonce>` starts with `dificultad` zero bits.
 *
 * @returns the value of the header `Prueba`
 * @throws {VentanillaError} `cancelado` by the signal; `tiempo-agotado` after a minute
 */
export async function payPrueba({ desafio, dificultad }: Prueba, signal?: AbortSignal): Promise<string> {
  const codificador = new TextEncoder();
  const fin = performance.now() + LIMITE;
  let respiro = performance.now();
  for (let desde = 0; ; desde += TANDA) {
    if (signal?.aborted) throw new VentanillaError({ type: "cancelado" });
    if (performance.now() > fin) throw new VentanillaError({ type: "tiempo-agotado" });
    const hashes = await Promise.all(
      Array.from({ length: TANDA }, (_, i) =>
        crypto.subtle.digest("SHA-256", codificador.encode(`${desafio}.${desde + i}`)),
      ),
    );
    const i = hashes.findIndex((hash) => countZeroBits(new Uint8Array(hash)) >= dificultad);
    if (i >= 0) return `${desafio}.${desde + i}`;
    // Chromium digests short texts at once, on the page's thread: awaiting it never lets the page paint.
    if (performance.now() - respiro > TRAMO) {
      await breathe();
      respiro = performance.now();
    }
  }
}

function countZeroBits(bytes: Uint8Array): number {
  const i = bytes.findIndex((byte) => byte > 0);
  return i < 0 ? bytes.length * 8 : i * 8 + Math.clz32(bytes[i] as number) - 24;
}

/** Lets the page run what waits. A timer would do it once a second in a hidden tab. */
function breathe(): Promise<void> {
  return new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(0);
  });
}
