import {
  apertura,
  aperturaAtendida,
  type Comprobante,
  type ContenidoDeSobre,
  type Institucion,
  mensaje,
  satisfaccion,
  type VistaCiudadana,
} from "@ventanilla/sdk/contract";
import type { Casos, Respuesta } from "../caso/casos.ts";
import type { Actor, Orden } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { type OpcionesDeIngreso, openIngreso } from "../gestion/open-ingreso.ts";
import { parseValor } from "../http/cuerpo.ts";
import type { Admision } from "../http/portador.ts";
import type { Guardia } from "../http/prueba.ts";

/** What the call inside an envelope answers: the receipt of a case, or the case as its citizen sees it. */
export type Despacho = { llamada: ContenidoDeSobre["llamada"] } & Respuesta<Comprobante | VistaCiudadana>;

/** What the calls of an envelope stand on: the same as the ones in clear. */
export interface OpcionesDeDespacho extends OpcionesDeIngreso {
  casos: Casos;
  guardia: Guardia;
}

/** Who hands an envelope over, and with what. */
export interface Entregador {
  /** Absent: anybody. */
  actor?: Actor | undefined;
  /** Header `Prueba`. */
  prueba?: string | undefined;
  /** The price of a case, of whoever is no officer. */
  admit?: Admision | undefined;
}

/**
 * Does the call that an envelope holds, by the same acts as the one in clear: the same `envio` and the same body are the
 * same submission, whichever way they came.
 *
 * @throws {Rechazo} as the call itself; `rol-no-permite` for an officer's intake that no officer hands over
 */
export const dispatchLlamada = async (
  { envio, capturadoEn, llamada, cuerpo }: ContenidoDeSobre,
  {
    institucion,
    actor,
    prueba,
    admit,
    revisado,
    casos,
    guardia,
    ...ingreso
  }: OpcionesDeDespacho & Entregador & { institucion: Institucion; revisado?: true | undefined },
): Promise<Despacho> => {
  const contingencia = { capturadoEn, ...(revisado && { revisado }) };

  /** Folio and clave open a case here at the same price as in clear. */
  const find = async (credencial: { folio: string; clave: string }) => {
    const exigida = guardia.demand(credencial.folio, prueba);
    if (exigida) throw new Rechazo("prueba-requerida", { prueba: exigida });
    try {
      return await casos.find(credencial);
    } catch (error) {
      if (error instanceof Rechazo) guardia.recordFallo(credencial.folio);
      throw error;
    }
  };
  const order = async (
    credencial: { folio: string; clave: string },
    orden: Extract<Orden, { orden: "enviarMensaje" | "opinar" }>,
  ): Promise<Despacho> => {
    const guardado = await find(credencial);
    // What tells one submission from another is what the call in clear says, and no more.
    const dada = orden.orden === "enviarMensaje" ? { ...orden, contingencia } : orden;
    const { valor, repetida } = await casos.order(guardado, dada, {
      actor: { id: "ciudadano" },
      envio: { clave: envio, cuerpo: orden },
    });
    return { llamada, valor: await casos.view(valor), repetida };
  };

  switch (llamada) {
    case "casos": {
      const leida = parseValor(cuerpo, apertura);
      const dispositivo = admit?.({ institucion: institucion.slug, asunto: envio, punto: leida.punto });
      const abierto = await casos.open(leida, { institucion, envio, contingencia, presentado: cuerpo, dispositivo });
      return { llamada, ...abierto };
    }
    case "mensajes": {
      const { texto, ...credencial } = parseValor(cuerpo, mensaje);
      return order(credencial, { orden: "enviarMensaje", texto });
    }
    case "satisfaccion": {
      const { nota, comentario, ...credencial } = parseValor(cuerpo, satisfaccion);
      return order(credencial, { orden: "opinar", nota, comentario });
    }
    case "ingreso": {
      if (!actor)
        throw new Rechazo("rol-no-permite", {
          detalle: "Este sobre lo selló un funcionario: entrégalo en /v1/gestion/sobres, con su sesión",
        });
      const leida = parseValor(cuerpo, aperturaAtendida);
      if ((leida.institucion ?? actor.institucion) !== institucion.slug)
        throw new Rechazo("rol-no-permite", { detalle: "Este sobre es de otra institución que la de tu sesión" });
      const abierto = await openIngreso(leida, {
        ...ingreso,
        casos,
        actor,
        envio,
        contingencia,
        presentado: cuerpo,
      });
      return { llamada, ...abierto };
    }
  }
};
