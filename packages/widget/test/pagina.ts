import type { InstitucionPublica } from "@ventanilla/sdk/contract";
import { sendKeys } from "@web/test-runner-commands";
import type {} from "mocha";
import "../src/define.ts";
import type { Elemento } from "../src/elements/base/elemento.ts";
import { Servicio } from "./servicio.ts";

/** Something a person fills in. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const LIMITE = 40_000;
const esperar = globalThis.setTimeout;

/** Waits for something to become true, and returns it. What is not there yet may throw meanwhile. */
export async function waitFor<T>(
  read: () => T | undefined | false | null | "",
  que: string | (() => string),
): Promise<T> {
  for (const limite = performance.now() + LIMITE; ; ) {
    let falla: unknown;
    try {
      const valor = read();
      if (valor) return valor;
    } catch (error) {
      falla = error;
    }
    if (performance.now() > limite)
      throw new Error(`No llegó: ${typeof que === "string" ? que : que()}`, { cause: falla });
    await new Promise((resume) => esperar(resume, 10));
  }
}

/** Waits long enough for something that must not happen to have happened. */
export const settle = (ms = 60): Promise<void> => new Promise((resume) => esperar(resume, ms));

/** What the element told the page. */
export interface Aviso {
  nombre: string;
  detail: Record<string, unknown>;
  bubbles: boolean;
  composed: boolean;
}

const AVISOS = ["ingresado", "consultado", "pendiente", "respondido", "error"].map((nombre) => `ventanilla-${nombre}`);
const abiertas: Pagina[] = [];

/** Everything under a root that a person can meet, through shadow roots. */
function* walk(raiz: ParentNode): Generator<Element> {
  for (const elemento of raiz.children) {
    yield elemento;
    yield* walk(elemento.shadowRoot ?? elemento);
  }
}

const clean = (texto: string | null | undefined) => (texto ?? "").replace(/\s+/g, " ").trim();
const cleanEtiqueta = (texto: string | null) => clean(texto).replace(/ ?\(voluntario\)$/, "");

/** Text of a node with what stands in shadow roots inside it; `visible` leaves out what is not drawn. */
function readTexto(nodo: Node, visible: boolean): string {
  if (nodo instanceof Text) return nodo.data;
  if (nodo instanceof Element && (/^(STYLE|SCRIPT)$/.test(nodo.tagName) || (visible && !nodo.checkVisibility())))
    return "";
  const hijos = nodo instanceof Element && nodo.shadowRoot ? nodo.shadowRoot.childNodes : nodo.childNodes;
  return [...hijos].map((hijo) => readTexto(hijo, visible)).join(nodo instanceof HTMLSpanElement ? "" : " ");
}

