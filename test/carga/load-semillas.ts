import { setImmediate as breathe } from "node:timers/promises";
import type { Institucion } from "@ventanilla/sdk/contract";
import { addCorridos } from "@ventanilla/sdk/domain";
import { fold } from "../../packages/api/src/caso/apply.ts";
import { writeAsientos } from "../../packages/api/src/caso/bitacora.ts";
import { countAsientos } from "../../packages/api/src/cifras/count-asientos.ts";
import { startOfDia } from "../../packages/api/src/gestion/start-of-dia.ts";
import { computeHmac, type Llaves } from "../../packages/api/src/sello/llaves.ts";
import { mintLlave } from "../../packages/api/src/sello/sello.ts";
import type { Escritura, Store } from "../../packages/api/src/store/store.ts";
import { createAzar } from "./azar.ts";
import { listHojas } from "./make-caso.ts";
import { makeCasoHistorico } from "./make-caso-historico.ts";
import { countCasos, dealCuentas, scaleLote } from "./scale-lote.ts";
import { DECLARADAS, type DeclaradaDeSemilla, type Lote, SEMILLAS } from "./semillas.ts";

/** Cases made between two breaths of this thread, which hears then that the writer is free. */
const TANDA = 64;
/** Cases that wait to be written: more than one transaction takes, so that the writer never waits for this thread. */
const EN_ESPERA = 1_536;

/** Readers of the journal: nothing is to be assigned, written to anybody or searched for in cases of long ago. */
const LECTORES = ["asignacion", "indice-1", "trabajos", "puntos"] as const;

export interface LoadSemillasOptions {
  /** An empty one: the places of its journal are counted from the first. */
  store: Store;
  llaves: Llaves;
  institucion: Institucion;
  /** From 0 to 1: of each stretch, in whole cases. */
  escala?: number;
  lotes?: readonly Lote[];
  /** Where what is no count of cases is declared; absent: nowhere. */
  declaradas?: { create(institucion: string, datos: DeclaradaDeSemilla): Promise<unknown> };
  /** How many are loaded, of how many. */
  tell?: (hechos: number, todos: number) => void;
}

/** Only an import may say that a channel is another one, or that nobody wrote it down. */
const allowImportados = (institucion: Institucion): Institucion => ({
  ...institucion,
  canales: [...new Set([...institucion.canales, "otro", "sinInformar"] as const)],
});

/**
 * Makes cases with the distributions of the seeds (domain, figures to reproduce), by the way every case goes: decided,
 * folded, sealed with a key of its own, chained, counted, and appended in groups by the store itself. Always the same
 * cases; their keys and seals are drawn anew, as keys are.
 */
export const loadSemillas = async (options: LoadSemillasOptions): Promise<{ casos: number; asientos: number }> => {
  const { store, llaves, escala = 1, lotes = SEMILLAS, tell } = options;
  const institucion = allowImportados(options.institucion);
  const { zona } = institucion;
  const materias = listHojas(institucion.materias);
  const azar = createAzar(2004);
  const escalados = lotes.map((lote) => scaleLote(lote, escala));
  const todos = escalados.reduce((suma, lote) => suma + countCasos(lote), 0);
  const carga = { casos: 0, asientos: 0 };

  const makeEscrituras = function* (): Generator<Escritura> {
    for (const lote of escalados) {
      const desde = startOfDia(lote.desde, zona);
      const paso = (startOfDia(addCorridos(lote.hasta, 1), zona) - desde) / countCasos(lote);
      let i = 0;
      for (const cuenta of dealCuentas(lote)) {
        const recibido = Math.floor(desde + (i++ + azar.next()) * paso);
        const { region } = lote;
        const { folio, asientos } = makeCasoHistorico({ azar, institucion, materias, cuenta, region, recibido });
        const llave = mintLlave(llaves.envoltura, folio);
        yield {
          caso: fold(folio, undefined, asientos),
          asientos: writeAsientos(asientos, { folio, version: 0, llave }),
          apertura: { acceso: computeHmac(llaves.pimienta, folio, "000000000000"), llave: llave.envuelta },
          cifras: countAsientos(undefined, asientos, { folio, zona }),
        };
      }
    }
  };

  const append = async (escritura: Escritura): Promise<void> => {
    const { resultado } = await store.appendAsientos(escritura);
    if (resultado !== "escrito") throw new Error(`Un caso de la carga no se escribió: ${resultado}`);
    carga.casos++;
    carga.asientos += escritura.asientos.length;
  };

  let enEspera: Promise<void>[] = [];
  for (const escritura of makeEscrituras()) {
    if (enEspera.push(append(escritura)) % TANDA !== 0) continue;
    await breathe();
    tell?.(carga.casos, todos);
    if (enEspera.length < EN_ESPERA) continue;
    await Promise.all(enEspera.slice(0, EN_ESPERA / 2));
    enEspera = enEspera.slice(EN_ESPERA / 2);
  }
  await Promise.all(enEspera);
  tell?.(carga.casos, todos);
  for (const declarada of DECLARADAS) await options.declaradas?.create(institucion.slug, declarada);
  await Promise.all(LECTORES.map((lector) => store.advance({ lector, hasta: carga.asientos })));
  return carga;
};
