import type { Pagina } from "./pagina.ts";
import { waitFor } from "./pagina.ts";

/** A file that left, as the form held it. */
export interface Subida {
  folio: string;
  clave: string;
  archivo: File;
  envio: string;
}

/** What the fake below sent, in order; and how much of it has left, told from outside where `manual`. */
export const subidas: Subida[] = [];
let abiertas: SubidaFalsa[] = [];

/** The browser's way of sending that tells how much has left, over the page's own `fetch`: the service answers it. */
class SubidaFalsa {
  upload: { onprogress?: (evento: object) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;
  status = 0;
  responseText = "";
  responseURL = "";
  readonly #cabeceras: Record<string, string> = {};
  #url = "";
  #parada = false;

  open(_: string, url: string): void {
    this.#url = url;
    this.responseURL = url;
  }

  setRequestHeader(nombre: string, valor: string): void {
    this.#cabeceras[nombre] = valor;
  }

  getResponseHeader(): null {
    return null;
  }

  abort(): void {
    this.#parada = true;
    this.onabort?.();
    this.onloadend?.();
  }

  /** Tells that this much has left. */
  tell(parte: number): void {
    this.upload.onprogress?.({ lengthComputable: true, loaded: parte * 100, total: 100 });
  }

  async send(body: FormData): Promise<void> {
    abiertas.push(this);
    const { folio, clave, archivo } = Object.fromEntries(body) as unknown as Subida;
    subidas.push({ folio, clave, archivo, envio: this.#cabeceras["Idempotency-Key"] ?? "" });
    try {
      const respuesta = await fetch(this.#url, { method: "POST", headers: this.#cabeceras, body });
      if (this.#parada) return;
      this.status = respuesta.status;
      this.responseText = await respuesta.text();
      this.onload?.();
    } catch {
      if (!this.#parada) this.onerror?.();
    }
    this.onloadend?.();
  }
}

const XHR = globalThis.XMLHttpRequest;

/** Puts the fake in place for the tests of this file. */
export function fakeSubidas(): void {
  before(() => Object.assign(globalThis, { XMLHttpRequest: SubidaFalsa }));
  after(() => Object.assign(globalThis, { XMLHttpRequest: XHR }));
  beforeEach(() => {
    subidas.length = 0;
    abiertas = [];
  });
}

/** Tells that this much of the last one has left. */
export const tellProgreso = (parte: number): void => abiertas.at(-1)?.tell(parte);

/** A photo as light as a word. */
export const makeFoto = (nombre = "boleta.jpg", tipo = "image/jpeg"): File =>
  new File(["boleta"], nombre, { type: tipo });

/** Chooses files, as the browser's own dialog would. */
export async function chooseArchivos(pagina: Pagina, ...archivos: File[]): Promise<void> {
  const raiz = pagina.elemento.shadowRoot as ShadowRoot;
  const campo = await waitFor(
    () => raiz.querySelector<HTMLInputElement>("input[type=file][multiple]"),
    () => `dónde elegir archivos; se lee «${pagina.texto.slice(0, 400)}»`,
  );
  const datos = new DataTransfer();
  for (const archivo of archivos) datos.items.add(archivo);
  campo.files = datos.files;
  campo.dispatchEvent(new Event("change"));
}
