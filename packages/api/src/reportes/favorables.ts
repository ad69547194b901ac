import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import type { Resultado } from "@ventanilla/sdk/domain";
import { toPorcentaje } from "./cuadro.ts";

const FAVORABLES: readonly Resultado[] = ["acogeTotal", "acogeParcial"];
/** Where the provider was asked, and agreed, refused or kept silent: the first three closings of a reclamo (domain). */
const BASE: readonly Resultado[] = [...FAVORABLES, "noAcoge", "noResponde"];

const isOneOf = (resultados: readonly Resultado[], resultado: string): boolean =>
  resultados.some((uno) => uno === resultado);

/** How many reclamos closed well for the person, with the base it is a part of. */
export const describeFavorables = (
  cierres: readonly { tipo: string; resultado: string; n: number }[],
): CifraDeReporte => {
  const count = (resultados: readonly Resultado[]) =>
    cierres.reduce(
      (suma, { tipo, resultado, n }) => suma + (tipo === "reclamo" && isOneOf(resultados, resultado) ? n : 0),
      0,
    );
  const n = count(BASE);
  return {
    id: "favorables",
    titulo: "Reclamos con respuesta favorable",
    valor: toPorcentaje(count(FAVORABLES), n),
    unidad: "porcentaje",
    n,
    nota: "El proveedor acoge todo o una parte, de los reclamos que acogió, no acogió o dejó sin respuesta",
  };
};
