import { findParecido } from "./find-parecido.ts";
import type { ErrorDePlantilla, Nodo, Plantilla } from "./plantilla.ts";
import { readMarcas } from "./read-marcas.ts";

const LARGO_MAXIMO = 20_000;
const NIVELES_MAXIMOS = 8;
/** More would not be read: mending the first ones mends most of the rest. */
const ERRORES_MAXIMOS = 50;

/**
 * Reads a template.
 *
 * @param campos the names it may use
 * @returns the template, or what has to be mended (at most 50), in the order of the text
 */
export const parsePlantilla = (
  escrito: string,
  campos: readonly string[],
): { plantilla: Plantilla } | { errores: ErrorDePlantilla[] } => {
  const texto = escrito.replace(/\r\n?/g, "\n");
  const fallas: [desde: number, error: string, remedio: string][] = [];
  const checkCampo = (campo: string, desde: number) => {
    if (!campos.includes(campo)) fallas.push([desde, ...explainDesconocido(campo, campos)]);
  };

  const raiz: Nodo[] = [];
  const abiertos: { cuando: boolean; cuerpo: Nodo[]; desde: number }[] = [];
  const push = (nodo: Nodo) => (abiertos.at(-1)?.cuerpo ?? raiz).push(nodo);

  if (texto.length > LARGO_MAXIMO)
    fallas.push([LARGO_MAXIMO, "La plantilla es muy larga", `Deja menos de ${LARGO_MAXIMO} caracteres`]);
  else if (texto.trim() === "") fallas.push([0, "La plantilla está vacía", "Escribe el texto de la carta"]);
  else
    for (const trozo of readMarcas(texto)) {
      const { desde } = trozo;
      if (trozo.clase === "texto") push({ texto: trozo.texto });
      else if (trozo.clase === "error") fallas.push([desde, trozo.error, trozo.remedio]);
      else if (trozo.clase === "campo") {
        checkCampo(trozo.campo, desde);
        push({ campo: trozo.campo });
      } else if (trozo.clase === "abre") {
        checkCampo(trozo.campo, desde);
        const { cuando, campo: si } = trozo;
        const cuerpo: Nodo[] = [];
        push({ si, cuando, cuerpo });
        abiertos.push({ cuando, cuerpo, desde });
        if (abiertos.length === NIVELES_MAXIMOS + 1)
          fallas.push([desde, "Hay demasiadas condiciones una dentro de otra", `Deja a lo más ${NIVELES_MAXIMOS}`]);
      } else {
        const abierto = abiertos.pop();
        if (abierto?.cuando === trozo.cuando) continue;
        const remedio = abierto ? `Escribe ${nameCierre(abierto)}` : "Bórralo, o abre antes la condición";
        fallas.push([desde, `Este ${nameCierre(trozo)} no cierra la última condición abierta`, remedio]);
      }
    }
  for (const abierto of abiertos)
    fallas.push([abierto.desde, "Esta condición no se cierra", `Escribe ${nameCierre(abierto)} donde termina`]);

  if (fallas.length === 0) return { plantilla: { nodos: raiz } };
  const errores = fallas
    .sort(([a], [b]) => a - b)
    .slice(0, ERRORES_MAXIMOS)
    .map(([desde, error, remedio]) => ({ ...locate(texto, desde), error, remedio }));
  return { errores };
};

const explainDesconocido = (campo: string, campos: readonly string[]): [error: string, remedio: string] => {
  if (campo === "") return ["Falta el nombre del campo", "Escríbelo, por ejemplo {{caso.folio}}"];
  const parecido = findParecido(campo, campos);
  return [
    `No existe el campo «${campo.slice(0, 60)}»`,
    parecido ? `¿Quisiste escribir «${parecido}»?` : "Elige uno de la lista de campos",
  ];
};

const nameCierre = ({ cuando }: { cuando: boolean }): string => `{{/${cuando ? "si" : "no"}}}`;

const locate = (texto: string, desde: number): { linea: number; columna: number } => {
  const lineas = texto.slice(0, desde).split("\n");
  return { linea: lineas.length, columna: [...(lineas.at(-1) as string)].length + 1 };
};
