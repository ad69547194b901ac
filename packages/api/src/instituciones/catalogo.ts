import type { Institucion } from "@ventanilla/sdk/contract";
import type { Feriado } from "@ventanilla/sdk/domain";
import type { Registros } from "../registros/create-registros.ts";

/** The definitions in use: what their files say, with the units and holidays that their people have changed since. */
export interface Catalogo {
  /** By slug. The map is always the same one; a definition that changed is another object. */
  instituciones: ReadonlyMap<string, Institucion>;
  /** Holidays declared since the calendar was written; the same array until one more is declared. */
  getFeriados(slug: string): readonly Feriado[];
  /** Reads the registries again: of one institution, or of all. */
  refresh(slug?: string): Promise<void>;
}

/** @param definiciones as their files have them */
export const createCatalogo = (
  definiciones: ReadonlyMap<string, Institucion>,
  getRegistros: () => Pick<Registros, "unidades" | "feriados">,
): Catalogo => {
  const instituciones = new Map(definiciones);
  const feriados = new Map<string, { texto: string; lista: readonly Feriado[] }>();
  const textos = new Map<string, string>();

  const refreshUna = async (slug: string): Promise<void> => {
    const definicion = definiciones.get(slug);
    if (!definicion) return;
    const registros = getRegistros();
    const unidades = (await registros.unidades.list(slug))
      .filter(({ activa }) => activa)
      .map(({ id, institucion, version, encargado, convenioDesde, conectada, activa, ...unidad }) => unidad);
    // What hangs on a definition is worked out once per object: without a change it stays the same one.
    const texto = JSON.stringify(unidades);
    if (texto !== (textos.get(slug) ?? JSON.stringify(definicion.unidades))) {
      textos.set(slug, texto);
      instituciones.set(slug, { ...definicion, unidades });
    }
    const declarados = [...(await registros.feriados.list("*")), ...(await registros.feriados.list(slug))].map(
      ({ id, institucion, version, ...feriado }) => feriado,
    );
    const dicho = JSON.stringify(declarados);
    if (dicho !== (feriados.get(slug)?.texto ?? "[]")) feriados.set(slug, { texto: dicho, lista: declarados });
  };

  const NINGUNO: readonly Feriado[] = [];
  return {
    instituciones,
    getFeriados: (slug) => feriados.get(slug)?.lista ?? NINGUNO,
    async refresh(slug) {
      for (const una of slug && slug !== "*" ? [slug] : definiciones.keys()) await refreshUna(una);
    },
  };
};
