import type { Unidad } from "@ventanilla/sdk/contract";
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { Elemento } from "../elements/base/elemento.ts";
import { loadPieza, whenIdle } from "../elements/base/pieza.ts";
import { defineElemento } from "../elements/elementos.ts";
import { Formulario } from "../form/formulario.ts";
import { formulario } from "../form/formulario.styles.ts";
import { totem as textos, totemUsted } from "../textos/totem.ts";
import { renderAtractor, renderMarca } from "./atractor.ts";
import { readComuna, renderAyuda, renderEnPersona, renderLinea } from "./ayuda.ts";
import { renderBarra } from "./barra.ts";
import { renderEmpezar, renderSigues } from "./avisos.ts";
import { embebido } from "./embebido.styles.ts";
import { type Equipo, LATIDO, loadEquipo } from "./equipo.ts";
import { renderInscripcion } from "./inscripcion.ts";
import { nameControl, renderLista } from "./lista.ts";
import { renderMenu, TRAMITES, type Tramite } from "./menu.ts";
import { recibo as estilosRecibo } from "./recibo.styles.ts";
import { renderRecibo, renderTira } from "./recibo.ts";
import { type Estado as EstadoReposo, Reposo, readSegundos } from "./reposo.ts";
import { salida } from "./salida.ts";
import { type ClaseTeclado, type Escribible, isEscribible, takeCampo } from "./teclas.ts";
import { totem as estilos } from "./totem.styles.ts";
import { listFrases, Voz } from "./voz.ts";

/** What the totem shows. */
export type Vista = "atractor" | "menu" | "ayuda" | "inscripcion" | Tramite;

const ACTIVIDAD = ["pointerdown", "keydown", "input", "wheel", "touchmove"] as const;

/** Between two looks at who may have left, in milliseconds. */
const PULSO = 250;

/** While the page cannot be opened again, it is tried this often, in milliseconds. */
const REINTENTO = 15_000;

const isTramite = (vista: Vista): vista is Tramite => (TRAMITES as readonly string[]).includes(vista);

/** Goes through the elements that stand in shadow roots, the outer ones first. */
function* walkElementos(raiz: ParentNode): Generator<Elemento> {
  for (const uno of raiz.querySelectorAll("*")) {
    if (uno instanceof Elemento) yield uno;
    if (uno.shadowRoot) yield* walkElementos(uno.shadowRoot);
  }
}

/**
 * `<ventanilla-totem>`: the whole screen of a totem, or of a library's machine, around the citizen's elements. Nothing
 * that a person writes outlives their visit.
 *
 * Attributes besides the common ones: `reposo` and `aviso` (seconds; 120 and 60), `comuna` (CUT, to say who receives
 * nearby), `impresora` (`a4`, `termica`, `no`), `teclado` (`auto`, `no`).
 */
export class Totem extends Elemento {
  static override styles = [...Elemento.styles, formulario, estilos, estilosRecibo];
  static override properties: PropertyDeclarations = {
    reposo: {},
    aviso: {},
    comuna: {},
    impresora: { reflect: true },
    teclado: {},
    grande: { type: Boolean, reflect: true },
    contraste: { type: Boolean, reflect: true },
    vista: { reflect: true },
    habla: { state: true },
    hayVoz: { state: true },
    unidades: { state: true },
    recibo: { state: true },
    claveOculta: { state: true },
    campo: { state: true },
    lista: { state: true },
    espera: { state: true },
    pregunta: { state: true },
    falla: { state: true },
    equipo: { state: true },
    revocado: { state: true },
    codigo: { state: true },
    avisoInscripcion: { state: true },
    renderQr: { state: true },
    masAbajo: { state: true },
  };

