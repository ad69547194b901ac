import { type KeyObject, randomInt } from "node:crypto";
import type { CodigoDeInscripcion } from "@ventanilla/sdk/contract";
import { formatClave, parseClave } from "@ventanilla/sdk/domain";
import type { Fichas } from "../personal/fichas.ts";
import { computeHmac } from "../sello/llaves.ts";

const CLASE = "codigoDePunto";

/** A code serves for half an hour: whoever asks for one stands before the machine, or is on the telephone with who does. */
const VIGENCIA_MS = 30 * 60_000;

const MODULO = 10 ** 12;

/** The codes of an institution looked at when one more is made: what expired is forgotten then. */
const BARRIDA = 200;

/** Where a code enrols: the institution and the point's own code. */
export interface Destino {
  institucion: string;
  punto: string;
}

interface CodigoGuardado {
  punto: string;
  vence: string;
  /** The machine that spent it: it alone may say it again, if the answer got lost. */
  equipo?: string;
}

/** Codes that enrol one machine each: twelve digits like a clave, typed on the same keypad, kept as a keyed hash. */
export interface CodigosDeInscripcion {
  /** A new one: what is returned is kept nowhere. */
  mint(destino: Destino): Promise<CodigoDeInscripcion>;
  /**
   * Where a code in force leads this machine, which spends it, and when it was spent; nothing for any other code, or for
   * a second machine.
   */
  spend(codigo: string, equipo: string): Promise<(Destino & { gastadoEn: string }) | undefined>;
}

/** @param options.llave what the codes are hashed with */
export const createCodigosDeInscripcion = ({
  store,
  clock,
  llave,
}: {
  store: Fichas;
  /** Milliseconds since the epoch. */
  clock: () => number;
  llave: KeyObject;
}): CodigosDeInscripcion => {
  const at = (ms: number): string => new Date(ms).toISOString();
  const hashCodigo = (codigo: string): string => computeHmac(llave, "codigo", codigo).toString("base64url");

  const sweep = async (institucion: string): Promise<void> => {
    for (const { id, datos } of await store.listFichas({ clase: CLASE, institucion, limite: BARRIDA }))
      if ((datos as CodigoGuardado).vence <= at(clock())) await store.deleteFicha(CLASE, id);
  };

  return {
    async mint({ institucion, punto }) {
      await sweep(institucion);
      const vence = at(clock() + VIGENCIA_MS);
      for (;;) {
        const codigo = String(randomInt(MODULO)).padStart(12, "0");
        const hash = hashCodigo(codigo);
        const datos: CodigoGuardado = { punto, vence };
        const { resultado } = await store.putFicha(
          { clase: CLASE, id: hash, institucion, cuando: at(clock()), datos },
          { version: 0 },
        );
        if (resultado === "escrito") return { codigo: formatClave(codigo), vence };
      }
    },
    async spend(escrito, equipo) {
      const codigo = parseClave(escrito);
      if (codigo === undefined) return undefined;
      const ficha = await store.findFicha(CLASE, hashCodigo(codigo));
      if (!ficha) return undefined;
      const { institucion, version, cuando } = ficha;
      const datos = ficha.datos as CodigoGuardado;
      const destino = { institucion, punto: datos.punto };
      if (datos.vence <= at(clock())) return undefined;
      if (datos.equipo !== undefined) return datos.equipo === equipo ? { ...destino, gastadoEn: cuando } : undefined;
      const gastado: CodigoGuardado = { ...datos, equipo };
      const gastadoEn = at(clock());
      const { resultado } = await store.putFicha({ ...ficha, cuando: gastadoEn, datos: gastado }, { version });
      return resultado === "escrito" ? { ...destino, gastadoEn } : undefined;
    },
  };
};
