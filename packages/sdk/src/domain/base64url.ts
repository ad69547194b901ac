/** Writes bytes as base64url without padding (RFC 4648, section 5). */
export const encodeBase64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(new Uint8Array(bytes).reduce((binario, byte) => binario + String.fromCharCode(byte), ""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Reads base64url, with padding or without. @throws {DOMException} `InvalidCharacterError` for what is none */
export const decodeBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letra) => letra.charCodeAt(0));
