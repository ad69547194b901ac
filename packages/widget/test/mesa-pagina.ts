import { sendKeys } from "@web/test-runner-commands";
import type {} from "mocha";
import "../src/define-mesa.ts";
import type { Caso } from "../src/mesa/caso/caso.ts";
import type { Mesa } from "../src/mesa/mesa.ts";
import { ServicioDeMesa } from "./mesa-servicio.ts";

const LIMITE = 10_000;

/** Waits for something to become true, and returns it. What is not there yet may throw meanwhile. */
export async function waitFor<T>(
  read: () => T | undefined | false | null | "",
  que: string,
  espera = LIMITE,
): Promise<T> {
  for (const limite = performance.now() + espera; ; ) {
    let falla: unknown;
    try {
      const valor = read();
      if (valor) return valor;
    } catch (error) {
      falla = error;
    }
    if (performance.now() > limite) throw new Error(`No llegó: ${que}`, { cause: falla });
    await new Promise((resume) => setTimeout(resume, 10));
  }
}

const clean = (texto: string | null | undefined) => (texto ?? "").replace(/\s+/g, " ").trim();

function* walk(raiz: ParentNode): Generator<Element> {
  for (const elemento of raiz.children) {
    yield elemento;
    yield* walk(elemento.shadowRoot ?? elemento);
  }
}

function readTexto(nodo: Node): string {
  if (nodo instanceof Text) return nodo.data;
  if (nodo instanceof Element && (/^(STYLE|SCRIPT)$/.test(nodo.tagName) || !nodo.checkVisibility())) return "";
  const hijos = nodo instanceof Element && nodo.shadowRoot ? nodo.shadowRoot.childNodes : nodo.childNodes;
  return [...hijos].map(readTexto).join(" ");
}

/** A control that is written in. */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The desk as an officer meets it: by what it reads, by label and by key. */
export class PaginaDeMesa {
  readonly mesa: Mesa;
  readonly servicio: ServicioDeMesa;

  constructor(mesa: Mesa, servicio: ServicioDeMesa) {
    this.mesa = mesa;
    this.servicio = servicio;
  }

  get texto(): string {
    return clean(readTexto(this.mesa));
  }

  get foco(): Element | null {
    let foco = document.activeElement;
    while (foco?.shadowRoot?.activeElement) foco = foco.shadowRoot.activeElement;
    return foco;
  }

  get caso(): Caso {
    return this.mesa.casoAbierto as Caso;
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...walk(this.mesa.shadowRoot as ShadowRoot)].filter(
      (uno) => uno.matches(selector) && uno.checkVisibility(),
    ) as T[];
  }

  /** A button, link or fold by how its text begins. */
  button(nombre: string): HTMLElement {
    const boton = this.all("button, a[href], summary").find((uno) => clean(uno.textContent).startsWith(nombre));
    if (!boton) throw new Error(`No hay botón ${nombre} en «${this.texto.slice(0, 600)}»`);
    return boton;
  }

  async click(nombre: string): Promise<void> {
    (await waitFor(() => this.button(nombre), `el botón ${nombre}`)).click();
    await this.mesa.updateComplete;
  }

  field<T extends Control = HTMLInputElement>(etiqueta: string): T {
    const fits = (texto: string | null) => clean(texto).replace(/ \(voluntario\)$/, "") === etiqueta;
    const [marca] = this.all<HTMLLabelElement>("label").filter(({ textContent }) => fits(textContent));
    const control = marca?.control ?? this.all<T>("[aria-label]").find((uno) => fits(uno.getAttribute("aria-label")));
    if (!control) throw new Error(`No hay campo ${etiqueta} en «${this.texto.slice(0, 600)}»`);
    return control as Element as T;
  }

  async fill(etiqueta: string, valor: string): Promise<void> {
    const control = await waitFor(() => this.field<Control>(etiqueta), `el campo ${etiqueta}`);
    control.value = valor;
    control.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    control.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    await this.mesa.updateComplete;
  }

  async press(...teclas: string[]): Promise<void> {
    for (const tecla of teclas) {
      const [ultima = "", ...sostenidas] = tecla.split("+").reverse();
      for (const sostenida of sostenidas) await sendKeys({ down: sostenida });
      await sendKeys({ press: ultima });
      for (const sostenida of sostenidas) await sendKeys({ up: sostenida });
    }
    await this.mesa.updateComplete;
  }

  async says(texto: string | RegExp): Promise<void> {
    await waitFor(
      () => (typeof texto === "string" ? this.texto.includes(texto) : texto.test(this.texto)),
      `«${texto}»`,
    ).catch((error) => {
      throw new Error(`${error.message} en «${this.texto.slice(0, 1500)}»`);
    });
  }

  /** Opens the case of a folio and waits for it. */
  async open(folio: string): Promise<void> {
    this.mesa.open(folio);
    await waitFor(() => this.caso?.caso?.folio === folio, "el caso");
    await this.caso.updateComplete;
  }

  /** Opens the form of an order by its key. */
  async order(tecla: string): Promise<void> {
    await this.caso.focusCaso();
    await this.press(tecla);
    await waitFor(() => this.all("form.redaccion")[0], `el formulario de «${tecla}»`);
  }
}

const abiertas: PaginaDeMesa[] = [];

/** Opens the desk alone on the page, before a service of its own. It goes away after the test. */
export async function openMesa({
  servicio = new ServicioDeMesa(),
  fragmento = "",
}: {
  servicio?: ServicioDeMesa;
  fragmento?: string;
} = {}): Promise<PaginaDeMesa> {
  history.replaceState(null, "", `${location.pathname}${location.search}${fragmento || "#"}`);
  const mesa = document.createElement("ventanilla-mesa") as Mesa;
  mesa.api = servicio.api;
  mesa.style.setProperty("--ventanilla-mesa-alto", "600px");
  (document.querySelector("#pagina") ?? document.body).append(mesa);
  const pagina = new PaginaDeMesa(mesa, servicio);
  abiertas.push(pagina);
  await waitFor(() => mesa.sesion !== undefined, "la sesión");
  if (mesa.sesion) await waitFor(() => mesa.listas > 0, "las listas");
  await mesa.updateComplete;
  return pagina;
}

/** The officer's queue outlives the page, and would be sent by the next test. */
const deleteColas = async () => {
  for (const { name = "" } of await indexedDB.databases())
    if (name.startsWith("ventanilla mesa"))
      await new Promise((resolve) => {
        const pedido = indexedDB.deleteDatabase(name);
        pedido.onsuccess = pedido.onerror = pedido.onblocked = resolve;
      });
};

afterEach(async () => {
  for (const { mesa, servicio } of abiertas.splice(0)) {
    mesa.remove();
    servicio.close();
  }
  await deleteColas();
  localStorage.removeItem("ventanilla-mesa-teclas");
  history.replaceState(null, "", location.pathname + location.search);
});
