import type {
  AltaDePunto,
  CodigoDeInscripcion,
  EnviosDeInforme,
  FiltroDeInforme,
  InformeDePuntos,
  PedidoDeEnvios,
  Punto,
} from "../contract/punto.ts";
import { createRegistro, type OpcionesDeRegistro, type Registro } from "./gestion-registros.ts";
import { expectAnswer, type TransporteDeGestion } from "./gestion-transport.ts";

/** The points of an institution: totems, libraries and platforms with a machine where people file. */
export interface PuntosDeGestion extends Registro<AltaDePunto, Punto> {
  /** A code to enrol one machine: shown this once, good for half an hour. */
  mintCodigo(id: string, opciones?: OpcionesDeRegistro): Promise<CodigoDeInscripcion>;
  /** Ends the enrolment of a machine; what it holds it hands over all the same. */
  revokeEquipo(id: string, equipo: string, opciones?: OpcionesDeRegistro): Promise<void>;
  /** How much entered by each point, between two civil dates. @throws {GestionError} `datos-invalidos`; others */
  readInforme(filtro: FiltroDeInforme, opciones?: OpcionesDeRegistro): Promise<InformeDePuntos>;
  /** The same, as a sheet (CSV). */
  downloadInforme(filtro: FiltroDeInforme, opciones?: OpcionesDeRegistro): Promise<Blob>;
  /** Sends each point its own figures by mail. @throws {GestionError} `no-disponible` where no mail goes out; others */
  sendInforme(pedido: PedidoDeEnvios, opciones?: OpcionesDeRegistro): Promise<EnviosDeInforme>;
}

/** Makes the calls on points. */
export function createPuntosDeGestion(transporte: TransporteDeGestion): PuntosDeGestion {
  const { ask } = transporte;
  const ruta = "/v1/gestion/puntos";
  return {
    ...createRegistro<AltaDePunto, Punto>(transporte, "puntos"),
    async mintCodigo(id, { institucion, signal } = {}) {
      const hecho = await ask<CodigoDeInscripcion>(`${ruta}/${encodeURIComponent(id)}/codigos`, {
        metodo: "POST",
        consulta: { institucion },
        signal,
      });
      return expectAnswer(hecho, typeof hecho.codigo === "string");
    },
    async revokeEquipo(id, equipo, { institucion, signal } = {}) {
      await ask(`${ruta}/${encodeURIComponent(id)}/equipos/${encodeURIComponent(equipo)}`, {
        metodo: "DELETE",
        consulta: { institucion },
        signal,
      });
    },
    async readInforme(filtro, { institucion, signal } = {}) {
      const informe = await ask<InformeDePuntos>(`${ruta}/informe`, { consulta: { ...filtro, institucion }, signal });
      return expectAnswer(informe, Array.isArray(informe.puntos));
    },
    downloadInforme: (filtro, { institucion, signal } = {}) =>
      transporte.download(`${ruta}/informe`, {
        cabeceras: { Accept: "text/csv" },
        consulta: { ...filtro, institucion },
        signal,
      }),
    async sendInforme(pedido, { institucion, signal } = {}) {
      const envios = await ask<EnviosDeInforme>(`${ruta}/informe/envios`, {
        cuerpo: pedido,
        consulta: { institucion },
        // Asked for twice in a day, each goes once.
        repetible: true,
        signal,
      });
      return expectAnswer(envios, Array.isArray(envios.enviados));
    },
  };
}
