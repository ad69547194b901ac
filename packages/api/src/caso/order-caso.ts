import { randomBytes } from "node:crypto";
import { claveFromBytes, gemelaDe, isGemela } from "@ventanilla/sdk/domain";
import { createTurnos } from "../adjuntos/create-turnos.ts";
import { countAsientos } from "../cifras/count-asientos.ts";
import type { AsientoGuardado, CasoGuardado } from "../store/store.ts";
import { fold } from "./apply.ts";
import { assertMismaHuella, type BaseDeCasos, type EnvioIdentificado, type OpcionesDeCasos } from "./base-de-casos.ts";
import { readAsiento, writeAsientos } from "./bitacora.ts";
import type { Caso } from "./caso.ts";
import type { OpcionesDeOrden, OrdenSobreCaso, RespuestaDeOrdenDada } from "./casos.ts";
import { decide } from "./decide.ts";
import { describeAsiento } from "./describe-asiento.ts";
import type { Contexto, Registro } from "./orden.ts";
import { assertAlcance, isOrdenDeGestion } from "./permitir.ts";
import { Rechazo } from "./rechazo.ts";
import { foldReserva, listConocido } from "./reserva-de-caso.ts";

/** How often an order is decided again because somebody else was first: of so many at once on a case, the last one. */
const INTENTOS = 64;

/** Orders by which a case leaves the intake's figures, or comes back to them. */
const MUEVEN_INGRESO: readonly string[] = ["acumular", "descartar", "reabrir"];

