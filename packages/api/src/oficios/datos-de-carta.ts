import { formatFecha, formatFolio, formatRut, isFecha, isRut } from "@ventanilla/sdk/domain";
import { CAMPOS, type FormaDeCampo, NOMBRES_CAMPO, type NombreCampo } from "./campos.ts";

/** What a letter is filled with, each value as the case keeps it: `"2026-10-15"`, `49990`, `"12345678-5"`. */
export type ValoresDeCarta = { [campo in NombreCampo]?: string | number | undefined };

/** What a letter is filled with, each value as people read it; a field without a value is not there. */
export type DatosDeCarta = { [campo in NombreCampo]?: string };

/** Written out: `Intl` in es-CL leaves four digits without their dot. */
const formatDinero = (pesos: number): string =>
  `${pesos < 0 ? "-" : ""}$${String(Math.abs(Math.trunc(pesos))).replace(/\B(?=(\d{3})+$)/g, ".")}`;

const FORMAS: Record<FormaDeCampo, (valor: string) => string> = {
  texto: (valor) => valor.replace(/\s+/g, " ").trim(),
  parrafos: (valor) => valor.trim(),
  fecha: (valor) => (isFecha(valor) ? formatFecha(valor) : valor),
  dinero: (valor) => (Number.isFinite(Number(valor)) ? formatDinero(Number(valor)) : valor),
  rut: (valor) => (isRut(valor) ? formatRut(valor) : valor),
  folio: formatFolio,
};

/** Writes each value as its field is read: dates dd/mm/aaaa, pesos with dots, RUT and folio in groups. Blank ones are left out. */
export const formatDatosDeCarta = (valores: ValoresDeCarta): DatosDeCarta => {
  const datos: DatosDeCarta = {};
  for (const campo of NOMBRES_CAMPO) {
    const valor = Object.hasOwn(valores, campo) ? valores[campo] : undefined;
    if (valor === undefined || String(valor).trim() === "") continue;
    datos[campo] = FORMAS[CAMPOS[campo].forma](String(valor));
  }
  return datos;
};

/** The examples of the list, for the preview of a template that has no case yet. */
export const DATOS_DE_EJEMPLO: DatosDeCarta = Object.fromEntries(
  NOMBRES_CAMPO.map((campo) => [campo, CAMPOS[campo].ejemplo]),
);
