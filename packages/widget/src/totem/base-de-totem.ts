import type { Unidad } from "@ventanilla/sdk/contract";
import type { PropertyDeclarations } from "lit";
import { Elemento } from "../elements/base/elemento.ts";
import type { Formulario } from "../form/formulario.ts";
import { es } from "../textos/es.ts";
import { totem, totemUsted } from "../textos/totem.ts";
import type { Equipo } from "./equipo.ts";
import type { Tramite } from "./menu.ts";
import type { Estado as EstadoReposo } from "./reposo.ts";
import { salida } from "./salida.ts";
import type { ClaseTeclado, Escribible } from "./teclas.ts";
import { Voz } from "./voz.ts";

/** The menu is that of the window; the rest is the totem's own. */
const textos = { ...es, ...totem };

/** What the totem shows. */
export type Vista = "atractor" | "menu" | "ayuda" | "inscripcion" | Tramite;

/** What a totem is told by its attributes, and what it knows while somebody is before it. */
export class BaseDeTotem extends Elemento {
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
  /** Signs what this machine sends, once it is enrolled. */
  fetch: Equipo["fetch"] | undefined;
  /** How much this machine holds for later, in place of asking its queue. */
  countPendientes: (() => Promise<number>) | undefined;

  /** The words of the totem, in the form of address in force. */
  get palabras(): typeof textos {
    return this.usted ? { ...textos, ...this.usted, ...totemUsted } : textos;
  }
}
