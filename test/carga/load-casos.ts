import { createHash } from "node:crypto";
import type { Institucion } from "@ventanilla/sdk/contract";
import { fold } from "../../packages/api/src/caso/apply.ts";
import type { Asiento } from "../../packages/api/src/caso/asiento.ts";
import { writeAsientos } from "../../packages/api/src/caso/bitacora.ts";
import { countAsientos } from "../../packages/api/src/cifras/count-asientos.ts";
import { computeTokens } from "../../packages/api/src/gestion/compute-tokens.ts";
import { computeHmac, type Llaves } from "../../packages/api/src/sello/llaves.ts";
import { mintLlave } from "../../packages/api/src/sello/sello.ts";
import type { Avance, Escritura, Store } from "../../packages/api/src/store/store.ts";
import { type Azar, createAzar } from "./azar.ts";
import { listHojas, makeCaso } from "./make-caso.ts";

/** Cases written at once: as many as the store takes in one transaction. */
const TANDA = 512;
/** Span over which cases came, in milliseconds. */
const TRES_ANOS = 3 * 365 * 86_400_000;

/** When the case of this place came in, of so many up to an instant: in order, a little apart. */
export const drawRecibido = (
  i: number,
  { azar, cuantos, ahora }: { azar: Azar; cuantos: number; ahora: number },
): number => ahora - TRES_ANOS + Math.floor(((i + azar.next()) / cuantos) * TRES_ANOS);

export interface LoadCasosOptions {
  store: Store;
  llaves: Llaves;
  institucion: Institucion;
  cuantos: number;
  semilla: number;
  /** Now, in the loaded installation; milliseconds since the epoch. */
  ahora: number;
  /** Readers of the journal that have nothing more to do of what is loaded; the first one leaves the tokens. */
  lectores?: readonly string[];
  tell?: (hechos: number) => void;
}

export interface Carga {
  casos: number;
  asientos: number;
  abiertos: number;
}

/** Texts of the loaded cases repeat their sentences: each is analysed once, whatever case it is in. */
const createTokens = (llaves: Llaves) => {
  const porFrase = new Map<string, Uint8Array[]>();
  const tokensOfFrase = (frase: string): Uint8Array[] => {
    let tokens = porFrase.get(frase);
    if (!tokens) {
      tokens = computeTokens(llaves.busqueda, { relato: frase });
      porFrase.set(frase, tokens);
    }
    return tokens;
  };
  return (asientos: Asiento[]): Uint8Array[] =>
    asientos.flatMap(({ reserva }) =>
      Object.entries(reserva ?? {}).flatMap(([clave, valor]) =>
        typeof valor === "string"
          ? valor.split(/(?<=[.]) /).flatMap(tokensOfFrase)
          : computeTokens(llaves.busqueda, { [clave]: valor }),
      ),
    );
};

/**
 * Loads cases by the way every case goes: decided, folded, sealed with a key of its own, chained, and appended in groups
 * by the store itself. What is left out is what comes before: HTTP and the check of its schema. The same seed gives the
 * same cases; their keys and seals are drawn anew, as keys are.
 *
 * @param options.store an empty one: the places of its journal are counted from the first
 */
export const loadCasos = async (options: LoadCasosOptions): Promise<Carga> => {
  const { store, llaves, institucion, cuantos, semilla, ahora, lectores = ["indice-1"], tell } = options;
  const azar = createAzar(semilla);
  const materias = listHojas(institucion.materias);
  const tokensOf = createTokens(llaves);
  const carga: Carga = { casos: 0, asientos: 0, abiertos: 0 };

  const makeEscritura = (i: number): { escritura: Escritura; tokens: Uint8Array[] } => {
    const recibido = drawRecibido(i, { azar, cuantos, ahora });
    const { folio, asientos } = makeCaso({ azar, institucion, materias, recibido, ahora });
    const llave = mintLlave(llaves.envoltura, folio);
    const id = createHash("sha256").update(`${semilla}/${i}`).digest();
    const escritura: Escritura = {
      caso: fold(folio, undefined, asientos),
      asientos: writeAsientos(asientos, { folio, version: 0, llave }),
      apertura: { acceso: computeHmac(llaves.pimienta, folio, "000000000000"), llave: llave.envuelta },
      envio: { id, huella: id },
      cifras: countAsientos(undefined, asientos, { folio, zona: institucion.zona }),
    };
    return { escritura, tokens: tokensOf(asientos) };
  };

  const writeTanda = async (tanda: { escritura: Escritura; tokens: Uint8Array[] }[]): Promise<void> => {
    const fichasDeBusqueda: NonNullable<Avance["fichasDeBusqueda"]> = [];
    const respuestas = await Promise.all(tanda.map(({ escritura }) => store.appendAsientos(escritura)));
    for (const [i, respuesta] of respuestas.entries()) {
      const { escritura, tokens } = tanda[i] as (typeof tanda)[number];
      if (respuesta.resultado !== "escrito")
        throw new Error(`Un caso de la carga no se escribió: ${respuesta.resultado}`);
      fichasDeBusqueda.push({ caso: respuesta.id, tokens });
      carga.casos++;
      carga.asientos += escritura.asientos.length;
      if (escritura.caso.estado !== "cerrado") carga.abiertos++;
    }
    const hasta = carga.asientos;
    await Promise.all(
      lectores.map((lector, i) => store.advance({ lector, hasta, ...(i === 0 && { fichasDeBusqueda }) })),
    );
    tell?.(carga.casos);
  };

  // One group is made while the writer has the one before.
  let enCurso: Promise<void> = Promise.resolve();
  for (let desde = 0; desde < cuantos; desde += TANDA) {
    const tanda = Array.from({ length: Math.min(TANDA, cuantos - desde) }, (_, i) => makeEscritura(desde + i));
    await enCurso;
    enCurso = writeTanda(tanda);
  }
  await enCurso;
  return carga;
};
