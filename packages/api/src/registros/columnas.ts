import type { Columna } from "./importar-csv.ts";
import { leerLista, leerSiNo } from "./importar-csv.ts";

/** How a sheet of each registry is written, and when a line is about a record that exists. */
interface Hoja {
  columnas: Columna[];
  /** What `isMismo` compares. */
  campos: readonly string[];
  isMismo: (datos: object, existente: object) => boolean;
}

/** Two records are the same where the first of these fields that both have is equal. */
const sameBy =
  (...campos: string[]) =>
  (datos: object, existente: object): boolean => {
    const [a, b] = [datos, existente] as Record<string, unknown>[];
    const campo = campos.find((uno) => a?.[uno] !== undefined && b?.[uno] !== undefined);
    return campo !== undefined && a?.[campo] === b?.[campo];
  };

const columnas = (...campos: string[]): Columna[] => campos.map((campo) => ({ campo }));
const lista = (campo: string): Columna => ({ campo, read: leerLista });
const siNo = (campo: string): Columna => ({ campo, read: leerSiNo });

export const COLUMNAS: Record<"unidades" | "puntos" | "proveedores" | "preguntas" | "plantillas" | "feriados", Hoja> = {
  unidades: {
    columnas: [
      ...columnas("codigo", "nombre", "clase", "comuna", "direccion", "horario", "telefono", "correo", "encargado"),
      ...columnas("convenioDesde"),
      siNo("conectada"),
      siNo("activa"),
    ],
    campos: ["codigo"],
    isMismo: sameBy("codigo"),
  },
  puntos: {
    columnas: columnas("codigo", "nombre", "clase", "comuna", "lugar", "anfitrion", "unidad", "correo"),
    campos: ["codigo"],
    isMismo: sameBy("codigo"),
  },
  proveedores: {
    columnas: [...columnas("nombre", "rut", "correo", "rubro"), lista("alias")],
    campos: ["rut", "nombre"],
    isMismo: sameBy("rut", "nombre"),
  },
  preguntas: {
    columnas: [...columnas("pregunta", "respuesta", "norma", "materia"), lista("palabras"), siNo("publica")],
    campos: ["pregunta"],
    isMismo: sameBy("pregunta"),
  },
  plantillas: {
    columnas: columnas("clase", "nombre", "destinatario", "asunto", "cuerpo", "resultado"),
    campos: ["nombre"],
    isMismo: (datos, existente) => sameBy("nombre")(datos, existente) && sameBy("clase")(datos, existente),
  },
  feriados: {
    columnas: [...columnas("fecha", "nombre", "norma"), lista("comunas"), lista("regiones"), siNo("derogado")],
    campos: ["fecha"],
    isMismo: (datos, existente) => sameBy("fecha")(datos, existente) && sameBy("nombre")(datos, existente),
  },
};
