import { campos as palabrasComunes } from "../textos/tramite.ts";
import type { Formulario } from "./formulario.ts";

/** One field of a form; `ruta` is its path in the body, and the name of its control. */
export interface Campo {
  ruta: string;
  /** How it is written and read: a name in `clases`. */
  clase: string;
  /** It must be filled in: by the contract, or because the institution says so. */
  requerido: boolean;
}

/** A screen: one thing at a time. `parte` says which of the numbered steps it belongs to. */
export interface Pantalla {
  nombre: string;
  parte: number;
  campos: Campo[];
}

/**
 * Every field there is, in order: its screen, its class, who shows it, what HTML calls it for filling in. Who shows it:
 * `c`onsulta, `r`eclamo, `s`oni; in capitals, who cannot do without it (contract, "Opening a case").
 */
const CAMPOS: Record<string, [pantalla: string, clase: string, muestra: string, autocomplete?: string]> = {
  tipo: ["tipo", "tipo", "S"],
  relato: ["relato", "parrafo", "CRS"],
  materia: ["materia", "materia", "R"],
  peticion: ["peticion", "parrafo", "R"],
  fechaHecho: ["peticion", "fecha", "r"],
  monto: ["peticion", "dinero", "r"],
  "proveedor.nombre": ["proveedor", "texto", "R"],
  "proveedor.rut": ["proveedor", "rut", "r"],
  unidad: ["servicio", "oficina", "s"],
  folioRelacionado: ["servicio", "folio", "s"],
  "persona.rut": ["persona", "rut", "R"],
  "persona.documento.tipo": ["persona", "documento", "R"],
  "persona.documento.numero": ["persona", "texto", "R"],
  "persona.documento.pais": ["persona", "pais", "R"],
  "persona.razonSocial": ["persona", "texto", "R", "organization"],
  "persona.nombres": ["persona", "texto", "CRs", "given-name"],
  "persona.apellidos": ["persona", "texto", "cRs", "family-name"],
  "persona.comuna": ["contacto", "comuna", "cRs"],
  "persona.direccion": ["contacto", "texto", "", "street-address"],
  "persona.correo": ["contacto", "correo", "crs", "email"],
  "persona.telefono": ["contacto", "telefono", "crs", "tel"],
  "caracterizacion.genero": ["contacto", "voluntaria", "crs"],
  "caracterizacion.tramoEdad": ["contacto", "voluntaria", "crs"],
  "caracterizacion.escolaridad": ["contacto", "voluntaria", "crs"],
};

/** The numbered step of each screen; the others are of the first. */
const PARTES: Record<string, number> = { proveedor: 2, servicio: 2, persona: 3, contacto: 3 };

/** The kind of the case as it will be sent. */
export const readTipo = (f: Formulario): string => f.borrador.valores.tipo ?? f.tipo ?? "";

/** Says whether a field goes with the way the person identifies: by RUT, by document, or as a company. */
function fitsIdentidad(f: Formulario, ruta: string): boolean {
  const { identidad } = f.borrador.valores;
  if (ruta === "persona.rut") return identidad !== "documento";
  if (/documento/.test(ruta)) return identidad === "documento";
  if (/razonSocial/.test(ruta)) return identidad === "empresa";
  return identidad !== "empresa" || !/nombres|apellidos/.test(ruta);
}

/** The screens of this form, each with the fields that apply now. The last one, to check, is not among them. */
export function listPantallas(f: Formulario): Pantalla[] {
  const exige: Partial<Record<string, string[]>> = f.definicion?.campos ?? {};
  const letra = f.tramite.charAt(0);
  const pantallas = new Map<string, Pantalla>();
  for (const [ruta, [nombre, clase, muestra]] of Object.entries(CAMPOS)) {
    const requerido = muestra.includes(letra.toUpperCase()) || Boolean(exige[readTipo(f)]?.includes(ruta));
    if (
      !(requerido || muestra.includes(letra)) ||
      !fitsIdentidad(f, ruta) ||
      (ruta === "tipo" && f.tipo) ||
      (ruta === "materia" && f.definicion && !f.definicion.materias.length)
    )
      continue;
    const pantalla = pantallas.get(nombre) ?? { nombre, parte: PARTES[nombre] ?? 1, campos: [] };
    pantalla.campos.push({ ruta, clase, requerido });
    pantallas.set(nombre, pantalla);
  }
  return [...pantallas.values()];
}

/** HTML's `autocomplete` of a field; none on a shared machine. */
export const readAutocomplete = (f: Formulario, ruta: string): string => (!f.compartido && CAMPOS[ruta]?.[3]) || "off";

/** Longest accepted text, as in the contract. */
export const maxLargo = (ruta: string): number =>
  ruta === "relato"
    ? 20_000
    : ruta === "peticion"
      ? 4_000
      : /nombres|apellidos/.test(ruta)
        ? 120
        : /numero/.test(ruta)
          ? 40
          : 200;

/** The words of a field: label, what to do when it is needed and empty, hint; or, in its place, one sentence. */
export type Palabras = Record<string, string | readonly [etiqueta: string, falta: string, pista?: string]>;

/** The words that have arrived: each piece lays its own beside the common ones. */
export const palabras: Palabras = { ...palabrasComunes };

/** Finds words by their name, as this kind of case says them if it says them its own way. */
const find = (f: Formulario, clave: string) => {
  const t = f.say(palabras);
  return t[`${f.tramite}:${clave}`] ?? t[clave];
};

/** The words of a field. */
export const wordsOf = (f: Formulario, ruta: string) =>
  (find(f, ruta) ?? []) as readonly [etiqueta: string, falta: string, pista?: string];

/** One sentence: `titulo:persona`, `malo:correo`. */
export const sentenceOf = (f: Formulario, clave: string): string => `${find(f, clave) ?? ""}`;

/** How many numbered steps there are: what happened, with whom, who you are, check. */
export const countPasos = (f: Formulario, hasta?: number): number =>
  new Set(
    listPantallas(f)
      .slice(0, hasta)
      .map(({ parte }) => parte),
  ).size + (hasta ? 0 : 1);
