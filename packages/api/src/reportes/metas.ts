import type { CifraDeReporte } from "@ventanilla/sdk/contract";
import { INDICADORES_CON_META } from "@ventanilla/sdk/domain";
import type { Registros } from "../registros/create-registros.ts";
import type { PedidoDeReporte } from "./resolve-pedido.ts";

/**
 * Says beside each figure what the institution set out to reach in the year the period ends in: the region's own target
 * where it has one, else the country's.
 */
export const setMetas = async (
  cifras: readonly CifraDeReporte[],
  { registros, pedido }: { registros: Pick<Registros, "metas">; pedido: PedidoDeReporte },
): Promise<CifraDeReporte[]> => {
  const { institucion, region, periodo } = pedido;
  const anio = Number(periodo.hasta.slice(0, 4));
  const delAnio = (await registros.metas.list(institucion.slug)).filter((meta) => meta.anio === anio);
  const find = (indicador: string) => {
    const suyas = delAnio.filter((meta) => meta.indicador === indicador);
    return suyas.find((meta) => meta.region === region) ?? suyas.find((meta) => meta.region === undefined);
  };
  return cifras.map((cifra) => {
    // A count has none: one of a year would be held against a month.
    const meta = INDICADORES_CON_META.some((uno) => uno === cifra.id) ? find(cifra.id) : undefined;
    return meta ? { ...cifra, meta: meta.valor } : cifra;
  });
};
