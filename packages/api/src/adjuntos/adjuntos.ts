import { createHash, randomBytes } from "node:crypto";
import type { Adjunto, Institucion } from "@ventanilla/sdk/contract";
import type { Asiento, QuienAdjunta } from "../caso/asiento.ts";
import { readAsiento } from "../caso/bitacora.ts";
import type { Respuesta } from "../caso/casos.ts";
import type { Actor, Orden } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { computeHmac, type Llaves } from "../sello/llaves.ts";
import { type LlaveDeCaso, unwrapLlave } from "../sello/sello.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import type { Bodega } from "./bodega.ts";
import { cleanNombre } from "./clean-nombre.ts";
import { createTurnos } from "./create-turnos.ts";
import { ArchivoMalo, rejectArchivo } from "./rechazo-archivo.ts";
import { createRevisar, type Revisar, type Revision } from "./revisar.ts";

/** A file as it came in. */
export interface ArchivoRecibido {
  /** Not to be read again afterwards. */
  bytes: Uint8Array<ArrayBuffer>;
  /** As the person's machine calls it. */
  nombre: string;
}

/** The files of cases: what is taken, kept and given back. */
export interface Adjuntos {
  /**
   * Adds a file to a case. Resolves only when file and entry survive a power cut.
   *
   * @param options.envio the Idempotency-Key: the same one with the same file gives the same answer
   * @throws {Rechazo} `archivo-rechazado` with the reason and what to do; others. The case stays as it was
   */
  attach(
    guardado: CasoGuardado,
    archivo: ArchivoRecibido,
    options: { actor: Actor; quien: QuienAdjunta; envio?: string | undefined },
  ): Promise<Respuesta<Adjunto>>;
  /** Files of a case, oldest first; without a name once the person was erased. */
  list(guardado: CasoGuardado): Promise<Adjunto[]>;
  /** A file of this case and no other. @throws {Rechazo} `no-encontrado` */
  read(guardado: CasoGuardado, id: string): Promise<{ adjunto: Adjunto; bytes: Uint8Array }>;
}

type AsientoAdjunto = Extract<Asiento, { tipo: "adjunto" }>;

/** Gives the order that adds a file. @throws {Rechazo} where a rule says no */
export type OrderAdjuntar = (
  guardado: CasoGuardado,
  orden: Extract<Orden, { orden: "adjuntar" }>,
  options: { actor: Actor; envio?: { clave: string; cuerpo: unknown } | undefined },
) => Promise<{ repetida: boolean }>;

const SIN_NOMBRE = "archivo";

/** The files of an installation's cases. */
export const createAdjuntos = ({
  store,
  order,
  bodega,
  llaves,
  getInstitucion,
  revisar = createRevisar(),
}: {
  store: Store;
  order: OrderAdjuntar;
  bodega: Bodega;
  llaves: Llaves;
  getInstitucion: (slug: string) => Institucion;
  /** In place of a thread of its own. */
  revisar?: Revisar;
}): Adjuntos => {
  const takeTurno = createTurnos();

  const findLlave = async ({ id, caso }: CasoGuardado): Promise<LlaveDeCaso | undefined> => {
    const envuelta = await store.findLlave(id);
    return envuelta && unwrapLlave(llaves.envoltura, caso.folio, envuelta);
  };

  const listAsientos = async ({ id }: CasoGuardado, llave?: LlaveDeCaso): Promise<AsientoAdjunto[]> =>
    (await store.listAsientos(id))
      .filter(({ tipo }) => tipo === "adjunto")
      .map((asiento) => readAsiento(asiento, llave) as AsientoAdjunto);

  const describe = ({ cuando, datos, reserva }: AsientoAdjunto): Adjunto => ({
    id: datos.id,
    nombre: reserva?.nombre ?? SIN_NOMBRE,
    tipo: datos.tipo,
    bytes: datos.bytes,
    cuando,
    quien: datos.quien,
  });

  /** The same submission of the same file to the same case is the same id; nobody else can tell which. */
  const mintId = (folio: string, huella: string, envio: string | undefined): string =>
    (envio === undefined ? randomBytes(16) : computeHmac(llaves.envio, "adjunto", folio, envio, huella))
      .subarray(0, 16)
      .toString("hex");

  const find = async (guardado: CasoGuardado, llave: LlaveDeCaso, id: string): Promise<Adjunto | undefined> => {
    const asiento = (await listAsientos(guardado, llave)).find(({ datos }) => datos.id === id);
    return asiento && describe(asiento);
  };

  const attachInTurn: Adjuntos["attach"] = async (guardado, { bytes, nombre }, { actor, quien, envio }) => {
    const { folio, institucion: slug } = guardado.caso;
    const { adjuntos: limites, trato } = getInstitucion(slug);
    const llave = await findLlave(guardado);
    if (!llave) throw new Rechazo("caso-no-encontrado");
    const huellaRecibida = createHash("sha256").update(bytes).digest("hex");
    const id = mintId(folio, huellaRecibida, envio);
    const anteriores = await listAsientos(guardado, llave);
    const repetido = anteriores.find(({ datos }) => datos.id === id);
    if (repetido) return { valor: describe(repetido), repetida: true };

    let revision: Revision;
    try {
      if (anteriores.length >= limites.maximoArchivos) throw new ArchivoMalo("archivos-demasiados");
      revision = await revisar(bytes, { tipos: limites.tipos, maximoBytes: limites.maximoBytes });
    } catch (error) {
      throw error instanceof ArchivoMalo ? rejectArchivo(error, { ...limites, trato }) : error;
    }

    const { bytes: limpio, tipo, extension } = revision;
    const { huella } = await bodega.save({ llave, id, bytes: limpio });
    let repetida: boolean;
    try {
      const datos = { id, nombre: cleanNombre(nombre, extension), tipo, bytes: limpio.length, huella, quien };
      const conClave = envio === undefined ? {} : { envio: { clave: envio, cuerpo: { archivo: huellaRecibida } } };
      ({ repetida } = await order(guardado, { orden: "adjuntar", ...datos }, { actor, ...conClave }));
    } catch (error) {
      // A rule said no: nobody will name this file. After any other failure that is not known, and the sweep finds out.
      if (error instanceof Rechazo && !(await find(guardado, llave, id)))
        await bodega.remove(id).catch(() => undefined);
      throw error;
    }
    await bodega.confirm(id);
    const valor = await find(guardado, llave, id);
    if (!valor) throw new Rechazo("interno");
    return { valor, repetida };
  };

  return {
    // One file of a case after the other: so the limit holds, and a repetition finds what it repeats.
    attach: (guardado, archivo, options) =>
      takeTurno(guardado.caso.folio, () => attachInTurn(guardado, archivo, options)),
    list: async (guardado) => (await listAsientos(guardado, await findLlave(guardado))).map(describe),
    async read(guardado, id) {
      const llave = await findLlave(guardado);
      const adjunto = llave && (await find(guardado, llave, id));
      if (!llave || !adjunto) throw new Rechazo("no-encontrado", { detalle: "El caso no tiene ese archivo" });
      return { adjunto, bytes: await bodega.read({ llave, id }) };
    },
  };
};
