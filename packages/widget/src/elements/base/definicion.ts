import { createTransport } from "@ventanilla/sdk/client/transport";
import type { InstitucionPublica } from "@ventanilla/sdk/contract";

const pedidas = new Map<string, Promise<InstitucionPublica>>();

/**
 * Asks for an institution's definition once per page, however many elements need it. A failure is not kept: the next
 * one who needs it asks again.
 */
export function loadInstitucion(api: string, institucion: string): Promise<InstitucionPublica> {
  const llave = `${api} ${institucion}`;
  let pedida = pedidas.get(llave);
  if (!pedida) {
    pedida = createTransport({ api })(`/v1/instituciones/${institucion}`);
    pedidas.set(llave, pedida);
    pedida.catch(() => pedidas.delete(llave));
  }
  return pedida;
}
