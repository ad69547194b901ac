import type { PropertyValues } from "lit";
import { Elemento } from "../elements/base/elemento.ts";
import { loadPieza, whenIdle } from "../elements/base/pieza.ts";
import { defineElemento } from "../elements/elementos.ts";
import { formulario } from "../form/formulario.styles.ts";
import { Formulario } from "../form/formulario.ts";
import { BaseDeTotem, type Vista } from "./base-de-totem.ts";
import { dialogo } from "./dialogo.styles.ts";
import { embebido } from "./embebido.styles.ts";
import { type Equipo, LATIDO, loadEquipo } from "./equipo.ts";
import { Escritura } from "./escritura.ts";
import { Lectura } from "./lectura.ts";
import type { Tramite } from "./menu.ts";
import { isTramite, renderTotem } from "./pintar.ts";
import { countPendientes, loadUnidades, prepareTotem } from "./preparar.ts";
import { recibo as estilosRecibo } from "./recibo.styles.ts";
import { Reposo, readSegundos } from "./reposo.ts";
import { totem as estilos } from "./totem.styles.ts";
import { alto, ancho } from "./totem-grande.styles.ts";
import { walkElementos } from "./walk-elementos.ts";

const ACTIVIDAD = ["pointerdown", "keydown", "input", "wheel", "touchmove"] as const;

/** Between two looks at who may have left, in milliseconds. */
const PULSO = 250;

/** While the page cannot be opened again, it is tried this often, in milliseconds. */
const REINTENTO = 15_000;

/**
 * `<ventanilla-totem>`: the whole screen of a totem, or of a library's machine, around the citizen's elements. Nothing
 * that a person writes outlives their visit.
 *
 * Attributes besides the common ones: `reposo` and `aviso` (seconds; 120 and 60), `comuna` (CUT, to say who receives
 * nearby), `impresora` (`a4`, `termica`, `no`), `teclado` (`auto`, `no`).
 */
export class Totem extends BaseDeTotem {
  static override styles = [...Elemento.styles, formulario, estilos, dialogo, alto, ancho, estilosRecibo];
  #reposo: Reposo | undefined;
  readonly #abiertas = new Set<Tramite>();
  #antes: Vista = "menu";
  readonly #vistos = new WeakMap<Elemento, string>();
  readonly #escritura = new Escritura(this);
  readonly #lectura = new Lectura();
  #borrando = false;
  #relojes: ReturnType<typeof setInterval>[] = [];

  /** "Volver" leads somewhere. */
  get canGoBack(): boolean {
    return !this.recibido;
  }

  /** The form whose receipt is on the screen. */
  get recibido(): Formulario | undefined {
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
    this.#escritura.connect();
    loadEquipo(this).then((equipo) => {
      if (equipo) this.joinEquipo(equipo);
      else if (!this.institucion) this.open("inscripcion");
    });
    this.#route();
    whenIdle(() => prepareTotem(this).catch(() => {}));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const tipo of ACTIVIDAD) window.removeEventListener(tipo, this.#notice, { capture: true });
    window.removeEventListener("pagehide", this.#hide);
    window.removeEventListener("pageshow", this.#show);
    window.removeEventListener("hashchange", this.#route);
    this.#escritura.disconnect();
    for (const reloj of this.#relojes) clearInterval(reloj);
    this.voz.stop();
  }

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
    if (abierto && !this.recibido) await abierto.focusOn("h2");
    else await this.focusOn("main h2");
  }

  #begin(): void {
    this.#reposo = new Reposo({
      ahora: () => this.ahora(),
      reposo: readSegundos("reposo", this.reposo),
      aviso: readSegundos("aviso", this.aviso),
    });
    this.#reposo.touch();
  }

