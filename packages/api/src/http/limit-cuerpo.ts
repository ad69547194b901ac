import type { IncomingMessage } from "node:http";

/** How long a body may take to arrive, in milliseconds. */
export const ESPERA_DE_CUERPO = 14_000;
/** How long a file may: 10 MB over a poor mobile network. Whoever falls silent meanwhile is cut sooner, as it is read. */
export const ESPERA_DE_ARCHIVO = 240_000;

const SUBIDA = /^\/v1\/(?:seguimiento|gestion\/casos\/[^/?]+)\/adjuntos(?:\?|$)/;

/** Cuts a request whose body takes longer than its kind may: the server itself knows one time for all of them. */
export const limitCuerpo = (
  solicitud: IncomingMessage,
  { cuerpo = ESPERA_DE_CUERPO, archivo = ESPERA_DE_ARCHIVO }: { cuerpo?: number; archivo?: number } = {},
): void => {
  if (solicitud.complete || solicitud.method === "GET") return;
  const espera = SUBIDA.test(solicitud.url ?? "") ? archivo : cuerpo;
  const reloj = setTimeout(() => {
    if (!solicitud.complete) solicitud.destroy();
  }, espera);
  solicitud.once("close", () => clearTimeout(reloj));
};
