import type { FiltroDeReporte } from "@ventanilla/sdk/contract";
import { type NombreDeReporte, REPORTES } from "@ventanilla/sdk/domain";

/** A filter, and of which institution: whoever sees them all has to say. */
export type FiltroDeMirada = FiltroDeReporte & { institucion?: string | undefined };

/** What somebody looks at; all of it is in the fragment of the address, so that a link shows the same. */
export interface Mirada {
  reporte: NombreDeReporte;
  /** What goes to the service as it is: it judges what is wrong in it, beside its field. */
  filtro: FiltroDeMirada;
  /** Column that the maps show; by default, their first. */
  ver?: string | undefined;
}

/** What narrows a report, in the order of its fields. */
export const FILTROS_DE_REPORTE = ["institucion", "desde", "hasta", "region", "unidad", "responsable", "paso"] as const;
export type NombreDeFiltro = (typeof FILTROS_DE_REPORTE)[number];

const LARGO = 120;

/** Reads the fragment of an address; a report that does not exist is the first one. */
export function parseMirada(fragmento: string): Mirada {
  const partes = new URLSearchParams(fragmento.replace(/^#/, ""));
  const filtro: Record<string, string> = {};
  for (const nombre of FILTROS_DE_REPORTE) {
    const valor = partes.get(nombre)?.trim().slice(0, LARGO);
    if (valor) filtro[nombre] = valor;
  }
  const reporte = REPORTES.find((uno) => uno === partes.get("reporte")) ?? REPORTES[0];
  const ver = partes.get("ver")?.slice(0, LARGO);
  return { reporte, filtro: filtro as FiltroDeMirada, ...(ver && { ver }) };
}

/** Writes the fragment of an address, always with its report. */
export function formatMirada({ reporte, filtro, ver }: Mirada): string {
  const partes = new URLSearchParams({ reporte });
  for (const nombre of FILTROS_DE_REPORTE) if (filtro[nombre]) partes.set(nombre, filtro[nombre]);
  if (ver) partes.set("ver", ver);
  return `#${partes}`;
}

/** Changes some filters; one that is empty goes away. */
export function changeFiltro(filtro: FiltroDeMirada, cambio: Partial<Record<NombreDeFiltro, string>>): FiltroDeMirada {
  const pares = Object.entries({ ...filtro, ...cambio }).filter(([, valor]) => valor);
  return Object.fromEntries(pares) as FiltroDeMirada;
}