  /** Goes back: out of what is open over the screen, to the screen before, to the menu, to the beginning. */
  goBack(): void {
    this.campo = undefined;
    if (this.lista) {
      this.closeLista();
      return;
    }
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
    this.#lectura.reset();
    if (this.habla) this.#lectura.tell(this);
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

  closeLista(): void {
    const { lista } = this;
    this.lista = undefined;
    this.updateComplete.then(() => lista?.focus());
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
    // The page lists what it asked for: a search says what somebody wrote.
    performance.clearResourceTimings();
    this.#abiertas.clear();
    this.#reposo = undefined;
    this.#lectura.reset();
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
    this.fetch = equipo.fetch;
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
    const vida = await equipo.beat(await (this.countPendientes?.() ?? countPendientes(this)).catch(() => 0));
    if (vida !== "sinRed") this.revocado = vida === "revocado";
  }

  /** Shows what is below. */
  seeBelow(): void {
    const cuerpo = this.renderRoot.querySelector(".cuerpo");
    cuerpo?.scrollBy({ top: cuerpo.clientHeight * 0.8 });
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
      loadUnidades(this);
  }

  protected override updated(): void {
    for (const uno of walkElementos(this.renderRoot as ShadowRoot)) this.#watch(uno);
    const dialogo = this.renderRoot.querySelector("dialog");
    if (dialogo && !dialogo.open) dialogo.showModal();
    this.#medidas.disconnect();
    for (const uno of this.renderRoot.querySelectorAll(".cuerpo, .contenido")) this.#medidas.observe(uno);
    if (this.habla) this.#lectura.tell(this);
  }

  protected override firstUpdated(): void {
    this.#escritura.follow(this.renderRoot);
  }

  /** Whether there is more below is known by the sizes, whatever changed them. */
  readonly #medidas = new ResizeObserver(() => requestAnimationFrame(this.measure));

  /** Follows what happens in an element inside, and in those inside it. */
  #watch(uno: Elemento): void {
    if (this.#vistos.has(uno)) return;
    this.#vistos.set(uno, "");
    this.#escritura.follow(uno.renderRoot);
    uno.addController({ hostUpdated: () => this.#look(uno) });
    uno.updateComplete.then(() => this.#look(uno));
  }

  #look(uno: Elemento): void {
    const raiz = uno.renderRoot as ShadowRoot;
    if (!raiz.adoptedStyleSheets.includes(HOJA)) raiz.adoptedStyleSheets = [...raiz.adoptedStyleSheets, HOJA];
    if (this.fetch) Object.assign(uno, { fetch: this.fetch });
    for (const otro of raiz.querySelectorAll<Elemento>(ADENTRO)) this.#watch(otro);
    if (uno instanceof Formulario && uno.fase === "recibido" && this.recibo !== uno) this.recibo = uno;
    const pantalla = `${raiz.querySelector("h2")?.textContent} ${uno instanceof Formulario ? uno.fase : ""}`;
    if (this.#vistos.get(uno) !== pantalla) {
      this.#vistos.set(uno, pantalla);
      this.#turn();
    }
    if (this.habla) this.#lectura.tell(this);
  }

  /** Another screen is there: it is seen from its beginning. */
  #turn(): void {
    if (this.campo && !this.campo.control.isConnected) this.campo = undefined;
    this.renderRoot.querySelector(".cuerpo")?.scrollTo(0, 0);
    if (this.recibido) this.focusOn(".recibo h2");
    this.requestUpdate();
  }

  readonly measure = (): void => {
    const cuerpo = this.renderRoot.querySelector(".cuerpo");
    const masAbajo = Boolean(cuerpo && cuerpo.scrollHeight - cuerpo.clientHeight - cuerpo.scrollTop > 48);
    if (masAbajo !== this.masAbajo) this.masAbajo = masAbajo;
  };

  override render() {
    return renderTotem(this, { abiertas: this.#abiertas, listo: this.#escritura.done });
  }
}

/** What may stand inside another of the citizen's elements. */
const ADENTRO = "ventanilla-ingreso,ventanilla-estado,ventanilla-soni";

const HOJA = new CSSStyleSheet();
HOJA.replaceSync(embebido.cssText);
