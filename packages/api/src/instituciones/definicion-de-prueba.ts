import { ConfigError } from "../config.ts";

/** A definition that is right in everything: the tests spoil one thing at a time. */
export const BUENA = `slug: municipio
nombre: Municipio
nombreCorto: Municipio
tipos: [consulta]
canales: [internet]
plazos:
  consulta: { dias: 5, unidad: habiles }
materias:
  - codigo: aseo
    nombre: Aseo
    hijos:
      - codigo: basura
        nombre: Basura
privacidad: { version: "1", fecha: "2026-11-21", texto: Aviso }
`;

/** The mistakes that an operator would read; none where nothing is refused. */
export const errors = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof ConfigError) return error.errores;
    throw error;
  }
  return [];
};
