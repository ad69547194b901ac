/** Digests asked for at once, between two breaths of the page: some milliseconds of its thread. */
const TANDA = 512;

const countZeroBits = (bytes) => {
  const i = bytes.findIndex((byte) => byte > 0);
  return i < 0 ? bytes.length * 8 : i * 8 + Math.clz32(bytes[i]) - 24;
};

/** Finds the nonce for which SHA-256 of `<desafio>.<nonce>` starts with `dificultad` zero bits. */
export const payPrueba = async ({ desafio, dificultad }) => {
  const codificador = new TextEncoder();
  for (let desde = 0; ; desde += TANDA) {
    const resumenes = await Promise.all(
      Array.from({ length: TANDA }, (_, i) =>
        crypto.subtle.digest("SHA-256", codificador.encode(`${desafio}.${desde + i}`)),
      ),
    );
    const i = resumenes.findIndex((resumen) => countZeroBits(new Uint8Array(resumen)) >= dificultad);
    if (i >= 0) return `${desafio}.${desde + i}`;
    // Awaiting digests alone may never let the page paint.
    await new Promise((resume) => setTimeout(resume));
  }
};
