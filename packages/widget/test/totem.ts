import "../src/define-totem.ts";
import type { Teclado } from "../src/totem/teclado.ts";
import type { Totem } from "../src/totem/totem.ts";
import { type Opciones, openPagina, type Pagina, waitFor } from "./pagina.ts";

/** A totem on a page: its time stands still until it is told, and where it leaves to is only noted. */
export interface PaginaDeTotem extends Pagina {
  readonly totem: Totem;
  /** How often it left by opening its page anew. */
  salidas: number;
  /** Lets seconds go by. */
  wait(segundos: number): Promise<void>;
}

/** Opens a totem, at its menu unless `atractor`. */
export async function openTotem({
  atractor = false,
  sinRed = false,
  ...opciones
}: Opciones & { atractor?: boolean; sinRed?: boolean } = {}): Promise<PaginaDeTotem> {
  const pagina = (await openPagina("totem" as "widget", {
    ...opciones,
    atributos: { punto: "totem-13101-01", ...opciones.atributos },
  })) as PaginaDeTotem;
  const totem = pagina.elemento as Totem;
  let ahora = 0;
  pagina.salidas = 0;
  totem.ahora = () => ahora;
  totem.salida = {
    isAlcanzable: async () => !sinRed,
    replace: () => {
      pagina.salidas++;
    },
  };
  Object.assign(pagina, {
    totem,
    async wait(segundos: number) {
      ahora += segundos * 1000;
      totem.tick();
      await totem.updateComplete;
    },
  });
  await waitFor(() => totem.definicion, "la definición");
  if (!atractor) await press(pagina, /Toca la pantalla/);
  return pagina;
}

/** Presses what is called so, once it is there. */
export async function press(pagina: Pagina, nombre: string | RegExp): Promise<void> {
  await pagina.click(nombre);
  await pagina.elemento.updateComplete;
}

const touch = (uno: Element, tipo: string) =>
  uno.dispatchEvent(
    new PointerEvent(tipo, { bubbles: true, composed: true, cancelable: true, pointerType: "touch", isPrimary: true }),
  );

/** Touches a field, as a finger does. */
export async function tap(campo: HTMLElement): Promise<void> {
  touch(campo, "pointerdown");
  touch(campo, "pointerup");
  campo.focus();
  await new Promise((resume) => requestAnimationFrame(resume));
}

/** Touches a key of the totem's keyboard. */
export async function tapTecla(pagina: Pagina, valor: string): Promise<void> {
  const teclado = await waitFor(() => pagina.all<Teclado>("ventanilla-teclado")[0], "el teclado");
  await teclado.updateComplete;
  const tecla = [...(teclado.shadowRoot?.querySelectorAll("button") ?? [])].find(
    ({ dataset }) => dataset.tecla === valor,
  );
  if (!tecla) throw new Error(`No hay tecla ${valor}`);
  touch(tecla, "pointerdown");
  touch(tecla, "pointerup");
  await teclado.updateComplete;
}

/** Writes a text key by key. */
export async function writeTeclas(pagina: Pagina, texto: string): Promise<void> {
  for (const signo of texto) await tapTecla(pagina, signo === " " ? "espacio" : signo);
}
