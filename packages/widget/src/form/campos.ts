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
 * Every field there is, in order, screen by screen: its path, its class and who shows it, which is `c`onsulta,
 * `r`eclamo or `s`oni; in capitals, who cannot do without it (contract, "Opening a case").
 */
const CAMPOS: Record<string, string> = {
  tipo: "tipo:tipo:S",
  relato: "relato:parrafo:CRS",
  materia: "materia:materia:R",
  peticion: "peticion:parrafo:R fechaHecho:fecha:r monto:dinero:r",
  proveedor: "proveedor.nombre:empresa:R proveedor.rut:rut:r",
  servicio: "unidad:oficina:s folioRelacionado:folio:s",
  persona:
    "persona.rut:rut:R persona.documento.tipo:documento:R persona.documento.numero:texto:R persona.documento.pais:pais:R persona.razonSocial:texto:R persona.nombres:texto:CRs persona.apellidos:texto:cRs",
  contacto:
    "persona.comuna:comuna:cRs persona.direccion:texto: persona.correo:correo:crs persona.telefono:telefono:crs caracterizacion.genero:voluntaria:crs caracterizacion.tramoEdad:voluntaria:crs caracterizacion.escolaridad:voluntaria:crs",
};

/** What HTML calls a field, for filling it in. */
const AUTOCOMPLETE: Record<string, string> = {
  "persona.nombres": "given-name",
  "persona.apellidos": "family-name",
  "persona.correo": "email",
  "persona.telefono": "tel",
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
  const shows = ({ ruta, requerido }: Campo, muestra: string) =>
    (requerido || muestra.includes(letra)) &&
    fitsIdentidad(f, ruta) &&
    !(ruta === "tipo" && f.tipo) &&
    !(ruta === "materia" && f.definicion && !f.definicion.materias.length);
  return Object.entries(CAMPOS)
    .map(([nombre, lista]) => ({
      nombre,
      parte: PARTES[nombre] ?? 1,
      campos: lista.split(" ").flatMap((dato) => {
        const [ruta = "", clase = "", muestra = ""] = dato.split(":");
        const requerido = muestra.includes(letra.toUpperCase()) || Boolean(exige[readTipo(f)]?.includes(ruta));
        const campo = { ruta, clase, requerido };
        return shows(campo, muestra) ? campo : [];
      }),
    }))
    .filter(({ campos }) => campos.length);
}

/** HTML's `autocomplete` of a field; none on a shared machine. */
export const readAutocomplete = (f: Formulario, ruta: string): string => (!f.compartido && AUTOCOMPLETE[ruta]) || "off";

/** Longest accepted text, as in the contract; of what is shorter there, nobody writes that much. */
export const maxLargo = (ruta: string): number => (ruta === "relato" ? 20_000 : ruta === "peticion" ? 4_000 : 200);

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
