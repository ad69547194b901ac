import type { Adjunto } from "@ventanilla/sdk/contract";

/** What a header takes of a name, for readers that know no other form. */
const toAscii = (nombre: string): string =>
  nombre
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9 ._()-]/g, "_");

/** RFC 8187: what a header may carry of a name in any language. */
const encodeNombre = (nombre: string): string =>
  encodeURIComponent(nombre).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** A file on its way out: to be kept, never to be shown as a page, and as what it was found to be. */
export const serveArchivo = ({ nombre, tipo }: Pick<Adjunto, "nombre" | "tipo">, bytes: Uint8Array): Response =>
  new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      "content-type": tipo,
      "content-length": String(bytes.length),
      "content-disposition": `attachment; filename="${toAscii(nombre)}"; filename*=UTF-8''${encodeNombre(nombre)}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
