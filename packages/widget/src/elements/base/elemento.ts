import type { InstitucionPublica } from "@ventanilla/sdk/contract";
import { LitElement, type PropertyDeclarations, type PropertyValues } from "lit";
import type { Grupo } from "../../textos/es.ts";
import { base } from "./base.styles.ts";
import { loadInstitucion } from "./definicion.ts";
import { loadPieza } from "./pieza.ts";

/** Where the script came from: an institution's page names it once, in the script's tag. */
const ORIGEN = new URL(import.meta.url).origin;

/** What a page may dress of an element that stands inside another. */
const PARTES = "menu,opcion,volver,avance,resumen,error,campo,boton-principal,comprobante,folio,clave,estado,historia";

/** What holds in an element because it holds in the one it stands in. */
const HEREDADOS = ["api", "institucion", "canal", "punto", "idioma", "trato", "definicion", "usted"] as const;

/** What an institution's theme says. */
const TEMA = ["primario", "primarioOscuro", "tinte"] as const;

/** What every element shares: its attributes, the institution's definition and theme, the words, the announcements. */
export class Elemento extends LitElement {
  static override styles = [base];
  static override properties: PropertyDeclarations = {
    api: {},
    institucion: {},
    canal: { reflect: true },
    punto: {},
    tipo: {},
    idioma: {},
    trato: {},
    ventana: { attribute: false },
    volver: { attribute: false },
    definicion: { state: true },
    usted: { state: true },
  };

  /** Address of the API, without path. By default, where the script came from. */
  api = ORIGEN;
  /** Slug of the institution: `sernac`. */
  institucion = "";
  /** `internet`, `totem` or `biblioteca`. In the last two nothing is kept on the machine. */
  canal = "internet";
  /** Which library or totem it is. */
  punto?: string;
  /** Kind of case. */
  tipo?: string;
  /** Language, BCP 47. */
  idioma = "es";
  /** `tu` or `usted`; by default, what the institution says. */
  trato?: string;
  /** The element this one stands in: its attributes hold here too. */
  ventana?: Elemento;
  /** What "Volver" does on the first screen; without it there is no such button. */
  volver?: () => void;
  /** The institution's definition, once it has arrived. */
  definicion?: InstitucionPublica;
  /** The words in "usted", once they are needed and have arrived. */
  usted?: Grupo | undefined;

  /** Says whether the machine is somebody else's after this person: nothing may stay on it. */
  get compartido(): boolean {
    return ["totem", "biblioteca"].includes(this.canal);
  }

  /** Picks the words of a group in the form of address in force. */
  say<T extends object>(grupo: T): T {
    return this.usted ? { ...grupo, ...this.usted } : grupo;
  }

  /** Tells the host page, across shadow roots, without personal data. */
  tell(nombre: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(`ventanilla-${nombre}`, { detail, bubbles: true, composed: true }));
  }

  /** Focuses what matches, once drawn. At once: later it could take the focus from whoever has begun to write. */
  async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** Asks for the definition, again if it failed before. */
  async loadDefinicion(): Promise<InstitucionPublica> {
    const { api, institucion } = this;
    const definicion = await loadInstitucion(api, institucion);
    if (institucion === this.institucion) this.definicion = definicion;
    return definicion;
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (cambios.has("ventana") && this.ventana) {
      for (const nombre of HEREDADOS) Object.assign(this, { [nombre]: this.ventana[nombre] });
      this.setAttribute("exportparts", PARTES);
    }
    if (this.institucion && ["api", "institucion"].some((nombre) => cambios.has(nombre)))
      this.loadDefinicion().catch((error) => {
        this.tell("error", { etapa: "definicion", tipo: error.type });
        this.requestUpdate();
      });
    if (cambios.has("definicion") && this.definicion) {
      for (const nombre of TEMA) this.style.setProperty(`--_tema-${nombre}`, this.definicion.tema[nombre] ?? "");
    }
    if ((this.trato ?? this.definicion?.trato) !== "usted") this.usted = undefined;
    else if (!this.usted)
      loadPieza(() => import("../../textos/usted.ts")).then(
        (pieza) => {
          this.usted = pieza.usted;
        },
        () => {},
      );
  }
}
