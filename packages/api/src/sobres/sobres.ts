import { hash } from "node:crypto";
import type { AcuseDeSobre, Institucion, Sobre, TipoProblema } from "@ventanilla/sdk/contract";
import { canonicalJson, parseFolio } from "@ventanilla/sdk/domain";
import type { Casos } from "../caso/casos.ts";
import { type Falta, Rechazo } from "../caso/rechazo.ts";
import type { Guardia } from "../http/prueba.ts";
import type { LlavesDeSello } from "../sello/llaves-de-sello.ts";
import type { Apartados, Causa } from "./apartados.ts";
import { type Despacho, dispatchLlamada, type Entregador } from "./dispatch-llamada.ts";
import { openSobre } from "./open-sobre.ts";

/** What an answer may be to an envelope: that of the call inside, or that it is kept for a person to look at. */
export type Entrega = { despacho: Despacho } | { acuse: AcuseDeSobre };

/** What envelopes stand on. */
export interface OpcionesDeSobres {
  casos: Casos;
  apartados: Apartados;
  llaves: Pick<LlavesDeSello, "open">;
  getInstitucion: (slug: string | undefined) => Institucion;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** What guards the door: on claves that are tried, and on envelopes that only fill the disk. */
export interface Guardias {
  guardia: Guardia;
  guardiaDeApartados: Guardia;
}

/** What passes, or another session mends: whoever holds the envelope keeps it and hands it over again. */
const PASAJEROS: readonly TipoProblema[] = [
  "no-disponible",
  "sin-espacio",
  "envio-en-curso",
  "prueba-requerida",
  "demasiados-intentos",
  "sin-sesion",
  "rol-no-permite",
  "version-atrasada",
  "interno",
];
/** So many may be kept apart before one more costs a proof of work, until an hour passes without any. */
export const APARTADOS_LIBRES = 60;
/** All envelopes apart pay at one counter. */
const MOSTRADOR = "sobres";

/** SHA-256 of an envelope in canonical JSON: its acknowledgement is of this one. */
export const hashSobre = (sobre: Sobre): string => hash("sha256", canonicalJson(sobre), "base64url");

/** A field whose name its sender made up says nothing of where it stands: only its place is kept. */
const hideNombre = ({ ruta, codigo }: Falta): Falta =>
  codigo === "desconocido" ? { ruta: ruta.split(".").slice(0, -1).join("."), codigo } : { ruta, codigo };

const describeRechazo = ({ tipo, detalle, faltas }: Rechazo): Pick<Causa, "causa" | "detalle" | "faltas"> => ({
  causa: tipo,
  ...(detalle && { detalle }),
  ...(faltas.length > 0 && { faltas: faltas.map(hideNombre) }),
});

/** Takes envelopes: each is answered like the call that it holds, or kept apart for a person, and never dropped. */
export interface Sobres {
  /**
   * @throws {Rechazo} `no-encontrado` where there is no such institution; what passes, so that it is handed over again
   */
  deliver(sobre: Sobre, entregador: Entregador & Guardias): Promise<Entrega>;
}

/** Envelopes over the acts of cases. */
export const createSobres = ({ casos, apartados, llaves, getInstitucion, clock }: OpcionesDeSobres): Sobres => ({
  async deliver(sobre, { actor, prueba, admit, guardia, guardiaDeApartados }) {
    const institucion = getInstitucion(sobre.institucion);
    const huella = hashSobre(sobre);
    const anterior = await apartados.findAcuse(huella);
    if (anterior) return { acuse: anterior };

    /** @throws {Rechazo} `prueba-requerida` where many were kept within the hour; `sin-espacio` */
    const keep = async (causa: Causa): Promise<Entrega> => {
      const exigida = actor ? undefined : guardiaDeApartados.demand(MOSTRADOR, prueba);
      if (exigida)
        throw new Rechazo("prueba-requerida", {
          prueba: exigida,
          detalle: "Llegaron muchos sobres que no se pueden leer: repite con la cabecera Prueba: desafio.nonce",
        });
      const acuse = await apartados.keep(sobre, { ...causa, huella });
      if (!actor) guardiaDeApartados.recordFallo(MOSTRADOR);
      return { acuse };
    };

    const leido = openSobre(sobre, { llaves });
    if ("motivo" in leido) return keep({ motivo: leido.motivo });
    const { contenido } = leido;
    try {
      return {
        despacho: await dispatchLlamada(contenido, {
          institucion,
          actor,
          prueba,
          admit,
          casos,
          guardia,
          getInstitucion,
          clock,
        }),
      };
    } catch (error) {
      if (!(error instanceof Rechazo) || PASAJEROS.includes(error.tipo)) throw error;
      const { llamada, capturadoEn, cuerpo } = contenido;
      const folio = typeof cuerpo.folio === "string" ? parseFolio(cuerpo.folio) : undefined;
      return keep({
        motivo: "porRevisar",
        ...describeRechazo(error),
        llamada,
        capturadoEn,
        ...(folio && { folio }),
      });
    }
  },
});
