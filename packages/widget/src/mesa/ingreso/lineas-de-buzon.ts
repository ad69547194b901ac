import type { Comprobante } from "@ventanilla/sdk/contract";
import { findComunas, foldText, NOMBRES_TIPO, normalizeRut, TIPOS } from "@ventanilla/sdk/domain";
import { type Entrante, type Guardado, mintEntrante } from "../contingencia/keep-entrante.ts";
import { readRuta, setRuta } from "../formulario/campo.ts";
import type { Puesto } from "../puesto.ts";

/** The columns of the sheet of a mailbox, in order: where each goes, its heading, and how wide it is. */
export const COLUMNAS = [
  ["tipo", "Tipo", 8],
  ["recibidoEn", "Llegó el", 7],
  ["persona.rut", "RUT", 8],
  ["persona.nombres", "Nombres", 9],
  ["persona.apellidos", "Apellidos", 9],
  ["persona.telefono", "Teléfono", 8],
  ["persona.correo", "Correo", 11],
  ["persona.comuna", "Comuna", 9],
  ["proveedor.nombre", "Proveedor", 10],
  ["materia", "Materia", 10],
  ["relato", "Qué cuenta", 22],
  ["peticion", "Qué pide", 14],
] as const;

/** A line of the sheet: a case on its way. */
export interface Linea extends Entrante {
  celdas: string[];
  /** By column; `""` for what belongs to none. */
  errores: Record<string, string>;
  comprobante?: Comprobante | undefined;
  /** Where it could not be sent, and waits in this machine. */
  guardado?: Guardado | undefined;
  /** What was sent under its `envio`, letter by letter. */
  enviado?: string | undefined;
}

/** Whether it is no more to be written in: its person has the folio. */
export const isHecha = ({ comprobante, guardado }: Linea): boolean => Boolean(comprobante || guardado);

export const makeLinea = (celdas: readonly string[] = []): Linea => ({
  ...mintEntrante(),
  celdas: COLUMNAS.map((_, i) => celdas[i] ?? ""),
  errores: {},
});

export const isVacia = ({ celdas }: Linea): boolean => celdas.every((celda) => !celda.trim());

/** A day however it is written: 03/11/2026, 3-11-26 or 2026-11-03. */
export function parseDia(texto: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(texto);
  if (iso) return texto;
  const partes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})$/.exec(texto);
  if (!partes) return undefined;
  const [, dia = "", mes = "", anio = ""] = partes;
  return `${anio.length === 2 ? `20${anio}` : anio}-${mes.padStart(2, "0")}-${dia.padStart(2, "0")}`;
}

/** Turns what one cell says into what is sent; nothing where it cannot be understood. */
function readCelda(ruta: string, texto: string, puesto: Puesto): string | undefined {
  const igual = foldText(texto);
  if (ruta === "tipo") return TIPOS.find((tipo) => foldText(NOMBRES_TIPO[tipo]) === igual || tipo === igual);
  if (ruta === "recibidoEn") return parseDia(texto);
  if (ruta === "persona.rut") return normalizeRut(texto);
  if (ruta === "persona.comuna") {
    if (/^\d{5}$/.test(texto)) return texto;
    const [primera, segunda] = findComunas(texto);
    return primera && (!segunda || foldText(primera.nombre) === igual) ? primera.cut : undefined;
  }
  if (ruta === "materia") {
    const opciones = puesto.searchMaterias(texto);
    const exacta = opciones.find(([codigo, nombre]) => codigo === texto || foldText(nombre) === igual);
    return exacta?.[0] ?? (opciones.length === 1 ? opciones[0]?.[0] : undefined);
  }
  return texto;
}

const NO_SE_ENTIENDE: Readonly<Record<string, string>> = {
  tipo: "Escribe consulta, reclamo, disconformidad, sugerencia o reconocimiento",
  recibidoEn: "Escribe la fecha así: 03/11/2026",
  "persona.rut": "Revisa el RUT: el dígito final no coincide",
  "persona.comuna": "No hay una comuna con ese nombre",
  materia: "No hay una materia con ese nombre",
};

/** Turns a line into an opening, or says in which cell it cannot be. */
export function readLinea(
  { celdas }: Linea,
  puesto: Puesto,
): { apertura: object } | { errores: Record<string, string> } {
  const apertura: Record<string, unknown> = { canal: "escrito" };
  const errores: Record<string, string> = {};
  COLUMNAS.forEach(([ruta], i) => {
    const texto = celdas[i]?.trim();
    if (!texto) return;
    const valor = readCelda(ruta, texto, puesto);
    if (valor === undefined) errores[ruta] = NO_SE_ENTIENDE[ruta] ?? "No se entiende";
    else setRuta(apertura, ruta, valor);
  });
  for (const ruta of ["tipo", "relato"])
    if (readRuta(apertura, ruta) === undefined && !errores[ruta]) errores[ruta] = "Falta";
  return Object.keys(errores).length ? { errores } : { apertura };
}
