/** A region in the grid: its CUT code, its name and a shorter one, and where it stands from the north, and from the sea. */
export interface CasillaDeRegion {
  cut: string;
  nombre: string;
  corto: string;
  fila: number;
  lado: 0 | 1;
}

/** The 16 regions from north to south; Metropolitana stands inland, beside Valparaíso. */
export const PLANO_DE_REGIONES: readonly CasillaDeRegion[] = (
  [
    ["15", "Arica y Parinacota", "Arica y P."],
    ["01", "Tarapacá"],
    ["02", "Antofagasta"],
    ["03", "Atacama"],
    ["04", "Coquimbo"],
    ["05", "Valparaíso"],
    ["06", "O'Higgins"],
    ["07", "Maule"],
    ["16", "Ñuble"],
    ["08", "Biobío"],
    ["09", "Araucanía"],
    ["14", "Los Ríos"],
    ["10", "Los Lagos"],
    ["11", "Aysén"],
    ["12", "Magallanes"],
  ] as (readonly [cut: string, nombre: string, corto?: string])[]
).flatMap(([cut, nombre, corto = nombre], fila): CasillaDeRegion[] => [
  { cut, nombre, corto, fila, lado: 0 },
  ...(cut === "05" ? [{ cut: "13", nombre: "Metropolitana", corto: "RM", fila, lado: 1 as const }] : []),
]);
