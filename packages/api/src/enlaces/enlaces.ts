import type { KeyObject } from "node:crypto";
import type { Adjunto, CasoDeGestion, Institucion, OrdenDeGestionLeida, VistaDeEnlace } from "@ventanilla/sdk/contract";
import { addCorridos, fechaCivil, type NombreOrden, type Portador } from "@ventanilla/sdk/domain";
import type { Adjuntos, ArchivoRecibido } from "../adjuntos/adjuntos.ts";
import type { Caso, Rama } from "../caso/caso.ts";
import type { Casos } from "../caso/casos.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { CasoGuardado, Store } from "../store/store.ts";
import { readEnlace } from "./enlace.ts";

/** What a link opened: a case, and what its holder may do there. */
export interface Abierto {
  guardado: CasoGuardado;
  portador: Portador;
  /** Until when the link may be used, civil date. */
  vence: string;
  actor: Actor;
  rama?: Rama;
}

export type OrdenDePortador = Extract<
  OrdenDeGestionLeida,
  { orden: "registrarRespuesta" | "recibirDerivacion" | "devolverDerivacion" | "responderDerivacion" }
>;

/** What may be done by an expiring link: read the one case it names, and answer what was asked there. */
export interface Enlaces {
  /** @throws {Rechazo} `enlace-vencido`, whatever the cause */
  open(enlace: string): Promise<Abierto>;
  view(abierto: Abierto): Promise<VistaDeEnlace>;
  /** @throws {Rechazo} `no-encontrado`: of a case its holder reads what the person sent, and nothing else */
  readAdjunto(abierto: Abierto, id: string): ReturnType<Adjuntos["read"]>;
  /**
   * Adds a file to what its holder answers, or answered.
   *
   * @param envio the Idempotency-Key
   * @throws {Rechazo} `estado-no-permite` where nothing is asked of it any more, nor was answered; `archivo-rechazado`
   */
  attach(abierto: Abierto, archivo: ArchivoRecibido, envio: string | undefined): ReturnType<Adjuntos["attach"]>;
  /** @throws {Rechazo} where a rule says no */
  order(abierto: Abierto, orden: OrdenDePortador, envio: { clave: string; cuerpo: unknown }): Promise<Abierto>;
}

/** Calendar days in which who answered may look at its answer again, once nothing more is asked. No source in hand. */
const DIAS_DE_RECIBO = 30;

const ORDENES_DE_PROVEEDOR: NombreOrden[] = ["registrarRespuesta"];

/** What a link asks for: the provider's answer, or what becomes of a branch. */
const findAsunto = (caso: Caso, n: number): Pick<Abierto, "portador" | "vence" | "rama"> | undefined => {
  if (caso.traslado?.n === n) return { portador: "proveedor", vence: caso.traslado.vence };
  const rama = caso.derivaciones?.find((una) => una.n === n && una.externa);
  return rama && { portador: "institucion", vence: rama.vence, rama };
};

/** What officers and others added may be internal. */
const isDePersona = ({ quien }: Adjunto): boolean => quien === "ciudadano";

