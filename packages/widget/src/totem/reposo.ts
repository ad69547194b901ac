/** Shortest warning, in seconds (WCAG 2.2.1). */
const AVISO_MINIMO = 20;
/** Shortest time without anything done, in seconds: below it, reading would be idling. */
const REPOSO_MINIMO = 20;
const MAXIMO = 3_600;

const REPOSO = 120;
const AVISO = 60;

/** How often the warning can be put off in a row (WCAG 2.2.1). */
export const EXTENSIONES = 10;

const dichos = new Set<string>();

/** Reads seconds from an attribute; the default where they make no sense, and tells the developer once. */
export function readSegundos(nombre: "reposo" | "aviso", valor: string | null | undefined): number {
  const [minimo, porOmision] = nombre === "aviso" ? [AVISO_MINIMO, AVISO] : [REPOSO_MINIMO, REPOSO];
  if (valor === null || valor === undefined) return porOmision;
  const segundos = Number(valor);
  if (valor.trim() && Number.isInteger(segundos) && segundos >= minimo && segundos <= MAXIMO) return segundos;
  const mensaje = `<ventanilla-totem ${nombre}="${valor}">: must be whole seconds from ${minimo} to ${MAXIMO}; using ${porOmision}`;
  if (!dichos.has(mensaje)) console.warn(mensaje);
  dichos.add(mensaje);
  return porOmision;
}

/** Where somebody's absence stands. */
export type Estado =
  | { fase: "quieto" | "activo" | "fin" }
  /** `quedan`: whole seconds until everything is wiped. */
  | { fase: "aviso"; quedan: number; extensible: boolean };

/** Watches for the person who left: after a while without anything done it warns, and then it is over. */
export class Reposo {
  readonly #ahora: () => number;
  readonly #reposo: number;
  readonly #aviso: number;
  #ultimo: number | undefined;
  #extensiones = 0;

  /** @param opciones.ahora milliseconds that only grow; `reposo` and `aviso` in seconds */
  constructor({ ahora, reposo, aviso }: { ahora: () => number; reposo: number; aviso: number }) {
    this.#ahora = ahora;
    this.#reposo = reposo * 1000;
    this.#aviso = aviso * 1000;
  }

  /** Somebody is here. While it warns nothing but {@link extend} counts: a cleaner's cloth is not a person. */
  touch(): void {
    if (this.read().fase === "aviso") return;
    this.#ultimo = this.#ahora();
    this.#extensiones = 0;
  }

  /** Puts the warning off, if it may be. */
  extend(): void {
    const estado = this.read();
    if (estado.fase !== "aviso" || !estado.extensible) return;
    this.#ultimo = this.#ahora();
    this.#extensiones++;
  }

  /** Nobody is here any more. */
  stop(): void {
    this.#ultimo = undefined;
    this.#extensiones = 0;
  }

  read(): Estado {
    if (this.#ultimo === undefined) return { fase: "quieto" };
    const quieto = this.#ahora() - this.#ultimo;
    if (quieto < this.#reposo) return { fase: "activo" };
    const quedan = Math.ceil((this.#reposo + this.#aviso - quieto) / 1000);
    if (quedan <= 0) return { fase: "fin" };
    return { fase: "aviso", quedan, extensible: this.#extensiones < EXTENSIONES };
  }
}
