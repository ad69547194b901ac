import { CODIGOS_CAMPO, type CodigoCampo } from "@ventanilla/sdk/contract";
import type { z } from "zod";
import type { Falta } from "../caso/rechazo.ts";

const isCodigo = (valor: unknown): valor is CodigoCampo => CODIGOS_CAMPO.includes(valor as CodigoCampo);

const codigoOf = (issue: z.core.$ZodIssue): CodigoCampo => {
  switch (issue.code) {
    case "custom":
      return isCodigo(issue.params?.codigo) ? issue.params.codigo : "formato";
    case "invalid_type":
      return issue.input === undefined ? "requerido" : "tipo";
    case "too_big":
      return issue.origin === "string" || issue.origin === "array" ? "largo" : "rango";
    case "too_small":
      if (issue.origin !== "string") return "rango";
      return issue.minimum === 1 ? "requerido" : "corto";
    case "invalid_format":
      if (issue.format === "email") return "correo";
      return issue.format === "date" ? "fecha" : "formato";
    case "invalid_value":
      return issue.input === undefined ? "requerido" : "opcion";
    case "invalid_union":
      if (!issue.discriminator) return issue.input === undefined ? "requerido" : "formato";
      return Object.hasOwn(Object(issue.input), issue.discriminator) ? "opcion" : "requerido";
    case "unrecognized_keys":
      return "desconocido";
    default:
      return "formato";
  }
};

/** No form has more fields: a longer list of mistakes would be load, not help. */
const MAXIMO_DE_FALTAS = 50;
const LARGO_DE_RUTA = 120;

/** What zod found (with `reportInput`), in the contract's terms: one error a field at the most, never zod's own shape or words. */
export const listFaltas = (error: z.ZodError): Falta[] => {
  const porRuta = new Map<string, Falta>();
  for (const issue of error.issues) {
    const base = issue.path.map(String).join(".");
    const rutas =
      issue.code === "unrecognized_keys" ? issue.keys.map((clave) => (base ? `${base}.${clave}` : clave)) : [base];
    for (const entera of rutas) {
      if (porRuta.size === MAXIMO_DE_FALTAS) return [...porRuta.values()];
      const ruta = entera.slice(0, LARGO_DE_RUTA);
      if (!porRuta.has(ruta)) porRuta.set(ruta, { ruta, codigo: codigoOf(issue) });
    }
  }
  return [...porRuta.values()];
};
