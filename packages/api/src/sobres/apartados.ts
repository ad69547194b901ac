import type { AcuseDeSobre, Sobre, SobreApartado } from "@ventanilla/sdk/contract";
import type { MotivoApartado, MotivoDescarteSobre, ResolucionSobre } from "@ventanilla/sdk/domain";
import { nanoid } from "nanoid";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import { describeFalta } from "../http/problem.ts";
import { type Fichas, listTodas } from "../personal/fichas.ts";
import type { Ficha } from "../store/store.ts";

/** What is known of an envelope apart, without what it holds; the envelope itself is kept beside, as it came. */
const CLASE = "sobreApartado";
/** The envelopes, by their fingerprint. */
const CLASE_SOBRE = "sobre";

/** All that is kept apart may take so much, in bytes of sealed text: nobody fills the disk with what nobody reads. */
const MAXIMO_BYTES_APARTADOS = 512 * 1024 * 1024;
/** So many envelopes may wait. */
const MAXIMO_APARTADOS = 50_000;
/** How long a count of them is believed, in milliseconds: another process keeps envelopes too. */
const VIGENCIA_DE_LA_CUENTA = 10 * 60_000;
/** Who looked at what one holds: apart, so that looking is nobody's conflict. */
const CLASE_LECTURA = "lecturaDeSobre";
/** Readings told of one envelope. */
const MAXIMO_LECTURAS = 200;

/** Why it waits, and what was found in it. */
export interface Causa
  extends Pick<SobreApartado, "motivo" | "causa" | "detalle" | "llamada" | "capturadoEn" | "folio"> {
  motivo: MotivoApartado;
  faltas?: Falta[];
}

/** Who looked at what an envelope holds, and when (Ley 19.628 as amended). */
export interface LecturaDeSobre {
  cuando: string;
  usuario: string;
}

/** How an officer was done with it. */
export interface Resolucion {
  cuando: string;
  usuario: string;
  como: ResolucionSobre;
  descarte?: MotivoDescarteSobre;
  folio?: string;
}

interface Datos extends Causa {
  huella: string;
  kid: string;
  bytes: number;
  recibidoEn: string;
  resolucion?: Resolucion;
}

/** An envelope apart as it was read. */
export interface Apartado extends Datos {
  id: string;
  institucion: string;
  version: number;
}

/** The envelopes that wait for a person. */
export interface Apartados {
  /** What was answered when it came. */
  findAcuse(huella: string): Promise<AcuseDeSobre | undefined>;
  /**
   * Keeps an envelope apart; the same one twice is one.
   *
   * @throws {Rechazo} `sin-espacio` where so much waits already that nothing more is kept
   */
  keep(sobre: Sobre, causa: Causa & { huella: string }): Promise<AcuseDeSobre>;
  find(id: string): Promise<Apartado | undefined>;
  /** The envelope itself, while it is kept. */
  findSobre(apartado: Apartado): Promise<Sobre | undefined>;
  list(options: {
    institucion: string;
    resueltos: boolean;
    despuesDe?: string | undefined;
    limite: number;
  }): Promise<Apartado[]>;
  /** How many wait in an institution. */
  countPendientes(institucion: string): Promise<number>;
  /** Notes that somebody looked at what it holds: resolves when that is kept. */
  recordLectura(apartado: Apartado, usuario: string): Promise<void>;
  listLecturas(apartado: Apartado): Promise<LecturaDeSobre[]>;
  /**
   * Done with. What it held is now in its case, where it came to one, and goes with its person: here it is kept no more.
   *
   * @throws {Rechazo} `version-atrasada`
   */
  resolve(apartado: Apartado, resolucion: Omit<Resolucion, "cuando">): Promise<Apartado>;
  /** Forgets what an envelope put away held. */
  forget(id: string): Promise<void>;
}

const read = ({ id, institucion, version, datos }: Ficha): Apartado => ({
  ...(datos as Datos),
  id,
  institucion,
  version,
});

const toAcuse = ({ huella, recibidoEn, motivo, folio }: Datos): AcuseDeSobre => ({
  huella,
  recibidoEn,
  motivo,
  ...(folio && { folio }),
});

/** An envelope apart as officers see it in the list. */
export const showApartado = ({
  id,
  institucion,
  version,
  recibidoEn,
  motivo,
  kid,
  causa,
  detalle,
  faltas,
  llamada,
  capturadoEn,
  folio,
  resolucion,
}: Apartado): SobreApartado => ({
  id,
  institucion,
  version,
  recibidoEn,
  motivo,
  kid,
  ...(causa && { causa }),
  ...(detalle && { detalle }),
  ...(faltas && { faltas: faltas.map((falta) => ({ ruta: falta.ruta, mensaje: describeFalta(falta) })) }),
  ...(llamada && { llamada }),
  ...(capturadoEn && { capturadoEn }),
  ...((resolucion?.folio ?? folio) && { folio: resolucion?.folio ?? folio }),
  ...(resolucion && {
    resueltoEn: resolucion.cuando,
    resolucion: resolucion.como,
    ...(resolucion.descarte && { descarte: resolucion.descarte }),
  }),
});

