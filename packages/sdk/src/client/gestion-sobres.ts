import type { Comprobante, VistaCiudadana } from "../contract/caso.ts";
import type { AcuseDeSobre, AperturaDeSobre, PaginaDeSobres, Sobre, SobreAbierto } from "../contract/sobre.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { createTransporteDeGestion, expectAnswer, type OpcionesGestion } from "./gestion-transport.ts";
import { sendPagando } from "./pagar.ts";

/** What came of an envelope that was handed over. */
export type EntregaDeSobre =
  /** `yaEstaba`: the same call had been taken before, sealed or in clear. */
  | { como: "cargado" | "yaEstaba"; respuesta: Comprobante | VistaCiudadana }
  /** Kept for a person to look at, whatever is wrong with it. */
  | { como: "apartado"; acuse: AcuseDeSobre };

/** Sealed envelopes (Plan B) on the officers' side. */
export interface SobresDeGestion {
  /**
   * Hands one over: of this desk's own queue, or of those that were exported from a totem. Repeated, it is the same one.
   * @throws {GestionError} `datos-invalidos` where it is no envelope; others
   */
  deliver(sobre: Sobre, opciones?: OpcionesLectura): Promise<EntregaDeSobre>;
  /** One page of those that wait for a person, the oldest first, or of those already dealt with. Never what they hold. */
  page(
    filtro?: { estado?: "pendientes" | "resueltos"; cursor?: string; limite?: number },
    opciones?: OpcionesLectura,
  ): Promise<PaginaDeSobres>;
  /**
   * Looks at what one holds, opens the case that it brings, mended or not, or puts it away.
   * @param opciones.version the one that was read; to look, none
   * @throws {GestionError} `version-atrasada`, `estado-no-permite`, and as the call inside
   */
  open(id: string, acto: AperturaDeSobre, opciones?: OpcionesLectura & { version?: number }): Promise<SobreAbierto>;
}

const RUTA = "/v1/gestion/sobres";

/** Makes the calls on envelopes. */
export function createSobresDeGestion(opciones: OpcionesGestion): SobresDeGestion {
  const { ask } = createTransporteDeGestion(opciones);
  const send = opciones.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  return {
    async deliver(sobre, { signal } = {}) {
      let repetida = false;
      const transporte = createTransporteDeGestion({
        ...opciones,
        async fetch(url, init) {
          const respuesta = await send(url, init);
          repetida = respuesta.headers.has("Idempotency-Replayed") || respuesta.status === 200;
          return respuesta;
        },
      });
      // Handed over again, it is the same call: it may be repeated by itself.
      const respuesta = await sendPagando<Comprobante | VistaCiudadana | AcuseDeSobre>(
        (ruta, solicitud) => transporte.ask(ruta, { ...(solicitud as { cuerpo: object }), repetible: true }),
        RUTA,
        { cuerpo: sobre, signal },
      );
      if ("huella" in respuesta) return { como: "apartado", acuse: respuesta };
      return { como: repetida ? "yaEstaba" : "cargado", respuesta: expectAnswer(respuesta, Boolean(respuesta.folio)) };
    },
    async page(filtro, { signal } = {}) {
      const pagina = await ask<PaginaDeSobres>(RUTA, { consulta: filtro, signal });
      return expectAnswer(pagina, Array.isArray(pagina.sobres));
    },
    async open(id, acto, { version, signal } = {}) {
      const abierto = await ask<SobreAbierto>(`${RUTA}/${encodeURIComponent(id)}/apertura`, {
        cuerpo: acto,
        version,
        repetible: acto.acto === "leer",
        signal,
      });
      return expectAnswer(abierto, abierto.sobre?.id === id);
    },
  };
}
