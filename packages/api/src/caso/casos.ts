import { hash } from "node:crypto";
import type { AperturaLeida, Comprobante, Institucion, VistaCiudadana } from "@ventanilla/sdk/contract";
import { claveFromBytes, folioFromBytes } from "@ventanilla/sdk/domain";
import { canonicalJson } from "../sello/canonical-json.ts";
import { computeHmac, computeHmac512, type Llaves } from "../sello/llaves.ts";
import { type LlaveDeCaso, mintLlave, unwrapLlave } from "../sello/sello.ts";
import type { AsientoGuardado, CasoGuardado, Envio, Escritura, Store } from "../store/store.ts";
import { apply } from "./apply.ts";
import type { Asiento } from "./asiento.ts";
import { readAsiento, writeAsientos } from "./bitacora.ts";
import type { Caso } from "./caso.ts";
import { buildComprobante } from "./comprobante.ts";
import { decide } from "./decide.ts";
import type { Orden } from "./orden.ts";
import { Rechazo } from "./rechazo.ts";
import { buildVista } from "./vista.ts";

/** How often an order is decided again because somebody else was first: of so many at once on a case, the last one. */
const INTENTOS = 64;

/** What cases need of the world. */
export interface OpcionesDeCasos {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  llaves: Llaves;
  instituciones: ReadonlyMap<string, Institucion>;
  /** Where citizens reach this server, without a slash at the end. */
  urlPublica: string;
}

/** An answer and whether it repeats that of an earlier, identical submission. */
export interface Respuesta<T> {
  valor: T;
  repetida: boolean;
}

/** What may be done with cases: every write is an order decided on a fold and appended in one transaction. */
export interface Casos {
  /**
   * Opens a case.
   *
   * @param options.envio the Idempotency-Key
   * @throws {Rechazo} `datos-invalidos`, `folio-ocupado`, `clave-de-envio-reutilizada`
   */
  open(apertura: AperturaLeida, options: { institucion: Institucion; envio: string }): Promise<Respuesta<Comprobante>>;
  /** The case that folio and clave open. @throws {Rechazo} `caso-no-encontrado`, whatever the cause */
  find(credencial: { folio: string; clave: string }): Promise<CasoGuardado>;
  /** The citizen's view of a case. */
  view(guardado: CasoGuardado): Promise<VistaCiudadana>;
  /**
   * Gives an order on a case.
   *
   * @param options.envio the Idempotency-Key and the body it came with, where there is one
   * @throws {Rechazo} where a rule says no
   */
  order(
    guardado: CasoGuardado,
    orden: Exclude<Orden, { orden: "abrir" }>,
    options: { autor: string; envio?: { clave: string; cuerpo: unknown } | undefined },
  ): Promise<Respuesta<CasoGuardado>>;
}

/** Same key, same body: the same act. Same key, another body: somebody's mistake, said aloud. */
const assertMismaHuella = (guardada: Uint8Array, huella: Uint8Array): void => {
  if (Buffer.compare(guardada, huella) !== 0) throw new Rechazo("clave-de-envio-reutilizada");
};

