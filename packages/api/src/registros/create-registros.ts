import {
  altaDeFeriado,
  altaDePlantilla,
  altaDePregunta,
  altaDeProveedor,
  altaDePunto,
  altaDeUnidad,
  ayuda,
  type Institucion,
} from "@ventanilla/sdk/contract";
import { foldText, institucionBase } from "@ventanilla/sdk/domain";
import type { Falta } from "../caso/rechazo.ts";
import { NOMBRES_CAMPO } from "../oficios/campos.ts";
import { parsePlantilla } from "../oficios/parse-plantilla.ts";
import type { Contenido } from "../preguntas/contenido.ts";
import type { Store } from "../store/store.ts";
import { checkUnidadVacia } from "./check-unidad-vacia.ts";
import { createRegistro } from "./registro.ts";
import { createRegistrosDeReportes } from "./registros-de-reportes.ts";

export interface OpcionesDeRegistros {
  store: Store;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Definitions as their files have them. */
  definiciones: ReadonlyMap<string, Institucion>;
  /** What each institution's files bring of questions and letters, by slug. */
  contenidos: ReadonlyMap<string, Contenido>;
  /** Told after each change of a registry that something else was made of. */
  onCambio: (registro: "unidades" | "proveedores" | "preguntas" | "feriados", institucion: string) => Promise<void>;
  /**
   * Told before and after (`isHecho`) a holiday is declared, moved or taken away: terms that cross where it was or where
   * it is are to be counted again.
   */
  onFeriado: (institucion: string, feriados: { fecha: string }[], options: { isHecho: boolean }) => Promise<void>;
}

/** What a letter's text says that no case can fill: an unknown field, a block left open. */
const checkTexto = (ruta: string, texto: string | undefined): Falta[] => {
  const leida = parsePlantilla(texto ?? "", NOMBRES_CAMPO);
  return "errores" in leida
    ? leida.errores.map(({ linea, error, remedio }) => ({
        ruta,
        codigo: "plantilla" as const,
        mensaje: `Línea ${linea}: ${error}. ${remedio}`,
      }))
    : [];
};

/** The registries of gestión (seed E): one mechanism, and of each what only it knows. */
export const createRegistros = ({
  store,
  clock,
  definiciones,
  contenidos,
  onCambio,
  onFeriado,
}: OpcionesDeRegistros) => {
  const comun = { store, clock, admits: (institucion: string) => definiciones.has(institucion) };
  const deTodas = { ...comun, admits: (institucion: string) => institucion === "*" || definiciones.has(institucion) };
  const contenidoOf = (slug: string) => contenidos.get(institucionBase(slug));
  return {
    unidades: createRegistro({
      ...comun,
      clase: "unidad",
      alta: altaDeUnidad,
      idOf: ({ codigo }) => codigo,
      listBase: (slug) =>
        (definiciones.get(slug)?.unidades ?? []).map((unidad) => ({
          id: unidad.codigo,
          datos: { ...unidad, conectada: true, activa: true },
        })),
      isActivo: ({ activa }) => activa,
      checkRetiro: ({ codigo }, institucion) => checkUnidadVacia(store, { institucion, unidad: codigo }),
      onCambio: (institucion) => onCambio("unidades", institucion),
    }),
    proveedores: createRegistro({
      ...comun,
      clase: "proveedor",
      alta: altaDeProveedor,
      indiceOf: ({ rut, nombre }) => rut ?? `nombre:${foldText(nombre)}`,
      onCambio: (institucion) => onCambio("proveedores", institucion),
    }),
    preguntas: createRegistro({
      ...comun,
      clase: "pregunta",
      alta: altaDePregunta,
      listBase: (slug) => (contenidoOf(slug)?.preguntas ?? []).map(({ id, ...datos }) => ({ id, datos })),
      onCambio: (institucion) => onCambio("preguntas", institucion),
    }),
    plantillas: createRegistro({
      ...comun,
      clase: "plantilla",
      alta: altaDePlantilla,
      listBase: (slug) => {
        const { plantillas = [], respuestas = [] } = contenidoOf(slug) ?? {};
        return [
          ...plantillas.map(({ id, ...carta }) => ({ id, datos: { clase: "oficio" as const, ...carta } })),
          ...respuestas.map(({ id, texto, ...respuesta }) => ({
            id,
            datos: { clase: "respuesta" as const, ...respuesta, cuerpo: texto },
          })),
        ];
      },
      check: ({ clase, asunto, cuerpo, destinatario }) => [
        ...(clase === "oficio" && !asunto ? [{ ruta: "asunto", codigo: "requerido" as const }] : []),
        ...(clase === "oficio" && !destinatario ? [{ ruta: "destinatario", codigo: "requerido" as const }] : []),
        ...checkTexto("asunto", asunto),
        ...checkTexto("cuerpo", cuerpo),
      ],
    }),
    feriados: createRegistro({
      ...deTodas,
      clase: "feriado",
      alta: altaDeFeriado,
      indiceOf: ({ fecha, comunas = [], regiones = [] }) => [fecha, ...comunas, ...regiones].join(" "),
      beforeCambio: (institucion, feriados) => onFeriado(institucion, feriados, { isHecho: false }),
      onCambio: async (institucion, feriados) => {
        await onCambio("feriados", institucion);
        await onFeriado(institucion, feriados, { isHecho: true });
      },
    }),
    ...createRegistrosDeReportes({ comun, definiciones }),
    puntos: createRegistro({ ...comun, clase: "punto", alta: altaDePunto, idOf: ({ codigo }) => codigo }),
    ayuda: createRegistro({
      ...deTodas,
      clase: "ayuda",
      alta: ayuda.omit({ id: true, institucion: true, version: true }),
    }),
  };
};
export type Registros = ReturnType<typeof createRegistros>;
