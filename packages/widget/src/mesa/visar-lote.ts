import type { Mesa } from "./mesa.ts";

/** Approves together the closings that were read and marked; each stands or falls alone, at the version that was read. */
export async function approveLote(mesa: Mesa): Promise<{ texto: string; aprobados: string[] }> {
  const marcados = [...mesa.marcas].flatMap(([folio, marca]) => (marca === "marcado" ? folio : []));
  const casos = marcados.map((folio) => ({ folio, version: mesa.leidos.get(folio) ?? 0 }));
  if (!casos.length || !mesa.gestion) return { texto: "No hay cierres marcados", aprobados: [] };
  try {
    const resultados = await mesa.gestion.casos.visar(casos);
    const aprobados = resultados.flatMap(({ folio, aprobada }) => (aprobada ? folio : []));
    const otros = resultados.length - aprobados.length;
    const motivos = [...new Set(resultados.flatMap(({ problema }) => (problema ? problema.title : [])))].join(" · ");
    const hechos = `${aprobados.length} ${aprobados.length === 1 ? "cierre aprobado" : "cierres aprobados"}`;
    return { texto: otros ? `${hechos}; ${otros} no: ${motivos}` : hechos, aprobados };
  } catch (error) {
    return { texto: `No se aprobó ninguno. ${(error as Error).message}`, aprobados: [] };
  }
}