/** The cases of an installation over its store. */
export const createCasos = ({ store, clock, llaves, instituciones, urlPublica }: OpcionesDeCasos): Casos => {
  const now = (): string => new Date(clock()).toISOString();
  const computeAcceso = (folio: string, clave: string): Buffer => computeHmac(llaves.pimienta, folio, clave);
  const identify = (slug: string, clave: string, cuerpo: unknown): Envio & { azar: Buffer } => {
    const bytes = computeHmac512(llaves.envio, slug, clave);
    const [id, azar] = [bytes.subarray(0, 32), bytes.subarray(32)];
    // Nobody else can derive `azar`: what is hashed after it is a keyed hash of the body and the institution.
    return { id, huella: hash("sha256", azar.toString("latin1") + canonicalJson(cuerpo), "buffer"), azar };
  };

  const getInstitucion = (slug: string): Institucion => {
    const institucion = instituciones.get(slug);
    if (!institucion) throw new Rechazo("no-encontrado", { detalle: `Falta la definición de «${slug}»` });
    return institucion;
  };

  const findLlave = async ({ id, caso }: CasoGuardado): Promise<LlaveDeCaso | undefined> => {
    const envuelta = await store.findLlave(id);
    return envuelta && unwrapLlave(llaves.envoltura, caso.folio, envuelta);
  };

  /** The receipt of a case opened before: from its first entry, as it was then. */
  const repeatComprobante = async (folio: string, options: Parameters<typeof buildComprobante>[1]) => {
    const guardado = await store.findCasoByFolio(folio);
    const [ingreso] = guardado ? await store.listAsientos(guardado.id) : [];
    if (!ingreso) throw new Rechazo("interno");
    return buildComprobante(apply(folio, undefined, readAsiento(ingreso)), options);
  };

  return {
    async open(apertura, { institucion, envio: claveDeEnvio }) {
      const { slug } = institucion;
      const { azar, ...envio } = identify(slug, claveDeEnvio, apertura);
      const { folio, clave, claveAcunada } = mintFaltantes(apertura, azar);
      const opciones = { institucion, urlPublica, clave: claveAcunada };

      const replay = async (huella: Uint8Array, deFolio: string): Promise<Respuesta<Comprobante>> => {
        assertMismaHuella(huella, envio.huella);
        return { valor: await repeatComprobante(deFolio, opciones), repetida: true };
      };

      let asientos: Asiento[];
      try {
        const contexto = { ahora: now(), actor: { id: "ciudadano" }, institucion };
        asientos = decide(undefined, { orden: "abrir", apertura }, contexto);
      } catch (rechazo) {
        // What was taken under earlier rules keeps its receipt.
        const anterior = await store.findEnvio(envio.id);
        if (anterior) return replay(anterior.huella, anterior.folio);
        throw rechazo;
      }
      const llave = mintLlave(llaves.envoltura, folio);
      const caso = fold(folio, undefined, asientos);
      const escrito = await store.appendAsientos({
        caso,
        asientos: writeAsientos(asientos, { folio, version: 0, llave }),
        apertura: { acceso: computeAcceso(folio, clave), llave: llave.envuelta },
        envio,
      });
      switch (escrito.resultado) {
        case "escrito":
          return { valor: buildComprobante(caso, opciones), repetida: false };
        case "repetido":
          return replay(escrito.huella, escrito.folio);
        case "folioOcupado":
        case "atrasado":
          throw new Rechazo("folio-ocupado");
      }
    },

    async find({ folio, clave }) {
      const guardado = await store.findCasoByAcceso(computeAcceso(folio, clave));
      if (!guardado) throw new Rechazo("caso-no-encontrado");
      return guardado;
    },

    async view(guardado) {
      // A later entry may have come in between the two reads; the fold does not know of it yet.
      const asientos = (await store.listAsientos(guardado.id)).slice(0, guardado.caso.version);
      const llave = asientos.some(isReservaVisible) ? await findLlave(guardado) : undefined;
      return buildVista(
        guardado.caso,
        asientos.map((asiento) => readAsiento(asiento, isReservaVisible(asiento) ? llave : undefined)),
        { institucion: getInstitucion(guardado.caso.institucion), ahora: now() },
      );
    },

    async order(inicial, orden, { autor, envio: conClave }) {
      const { folio } = inicial.caso;
      const institucion = getInstitucion(inicial.caso.institucion);
      const envio = conClave && identify(`${institucion.slug}/${folio}`, conClave.clave, conClave.cuerpo);
      const anterior = envio && (await store.findEnvio(envio.id));
      if (envio && anterior) {
        assertMismaHuella(anterior.huella, envio.huella);
        return { valor: (await store.findCasoByFolio(folio)) ?? inicial, repetida: true };
      }
      const llave = await findLlave(inicial);
      if (!llave) throw new Rechazo("caso-no-encontrado");

      let guardado: CasoGuardado | undefined = inicial;
      for (let intento = 0; guardado && intento < INTENTOS; intento++) {
        const { id, caso, cabeza } = guardado;
        const asientos = decide(caso, orden, { ahora: now(), actor: { id: autor }, institucion });
        const nuevo = fold(folio, caso, asientos);
        const escritura: Escritura = {
          caso: nuevo,
          asientos: writeAsientos(asientos, { folio, version: caso.version, cabeza, llave }),
          ...(envio && { envio }),
        };
        const escrito = await store.appendAsientos(escritura);
        if (escrito.resultado === "escrito") {
          const ultimo = escritura.asientos.at(-1) as AsientoGuardado;
          return { valor: { id, caso: nuevo, cabeza: ultimo.enlace }, repetida: false };
        }
        guardado = await store.findCasoByFolio(folio);
        if (escrito.resultado === "repetido" && guardado && envio) {
          assertMismaHuella(escrito.huella, envio.huella);
          return { valor: guardado, repetida: true };
        }
      }
      throw new Rechazo("no-disponible");
    },
  };
};

/**
 * The folio and the clave that the citizen did not bring.
 *
 * @param azar bytes derived from the submission, so that a replay can say them again
 */
const mintFaltantes = ({ folio, clave }: AperturaLeida, azar: Buffer) => {
  const claveAcunada = clave === undefined ? claveFromBytes(azar.subarray(16)) : undefined;
  return {
    folio: folio ?? folioFromBytes(azar.subarray(0, 16)),
    clave: claveAcunada ?? (clave as string),
    claveAcunada,
  };
};

const fold = (folio: string, caso: Caso | undefined, asientos: Parameters<typeof apply>[2][]): Caso =>
  asientos.reduce<Caso | undefined>((hasta, asiento) => apply(folio, hasta, asiento), caso) as Caso;

/** Whether the sealed part of an entry is for its citizen to read. */
const isReservaVisible = ({ tipo, datos }: AsientoGuardado): boolean =>
  tipo === "cierre" || (tipo === "gestion" && datos.includes('"visible":true'));
