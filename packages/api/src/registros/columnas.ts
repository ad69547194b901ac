import { PASOS, UNIDADES_DE_CIFRA } from "@ventanilla/sdk/contract";
import { REPORTES } from "@ventanilla/sdk/domain";
import type { Columna } from "./importar-csv.ts";
import { leerLista, leerNumero, leerSiNo } from "./importar-csv.ts";

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
const unaDe = (campo: string, opciones: readonly string[]): Columna => ({
  campo,
  pista: `Escribe una de estas: ${opciones.join(", ")}`,
});
const fecha = (campo: string): Columna => ({ campo, pista: "Escribe la fecha así: 2016-05-31" });
/** A sheet takes the zero off «05». */
const region: Columna = {
  campo: "region",
  read: (celda) => celda.padStart(2, "0"),
  pista: "Escribe el código de la región, de dos cifras: 05 es Valparaíso, 13 es Metropolitana",
};
const anio: Columna = { campo: "anio", read: leerNumero, pista: "Escribe el año, de cuatro cifras: 2016" };
const valor: Columna = { campo: "valor", read: leerNumero, pista: "Escribe un número: 1250 o 76,8" };

export const COLUMNAS = {
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
  declaradas: {
    columnas: [
      ...columnas("codigo", "indicador", "nombre"),
      anio,
      region,
      valor,
      unaDe("unidad", UNIDADES_DE_CIFRA),
      ...columnas("declaradoPor", "fuente"),
    ],
    campos: ["codigo"],
    isMismo: sameBy("codigo"),
  },
  metas: {
    columnas: [...columnas("codigo", "indicador"), anio, region, valor],
    campos: ["codigo"],
    isMismo: sameBy("codigo"),
  },
  solicitudesAcceso: {
    columnas: [...columnas("codigo"), fecha("recibidaEn"), fecha("respondidaEn"), region],
    campos: ["codigo"],
    isMismo: sameBy("codigo"),
  },
  enviosDeReporte: {
    columnas: [
      ...columnas("codigo"),
      unaDe("reporte", REPORTES),
      unaDe("cada", PASOS),
      region,
      ...columnas("unidad"),
      lista("para"),
      siNo("activo"),
    ],
    campos: ["codigo"],
    isMismo: sameBy("codigo"),
  },
} as const satisfies Record<string, Hoja>;
