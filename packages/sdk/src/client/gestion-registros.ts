import type * as z from "zod";
import type {
  Ayuda,
  altaDeAyuda,
  altaDeDeclarada,
  altaDeEnvioDeReporte,
  altaDeFeriado,
  altaDeMeta,
  altaDePlantilla,
  altaDePregunta,
  altaDeProveedor,
  altaDeSolicitudDeAcceso,
  altaDeUnidad,
  cambioDeAyuda,
  DeclaradaRegistrada,
  EnvioDeReporteRegistrado,
  FeriadoRegistrado,
  MetaRegistrada,
  PlantillaRegistrada,
  PreguntaRegistrada,
  ProveedorRegistrado,
  ResultadoDeImportacion,
  SolicitudDeAccesoRegistrada,
  UnidadRegistrada,
} from "../contract/registros.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { expectAnswer, type TransporteDeGestion } from "./gestion-transport.ts";

/** Whose records: one's own institution by default; `*` for what holds in the whole installation. */
export interface OpcionesDeRegistro extends OpcionesLectura {
  institucion?: string | undefined;
}

/** One registry: `A` is what a record is made of, `E` the record as it is kept. */
export interface Registro<A extends object, E> {
  /** All of them. */
  list(opciones?: OpcionesDeRegistro): Promise<E[]>;
  /** @throws {GestionError} `datos-invalidos`, `registro-ocupado`; others */
  create(alta: A, opciones?: OpcionesDeRegistro): Promise<E>;
  /**
   * Puts it whole in the place of the one that was read.
   * @throws {GestionError} `version-atrasada`, `datos-invalidos`, `registro-ocupado`; others
   */
  change(id: string, alta: A, opciones: OpcionesDeRegistro & { version: number }): Promise<E>;
  remove(id: string, opciones: OpcionesDeRegistro & { version: number }): Promise<void>;
  /**
   * Imports a CSV: the good lines stay, the bad ones come back with what to mend.
   * @param opciones.simular keeps nothing, and says what would happen
   */
  import(csv: string | Blob, opciones?: OpcionesDeRegistro & { simular?: boolean }): Promise<ResultadoDeImportacion>;
}

/** The registries of gestión. */
export interface Registros {
  unidades: Registro<z.input<typeof altaDeUnidad>, UnidadRegistrada>;
  proveedores: Registro<z.input<typeof altaDeProveedor>, ProveedorRegistrado> & {
    /** Two records of one company become one: `en` stays. */
    merge(id: string, en: string, opciones: OpcionesDeRegistro & { version: number }): Promise<ProveedorRegistrado>;
  };
  preguntas: Registro<z.input<typeof altaDePregunta>, PreguntaRegistrada>;
  plantillas: Registro<z.input<typeof altaDePlantilla>, PlantillaRegistrada>;
  feriados: Registro<z.input<typeof altaDeFeriado>, FeriadoRegistrado>;
  /** Mesa de ayuda: faults and wishes about the system itself. */
  ayuda: {
    list(opciones?: OpcionesDeRegistro): Promise<Ayuda[]>;
    create(alta: z.input<typeof altaDeAyuda>, opciones?: OpcionesLectura): Promise<Ayuda>;
    change(
      id: string,
      cambio: z.input<typeof cambioDeAyuda>,
      opciones: OpcionesDeRegistro & { version: number },
    ): Promise<Ayuda>;
  };
}

/** The registries that reports stand on beside the cases, and to whom they go out by themselves. */
export interface RegistrosDeReportes {
  /** Figures that no case gives, named as declared. */
  declaradas: Registro<z.input<typeof altaDeDeclarada>, DeclaradaRegistrada>;
  metas: Registro<z.input<typeof altaDeMeta>, MetaRegistrada>;
  /** Requests of access to public information (Ley 20.285). */
  solicitudesAcceso: Registro<z.input<typeof altaDeSolicitudDeAcceso>, SolicitudDeAccesoRegistrada>;
  /** Reports that go out by mail by themselves. */
  enviosDeReporte: Registro<z.input<typeof altaDeEnvioDeReporte>, EnvioDeReporteRegistrado>;
}

/** Makes the calls on one registry. */
export function createRegistro<A extends object, E>(
  { ask }: Pick<TransporteDeGestion, "ask">,
  nombre: string,
): Registro<A, E> {
  const ruta = `/v1/gestion/${nombre}`;
  const rutaDe = (id: string) => `${ruta}/${encodeURIComponent(id)}`;
  return {
    async list({ institucion, signal } = {}) {
      const { elementos } = await ask<{ elementos: E[] }>(ruta, { consulta: { institucion }, signal });
      return expectAnswer(elementos, Array.isArray(elementos));
    },
    create: (alta, { institucion, signal } = {}) => ask(ruta, { cuerpo: alta, consulta: { institucion }, signal }),
    change: (id, alta, { version, institucion, signal }) =>
      ask(rutaDe(id), { metodo: "PUT", cuerpo: alta, version, consulta: { institucion }, signal }),
    async remove(id, { version, institucion, signal }) {
      await ask(rutaDe(id), { metodo: "DELETE", version, consulta: { institucion }, signal });
    },
    import: (csv, { simular = false, institucion, signal } = {}) =>
      ask(`${ruta}/importacion`, {
        crudo: csv,
        cabeceras: { "Content-Type": "text/csv;charset=utf-8" },
        consulta: { institucion, simular: simular ? "si" : "no" },
        repetible: simular,
        signal,
      }),
  };
}

/** Makes the calls on the registries. */
export function createRegistros(transporte: Pick<TransporteDeGestion, "ask">): Registros {
  const { ask } = transporte;
  const ayuda = createRegistro<z.input<typeof altaDeAyuda>, Ayuda>(transporte, "ayuda");
  return {
    unidades: createRegistro(transporte, "unidades"),
    proveedores: {
      ...createRegistro(transporte, "proveedores"),
      merge: (id, en, { version, institucion, signal }) =>
        ask(`/v1/gestion/proveedores/${encodeURIComponent(id)}/fusion`, {
          cuerpo: { en },
          version,
          consulta: { institucion },
          signal,
        }),
    },
    preguntas: createRegistro(transporte, "preguntas"),
    plantillas: createRegistro(transporte, "plantillas"),
    feriados: createRegistro(transporte, "feriados"),
    ayuda: {
      list: ayuda.list,
      create: ayuda.create,
      change: (id, cambio, { version, institucion, signal }) =>
        ask(`/v1/gestion/ayuda/${encodeURIComponent(id)}`, {
          metodo: "PATCH",
          cuerpo: cambio,
          version,
          consulta: { institucion },
          signal,
        }),
    },
  };
}

/** Makes the calls on the registries of reports: apart, so that the desk does not carry them. */
export const createRegistrosDeReportes = (transporte: Pick<TransporteDeGestion, "ask">): RegistrosDeReportes => ({
  declaradas: createRegistro(transporte, "declaradas"),
  metas: createRegistro(transporte, "metas"),
  solicitudesAcceso: createRegistro(transporte, "solicitudes-de-acceso"),
  enviosDeReporte: createRegistro(transporte, "envios-de-reporte"),
});