  override canal = "totem";
  /** Seconds without anything done before it warns. */
  reposo?: string;
  /** Seconds that it warns before it wipes. */
  aviso?: string;
  /** CUT of the comuna where it stands. */
  comuna?: string;
  /** What prints: `a4`, `termica` (a roll of 80 mm) or `no`. */
  impresora = "a4";
  /** `no` where there is always a real one. */
  teclado = "auto";
  grande = false;
  contraste = false;
  vista: Vista = "atractor";
  habla = false;
  hayVoz = false;
  unidades: Unidad[] = [];
  /** The form that has just got its receipt. */
  recibo: Formulario | undefined;
  claveOculta = false;
  /** The field that is being written in, and with what. */
  campo: { control: Escribible; clase: ClaseTeclado } | undefined;
  /** The list that is open. */
  lista: HTMLSelectElement | undefined;
  /** Where the person's absence stands. */
  espera: EstadoReposo = { fase: "quieto" };
  /** It asks whether to start again. */
  pregunta = false;
  falla = false;
  equipo: Equipo | undefined;
  revocado = false;
  codigo = "";
  avisoInscripcion = "";
  renderQr: typeof import("./qr.ts").renderQr | undefined;
  /** There is more below what is seen. */
  masAbajo = false;

  /** Milliseconds that only grow. */
  ahora: () => number = () => performance.now();
  salida = salida;
  voz = new Voz();
  /** How much this machine holds for later. */
  countPendientes: () => Promise<number> = async () => 0;

  #reposo: Reposo | undefined;
  readonly #abiertas = new Set<Tramite>();
  #antes: Vista = "menu";
  readonly #vistos = new WeakMap<Elemento, string>();
  /** Somebody has used real keys, so ours need not show. */
  #fisico = false;
  #borrando = false;
  #relojes: ReturnType<typeof setInterval>[] = [];
  #dicho = "";

  /** The words of the totem, in the form of address in force. */
  get palabras(): typeof textos {
    return this.usted ? { ...textos, ...totemUsted } : textos;
  }

  /** "Volver" leads somewhere. */
  get canGoBack(): boolean {
    return !this.#recibido;
  }