/** An element on a page of its own, as a person meets it: by what it reads, by label and by role. */
export class Pagina {
  readonly avisos: Aviso[] = [];
  readonly elemento: Elemento;
  readonly servicio: Servicio;
  readonly #listen = ({ type, detail, bubbles, composed }: Event & { detail?: unknown }) => {
    this.avisos.push({ nombre: type, detail: detail as Aviso["detail"], bubbles, composed });
  };

  constructor(elemento: Elemento, servicio: Servicio) {
    this.elemento = elemento;
    this.servicio = servicio;
    for (const nombre of AVISOS) document.addEventListener(nombre, this.#listen);
  }

  close(): void {
    for (const nombre of AVISOS) document.removeEventListener(nombre, this.#listen);
    this.elemento.remove();
    this.servicio.close();
  }

  /** What is drawn and matches, in order. */
  all<T extends Element = HTMLElement>(selector: string): T[] {
    const raiz = this.elemento.shadowRoot ?? this.elemento;
    return [...walk(raiz)].filter((uno) => uno.matches(selector) && uno.checkVisibility()) as T[];
  }

  /** The first that is drawn and matches. */
  one<T extends Element = HTMLElement>(selector: string): T {
    const [uno] = this.all<T>(selector);
    if (!uno) throw new Error(`No hay ${selector} en «${this.texto.slice(0, 400)}»`);
    return uno;
  }

  /** All that can be read now. */
  get texto(): string {
    return clean(readTexto(this.elemento, true));
  }

  /** All that could be read, seen or heard: folded and hidden text and what screen readers say included. */
  get textoEntero(): string {
    const raiz = this.elemento.shadowRoot ?? this.elemento;
    const dichos = [...walk(raiz)].flatMap((uno) =>
      ["aria-label", "title", "placeholder", "alt"].map((nombre) => uno.getAttribute(nombre) ?? ""),
    );
    return clean(`${readTexto(this.elemento, false)} ${dichos.join(" ")}`);
  }

  /** The heading of the screen. */
  get titulo(): string {
    return clean(this.all("h2")[0]?.textContent);
  }

  /** Where the keys go. */
  get foco(): HTMLElement | undefined {
    let foco = document.activeElement;
    while (foco?.shadowRoot?.activeElement) foco = foco.shadowRoot.activeElement;
    return (foco as HTMLElement) ?? undefined;
  }

  /** The visible text of a part. */
  read(selector: string): string {
    return clean(readTexto(this.one(selector), true));
  }

  #listBotones(nombre: string | RegExp): HTMLElement[] {
    const fits = (texto: string) => (typeof nombre === "string" ? texto === nombre : nombre.test(texto));
    const botones = this.all("button, a[href], summary");
    const exactos = botones.filter((uno) => fits(uno.getAttribute("aria-label") ?? clean(uno.textContent)));
    // A row of the menu says its name in bold, and then a hint.
    return exactos.length ? exactos : botones.filter((uno) => fits(clean(uno.querySelector("strong")?.textContent)));
  }

  /** Says whether there is such a button, link or fold. */
  has(nombre: string | RegExp): boolean {
    return this.#listBotones(nombre).length > 0;
  }

  /** A button, link or fold by its name. */
  button<T extends HTMLElement = HTMLButtonElement>(nombre: string | RegExp): T {
    const [boton] = this.#listBotones(nombre);
    if (!boton) throw new Error(`No hay botón ${nombre} en «${this.texto.slice(0, 400)}»`);
    return boton as unknown as T;
  }

  /** Presses a button, once it is there. */
  async click(nombre: string | RegExp): Promise<void> {
    (await waitFor(() => this.#listBotones(nombre)[0], `el botón ${nombre}`)).click();
    await this.elemento.updateComplete;
  }

  /** Presses the main button. */
  async submit(): Promise<void> {
    this.one("[part=boton-principal]").click();
    await this.elemento.updateComplete;
  }

  /** Presses the main button and waits for another screen. */
  async advance(): Promise<void> {
    const antes = this.titulo;
    await this.submit();
    await waitFor(
      () => this.titulo && this.titulo !== antes,
      () => `otra pantalla que «${antes}»; se lee «${this.texto.slice(0, 400)}»`,
    );
  }

  /** Waits for a screen by its heading. */
  async at(titulo: string | RegExp): Promise<void> {
    await waitFor(
      () => (typeof titulo === "string" ? this.titulo === titulo : titulo.test(this.titulo)),
      () => `la pantalla «${titulo}»; está «${this.titulo}»`,
    );
  }

  /** Waits for the receipt. */
  async received(): Promise<void> {
    await waitFor(
      () => this.all("[part=comprobante]").length,
      () => `el comprobante; se lee «${this.texto.slice(0, 400)}»`,
    );
  }

  /** Waits for something to be read. */
  async says(texto: string | RegExp): Promise<void> {
    await waitFor(
      () => (typeof texto === "string" ? this.texto.includes(texto) : texto.test(this.texto)),
      () => `«${texto}» en «${this.texto.slice(0, 600)}»`,
    );
  }

  /** The labels of what can be filled in now. */
  get etiquetas(): string[] {
    return this.all<HTMLLabelElement>("label").map(({ textContent }) => cleanEtiqueta(textContent));
  }

  /** A control by its label; a choice by the beginning of its text too. */
  field<T extends Control = HTMLInputElement>(etiqueta: string): T {
    const etiquetas = this.all<HTMLLabelElement>("label");
    const fits = (empieza: boolean) =>
      etiquetas.find(({ textContent }) => {
        const texto = cleanEtiqueta(textContent);
        return empieza ? texto.startsWith(etiqueta) : texto === etiqueta;
      });
    const control = (fits(false) ?? fits(true))?.control;
    if (!control) throw new Error(`No hay campo ${etiqueta} entre ${this.etiquetas.join(", ")}`);
    return control as Element as T;
  }

  /** A control by its path in the body; nothing if this screen has none. */
  control(ruta: string): Control | undefined {
    return this.all<Control>("[name]").find(({ name }) => name === ruta);
  }

  /** Fills a control in at once. */
  async write(control: Control, valor: string): Promise<void> {
    if (control instanceof HTMLSelectElement) {
      const opcion = [...control.options].find(({ value, text }) => value === valor || clean(text) === valor);
      if (!opcion) throw new Error(`No hay opción ${valor} entre ${[...control.options].map(({ text }) => text)}`);
      control.value = opcion.value;
    } else control.value = valor;
    control.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    control.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    await this.elemento.updateComplete;
  }

  /** Fills a field in by its label. */
  fill(etiqueta: string, valor: string): Promise<void> {
    return this.write(this.field<Control>(etiqueta), valor);
  }

  /** Chooses one of several by its text. */
  async choose(etiqueta: string): Promise<void> {
    this.field(etiqueta).click();
    await this.elemento.updateComplete;
  }

  /** Writes with real keys, where the caret is or at the end of a field. */
  async type(texto: string, etiqueta?: string): Promise<void> {
    if (etiqueta) this.field(etiqueta).focus();
    await sendKeys({ type: texto });
    await this.elemento.updateComplete;
  }

  /** Presses real keys, one after the other. */
  async press(...teclas: string[]): Promise<void> {
    for (const tecla of teclas) await sendKeys({ press: tecla });
    await this.elemento.updateComplete;
  }

  /** Puts a text where the caret is, all at once, as pasting does. */
  async paste(texto: string, etiqueta: string): Promise<void> {
    this.field(etiqueta).focus();
    document.execCommand("insertText", false, texto);
    await this.elemento.updateComplete;
  }

  /** What is wrong with a field, as said beside it and as heard on it. */
  errorOf(etiqueta: string): string | undefined {
    const control = this.field<Control>(etiqueta);
    const raiz = control.getRootNode() as ShadowRoot;
    const ids = (control.getAttribute("aria-describedby") ?? "").split(" ");
    const [error] = ids.filter((id) => id.endsWith("-error")).map((id) => raiz.getElementById(id));
    return error ? clean(error.textContent) : undefined;
  }

  /** What is said beside each wrong field, in order. */
  get errores(): string[] {
    return this.all(".error").map(({ textContent }) => clean(textContent));
  }

  /** The summary's lines; empty without a summary. */
  get resumen(): string[] {
    return this.all("[part=resumen] a").map(({ textContent }) => clean(textContent));
  }

  /** Puts a second one in its place, as after a reload in the same tab. */
  async reload(): Promise<Pagina> {
    const otra = this.elemento.cloneNode(true) as Elemento;
    this.elemento.replaceWith(otra);
    for (const nombre of AVISOS) document.removeEventListener(nombre, this.#listen);
    return keep(new Pagina(otra, this.servicio));
  }
}

async function keep(pagina: Pagina): Promise<Pagina> {
  abiertas.push(pagina);
  await customElements.whenDefined(pagina.elemento.localName);
  await pagina.elemento.updateComplete;
  return pagina;
}

/** What to open an element with: its attributes; what is different in the institution's definition. */
export interface Opciones {
  atributos?: Record<string, string> | undefined;
  definicion?: Partial<InstitucionPublica> | undefined;
  servicio?: Servicio;
}

/** Opens an element alone on the page, with a service of its own. It goes away after the test. */
export async function openPagina(
  nombre: "widget" | "ingreso" | "soni" | "estado" | "boton" | "respuesta",
  { atributos = {}, definicion, servicio = new Servicio(definicion) }: Opciones = {},
): Promise<Pagina> {
  const elemento = document.createElement(`ventanilla-${nombre}`) as Elemento;
  for (const [atributo, valor] of Object.entries({ api: servicio.api, institucion: "sernac", ...atributos }))
    elemento.setAttribute(atributo, valor);
  (document.querySelector("#pagina") ?? document.body).append(elemento);
  return keep(new Pagina(elemento, servicio));
}

afterEach(() => {
  for (const pagina of abiertas.splice(0)) pagina.close();
  sessionStorage.clear();
});
