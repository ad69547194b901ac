import type { Sesion } from "@ventanilla/sdk/contract";
import { getRegion } from "@ventanilla/sdk/domain";
import { monitor as t } from "../textos/monitor.ts";
import { changeFiltro, type FiltroDeMirada } from "./mirada.ts";

/** A dashboard: the same reports, of whom. */
export interface Tablero {
  id: "yo" | "unidad" | "region" | "nacion";
  nombre: string;
  /** What it asks of the service; what is empty is not asked. */
  filtro: { responsable: string; unidad: string; region: string };
}

const ATIENDEN: readonly string[] = ["ejecutivo", "encargado", "abogado"];

/** The dashboards of whoever is in, the one they begin with first: never wider than what their role sees. */
export function listTableros({ usuario }: Pick<Sesion, "usuario">): Tablero[] {
  const { rol, region = "", unidad = "" } = usuario;
  const yo: Tablero = { id: "yo", nombre: t.misCasos, filtro: { responsable: "yo", unidad: "", region: "" } };
  const ambito: Tablero = unidad
    ? { id: "unidad", nombre: t.miUnidad, filtro: { responsable: "", unidad, region: "" } }
    : region
      ? {
          id: "region",
          nombre: getRegion(region)?.nombre ?? t.miRegion,
          filtro: { responsable: "", unidad: "", region },
        }
      : { id: "nacion", nombre: t.pais, filtro: { responsable: "", unidad: "", region: "" } };
  if (!ATIENDEN.includes(rol)) return [ambito];
  return rol === "ejecutivo" ? [yo, ambito] : [ambito, yo];
}

/** The dashboard that a filter is within: a region or unit chosen in a wider one stays in it. */
export function findTablero(tableros: readonly Tablero[], filtro: FiltroDeMirada): Tablero | undefined {
  return tableros.find(({ id }) => (id === "yo") === (filtro.responsable === "yo"));
}

/** The filter of a dashboard, over the same period. */
export const enterTablero = (filtro: FiltroDeMirada, tablero: Tablero): FiltroDeMirada =>
  changeFiltro(filtro, tablero.filtro);