/** How orders are given on cases that exist. */
export const createOrderCaso = (base: BaseDeCasos, { store, instituciones }: OpcionesDeCasos) => {
  /** What of the case's own sealed words, and of what this installation knows, the order is decided by. */
  const buildRegistro = async (guardado: CasoGuardado, orden: OrdenSobreCaso): Promise<Registro> => {
    const { caso } = guardado;
    switch (orden.orden) {
      case "escalar":
      case "corregir":
      case "trasladarProveedor":
      case "visar": {
        const llave = await base.findLlave(guardado);
        const asientos = (await store.listAsientos(guardado.id)).slice(0, caso.version);
        const reserva = foldReserva(asientos.map((uno) => readAsiento(uno, llave)));
        const propuesta = asientos[(caso.propuesta?.n ?? 0) - 1];
        const abierta = propuesta && readAsiento(propuesta, llave);
        return {
          conocido: listConocido(reserva),
          ...(abierta?.tipo === "propuesta" && { respuestaPropuesta: abierta.reserva.respuesta }),
        };
      }
      case "acumular": {
        const otro = (await store.findCasoByFolio(orden.en))?.caso;
        if (!otro) return {};
        return { otro: { folio: otro.folio, institucion: otro.institucion, isAbierto: otro.estado !== "cerrado" } };
      }
      case "derivar": {
        // What is practised stays among training twins, and what is real goes to none of them.
        const slug = isGemela(caso.institucion) ? gemelaDe(orden.institucion) : orden.institucion;
        const destino = instituciones.get(slug);
        const propia = base.getInstitucion(caso.institucion);
        return destino?.demostracion === propia.demostracion ? { destino: { slug, nombre: destino.nombre } } : {};
      }
      default:
        return {};
    }
  };

  /** @throws {Rechazo} `version-atrasada`, with what changed since the version that was read */
  const assertVersion = async (guardado: CasoGuardado, version: number): Promise<void> => {
    const { caso } = guardado;
    if (caso.version === version) return;
    const institucion = base.getInstitucion(caso.institucion);
    const asientos = (await store.listAsientos(guardado.id)).slice(version, caso.version);
    const cambios = asientos.map((uno) => ({
      cuando: uno.cuando,
      autor: uno.autor,
      texto: describeAsiento(readAsiento(uno), { caso, institucion }),
    }));
    throw new Rechazo("version-atrasada", { conflicto: { version: caso.version, cambios } });
  };

  const contextOf = async (
    guardado: CasoGuardado,
    orden: OrdenSobreCaso,
    { actor, registro }: Pick<OpcionesDeOrden, "actor" | "registro">,
  ): Promise<Contexto> => {
    const institucion = base.getInstitucion(guardado.caso.institucion);
    // Where a case may go is for this installation to say, not for whoever asks.
    const { destino: _, ...dado } = registro ?? {};
    return {
      ahora: base.now(),
      actor,
      institucion,
      feriados: base.getFeriados(institucion.slug),
      registro: { ...dado, ...(await buildRegistro(guardado, orden)) },
    };
  };

  /** The answer to a submission that was taken before: a reissued clave is said again while it still opens. */
  const replay = async (
    inicial: CasoGuardado,
    orden: OrdenSobreCaso,
    clave: string | undefined,
  ): Promise<RespuestaDeOrdenDada> => {
    const { folio } = inicial.caso;
    const valor = (await store.findCasoByFolio(folio)) ?? inicial;
    const vive =
      orden.orden === "reemitirClave" &&
      clave !== undefined &&
      (await store.findCasoByAcceso(base.computeAcceso(folio, clave)))?.id === valor.id;
    return { valor, repetida: true, ...(vive && { clave }) };
  };

  const findIngreso = async (id: number) => {
    const [primero] = await store.listAsientos(id, { limite: 1 });
    const ingreso = primero && readAsiento(primero);
    return ingreso?.tipo === "ingreso" ? ingreso : undefined;
  };

  const order = async (
    inicial: CasoGuardado,
    orden: OrdenSobreCaso,
    { actor, version, envio: conClave, registro }: OpcionesDeOrden,
  ): Promise<RespuestaDeOrdenDada> => {
    const { folio, institucion: slug } = inicial.caso;
    const identificado: EnvioIdentificado | undefined =
      conClave && base.identify(`${slug}/${folio}`, conClave.clave, conClave.cuerpo);
    const envio = identificado?.envio;
    const clave =
      orden.orden === "reemitirClave"
        ? claveFromBytes(identificado ? identificado.azar.subarray(16) : randomBytes(16))
        : undefined;
    const anterior = envio && (await store.findEnvio(envio.id));
    if (envio && anterior) {
      assertMismaHuella(anterior.huella, envio.huella);
      return replay(inicial, orden, clave);
    }
    const llave = await base.findLlave(inicial);
    if (!llave) throw new Rechazo("caso-no-encontrado");

    let guardado: CasoGuardado | undefined = inicial;
    for (let intento = 0; guardado && intento < INTENTOS; intento++) {
      const { id, caso, cabeza } = guardado;
      const contexto = await contextOf(guardado, orden, { actor, registro });
      if (isOrdenDeGestion(orden.orden)) assertAlcance(caso, orden.orden, contexto);
      if (version !== undefined) await assertVersion(guardado, version);
      const asientos = decide(caso, orden, contexto);
      if (asientos.length === 0) return { valor: guardado, repetida: false };
      const nuevo: Caso = fold(folio, caso, asientos);
      const guardados = writeAsientos(asientos, { folio, version: caso.version, cabeza, llave });
      const escrito = await store.appendAsientos({
        caso: nuevo,
        asientos: guardados,
        ...(envio && { envio }),
        cifras: countAsientos(caso, asientos, {
          folio,
          pliegue: nuevo,
          zona: contexto.institucion.zona,
          ingreso: MUEVEN_INGRESO.includes(orden.orden) ? await findIngreso(id) : undefined,
        }),
        ...(clave !== undefined && { accesoNuevo: base.computeAcceso(folio, clave) }),
      });
      if (escrito.resultado === "escrito") {
        const ultimo = guardados.at(-1) as AsientoGuardado;
        const valor = { id, caso: nuevo, cabeza: ultimo.enlace };
        return { valor, repetida: false, ...(clave !== undefined && { clave }) };
      }
      guardado = await store.findCasoByFolio(folio);
      if (escrito.resultado === "repetido" && guardado && envio) {
        assertMismaHuella(escrito.huella, envio.huella);
        return replay(guardado, orden, clave);
      }
    }
    throw new Rechazo("no-disponible");
  };

  const takeTurno = createTurnos();

  /** Notes in the other case that this one was accumulated in it; nothing where it is noted already. */
  const noteAcumulado = async (folio: string, en: string): Promise<void> => {
    const otro = await store.findCasoByFolio(en);
    const asientos = otro ? await store.listAsientos(otro.id) : [];
    const isNotado = asientos.some(({ tipo, datos }) => tipo === "acumulado" && JSON.parse(datos).folio === folio);
    if (otro && !isNotado) await order(otro, { orden: "anotarAcumulado", folio }, { actor: { id: "sistema" } });
  };

  return async (
    inicial: CasoGuardado,
    orden: OrdenSobreCaso,
    opciones: OpcionesDeOrden,
  ): Promise<RespuestaDeOrdenDada> => {
    if (orden.orden !== "acumular") return order(inicial, orden, opciones);
    const { folio, institucion } = inicial.caso;
    // One after the other: of two cases that two people accumulate in each other at once, none would be left open.
    const respuesta = await takeTurno(institucion, () => order(inicial, orden, opciones));
    // Also where it is repeated: who gave it first may have died in between.
    if (respuesta.valor.caso.acumuladoEn === orden.en) await noteAcumulado(folio, orden.en);
    return respuesta;
  };
};