/** The links of an installation over its cases. */
export const createEnlaces = ({
  store,
  casos,
  adjuntos,
  llave,
  clock,
  getInstitucion,
}: {
  store: Pick<Store, "findCasoByFolio" | "recordLectura">;
  casos: Pick<Casos, "order" | "readCasoDeGestion">;
  adjuntos: Pick<Adjuntos, "read" | "attach">;
  llave: KeyObject;
  /** Milliseconds since the epoch. */
  clock: () => number;
  getInstitucion: (slug: string) => Institucion;
}): Enlaces => {
  const openCaso = (guardado: CasoGuardado, n: number): Abierto => {
    const { caso } = guardado;
    const asunto = findAsunto(caso, n);
    const { zona } = getInstitucion(caso.institucion);
    const hoy = fechaCivil(clock(), zona);
    const cierre = fechaCivil(caso.cerradoEn ?? caso.cierre?.cuando ?? clock(), zona);
    const isReciente = (desde: string): boolean => hoy <= addCorridos(desde, DIAS_DE_RECIBO);
    // A provider that answers late is heard: its link lives while its answer is awaited.
    const isVivo =
      asunto?.portador === "proveedor"
        ? caso.estado !== "cerrado" || (caso.traslado?.acoge !== undefined && isReciente(cierre))
        : asunto !== undefined &&
          (hoy <= asunto.vence || (asunto.rama?.estado === "respondida" && isReciente(asunto.vence)));
    if (!asunto || !isVivo) throw new Rechazo("enlace-vencido");
    return {
      guardado,
      ...asunto,
      actor: {
        id: asunto.portador,
        rol: asunto.portador,
        institucion: asunto.rama?.institucion ?? caso.institucion,
        ...(asunto.rama && { rama: n }),
      },
    };
  };

  const describe = (abierto: Abierto, caso: CasoDeGestion): VistaDeEnlace => {
    const { portador, vence, rama } = abierto;
    const { slug, nombre, telefono, trato } = getInstitucion(caso.institucion);
    const { folio, tipo, materia, relato = "", peticion, monto, fechaHecho, traslado } = caso;
    const derivada = caso.derivaciones.find(({ n }) => n === rama?.n);
    const { rut, nombres, apellidos, razonSocial, correo, telefono: fono } = caso.persona ?? {};
    const persona = {
      ...(rut && { rut }),
      ...(nombres && { nombres }),
      ...(apellidos && { apellidos }),
      ...(razonSocial && { razonSocial }),
      ...(correo && { correo }),
      ...(fono && { telefono: fono }),
    };
    const respuesta = caso.bitacora.findLast((asiento) =>
      derivada
        ? asiento.tipo === "derivacionRespondida" && asiento.detalle === derivada.respuesta
        : asiento.tipo === "respuesta" && asiento.autor === "proveedor",
    );
    const cuando = respuesta && { cuando: respuesta.cuando };
    const respondida = derivada
      ? derivada.respuesta && { texto: derivada.respuesta, ...cuando }
      : traslado?.acoge && { texto: respuesta?.detalle ?? "", acoge: traslado.acoge, ...cuando };
    return {
      portador,
      folio,
      tipo,
      institucion: { slug, nombre, ...(telefono && { telefono }) },
      trato,
      destinatario: rama?.nombre ?? caso.proveedor?.nombre ?? "",
      vence,
      ...(Object.keys(persona).length > 0 && { persona }),
      ...(materia && { materia }),
      relato,
      ...(peticion && { peticion }),
      ...(monto !== undefined && { monto }),
      ...(fechaHecho && { fechaHecho }),
      ...(derivada?.motivo && { motivo: derivada.motivo }),
      ...(derivada?.que && { que: derivada.que }),
      ...(rama && { isRecibida: rama.estado === "recibida" || rama.estado === "respondida" }),
      ...(respondida && { respondida }),
      adjuntos: caso.adjuntos.filter(isDePersona),
      ordenes: rama
        ? caso.ordenes
        : traslado?.acoge || caso.estado === "cerrado"
          ? []
          : ORDENES_DE_PROVEEDOR.filter((orden) => caso.ordenes.includes(orden)),
    };
  };

  return {
    async open(enlace) {
      const destino = readEnlace(llave, enlace);
      const guardado = destino && (await store.findCasoByFolio(destino.folio));
      if (!guardado) throw new Rechazo("enlace-vencido");
      return openCaso(guardado, destino.n);
    },
    async view(abierto) {
      const { guardado, actor } = abierto;
      await store.recordLectura({ caso: guardado.id, cuando: new Date(clock()).toISOString(), usuario: actor.id });
      return describe(abierto, await casos.readCasoDeGestion(guardado, { actor }));
    },
    async readAdjunto({ guardado, actor }, id) {
      await store.recordLectura({ caso: guardado.id, cuando: new Date(clock()).toISOString(), usuario: actor.id });
      const leido = await adjuntos.read(guardado, id);
      if (!isDePersona(leido.adjunto)) throw new Rechazo("no-encontrado", { detalle: "El caso no tiene ese archivo" });
      return leido;
    },
    async attach({ guardado, actor, portador, rama }, archivo, envio) {
      if (rama?.estado === "devuelta")
        throw new Rechazo("estado-no-permite", {
          detalle: "Devolvieron este caso: ya no reciben ni envían nada de él",
        });
      return adjuntos.attach(guardado, archivo, { actor, quien: portador, envio });
    },
    async order({ guardado, actor, rama }, orden, envio) {
      const n = rama?.n ?? guardado.caso.traslado?.n ?? 0;
      const { valor } = await casos.order(guardado, orden, { actor, envio });
      return openCaso(valor, n);
    },
  };
};
