import type { KeyObject } from "node:crypto";
import type { CasoDeGestion, Institucion, pedidoDeOficio } from "@ventanilla/sdk/contract";
import { parseFolio } from "@ventanilla/sdk/domain";
import type { z } from "zod";
import type { Casos } from "../caso/casos.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { mintEnlace } from "../enlaces/enlace.ts";
import type { Registros } from "../registros/create-registros.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import { type CartaLista, writeCarta } from "./cartas.ts";
import { createDocumentos, type DocumentosDePersona } from "./documentos.ts";
import type { Firmante } from "./fill-carta.ts";

type Pedido = z.output<typeof pedidoDeOficio>;

/** A letter that is written, and the case it is about. */
export type OficioListo = CartaLista & { guardado: CasoGuardado };

/** Letters about cases: written from the registry's templates, noted in the bitácora when they go out. */
export interface Oficios extends DocumentosDePersona {
  /** The letter that goes with entry `n`, signed by whoever made it. @throws {Rechazo} `no-encontrado`, `carta-incompleta` */
  draw(guardado: CasoGuardado, options: { plantilla: string; autor: string; n: number }): Promise<CartaLista>;
  /** @throws {Rechazo} `no-encontrado`, `rol-no-permite`, `datos-invalidos`, `carta-incompleta` */
  write(folio: string, pedido: Pedido, actor: Actor): Promise<OficioListo>;
  /**
   * Notes that it was printed, or leaves it to be sent; `n` is the number of its entry.
   *
   * @param options.envio the Idempotency-Key: the same letter asked for again is the same one, and goes out once
   * @throws {Rechazo} `version-atrasada` where the case is no longer as the letter tells it; others
   */
  note(
    oficio: OficioListo,
    pedido: Pedido,
    options: { actor: Actor; envio?: string | undefined },
  ): Promise<{ n: number; repetida: boolean }>;
}

export const createOficios = ({
  store,
  casos,
  registros,
  clock,
  llave,
  urlPublica,
  getInstitucion,
  findFirmante,
  findCorreoDeProveedor,
}: {
  store: Pick<Store, "findCasoByFolio" | "listAsientos">;
  casos: Pick<Casos, "order" | "readCasoDeGestion" | "readAsiento">;
  registros: Pick<Registros, "plantillas">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Signs expiring links. */
  llave: KeyObject;
  /** Without a slash at the end. */
  urlPublica: string;
  getInstitucion: (slug: string) => Institucion;
  findFirmante: (usuario: string) => Promise<Firmante | undefined>;
  findCorreoDeProveedor: (
    institucion: string,
    proveedor: { rut?: string | undefined; nombre: string },
  ) => Promise<string | undefined>;
}): Oficios => {
  const compose = async (
    { caso: { traslado } }: CasoGuardado,
    caso: CasoDeGestion,
    { autor, ...pedido }: Pick<Pedido, "plantilla" | "cuerpo" | "para"> & { autor: string },
  ): Promise<CartaLista> => {
    const institucion = getInstitucion(caso.institucion);
    return writeCarta(caso, pedido, {
      plantillas: registros.plantillas,
      institucion,
      firmante: (await findFirmante(autor)) ?? { nombre: institucion.nombre },
      ahora: new Date(clock()).toISOString(),
      enlace: traslado && `${urlPublica}/responder/#${mintEnlace(llave, { folio: caso.folio, n: traslado.n })}`,
      correoDeProveedor: caso.proveedor && (await findCorreoDeProveedor(institucion.slug, caso.proveedor)),
    });
  };

  return {
    ...createDocumentos({ store, casos, getInstitucion, findFirmante }),

    async draw(guardado, { plantilla, autor, n }) {
      const caso = await casos.readCasoDeGestion(guardado, { actor: { id: "sistema" } });
      // Its number is that of the entry it goes with.
      return compose(guardado, { ...caso, version: n - 1 }, { plantilla, autor });
    },

    async write(dicho, pedido, actor) {
      const folio = parseFolio(dicho);
      const guardado = folio && (await store.findCasoByFolio(folio));
      if (!guardado) throw new Rechazo("no-encontrado");
      const caso = await casos.readCasoDeGestion(guardado, { actor });
      if (!caso.ordenes.includes("gestionar"))
        throw new Rechazo(caso.estado === "cerrado" ? "estado-no-permite" : "rol-no-permite", {
          detalle: "Escribe cartas quien puede gestionar el caso",
          conflicto: { permitidas: caso.ordenes },
        });
      const { plantilla, cuerpo, para } = pedido;
      const lista = await compose(guardado, caso, { plantilla, cuerpo, para, autor: actor.id });
      return { ...lista, guardado };
    },

    async note({ guardado, plantilla, asunto, texto, para }, pedido, { actor, envio }) {
      const porCorreo = pedido.salida === "correo";
      const { valor, repetida } = await casos.order(
        guardado,
        {
          orden: "anotarOficio",
          plantilla: plantilla.id,
          version: plantilla.version,
          destinatario: plantilla.destinatario ?? "persona",
          salida: porCorreo ? "correo" : "impreso",
          asunto,
          texto,
          ...(porCorreo && para && { para }),
        },
        { actor, version: guardado.caso.version, ...(envio && { envio: { clave: envio, cuerpo: pedido } }) },
      );
      if (!repetida) return { n: valor.caso.version, repetida };
      const suyos = (await store.listAsientos(valor.id)).filter(
        ({ tipo, autor }) => tipo === "oficio" && autor === actor.id,
      );
      return { n: suyos.at(-1)?.n ?? valor.caso.version, repetida };
    },
  };
};
