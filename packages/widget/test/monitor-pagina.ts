import { sendKeys } from "@web/test-runner-commands";
import type {} from "mocha";
import "../src/define-monitor.ts";
import type { Monitor } from "../src/monitor/monitor.ts";
import { ServicioDeMonitor } from "./monitor-servicio.ts";

const LIMITE = 10_000;

/** The monitor as somebody meets it: by what it reads, by label and by key. */
export class PaginaDeMonitor {
  readonly monitor: Monitor;
  readonly servicio: ServicioDeMonitor;

  constructor(monitor: Monitor, servicio: ServicioDeMonitor) {
    this.monitor = monitor;
    this.servicio = servicio;
  }

  get raiz(): ShadowRoot {
    return this.monitor.shadowRoot as ShadowRoot;
  }

  get texto(): string {
    return [...this.raiz.children]
      .map((uno) => uno.textContent)
      .join(" ")
      .replace(/\s+/g, " ");
  }

  get foco(): Element | null {
    return this.raiz.activeElement;
  }

  find<T extends Element = HTMLElement>(selector: string): T {
    const hallado = this.raiz.querySelector<T>(selector);
    if (!hallado) throw new Error(`No hay ${selector} en «${this.texto.slice(0, 400)}»`);
    return hallado;
  }

  /** What a chart writes and its table holds, both as they are read. */
  readCuadro(id: string): { dibujo: string[]; tabla: string[] } {
    const clean = (selector: string) =>
      [...this.find(`#cuadro-${id}`).querySelectorAll(selector)].map((uno) => (uno.textContent ?? "").trim());
    return { dibujo: clean(".dibujo :is(.valor, .numero)"), tabla: clean("tbody td") };
  }

  async click(nombre: string): Promise<void> {
    const boton = [...this.raiz.querySelectorAll("button")].find((uno) => uno.textContent?.trim().startsWith(nombre));
    if (!boton) throw new Error(`No hay botón ${nombre} en «${this.texto.slice(0, 400)}»`);
    boton.click();
    await this.monitor.updateComplete;
  }

  async choose(id: string, valor: string): Promise<void> {
    const control = this.find<HTMLInputElement>(`#${id}`);
    control.value = valor;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    await this.monitor.updateComplete;
  }

  async press(...teclas: string[]): Promise<void> {
    for (const tecla of teclas) await sendKeys({ press: tecla });
    await this.monitor.updateComplete;
  }

  /** Once the browser has drawn what there is. */
  async drawn(): Promise<void> {
    for (let cuadro = 0; cuadro < 2; cuadro++) await new Promise(requestAnimationFrame);
  }

  async waitFor(isTrue: () => unknown, que: string): Promise<void> {
    for (const limite = performance.now() + LIMITE; !isTrue(); ) {
      if (performance.now() > limite) throw new Error(`No llegó: ${que}, en «${this.texto.slice(0, 800)}»`);
      await new Promise((resume) => setTimeout(resume, 5));
    }
    await this.monitor.updateComplete;
  }

  says(texto: string): Promise<void> {
    return this.waitFor(() => this.texto.includes(texto), `«${texto}»`);
  }
}

const abiertas: PaginaDeMonitor[] = [];
const ALLI = location.pathname + location.search;

/** Opens the monitor alone on the page, at an address, before a service of its own. It goes away after the test. */
export async function openMonitor({
  servicio = new ServicioDeMonitor(),
  fragmento = "",
}: {
  servicio?: ServicioDeMonitor;
  fragmento?: string;
} = {}): Promise<PaginaDeMonitor> {
  history.replaceState(null, "", `${ALLI}${fragmento || "#"}`);
  const monitor = document.createElement("ventanilla-monitor") as Monitor;
  monitor.api = servicio.api;
  monitor.ahora = () => Date.parse("2026-11-22T13:06:00.000Z");
  (document.querySelector("#pagina") ?? document.body).append(monitor);
  const pagina = new PaginaDeMonitor(monitor, servicio);
  abiertas.push(pagina);
  await pagina.waitFor(
    () =>
      monitor.sesion === null || monitor.documento || monitor.falla || Object.keys(monitor.errores).length || undefined,
    "el monitor",
  );
  return pagina;
}

// The last one first: each puts back the `fetch` that it found.
afterEach(() => {
  for (const { monitor, servicio } of abiertas.splice(0).reverse()) {
    monitor.remove();
    servicio.close();
  }
  history.replaceState(null, "", ALLI);
});
