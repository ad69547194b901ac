import { campos, titulos } from "../textos/tramite.ts";
import type { Formulario } from "./formulario.ts";

/** How a field is written and read. */
export type Clase =
  | "parrafo"
  | "texto"
  | "rut"
  | "folio"
  | "fecha"
  | "dinero"
  | "correo"
  | "telefono"
  | "comuna"
  | "opcion";

/** One field of a form; `ruta` is its path in the body, and the name of its control. */
export interface Campo {
  ruta: string;
  clase: Clase;
}

/** A screen: one thing at a time. `parte` says which of the numbered steps it belongs to. */
export interface Pantalla {
  nombre: string;
  parte: number;
  campos: Campo[];
}

const IDENTIDAD =
  "persona.rut persona.documento.tipo persona.documento.numero persona.documento.pais persona.razonSocial persona.nombres persona.apellidos";

/** Every screen there is, in order, with its fields. Which ones a kind shows depends on the fields it asks for. */
const PANTALLAS: [nombre: string, parte: number, rutas: string][] = [
  ["tipo", 1, "tipo"],
  ["relato", 1, "relato"],
  ["materia", 1, "materia"],
  ["peticion", 1, "peticion fechaHecho monto"],
  ["proveedor", 2, "proveedor.nombre proveedor.rut"],
  ["servicio", 2, "unidad folioRelacionado"],
  ["persona", 3, IDENTIDAD],
  [
    "contacto",
    3,
    "persona.comuna persona.direccion persona.correo persona.telefono caracterizacion.genero caracterizacion.tramoEdad caracterizacion.escolaridad",
  ],
];

const CLASES: Record<string, Clase> = {
  tipo: "opcion",
  relato: "parrafo",
  materia: "opcion",
  peticion: "parrafo",
  fechaHecho: "fecha",
  monto: "dinero",
  "proveedor.rut": "rut",
  unidad: "opcion",
  folioRelacionado: "folio",
  "persona.rut": "rut",
  "persona.documento.tipo": "opcion",
  "persona.documento.pais": "opcion",
  "persona.comuna": "comuna",
  "persona.correo": "correo",
  "persona.telefono": "telefono",
};

/** What each kind leaves out of what there is, unless the institution asks for it. */
const OMITE: Record<string, string> = {
  consulta:
    "tipo materia peticion proveedor servicio persona.rut persona.documento persona.razonSocial persona.direccion fechaHecho monto unidad folioRelacionado",
  reclamo: "tipo unidad folioRelacionado persona.direccion",
  soni: "materia peticion fechaHecho monto proveedor persona.rut persona.documento persona.razonSocial persona.direccion",
};

/** What each kind cannot do without (contract, "Opening a case"). */
const REQUIERE: Record<string, string> = {
  consulta: "relato persona.nombres",
  reclamo: `relato materia peticion proveedor.nombre ${IDENTIDAD} persona.comuna`,
  soni: "tipo relato",
};

/** The kind of the case as it will be sent. */
export const readTipo = (f: Formulario): string => f.borrador.valores.tipo ?? f.tipo ?? "";

const readExtra = (f: Formulario): string[] => {
  const extra: Partial<Record<string, string[]>> = f.definicion?.campos ?? {};
  return extra[readTipo(f)] ?? [];
};

const holds = (lista: string | undefined, ruta: string) =>
  (lista ?? "").split(" ").some((otra) => ruta === otra || ruta.startsWith(`${otra}.`));

/** Says whether a field must be filled in: by the contract, or because the institution says so. */
export const isRequerido = (f: Formulario, ruta: string): boolean =>
  holds(REQUIERE[f.tramite], ruta) || readExtra(f).includes(ruta);

/** Says whether a field goes with the way the person identifies: by RUT, by document, or as a company. */
function fitsIdentidad(f: Formulario, ruta: string): boolean {
  const { identidad } = f.borrador.valores;
  if (ruta === "persona.rut") return identidad !== "documento";
  if (ruta.startsWith("persona.documento")) return identidad === "documento";
  if (ruta === "persona.razonSocial") return identidad === "empresa";
  return identidad !== "empresa" || !/(nombres|apellidos)$/.test(ruta);
}

/** The screens of this form, each with the fields that apply now. The last one, to check, is not among them. */
export function listPantallas(f: Formulario): Pantalla[] {
  const shows = (ruta: string) =>
    (!holds(OMITE[f.tramite], ruta) || readExtra(f).includes(ruta)) &&
    fitsIdentidad(f, ruta) &&
    !(ruta === "tipo" && f.tipo) &&
    !(ruta === "materia" && f.definicion && !f.definicion.materias.length);
  return PANTALLAS.map(([nombre, parte, rutas]) => ({
    nombre,
    parte,
    campos: rutas.split(" ").filter(shows).map(toCampo),
  })).filter((pantalla) => pantalla.campos.length);
}

const toCampo = (ruta: string): Campo => ({
  ruta,
  clase: CLASES[ruta] ?? (ruta.startsWith("caracterizacion") ? "opcion" : "texto"),
});

/** Longest accepted text, as in the contract. */
export const maxLargo = (ruta: string): number =>
  ({
    relato: 20_000,
    peticion: 4_000,
    "persona.nombres": 120,
    "persona.apellidos": 120,
    "persona.documento.numero": 40,
  })[ruta] ?? 200;

/** The words of a field: label, what to do when it is needed and empty, hint. */
export const wordsOf = (f: Formulario, ruta: string): readonly [etiqueta: string, falta: string, pista?: string] =>
  f.say({ ...campos, ...f.otra?.campos })[ruta] ?? [ruta, ""];

/** The heading of a screen. */
export const titleOf = (f: Formulario, nombre: string): string =>
  f.say({ ...titulos, ...f.otra?.titulos })[nombre] ?? "";

/** How many numbered steps there are: what happened, with whom, who you are, check. */
export const countPasos = (f: Formulario): number => new Set(listPantallas(f).map(({ parte }) => parte)).size + 1;

/** Which numbered step a screen belongs to. */
export function numberPaso(f: Formulario, indice: number): number {
  const partes = listPantallas(f).map(({ parte }) => parte);
  return new Set(partes.slice(0, indice + 1)).size + (indice >= partes.length ? 1 : 0);
}