  get #recibido(): Formulario | undefined {
    return this.recibo?.fase === "recibido" ? this.recibo : undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const tipo of ACTIVIDAD) window.addEventListener(tipo, this.#notice, { capture: true, passive: true });
    window.addEventListener("pagehide", this.#hide);
    window.addEventListener("pageshow", this.#show);
    window.addEventListener("hashchange", this.#route);
    this.#relojes = [setInterval(() => this.tick(), PULSO), setInterval(() => this.#beat(), LATIDO)];
    this.voz.onVoces(() => {
      this.hayVoz = this.voz.has(this.idioma);
    });
    this.hayVoz = this.voz.has(this.idioma);
    for (const [tipo, run] of this.#propios) this.addEventListener(tipo, run, { capture: true });
    loadEquipo(this).then((equipo) => {
      if (equipo) this.joinEquipo(equipo);
      else if (!this.institucion) this.open("inscripcion");
    });
    this.#route();
    whenIdle(() => this.#warm());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const tipo of ACTIVIDAD) window.removeEventListener(tipo, this.#notice, { capture: true });
    window.removeEventListener("pagehide", this.#hide);
    window.removeEventListener("pageshow", this.#show);
    window.removeEventListener("hashchange", this.#route);
    for (const [tipo, run] of this.#propios) this.removeEventListener(tipo, run, { capture: true });
    for (const reloj of this.#relojes) clearInterval(reloj);
    this.voz.stop();
  }

  /** What is heard in the whole of it, in the elements inside too. */
  readonly #propios: [tipo: string, run: (evento: Event) => void][] = [
    ["pointerdown", (evento) => this.#prepare(evento as PointerEvent)],
    ["mousedown", (evento) => this.#openLista(evento)],
    ["keydown", (evento) => this.#key(evento as KeyboardEvent)],
    ["focusin", (evento) => this.#focus(evento)],
    ["click", (evento) => this.#stopSalida(evento)],
    // What is copied would be the next person's to paste; what a long touch offers leads out of here.
    ...["copy", "cut", "dragstart", "contextmenu"].map(
      (tipo): [string, (evento: Event) => void] => [tipo, (evento) => evento.preventDefault()],
    ),
  ];

  // What each person does

  readonly #notice = (): void => {
    if (this.vista !== "atractor") this.#reposo?.touch();
  };

  /** Opens a screen. */
  async open(vista: Vista): Promise<void> {
    this.falla = false;
    this.campo = undefined;
    if (this.#borrando) return;
    if (vista !== "atractor" && !this.#reposo) this.#begin();
    if (vista === "estado" || vista === "soni")
      try {
        await defineElemento(vista);
      } catch {
        this.falla = true;
        return;
      }
    if (isTramite(vista)) this.#abiertas.add(vista);
    if (vista === "ayuda" && this.vista !== "ayuda") this.#antes = this.vista;
    this.vista = vista;
    await this.updateComplete;
    const abierto = this.renderRoot.querySelector<Elemento>("[anidado]:not([hidden])");
    if (abierto && !this.#recibido) await abierto.focusOn("h2");
    else await this.focusOn("main h2");
  }

  #begin(): void {
    const { ahora } = this;
    this.#reposo = new Reposo({
      ahora: () => ahora(),
      reposo: readSegundos("reposo", this.reposo),
      aviso: readSegundos("aviso", this.aviso),
    });
    this.#reposo.touch();
  }

  /** Goes back: out of what is open over the screen, to the screen before, to the menu, to the beginning. */
  goBack(): void {
    this.campo = undefined;
    if (this.lista) return this.closeLista();
    if (this.vista === "ayuda") {
      this.open(this.#antes);
      return;
    }
    if (this.vista === "menu" || this.vista === "inscripcion") {
      this.wipe("volver");
      return;
    }
    const abierto = this.renderRoot.querySelector<Elemento>("[anidado]:not([hidden])");
    // The innermost of what is open knows what its way back is.
    const volver = [...(abierto ? [abierto, ...walkElementos(abierto.renderRoot as ShadowRoot)] : [])]
      .reverse()
      .map((uno) => uno.renderRoot.querySelector<HTMLElement>("[part~=volver]"))
      .find(Boolean);
    if (volver) volver.click();
    else this.open("menu");
  }

  toggleAyuda(): void {
    if (this.vista === "ayuda") this.goBack();
    else this.open("ayuda");
  }

  toggleVoz(): void {
    this.habla = !this.habla;
    this.#dicho = "";
    if (this.habla) this.#tellPantalla();
    else this.voz.stop();
  }

  toggleClave(): void {
    this.claveOculta = !this.claveOculta;
  }

  /** Asks whether to wipe what is written; where nothing is, there is nothing to ask. */
  askEmpezar(): void {
    const hay = this.#abiertas.size > 0;
    if (!hay) this.wipe("empezar");
    else this.pregunta = true;
  }

  /** Says whether something was left half written. */
  isAMedias(tramite: Tramite): boolean {
    const abierto = this.renderRoot.querySelector<Elemento>(`[data-tramite=${tramite}]`);
    return abierto instanceof Formulario && Object.values(abierto.borrador.valores).some(Boolean);
  }

  // Fields, lists and keys

  /** Before a field has the focus, so that the device's own keyboard does not come. */
  #prepare(evento: PointerEvent): void {
    const [control] = evento.composedPath();
    if (isEscribible(control)) {
      takeCampo(control);
      // A finger asks for keys again, whoever typed before.
      if (evento.pointerType !== "mouse") this.#fisico = false;
      // Touched again while it has the focus, it has none to get.
      if (control.matches(":focus")) this.#write(control);
    } else if (control instanceof HTMLSelectElement) evento.preventDefault();
  }

  #openLista(evento: Event): void {
    const [control] = evento.composedPath();
    if (!(control instanceof HTMLSelectElement)) return;
    evento.preventDefault();
    control.focus();
    this.campo = undefined;
    this.lista = control;
    this.focusOn("dialog [aria-pressed=true]");
  }

  closeLista(): void {
    const { lista } = this;
    this.lista = undefined;
    this.updateComplete.then(() => lista?.focus());
  }

  #key(evento: KeyboardEvent): void {
    const [control] = evento.composedPath();
    if (control instanceof HTMLSelectElement && [" ", "Enter"].includes(evento.key)) this.#openLista(evento);
    // Tab, Enter and arrows are what a switch sends: only who writes has a keyboard.
    if (!evento.isTrusted || !isEscribible(control)) return;
    if (evento.key.length > 1 && !["Backspace", "Dead", "Delete"].includes(evento.key)) return;
    this.#fisico = true;
    this.campo = undefined;
  }

  #focus(evento: Event): void {
    const [control] = evento.composedPath();
    if (isEscribible(control)) this.#write(control);
    else if (!(control as Element).closest?.("ventanilla-teclado") && !this.#isTecla(evento)) this.campo = undefined;
    if (this.habla && (isEscribible(control) || control instanceof HTMLSelectElement))
      this.voz.speak([nameControl(control)], this.idioma);
  }

  #isTecla = (evento: Event): boolean =>
    evento.composedPath().some((nodo) => nodo instanceof Element && nodo.localName === "ventanilla-teclado");

  #write(control: Escribible): void {
    const clase = takeCampo(control);
    if (this.teclado === "no" || this.#fisico) return;
    if (this.campo?.control !== control) this.campo = { control, clase };
    // Once the keyboard has taken its place, the field stands where it is seen.
    this.updateComplete.then(() => requestAnimationFrame(() => control.scrollIntoView({ block: "center" })));
  }

  /** The person is done with the keys: what comes next is seen again. */
  readonly #done = (): void => {
    const control = this.campo?.control;
    this.campo = undefined;
    this.updateComplete.then(() => {
      const raiz = control?.getRootNode() as ShadowRoot | undefined;
      raiz?.querySelector<HTMLElement>("[part~=boton-principal],.principal")?.scrollIntoView({ block: "nearest" });
    });
  };

  /** A link would lead out of here, to where nobody wipes. */
  #stopSalida(evento: Event): void {
    for (const nodo of evento.composedPath())
      if (nodo instanceof HTMLAnchorElement && !nodo.getAttribute("href")?.startsWith("#")) evento.preventDefault();
      else if (nodo instanceof HTMLInputElement && nodo.type === "file") evento.preventDefault();
  }

  // Who left

  /** Looks whether somebody is still there. */
  tick(): void {
    const estado = this.#reposo?.read() ?? { fase: "quieto" };
    if (JSON.stringify(estado) !== JSON.stringify(this.espera)) this.espera = estado;
    if (estado.fase === "fin") this.wipe("reposo");
  }

  /** The person is still here. */
  extend(): void {
    this.#reposo?.extend();
    this.tick();
  }

  readonly #hide = (evento: Event): void => {
    if (evento.isTrusted) this.#forget();
  };

  readonly #show = (evento: PageTransitionEvent): void => {
    if (evento.persisted) this.wipe("volver");
  };

  readonly #route = (): void => {
    if (location.hash === "#inscribir") this.open("inscripcion");
  };

  /** Forgets all that this person wrote, did and chose, here and in the elements inside. */
  #forget(): void {
    this.voz.stop();
    // Every part of a form forgets what it holds when its page goes.
    window.dispatchEvent(new Event("pagehide"));
    for (const uno of walkElementos(this.renderRoot as ShadowRoot))
      if (uno instanceof Formulario) uno.borrador = { valores: {}, pantalla: 0 };
    this.#abiertas.clear();
    this.#reposo = undefined;
    this.#dicho = "";
    Object.assign(this, {
      vista: "atractor",
      recibo: undefined,
      claveOculta: false,
      campo: undefined,
      lista: undefined,
      pregunta: false,
      habla: false,
      grande: false,
      contraste: false,
      codigo: "",
      avisoInscripcion: "",
      espera: { fase: "quieto" },
    });
  }

  /**
   * Wipes everything and opens the page anew in the place of this one. Where the page cannot be reached now, it is wiped
   * here at once, and opened anew as soon as it can, with nobody before it.
   */
  async wipe(motivo: "termino" | "reposo" | "volver" | "empezar"): Promise<void> {
    if (this.#borrando) return;
    this.#borrando = true;
    this.#forget();
    this.tell("terminado", { motivo });
    await this.updateComplete;
    if (await this.salida.isAlcanzable()) return this.salida.replace();
    this.#borrando = false;
    this.#renew();
  }

  #renew(): void {
    setTimeout(async () => {
      if (!this.isConnected) return;
      const libre = () => this.vista === "atractor" && !this.#borrando;
      if (libre() && (await this.salida.isAlcanzable()) && libre()) this.salida.replace();
      else this.#renew();
    }, REINTENTO);
  }

  // The machine

  /** It is this machine, of this point: from here on what it sends says so. */
  joinEquipo(equipo: Equipo): void {
    this.equipo = equipo;
    this.revocado = false;
    this.institucion = equipo.institucion;
    this.punto = equipo.punto.codigo;
    this.canal = equipo.punto.clase === "biblioteca" ? "biblioteca" : "totem";
    this.comuna ??= equipo.punto.comuna;
    this.#beat();
  }

  async #beat(): Promise<void> {
    const { equipo } = this;
    if (!equipo) return;
    const vida = await equipo.beat(await this.countPendientes().catch(() => 0));
    if (vida !== "sinRed") this.revocado = vida === "revocado";
  }

  /** Brings beforehand what will be needed: the network may not be there then. */
  async #warm(): Promise<void> {
    const { renderQr } = (await loadPieza(() => import("./qr.ts")).catch(() => undefined)) ?? {};
    this.renderQr = renderQr;
    await Promise.allSettled([
      defineElemento("estado"),
      defineElemento("soni"),
      loadPieza(() => import("../form/reclamo.ts")),
      loadPieza(() => import("../form/comuna.ts")),
      loadPieza(() => import("../form/voluntarias.ts")),
      loadPieza(() => import("../form/rechazo.ts")),
      loadPieza(() => import("../form/llevar.ts")),
      loadPieza(() => import("./papel.ts")),
    ]);
  }

  async #loadUnidades(): Promise<void> {
    const { listUnidades } = await loadPieza(() => import("../form/unidades.ts"));
    this.unidades = await listUnidades(this, this.comuna ?? readComuna(this.punto));
  }

  /** Prints what the person takes along. */
  async print(): Promise<void> {
    const tira = this.renderRoot.querySelector<HTMLElement>(".tira");
    const { printPapel } = await loadPieza(() => import("./papel.ts"));
    if (tira) printPapel(this, tira, this.impresora);
  }

  // What is drawn

  protected override willUpdate(cambios: PropertyValues): void {
    super.willUpdate(cambios);
    // Somebody else's machine, whatever the page says.
    if (!this.compartido) this.canal = "totem";
    if (["institucion", "punto", "comuna", "api"].some((nombre) => cambios.has(nombre)) && this.institucion)
      this.#loadUnidades().catch(() => {});
  }

  protected override updated(): void {
    for (const uno of walkElementos(this.renderRoot as ShadowRoot)) this.#watch(uno);
    const dialogo = this.renderRoot.querySelector("dialog");
    if (dialogo && !dialogo.open) dialogo.showModal();
    this.#measure();
    if (this.habla) this.#tellPantalla();
  }

  /** Follows what happens in an element inside, and in those inside it. */
  #watch(uno: Elemento): void {
    if (this.#vistos.has(uno)) return;
    this.#vistos.set(uno, "");
    uno.addController({ hostUpdated: () => this.#look(uno) });
    uno.updateComplete.then(() => this.#look(uno));
  }

  #look(uno: Elemento): void {
    const raiz = uno.renderRoot as ShadowRoot;
    if (!raiz.adoptedStyleSheets.includes(HOJA)) raiz.adoptedStyleSheets = [...raiz.adoptedStyleSheets, HOJA];
    if (this.equipo) Object.assign(uno, { fetch: this.equipo.fetch });
    for (const otro of walkElementos(raiz)) this.#watch(otro);
    if (uno instanceof Formulario && uno.fase === "recibido" && this.recibo !== uno) this.recibo = uno;
    const pantalla = `${raiz.querySelector("h2")?.textContent} ${uno instanceof Formulario ? uno.fase : ""}`;
    if (this.#vistos.get(uno) !== pantalla) {
      this.#vistos.set(uno, pantalla);
      this.#turn();
    }
    this.#measure();
    if (this.habla) this.#tellPantalla();
  }

  /** Another screen is there: it is seen from its beginning. */
  #turn(): void {
    if (this.campo && !this.campo.control.isConnected) this.campo = undefined;
    this.renderRoot.querySelector(".cuerpo")?.scrollTo(0, 0);
    if (this.#recibido) this.focusOn(".recibo h2");
    this.requestUpdate();
  }

  readonly #measure = (): void => {
    const cuerpo = this.renderRoot.querySelector(".cuerpo");
    const masAbajo = Boolean(cuerpo && cuerpo.scrollHeight - cuerpo.clientHeight - cuerpo.scrollTop > 48);
    if (masAbajo !== this.masAbajo) this.masAbajo = masAbajo;
  };

  /** Says what this screen says, once; who writes is not interrupted. */
  #tellPantalla(): void {
    const t = this.palabras;
    const raiz = this.renderRoot.querySelector("dialog, main") ?? (this.renderRoot as ShadowRoot);
    const frases = listFrases(raiz);
    const dicho = frases.join("\n");
    if (dicho === this.#dicho || this.campo) return;
    this.#dicho = dicho;
    const caso = [...walkElementos(this.renderRoot as ShadowRoot)].some(
      (uno) => "vista" in uno && Object(uno.vista) === uno.vista && uno.checkVisibility(),
    );
    const callado = this.renderRoot.querySelector("main .recibo") || this.#hasEscrito();
    this.voz.speak([...frases, ...(caso ? [t.casoCallado] : callado ? [t.callado] : [])], this.idioma);
  }

  #hasEscrito(): boolean {
    return [...walkElementos(this.renderRoot as ShadowRoot)].some(
      (uno) => uno.checkVisibility() && uno.renderRoot.querySelector(".revisar"),
    );
  }

  override render() {
    const { vista } = this;
    if (vista === "atractor")
      return html`<div class="pantalla" @click=${() => this.open("menu")}>
        ${renderMarca(this)} ${this.#renderPersona(2)} ${renderAtractor(this)}
      </div>`;
    const recibido = this.#recibido;
    return html`<div class="pantalla">
        ${renderMarca(this)} ${this.#renderPersona(2)}
        <main class="cuerpo" @scroll=${this.#measure}>
          <div class="contenido">
            ${vista === "menu" ? renderMenu(this) : nothing} ${vista === "ayuda" ? renderAyuda(this) : nothing}
            ${vista === "inscripcion" ? renderInscripcion(this) : nothing}
            ${recibido && isTramite(vista) ? renderRecibo(this, recibido) : nothing}
            ${TRAMITES.map((tramite) => (this.#abiertas.has(tramite) ? this.#renderTramite(tramite, recibido) : nothing))}
          </div>
        </main>
        ${
          this.masAbajo && !this.campo
            ? html`<button type="button" class="mas-abajo" @click=${this.#scroll}>${this.palabras.verMas}</button>`
            : nothing
        }
        ${
          this.campo
            ? html`<ventanilla-teclado
                .campo=${this.campo.control}
                .clase=${this.campo.clase}
                .etiqueta=${nameControl(this.campo.control)}
                @listo=${this.#done}
              ></ventanilla-teclado>`
            : nothing
        }
        ${renderBarra(this)}
      </div>
      ${this.#renderDialogo()} ${recibido ? renderTira(this, recibido) : nothing}`;
  }

  readonly #scroll = (): void => {
    const cuerpo = this.renderRoot.querySelector(".cuerpo");
    cuerpo?.scrollBy({ top: cuerpo.clientHeight * 0.8 });
  };

  #renderPersona(cuantas: number) {
    return html`<aside class="atiende" aria-label=${this.palabras.enPersona}>
      ${renderEnPersona(this, cuantas)}${renderLinea(this)}
    </aside>`;
  }

  #renderTramite(tramite: Tramite, recibido: Formulario | undefined) {
    const oculto = this.vista !== tramite || Boolean(recibido);
    const volver = () => this.open("menu");
    if (tramite === "estado")
      return html`<ventanilla-estado anidado data-tramite="estado" ?hidden=${oculto} .ventana=${this} .volver=${volver}></ventanilla-estado>`;
    if (tramite === "soni")
      return html`<ventanilla-soni anidado data-tramite="soni" ?hidden=${oculto} .ventana=${this} .volver=${volver}></ventanilla-soni>`;
    return html`<ventanilla-ingreso
      anidado
      data-tramite=${tramite}
      tipo=${tramite}
      ?hidden=${oculto}
      .ventana=${this}
      .volver=${volver}
    ></ventanilla-ingreso>`;
  }

  #renderDialogo() {
    const { espera } = this;
    if (espera.fase === "aviso") return renderSigues(this, espera);
    if (this.pregunta) return renderEmpezar(this);
    const { lista } = this;
    if (!lista) return nothing;
    return html`<dialog class="lista" @cancel=${(evento: Event) => {
      evento.preventDefault();
      this.closeLista();
    }}>${renderLista(this, lista)}</dialog>`;
  }
}

const HOJA = new CSSStyleSheet();
HOJA.replaceSync(embebido.cssText);
