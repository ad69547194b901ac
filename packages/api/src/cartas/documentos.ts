import type { DocumentoDeCaso, Institucion } from "@ventanilla/sdk/contract";
import type { Casos } from "../caso/casos.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { parseBloques } from "../oficios/bloques-texto.ts";
import type { Carta } from "../oficios/carta.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import { frameCarta } from "./cartas.ts";
import type { Firmante } from "./fill-carta.ts";

/** What a person takes home of their case (contract, seguimiento): the letters written to them and the answers. */
export interface DocumentosDePersona {
  /** Oldest first. */
  listDocumentos(guardado: CasoGuardado): Promise<DocumentoDeCaso[]>;
  /** As it was written, ready to be drawn. @throws {Rechazo} `no-encontrado` where entry `n` is no document of theirs */
  drawDocumento(guardado: CasoGuardado, n: number): Promise<{ documento: DocumentoDeCaso; carta: Carta }>;
}

export interface DocumentosParts {
  store: Pick<Store, "listAsientos">;
  casos: Pick<Casos, "readAsiento">;
  getInstitucion: (slug: string) => Institucion;
  findFirmante: (usuario: string) => Promise<Firmante | undefined>;
}

interface Leido extends DocumentoDeCaso {
  texto: string;
  /** Who signs it, where somebody does. */
  autor?: string;
}

/** What may be one: of the letters, only those whose addressee is the person. */
const CON_DOCUMENTO = ["cierre", "oficio"];

export const createDocumentos = ({
  store,
  casos,
  getInstitucion,
  findFirmante,
}: DocumentosParts): DocumentosDePersona => {
  /** An entry as a document; nothing where it is none, or its words went with the person. */
  const read = async (guardado: CasoGuardado, n: number): Promise<Leido | undefined> => {
    const asiento = await casos.readAsiento(guardado, n);
    if (!asiento) return undefined;
    const { cuando, autor } = asiento;
    if (asiento.tipo === "oficio" && asiento.datos.destinatario === "persona" && asiento.reserva)
      return { n, clase: "carta", nombre: asiento.reserva.asunto, cuando, texto: asiento.reserva.texto, autor };
    const { tipo, institucion } = guardado.caso;
    const su = getInstitucion(institucion).trato === "usted" ? "su" : "tu";
    return asiento.tipo === "cierre" && asiento.reserva?.respuesta
      ? { n, clase: "respuesta", nombre: `Respuesta a ${su} ${tipo}`, cuando, texto: asiento.reserva.respuesta }
      : undefined;
  };

  return {
    async listDocumentos(guardado) {
      const asientos = (await store.listAsientos(guardado.id)).slice(0, guardado.caso.version);
      const leidos = await Promise.all(
        asientos.filter(({ tipo }) => CON_DOCUMENTO.includes(tipo)).map(({ n }) => read(guardado, n)),
      );
      return leidos.flatMap((leido) => {
        if (!leido) return [];
        const { texto: _, autor: __, ...documento } = leido;
        return [documento];
      });
    },
    async drawDocumento(guardado, n) {
      const leido = await read(guardado, n);
      if (!leido) throw new Rechazo("no-encontrado", { detalle: "El caso no tiene ese documento" });
      const { texto, autor, ...documento } = leido;
      const carta = frameCarta(guardado.caso, {
        titulo: documento.nombre,
        bloques: parseBloques(texto),
        institucion: getInstitucion(guardado.caso.institucion),
        firmante: autor === undefined ? undefined : await findFirmante(autor),
        ahora: documento.cuando,
        n,
      });
      return { documento, carta };
    },
  };
};
