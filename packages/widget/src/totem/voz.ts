/** What is read of a screen: headings, labels, hints, errors and the names of what can be pressed. */
const SE_LEE = "h1,h2,h3,label,legend,p,button,summary";
/** What is never read: what a person wrote, their case, folio and clave, and whatever repeats them. */
const CALLADO =
  "input,textarea,select,option,dd,pre,[data-callado],.prosa,.combo,.cifra,.llaves,.fechas,[part~=historia],[part~=estado],[part~=folio],[part~=clave],[hidden]";

/** Voices of the device itself in a language, the nearest first. One that is not local would send the text away. */
export function listVoces(sintesis: SpeechSynthesis | undefined, idioma: string): SpeechSynthesisVoice[] {
  const lengua = idioma.split("-")[0] ?? "";
  const cercania = ["es-CL", "es-419", "es-MX", "es-US", "es-ES"];
  const orden = ({ lang }: SpeechSynthesisVoice) => (cercania.indexOf(lang.replace("_", "-")) + 99) % 99;
  return (sintesis?.getVoices() ?? [])
    .filter(({ localService, lang }) => localService === true && lang.toLowerCase().split(/[-_]/)[0] === lengua)
    .sort((una, otra) => orden(una) - orden(otra));
}

/** The text of a screen that may be heard by whoever stands near, in order, through shadow roots. */
export function listFrases(raiz: ParentNode): string[] {
  const frases: string[] = [];
  const walk = (padre: ParentNode): void => {
    for (const nodo of padre.children) {
      if (nodo.matches(CALLADO) || !nodo.checkVisibility()) continue;
      if (nodo.matches(SE_LEE)) {
        const frase = readPropio(nodo);
        if (frase) frases.push(frase);
        // A control inside a label, say, has nothing more to say.
        continue;
      }
      walk(nodo.shadowRoot ?? nodo);
      if (nodo.localName === "slot") continue;
    }
  };
  walk(raiz);
  return frases;
}

function readPropio(nodo: Element): string {
  const read = (uno: Node): string => {
    if (uno instanceof Text) return uno.data;
    if (uno instanceof Element && uno.matches(CALLADO)) return "";
    return [...uno.childNodes].map(read).join("");
  };
  return read(nodo).replace(/\s+/g, " ").trim();
}

/** Reads aloud with the device's own voice. */
export class Voz {
  readonly #sintesis: SpeechSynthesis | undefined;
  #turno = 0;

  constructor(sintesis: SpeechSynthesis | undefined = globalThis.speechSynthesis) {
    this.#sintesis = sintesis;
  }

  /** Says whether there is a voice for a language. */
  has(idioma: string): boolean {
    return listVoces(this.#sintesis, idioma).length > 0;
  }

  /** Runs when the device's voices are known: they come late. */
  onVoces(run: () => void): void {
    this.#sintesis?.addEventListener?.("voiceschanged", run);
  }

  /** Says these sentences instead of whatever it was saying. */
  speak(frases: readonly string[], idioma: string): void {
    this.stop();
    const [voz] = listVoces(this.#sintesis, idioma);
    if (!voz) return;
    const turno = this.#turno;
    const say = (indice: number): void => {
      const frase = frases[indice];
      if (!frase || turno !== this.#turno) return;
      const dicho = new SpeechSynthesisUtterance(frase);
      dicho.voice = voz;
      dicho.lang = voz.lang;
      dicho.rate = 0.95;
      dicho.addEventListener("end", () => say(indice + 1));
      this.#sintesis?.speak(dicho);
    };
    say(0);
  }

  stop(): void {
    this.#turno++;
    this.#sintesis?.cancel();
  }
}
