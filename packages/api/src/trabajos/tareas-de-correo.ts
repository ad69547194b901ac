import type { KeyObject } from "node:crypto";
import type { CasoDeGestion, Institucion } from "@ventanilla/sdk/contract";
import { frameCarta } from "../cartas/cartas.ts";
import type { Oficios } from "../cartas/oficios.ts";
import type { TipoDeAsiento } from "../caso/asiento.ts";
import type { Caso } from "../caso/caso.ts";
import type { Casos } from "../caso/casos.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { type Aviso, buildAviso } from "../correo/avisos.ts";
import { FallaDeCorreo } from "../correo/falla-de-correo.ts";
import type { AdjuntoDeCorreo, Correo } from "../correo/send-correo.ts";
import { mintEnlace } from "../enlaces/enlace.ts";
import { parseBloques } from "../oficios/bloques-texto.ts";
import { renderPdf } from "../oficios/render-pdf.ts";
import type { Personal } from "../personal/personal.ts";
import type { CasoGuardado, Store, Trabajo } from "../store/store.ts";
import { listSinPersona } from "./avisar-sin-persona.ts";
import type { Tarea } from "./corredor.ts";
import { FalloDeTrabajo } from "./fallo-de-trabajo.ts";

export interface OpcionesDeCorreoDeCasos {
  store: Pick<Store, "findCasoByFolio" | "findLlave" | "queryCasos">;
  casos: Pick<Casos, "readCasoDeGestion" | "readAsiento">;
  correo: Pick<Correo, "send">;
  oficios: Pick<Oficios, "draw">;
  personal: Pick<Personal, "listAtienden">;
  /** Milliseconds since the epoch. */
  clock: () => number;
  getInstitucion: (slug: string) => Institucion;
  /** A user that still works here. */
  findUsuario: (id: string) => Promise<{ nombre: string; cargo?: string | undefined; correo: string } | undefined>;
  /** Where a provider takes its letters, by RUT or name. */
  findCorreoDeProveedor: (
    institucion: string,
    proveedor: NonNullable<CasoDeGestion["proveedor"]>,
  ) => Promise<string | undefined>;
  /** Signs expiring links. */
  llave: KeyObject;
  /** Without a slash at the end. */
  urlPublica: string;
}

/** What the citizen is told of an entry; nothing where there is nothing to tell. */
const describeAviso = (caso: Caso, tipo: TipoDeAsiento): Aviso | undefined => {
  const { folio } = caso;
  switch (tipo) {
    case "ingreso":
      return { aviso: "recibido", folio, tipo: caso.tipo, vence: caso.plazo.vence };
    case "antecedentes":
      return { aviso: "antecedentes", folio, vence: caso.antecedentes?.vence };
    case "gestion":
      return { aviso: "mensaje", folio };
    case "respuesta":
    case "derivacionRespondida":
      return { aviso: "respuesta", folio };
    case "prorroga":
      return { aviso: "prorroga", folio, vence: caso.plazo.vence };
    case "derivacion":
      return { aviso: "derivacion", folio };
    case "reapertura":
      return { aviso: "reapertura", folio };
    case "cierre":
      return { aviso: "cierre", folio, tipo: caso.tipo };
    case "claveReemitida":
      return { aviso: "claveNueva", folio };
    default:
      return undefined;
  }
};

