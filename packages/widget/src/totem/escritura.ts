import { nameControl } from "./lista.ts";
import { Teclado } from "./teclado.ts";
import { isEscribible, takeCampo } from "./teclas.ts";
import type { Totem } from "./totem.ts";

/** How a person writes at a totem: which keyboard comes for which field, and when; what leads out of here goes nowhere. */
export class Escritura {
  readonly #e: Totem;
  /** Somebody has used real keys, so ours need not show. */
  #fisico = false;
  /** A finger is down, or has just come up: its click is on its way. */
  #pulsado = false;
  /** The keys go once that click has arrived: gone before, they would move what it is on its way to. */
  #despues = false;

  constructor(e: Totem) {
    this.#e = e;
  }

  /** What is heard in the whole of the totem, in the elements inside too. */
  readonly #propios: readonly (readonly [tipo: string, run: (evento: Event) => void])[] = [
    ["pointerdown", (evento) => this.#prepare(evento as PointerEvent)],
    ["mousedown", (evento) => evento.composedPath()[0] instanceof HTMLSelectElement && evento.preventDefault()],
    ["keydown", (evento) => this.#key(evento as KeyboardEvent)],
    [
      "click",
      (evento) => {
        this.#stopSalida(evento);
        this.#openLista(evento);
        this.#settle();
      },
    ],
    // What is copied would be the next person's to paste; what a long touch offers leads out of here.
    ...["copy", "cut", "dragstart", "contextmenu"].map(
      (tipo) => [tipo, (evento: Event) => evento.preventDefault()] as const,
    ),
  ];

  connect(): void {
    for (const [tipo, run] of this.#propios) this.#e.addEventListener(tipo, run, { capture: true });
  }

  disconnect(): void {
    for (const [tipo, run] of this.#propios) this.#e.removeEventListener(tipo, run, { capture: true });
  }

  /** Follows the focus in a shadow root: what goes from one field to another of the same root is heard nowhere outside. */
  follow(raiz: Node): void {
    raiz.addEventListener("focusin", this.#focus);
  }

  /** Before a field has the focus, so that the device's own keyboard does not come. */
  #prepare(evento: PointerEvent): void {
    const [control] = evento.composedPath();
    this.#pulsado = true;
    this.#despues = false;
    if (control instanceof HTMLSelectElement) evento.preventDefault();
    if (!isEscribible(control)) return;
    takeCampo(control);
    // A finger asks for keys again, whoever typed before.
    if (evento.pointerType !== "mouse") this.#fisico = false;
    // Touched again while it has the focus, it has none to get.
    if (control.matches(":focus")) this.#write(control);
  }

  #openLista(evento: Event): void {
    const [control] = evento.composedPath();
    if (!(control instanceof HTMLSelectElement)) return;
    evento.preventDefault();
    control.focus();
    this.#e.campo = undefined;
    this.#e.lista = control;
    this.#e.focusOn("dialog [aria-pressed=true]");
  }

  #key(evento: KeyboardEvent): void {
    const [control] = evento.composedPath();
    this.#pulsado = false;
    if (control instanceof HTMLSelectElement && [" ", "Enter"].includes(evento.key)) this.#openLista(evento);
    // Tab, Enter and arrows are what a switch sends: only who writes has a keyboard.
    if (!evento.isTrusted || !isEscribible(control)) return;
    if (evento.key.length > 1 && !["Backspace", "Dead", "Delete"].includes(evento.key)) return;
    this.#fisico = true;
    this.#e.campo = undefined;
  }

  readonly #focus = (evento: Event): void => {
    const e = this.#e;
    const [control] = evento.composedPath();
    if (isEscribible(control)) this.#write(control);
    // Whoever reaches the keys by Tab or by a switch still writes in the field they came from.
    else if (!evento.composedPath().some((nodo) => nodo instanceof Teclado)) {
      if (this.#pulsado) this.#despues = true;
      else e.campo = undefined;
    }
    if (e.habla && (isEscribible(control) || control instanceof HTMLSelectElement))
      e.voz.speak([nameControl(control)], e.idioma);
  };

  /** A click has arrived where it was meant to. */
  #settle(): void {
    this.#pulsado = false;
    if (!this.#despues) return;
    this.#despues = false;
    const { campo } = this.#e;
    setTimeout(() => {
      if (this.#e.campo === campo) this.#e.campo = undefined;
    });
  }

  #write(control: HTMLInputElement | HTMLTextAreaElement): void {
    const e = this.#e;
    const clase = takeCampo(control);
    this.#despues = false;
    if (e.teclado === "no" || this.#fisico) return;
    if (e.campo?.control !== control) e.campo = { control, clase };
    // Once the keyboard has taken its place, the field stands where it is seen.
    e.updateComplete.then(() => requestAnimationFrame(() => control.scrollIntoView({ block: "center" })));
  }

  /** The person is done with the keys: what comes next is seen again. */
  readonly done = (): void => {
    const e = this.#e;
    const control = e.campo?.control;
    e.campo = undefined;
    e.updateComplete.then(() => {
      const raiz = control?.getRootNode() as ShadowRoot | undefined;
      raiz?.querySelector<HTMLElement>("[part~=boton-principal],.principal")?.scrollIntoView({ block: "nearest" });
    });
  };

  /** A link would lead out of here, to where nobody wipes; a file would be somebody else's. */
  #stopSalida(evento: Event): void {
    for (const nodo of evento.composedPath())
      if (nodo instanceof HTMLAnchorElement && !nodo.getAttribute("href")?.startsWith("#")) evento.preventDefault();
      else if (nodo instanceof HTMLInputElement && nodo.type === "file") evento.preventDefault();
  }
}
