import type { FiltroDeCasos, Sesion } from "@ventanilla/sdk/contract";
import { ESTADOS, ETAPAS, isFolio, parseFolio, TIPOS } from "@ventanilla/sdk/domain";

/** The queues of the desk, in the order of their keys. */
export const COLAS = ["mios", "unidad", "sin-asignar", "mensajes", "por-visar", "recibidas", "todos"] as const;
export type Cola = (typeof COLAS)[number];

export const NOMBRES_COLA: Readonly<Record<Cola, string>> = {
  mios: "Míos",
  unidad: "De mi unidad",
  "sin-asignar": "Sin asignar",
  mensajes: "Mensajes nuevos",
  "por-visar": "Por visar",
  recibidas: "Derivados a nosotros",
  todos: "Todos",
};

export const VISTAS = ["casos", "ingreso", "buzon", "sobres", "puntos", "ayuda", "registros"] as const;
export type Vista = (typeof VISTAS)[number];

/** What narrows a queue. */
export const FILTROS = {
  tipo: TIPOS,
  etapa: ETAPAS,
  estado: ESTADOS,
  plazo: ["en-plazo", "por-vencer", "fuera"],
} as const satisfies Record<string, readonly string[]>;
export type NombreFiltro = keyof typeof FILTROS;

/** Where somebody stands at the desk; all of it is in the fragment of the address, and none of it is of a person. */
export interface Lugar {
  vista: Vista;
  cola: Cola;
  filtros: Partial<Record<NombreFiltro, string>>;
  /** Folio of the open case. */
  caso?: string | undefined;
  /** Registry that is open. */
  registro?: string | undefined;
}

const pick = <T extends string>(lista: readonly T[], valor: string | null): T | undefined =>
  lista.find((uno) => uno === valor);

/** Reads the fragment of an address; what it does not know, it leaves out. */
export function parseLugar(fragmento: string, porDefecto: Cola): Lugar {
  const partes = new URLSearchParams(fragmento.replace(/^#/, ""));
  const filtros: Lugar["filtros"] = {};
  for (const [nombre, valores] of Object.entries(FILTROS)) {
    const valor = pick<string>(valores, partes.get(nombre));
    if (valor) filtros[nombre as NombreFiltro] = valor;
  }
  const caso = partes.get("caso") ?? "";
  return {
    vista: pick(VISTAS, partes.get("vista")) ?? "casos",
    cola: pick(COLAS, partes.get("cola")) ?? porDefecto,
    filtros,
    caso: isFolio(caso) ? parseFolio(caso) : undefined,
    registro: partes.get("registro")?.replace(/[^a-z]/g, "") || undefined,
  };
}

/** Writes the fragment of an address. */
export function formatLugar({ vista, cola, filtros, caso, registro }: Lugar): string {
  const partes = new URLSearchParams({ vista, cola });
  for (const [nombre, valor] of Object.entries(filtros)) if (valor) partes.set(nombre, valor);
  if (caso) partes.set("caso", caso);
  if (registro && vista === "registros") partes.set("registro", registro);
  return `#${partes}`;
}

/** What a queue asks of the service. `unidad` is that of who asks. */
export function toFiltro({ cola, filtros }: Lugar, unidad?: string): FiltroDeCasos {
  const deCola: Record<Cola, FiltroDeCasos> = {
    mios: { responsable: "yo", abierto: "si" },
    unidad: { ...(unidad !== undefined && { unidad }), abierto: "si" },
    "sin-asignar": { responsable: "nadie", abierto: "si" },
    mensajes: { mensajes: "nuevos" },
    "por-visar": { estado: "porVisar" },
    recibidas: { recibidas: "si", abierto: "si" },
    todos: {},
  };
  return { ...(filtros as FiltroDeCasos), ...deCola[cola] };
}

/** The queues that mean something to who is asking. */
export const listColas = ({ usuario }: Sesion): Cola[] =>
  COLAS.filter(
    (cola) =>
      (cola !== "unidad" || usuario.unidad) &&
      (cola !== "por-visar" || ["encargado", "abogado", "director"].includes(usuario.rol)) &&
      (cola !== "mios" || usuario.rol !== "director"),
  );
