import type { Context } from "hono";
import { LRUCache } from "lru-cache";
import { DESFASE_MAXIMO, type Firmado } from "../puntos/firma-de-punto.ts";
import type { Puntos } from "../puntos/puntos.ts";
import type { LectorDeDireccion } from "./direccion.ts";
import type { Presupuesto } from "./presupuesto.ts";

/** Signature of the machine of a point. */
export const CABECERA_PUNTO = {
  name: "Punto",
  in: "header",
  required: true as boolean,
  description: "`<equipo>.<ms>.<firma>` de un equipo inscrito: ECDSA P-256, según docs/puntos.md",
  schema: { type: "string" },
} as const;

/** The proof that lets a submission in when many come at once. */
export const CABECERA_PRUEBA_DE_ENVIO = {
  name: "Prueba",
  in: "header",
  description: "`<desafio>.<nonce>` de una respuesta 428, si este envío la tuvo: vale para él, las veces que se repita",
  schema: { type: "string" },
} as const;

/** Signatures remembered while they may be said again. */
const RECORDADAS = 50_000;

/** What is handed in. */
export interface Llegada {
  institucion: string;
  /** What names this submission. */
  asunto: string;
  /** The point that the case says it is of. */
  punto?: string | undefined;
}

/**
 * Lets a submission in at its price.
 *
 * @returns whether a machine enrolled in that very point signed it: anybody may write the name of a point
 * @throws {Rechazo} `prueba-requerida`
 */
export type Admision = (llegada: Llegada) => boolean;

/** Reads who hands in what came: from where, and signed by which machine. Nobody is refused for it. */
export type LectorDePortador = (c: Context, cuerpo: Uint8Array) => Promise<Admision>;

/** What a machine signs of a request. */
export const firmadoOf = (c: Context, cuerpo: Uint8Array): Firmado => ({
  metodo: c.req.method,
  ruta: c.req.path,
  cuerpo,
});

/**
 * Makes what tells who hands a submission in. A signature serves one submission, however often it is repeated: said
 * again with another, that one counts as anybody's.
 */
export const createLectorDePortador = ({
  puntos,
  presupuesto,
  readDireccion,
}: {
  puntos: Pick<Puntos, "identify">;
  presupuesto: Presupuesto;
  readDireccion: LectorDeDireccion;
}): LectorDePortador => {
  const usadas = new LRUCache<string, string>({
    maxSize: RECORDADAS,
    sizeCalculation: () => 1,
    ttl: 2 * DESFASE_MAXIMO,
  });
  const isPrimera = (cabecera: string, asunto: string): boolean => {
    const anterior = usadas.get(cabecera);
    if (anterior === undefined) usadas.set(cabecera, asunto);
    return anterior === undefined || anterior === asunto;
  };

  return async (c, cuerpo) => {
    const cabecera = c.req.header("punto");
    const firma = cabecera === undefined ? undefined : await puntos.identify(cabecera, firmadoOf(c, cuerpo));
    const direccion = readDireccion(c);
    const prueba = c.req.header("prueba");
    return ({ institucion, asunto, punto }) => {
      const equipo =
        cabecera !== undefined && firma?.isReciente && isPrimera(cabecera, `${institucion} ${asunto}`)
          ? firma.equipo
          : undefined;
      presupuesto.charge({ institucion, asunto, equipo: equipo?.id, direccion, prueba });
      return equipo !== undefined && equipo.institucion === institucion && equipo.punto === punto;
    };
  };
};
