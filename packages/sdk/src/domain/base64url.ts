/** Writes bytes as base64url without padding (RFC 4648, section 5). */
export function encodeBase64url(bytes: ArrayBuffer | Uint8Array): string {
  let binario = "";
  for (const byte of new Uint8Array(bytes)) binario += String.fromCharCode(byte);
  return btoa(binario).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_");
}

/** Reads base64url, with padding or without. @throws {DOMException} `InvalidCharacterError` for what is none */
export const decodeBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letra) => letra.charCodeAt(0));
