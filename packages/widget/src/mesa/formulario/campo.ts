/** A choice: what is sent, what is read, and a line that tells it from others. */
export type Opcion = readonly [valor: string, nombre: string, pista?: string];

/** How a field is written. */
export type ClaseDeCampo = "texto" | "parrafo" | "entero" | "fecha" | "casilla" | "opcion" | "busca" | "lineas";

/** What is written so far, by path in the body. */
export type Valores = Readonly<Record<string, string>>;

/** One field of a form of the desk; `ruta` is its path in what is sent. */
export interface CampoDeMesa {
  ruta: string;
  etiqueta: string;
  /** @default "texto" */
  clase?: ClaseDeCampo;
  requerido?: boolean;
  pista?: string;
  /** Of `opcion`. */
  opciones?: readonly Opcion[];
  /** Of `busca`: what fits with what is typed. */
  buscar?: (texto: string) => readonly Opcion[] | Promise<readonly Opcion[]>;
  /** Of `busca`: what is typed may stand as it is, without being one of the choices. */
  libre?: boolean;
  /** Longest text, as in the contract. @default 200 */
  largo?: number;
  /** Lines that a paragraph shows at first. @default 4 */
  alto?: number;
  /** Whether what is written so far asks for it. */
  muestra?: (valores: Valores) => boolean;
  /** Of a form where hardly anything is compulsory: not said of each field again. */
  sinMarca?: boolean;
  /** Whether half a row is enough. */
  breve?: boolean;
}

/** What is said of a field that was left empty. */
export const describeFalta = ({ clase, etiqueta }: CampoDeMesa): string =>
  clase === "opcion" || clase === "busca" ? `Elige: ${etiqueta.toLowerCase()}` : `Escribe: ${etiqueta.toLowerCase()}`;

/** Turns what is written into what is sent: nothing for what is empty. */
export function readCampo({ clase }: CampoDeMesa, valor: string | undefined): unknown {
  const limpio = valor?.trim() ?? "";
  if (clase === "casilla") return limpio === "si";
  if (!limpio) return undefined;
  if (clase === "entero") return /^\d+$/.test(limpio.replace(/\./g, "")) ? Number(limpio.replace(/\./g, "")) : limpio;
  if (clase === "lineas")
    return limpio
      .split("\n")
      .map((linea) => linea.trim())
      .filter(Boolean);
  return limpio;
}

/** Turns what a record holds into what is written in its field. */
export function writeCampo({ clase }: CampoDeMesa, valor: unknown): string {
  if (clase === "casilla") return valor ? "si" : "";
  if (Array.isArray(valor)) return valor.join("\n");
  return valor === undefined || valor === null ? "" : String(valor);
}

/** What stands at a path; nothing where there is no such path. */
export const readRuta = (de: unknown, ruta: string): unknown =>
  ruta.split(".").reduce<unknown>((parte, nombre) => (parte as Record<string, unknown> | undefined)?.[nombre], de);

/** Puts a value at a path, making the way to it. */
export function setRuta(en: Record<string, unknown>, ruta: string, valor: unknown): void {
  const nombres = ruta.split(".");
  const ultimo = nombres.pop() as string;
  let parte = en;
  for (const nombre of nombres) {
    parte[nombre] ??= {};
    parte = parte[nombre] as Record<string, unknown>;
  }
  parte[ultimo] = valor;
}

/** Picks among many by what is typed, blind to accents and capitals. */
export const searchOpciones =
  (opciones: readonly Opcion[], fold: (texto: string) => string, maximo = 12) =>
  (texto: string): readonly Opcion[] => {
    const partes = fold(texto).split(/\s+/).filter(Boolean);
    const fits = (opcion: Opcion) => {
      const todo = fold(opcion.join(" "));
      return partes.every((parte) => todo.includes(parte));
    };
    return opciones.filter(fits).slice(0, maximo);
  };
