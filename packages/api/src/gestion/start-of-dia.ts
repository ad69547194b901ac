import { fechaCivil } from "@ventanilla/sdk/domain";

const HORA = 3_600_000;

/**
 * The first instant of a civil date in a zone, in milliseconds. It is looked for, not computed: some nights in Chile
 * have no midnight (2026-09-06) and some have two.
 */
export const startOfDia = (fecha: string, zona: string): number => {
  let antes = Date.parse(`${fecha}T00:00:00Z`) - 16 * HORA;
  let dentro = antes + 32 * HORA;
  while (dentro - antes > 1) {
    const medio = Math.floor((antes + dentro) / 2);
    if (fechaCivil(medio, zona) < fecha) antes = medio;
    else dentro = medio;
  }
  return dentro;
};