/** Envelopes apart over the store's records. */
export const createApartados = ({
  store,
  clock,
  maximoBytes = MAXIMO_BYTES_APARTADOS,
  maximo = MAXIMO_APARTADOS,
  onApartado = async () => undefined,
}: {
  store: Fichas;
  /** Milliseconds since the epoch. */
  clock: () => number;
  maximoBytes?: number | undefined;
  maximo?: number | undefined;
  /** Told of each new one, once it is kept. */
  onApartado?: ((apartado: Pick<Apartado, "institucion">) => Promise<void>) | undefined;
}): Apartados => {
  const now = (): string => new Date(clock()).toISOString();
  let cuenta: { n: number; bytes: number; vence: number } | undefined;

  const count = async () => {
    if (cuenta && cuenta.vence > clock()) return cuenta;
    const guardados = (await listTodas(store, { clase: CLASE })).map(read).filter(holdsSobre);
    cuenta = {
      n: guardados.length,
      bytes: guardados.reduce((suma, { bytes }) => suma + bytes, 0),
      vence: clock() + VIGENCIA_DE_LA_CUENTA,
    };
    return cuenta;
  };

  /** @throws {Rechazo} `version-atrasada` */
  const put = async ({ id, institucion, version, ...datos }: Apartado): Promise<Apartado> => {
    const escrita = await store.putFicha(
      { clase: CLASE, id, institucion, indice: datos.huella, cuando: now(), datos },
      { version },
    );
    if (escrita.resultado !== "escrito") throw new Rechazo("version-atrasada");
    return { id, institucion, version: escrita.version, ...datos };
  };

  const findByHuella = async (huella: string): Promise<Apartado | undefined> => {
    const ficha = await store.findFichaByIndice(CLASE, huella);
    return ficha && read(ficha);
  };

  const findAcuse: Apartados["findAcuse"] = async (huella) => {
    const apartado = await findByHuella(huella);
    return apartado && toAcuse(apartado);
  };

  return {
    findAcuse,
    async keep(sobre, { huella, ...causa }) {
      const actual = await count();
      const bytes = sobre.ct.length;
      if (actual.n >= maximo || actual.bytes + bytes > maximoBytes)
        throw new Rechazo("sin-espacio", {
          detalle: "Hay demasiados sobres por revisar y este no se guardó: consérvalo y vuelve a entregarlo más tarde",
        });
      const { institucion, kid } = sobre;
      const recibidoEn = now();
      // First the envelope: what dies between the two is handed over again, and nothing is said to be kept that is not.
      await store.putFicha(
        { clase: CLASE_SOBRE, id: huella, institucion, cuando: recibidoEn, datos: sobre },
        { version: 0 },
      );
      const datos: Datos = { ...causa, huella, kid, bytes, recibidoEn };
      // Ids in order of arrival: a page of the list is a range of them.
      const id = `${clock().toString(36).padStart(9, "0")}-${nanoid(8)}`;
      const escrita = await store.putFicha(
        { clase: CLASE, id, institucion, indice: huella, cuando: recibidoEn, datos },
        { version: 0 },
      );
      if (escrita.resultado !== "escrito") {
        const anterior = await findAcuse(huella);
        if (anterior) return anterior;
        throw new Rechazo("no-disponible");
      }
      actual.n++;
      actual.bytes += bytes;
      await onApartado({ institucion });
      return toAcuse(datos);
    },
    async find(id) {
      const ficha = await store.findFicha(CLASE, id);
      return ficha && read(ficha);
    },
    async findSobre({ huella }) {
      return (await store.findFicha(CLASE_SOBRE, huella))?.datos as Sobre | undefined;
    },
    async list({ institucion, resueltos, despuesDe, limite }) {
      const hallados: Apartado[] = [];
      for (let desde = despuesDe; ; ) {
        const pagina = await store.listFichas({
          clase: CLASE,
          institucion,
          limite: Math.max(limite, 100),
          ...(desde !== undefined && { despuesDe: desde }),
        });
        hallados.push(...pagina.map(read).filter(({ resolucion }) => (resolucion !== undefined) === resueltos));
        desde = pagina.at(-1)?.id;
        if (hallados.length >= limite || pagina.length < Math.max(limite, 100)) return hallados.slice(0, limite);
      }
    },
    async countPendientes(institucion) {
      const todos = (await listTodas(store, { clase: CLASE, institucion })).map(read);
      return todos.filter(({ resolucion }) => resolucion === undefined).length;
    },
    async recordLectura({ id, institucion }, usuario) {
      const cuando = now();
      const datos: LecturaDeSobre = { cuando, usuario };
      await store.putFicha(
        { clase: CLASE_LECTURA, id: `${id}.${cuando}.${nanoid(8)}`, institucion, cuando, datos },
        { version: 0 },
      );
    },
    async listLecturas({ id }) {
      const despuesDe = `${id}.`;
      const fichas = await store.listFichas({ clase: CLASE_LECTURA, despuesDe, limite: MAXIMO_LECTURAS });
      return fichas.filter((ficha) => ficha.id.startsWith(despuesDe)).map(({ datos }) => datos as LecturaDeSobre);
    },
    async resolve(apartado, resolucion) {
      const resuelto = await put({ ...apartado, resolucion: { ...resolucion, cuando: now() } });
      if (resolucion.como === "ingresado") await store.deleteFicha(CLASE_SOBRE, apartado.huella);
      cuenta = undefined;
      return resuelto;
    },
    async forget(id) {
      const ficha = await store.findFicha(CLASE, id);
      if (!ficha) return;
      const apartado = read(ficha);
      if (apartado.resolucion) await store.deleteFicha(CLASE_SOBRE, apartado.huella);
    },
  };
};

/** Whether what it held is kept still. */
const holdsSobre = ({ resolucion }: Apartado): boolean => resolucion?.como !== "ingresado";