/** The jobs that write to people about a case. What they say is read from the case when they run: a job holds no address. */
export const createTareasDeCorreo = ({
  store,
  casos,
  correo,
  oficios,
  personal,
  clock,
  getInstitucion,
  findUsuario,
  findCorreoDeProveedor,
  llave,
  urlPublica,
}: OpcionesDeCorreoDeCasos): Record<string, Tarea> => {
  const send = async (
    para: string,
    aviso: Aviso,
    { institucion, id, adjuntos }: { institucion: Institucion; id: string; adjuntos?: AdjuntoDeCorreo[] },
  ): Promise<void> => {
    const escrito = buildAviso(aviso, { institucion, urlPublica });
    try {
      await correo.send({ para, ...escrito, firma: institucion.nombre, idMensaje: id, adjuntos });
    } catch (error) {
      if (!(error instanceof FallaDeCorreo)) throw error;
      throw new FalloDeTrabajo(error.message, { isDefinitivo: error.clase === "definitiva" });
    }
  };

  /** A case that may still be read: whoever was erased is written to no more. */
  const findVivo = async ({ folio }: Trabajo["datos"]): Promise<CasoGuardado | undefined> => {
    const guardado = await store.findCasoByFolio(String(folio));
    return guardado && (await store.findLlave(guardado.id)) ? guardado : undefined;
  };
  const read = (guardado: CasoGuardado) => casos.readCasoDeGestion(guardado, { actor: { id: "sistema" } });
  /** The address that whoever gave the order wrote with it. */
  const readCorreo = async (guardado: CasoGuardado, n: number): Promise<string | undefined> => {
    const asiento = await casos.readAsiento(guardado, n);
    return asiento?.tipo === "traslado" || asiento?.tipo === "derivacion" ? asiento.reserva?.correo : undefined;
  };
  /** The letter that was chosen with an order, as a file; whole, or nothing goes out. */
  const drawElegida = async (guardado: CasoGuardado, n: number): Promise<AdjuntoDeCorreo[]> => {
    const asiento = await casos.readAsiento(guardado, n);
    const plantilla = asiento?.tipo === "traslado" ? asiento.datos.plantilla : undefined;
    if (!asiento || plantilla === undefined) return [];
    try {
      const { carta } = await oficios.draw(guardado, { plantilla, autor: asiento.autor, n });
      const { bytes } = await renderPdf(carta, { creadoEn: Date.parse(asiento.cuando) });
      return [{ nombre: `oficio-${carta.numero}.pdf`, tipo: "application/pdf", contenido: bytes }];
    } catch (error) {
      if (!(error instanceof Rechazo)) throw error;
      const faltan = error.faltas.map(({ ruta }) => ruta).join(", ");
      throw new FalloDeTrabajo(
        `La carta «${plantilla}» no se puede escribir${faltan && `: falta ${faltan}`}. Corrígela o complétalo, y repite`,
        { isDefinitivo: true },
      );
    }
  };
  const linkOf = (folio: string, n: number): string => `${urlPublica}/responder/#${mintEnlace(llave, { folio, n })}`;

  /** A job about an entry of a case that lives. */
  const about =
    (act: (guardado: CasoGuardado, institucion: Institucion, n: number, id: string) => Promise<void>): Tarea =>
    async (datos, { id }) => {
      const guardado = await findVivo(datos);
      if (guardado) await act(guardado, getInstitucion(guardado.caso.institucion), Number(datos.n), id);
    };

  const tellResponsable = (build: (caso: Caso) => Aviso): Tarea =>
    about(async ({ caso }, institucion, _n, id) => {
      const usuario = caso.responsable && (await findUsuario(caso.responsable));
      if (usuario) await send(usuario.correo, build(caso), { institucion, id });
    });

  return {
    avisarPersona: about(async (guardado, institucion, n, id) => {
      const caso = await read(guardado);
      const para = caso.persona?.correo;
      const tipo = caso.bitacora.find((asiento) => asiento.n === n)?.tipo as TipoDeAsiento | undefined;
      const aviso = tipo && describeAviso(guardado.caso, tipo);
      if (para && aviso) await send(para, aviso, { institucion, id });
    }),
    pedirRespuesta: about(async (guardado, institucion, n, id) => {
      const { folio, traslado } = guardado.caso;
      // Asked again since, or answered: that letter is not wanted any more.
      if (traslado?.n !== n || traslado.acoge) return;
      const caso = await read(guardado);
      const para =
        (await readCorreo(guardado, n)) ??
        (caso.proveedor && (await findCorreoDeProveedor(institucion.slug, caso.proveedor)));
      if (!para)
        throw new FalloDeTrabajo("El proveedor no tiene correo: complétalo en el registro, o imprime la carta", {
          isDefinitivo: true,
        });
      await send(
        para,
        { aviso: "traslado", folio, enlace: linkOf(folio, n), vence: traslado.vence },
        { institucion, id, adjuntos: await drawElegida(guardado, n) },
      );
    }),
    pedirDerivacion: about(async (guardado, institucion, n, id) => {
      const { folio, derivaciones = [] } = guardado.caso;
      const rama = derivaciones.find((una) => una.n === n);
      if (rama?.estado !== "enviada") return;
      const para =
        (await readCorreo(guardado, n)) ?? institucion.deriva.find(({ codigo }) => codigo === rama.institucion)?.correo;
      if (!para)
        throw new FalloDeTrabajo("La institución no tiene correo: complétalo en la definición o al derivar", {
          isDefinitivo: true,
        });
      await send(
        para,
        { aviso: "derivacionExterna", folio, enlace: linkOf(folio, n), vence: rama.vence },
        { institucion, id },
      );
    }),
    enviarOficio: about(async (guardado, institucion, n, id) => {
      const asiento = await casos.readAsiento(guardado, n);
      if (asiento?.tipo !== "oficio" || !asiento.reserva?.para) return;
      const { asunto, texto, para } = asiento.reserva;
      const carta = frameCarta(guardado.caso, {
        titulo: asunto,
        bloques: parseBloques(texto),
        institucion,
        firmante: await findUsuario(asiento.autor),
        ahora: asiento.cuando,
        n,
      });
      const { bytes } = await renderPdf(carta, { creadoEn: Date.parse(asiento.cuando) });
      // The letter goes in a file of its own: a mailbox shows no more than that there is one.
      await send(
        para,
        { aviso: asiento.datos.destinatario === "persona" ? "carta" : "oficio", folio: guardado.caso.folio },
        {
          institucion,
          id,
          adjuntos: [{ nombre: `oficio-${carta.numero}.pdf`, tipo: "application/pdf", contenido: bytes }],
        },
      );
    }),
    avisarDevuelto: about(async (guardado, institucion, n, id) => {
      const { folio, bitacora } = await read(guardado);
      const propuesta = bitacora.findLast((asiento) => asiento.tipo === "propuesta" && asiento.n < n);
      const usuario = propuesta && (await findUsuario(propuesta.autor));
      if (usuario) await send(usuario.correo, { aviso: "devuelto", folio }, { institucion, id });
    }),
    async avisarSinPersona({ institucion: slug, unidad, region }, { id }) {
      const institucion = getInstitucion(String(slug));
      const lugar = { institucion: String(slug), unidad: String(unidad), region: String(region) };
      const { zona } = institucion;
      for (const { usuario, casos: suyos } of await listSinPersona(lugar, { store, personal, ahora: clock(), zona }))
        await send(usuario.correo, { aviso: "sinPersona", casos: suyos }, { institucion, id: `${id}.${usuario.id}` });
    },
    avisarMensaje: tellResponsable(({ folio }) => ({ aviso: "mensajeNuevo", folio })),
    avisarAsignado: tellResponsable(({ folio, tipo, plazo }) => ({
      aviso: "asignado",
      folio,
      tipo,
      vence: plazo.vence,
    })),
  };
};
