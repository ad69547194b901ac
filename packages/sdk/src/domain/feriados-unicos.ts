import type { Feriado } from "./feriados.ts";

/** Holidays that a law gave once and that fell on a working day: terms that were running then still cross them. */
export const FERIADOS_UNICOS: readonly Feriado[] = [
  { fecha: "2004-09-17", nombre: "Feriado de Fiestas Patrias", norma: "Ley 19.973" },
  { fecha: "2010-09-17", nombre: "Feriado del Bicentenario", norma: "Ley 20.450" },
  { fecha: "2010-09-20", nombre: "Feriado del Bicentenario", norma: "Ley 20.450" },
  { fecha: "2016-09-20", nombre: "Fiesta de La Pampilla", norma: "Ley 20.953", regiones: ["04"] },
  { fecha: "2017-04-19", nombre: "Censo de Población y Vivienda", norma: "Ley 17.374, art. 44" },
  { fecha: "2018-01-16", nombre: "Visita del Papa Francisco", norma: "Ley 21.065", regiones: ["13"] },
  { fecha: "2018-01-17", nombre: "Visita del Papa Francisco", norma: "Ley 21.051", regiones: ["09"] },
  { fecha: "2018-01-18", nombre: "Visita del Papa Francisco", norma: "Ley 21.051", regiones: ["01"] },
  { fecha: "2022-09-16", nombre: "Feriado de Fiestas Patrias", norma: "Ley 21.482" },
  { fecha: "2023-09-08", nombre: "Nuestra Señora de Guadalupe de Ayquina", norma: "Ley 21.609", regiones: ["02"] },
  { fecha: "2023-09-20", nombre: "Fiesta de La Pampilla", norma: "Ley 21.609", regiones: ["04"] },
];
