import { hash } from "node:crypto";
import { brotliCompressSync, constants } from "node:zlib";
import type { Context } from "hono";

/** An answer that is the same for everybody until the server starts again. */
export interface Estatico {
  respond(c: Context): Response;
}

/**
 * JSON prepared once: strong `ETag`, brotli where the client takes it.
 *
 * @param options.control value of `Cache-Control`
 */
export const prepareJson = (valor: unknown, { control }: { control: string }): Estatico => {
  const claro = Buffer.from(JSON.stringify(valor));
  const comprimido = brotliCompressSync(claro, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  const etag = `"${hash("sha256", claro, "base64url").slice(0, 22)}"`;
  return {
    respond: (c) => {
      c.header("Cache-Control", control);
      c.header("ETag", etag);
      c.header("Vary", "Accept-Encoding, Origin");
      c.header("X-Content-Type-Options", "nosniff");
      if (c.req.header("if-none-match")?.includes(etag)) return c.body(null, 304);
      c.header("Content-Type", "application/json; charset=utf-8");
      if (!c.req.header("accept-encoding")?.includes("br")) return c.body(claro);
      c.header("Content-Encoding", "br");
      return c.body(comprimido);
    },
  };
};
