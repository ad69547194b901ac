import type { Comprobante } from "../contract/caso.ts";
import type {
  AperturaAtendida,
  Busqueda,
  FilaDeCaso,
  FiltroDeCasos,
  LecturaDeCaso,
  Lote,
  PaginaDeCasos,
  RespuestaDeOrden,
  ResultadoDeLote,
} from "../contract/gestion.ts";
import type { OrdenDeGestion } from "../contract/orden.ts";
import type { LecturasDeCaso, LoteDeVisaciones, ResultadoDeVisaciones } from "../contract/visacion.ts";
import { parseFolio } from "../domain/folio.ts";
import type { OpcionesEnvio } from "./casos.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { mintEnvio } from "./envio.ts";
import { expectAnswer, type TransporteDeGestion } from "./gestion-transport.ts";

/** The cases that who asks may see, and every order on them. */
export interface CasosDeGestion {
  /** One page, by due date; the next one with its `siguiente` as `cursor`. */
  page(filtro?: FiltroDeCasos, opciones?: OpcionesLectura): Promise<PaginaDeCasos>;
  /** Every case of the filter, by due date, asked for page by page as they are taken. */
  list(filtro?: Omit<FiltroDeCasos, "cursor">, opciones?: OpcionesLectura): AsyncIterableIterator<FilaDeCaso>;
  /** By folio, RUT, names or words of the case, typed however; it travels in the body. */
  search(busqueda: Busqueda, opciones?: OpcionesLectura): Promise<FilaDeCaso[]>;
  /**
   * The whole case within one's scope, else its state (`alcance`). The reading is recorded.
   * @throws {GestionError} `no-encontrado`; others
   */
  read(folio: string, opciones?: OpcionesLectura): Promise<LecturaDeCaso>;
  /** Who read it, the latest first. */
  lecturas(folio: string, opciones?: OpcionesLectura): Promise<LecturasDeCaso["lecturas"]>;
  /**
   * Gives an order on the case as it was read. Repeats by itself on a failure of the network, always as the same act.
   *
   * @param opciones.version of the case that was read
   * @throws {GestionError} `version-atrasada` with `version` and `cambios`; `estado-no-permite` and `rol-no-permite` with
   * `permitidas`; `datos-invalidos` with `errores`; others
   */
  order(folio: string, orden: OrdenDeGestion, opciones: OpcionesEnvio & { version: number }): Promise<RespuestaDeOrden>;
  /** Approves closings that were read after they were proposed; each stands or falls alone. */
  visar(casos: LoteDeVisaciones["casos"], opciones?: OpcionesEnvio): Promise<ResultadoDeVisaciones["casos"]>;
  /** Takes a case in by any channel; the receipt carries the clave, for the person, unless it was given. */
  open(apertura: AperturaAtendida, opciones?: OpcionesEnvio): Promise<Comprobante>;
  /** Takes many in; each line stands or falls alone, and repeats as itself by its `envio`. */
  openLote(lineas: Lote["lineas"], opciones?: OpcionesLectura): Promise<ResultadoDeLote["lineas"]>;
}

const RUTA = "/v1/gestion/casos";

/** Makes the calls of gestión on cases. */
export function createCasosDeGestion({ ask }: Pick<TransporteDeGestion, "ask">): CasosDeGestion {
  const page: CasosDeGestion["page"] = async (filtro, { signal } = {}) => {
    const pagina = await ask<PaginaDeCasos>(RUTA, { consulta: filtro, signal });
    return expectAnswer(pagina, Array.isArray(pagina.casos));
  };

  return {
    page,
    async *list(filtro, opciones) {
      let cursor: string | undefined;
      do {
        const { casos, siguiente }: PaginaDeCasos = await page({ ...filtro, ...(cursor && { cursor }) }, opciones);
        yield* casos;
        cursor = siguiente;
      } while (cursor);
    },
    async search(busqueda, { signal } = {}) {
      const { casos } = await ask<PaginaDeCasos>("/v1/gestion/busquedas", {
        cuerpo: busqueda,
        repetible: true,
        signal,
      });
      return expectAnswer(casos, Array.isArray(casos));
    },
    async read(folio, { signal } = {}) {
      const caso = await ask<LecturaDeCaso>(rutaDe(folio), { signal });
      return expectAnswer(caso, isMismo(caso, folio));
    },
    async lecturas(folio, { signal } = {}) {
      const { lecturas } = await ask<LecturasDeCaso>(`${rutaDe(folio)}/lecturas`, { signal });
      return expectAnswer(lecturas, Array.isArray(lecturas));
    },
    async order(folio, orden, { version, envio = mintEnvio(), signal }) {
      const respuesta = await ask<RespuestaDeOrden>(`${rutaDe(folio)}/ordenes`, {
        cuerpo: orden,
        version,
        envio,
        signal,
      });
      return expectAnswer(respuesta, isMismo(respuesta.caso, folio));
    },
    async visar(lista, { envio = mintEnvio(), signal } = {}) {
      const { casos } = await ask<ResultadoDeVisaciones>("/v1/gestion/visaciones", {
        cuerpo: { casos: lista },
        envio,
        signal,
      });
      return expectAnswer(casos, Array.isArray(casos) && casos.length === lista.length);
    },
    async open(apertura, { envio = mintEnvio(), signal } = {}) {
      const comprobante = await ask<Comprobante>(RUTA, { cuerpo: apertura, envio, signal });
      return expectAnswer(comprobante, isMismo(comprobante, apertura.folio ?? String(comprobante.folio)));
    },
    async openLote(lista, { signal } = {}) {
      const { lineas } = await ask<ResultadoDeLote>(`${RUTA}/lote`, {
        cuerpo: { lineas: lista },
        repetible: true,
        signal,
      });
      return expectAnswer(lineas, Array.isArray(lineas) && lineas.length === lista.length);
    },
  };
}

/** Address of a case, its folio typed however. */
function rutaDe(folio: string): string {
  return `${RUTA}/${encodeURIComponent(parseFolio(folio) ?? folio)}`;
}

function isMismo(caso: { folio?: string } | undefined, folio: string): boolean {
  const leido = parseFolio(String(caso?.folio));
  return leido !== undefined && leido === parseFolio(folio);
}
