import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { Adjunto, CasoDeGestion } from "@ventanilla/sdk/contract";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { iconoAdjunto, iconoDescarga } from "../iconos.ts";
import { formatBytes, formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";

interface Subida {
  nombre: string;
  control: AbortController;
}

/** What a screen says of the kinds of file. */
const NOMBRES: Readonly<Record<string, string>> = {
  "image/jpeg": "JPG",
  "image/png": "PNG",
  "application/pdf": "PDF",
};
const QUIENES = {
  ciudadano: "la persona",
  funcionario: "la institución",
  proveedor: "el proveedor",
  institucion: "otra institución",
};

/** Hands a file over to be kept, never to be shown as a page. */
export function saveArchivo(bytes: Blob, nombre: string): void {
  const enlace = document.createElement("a");
  enlace.href = URL.createObjectURL(bytes);
  enlace.download = nombre;
  enlace.click();
  setTimeout(() => URL.revokeObjectURL(enlace.href), 60_000);
}

/** The files of a case: what there is, and what goes up. */
export class AdjuntosDelCaso implements ReactiveController {
  falla = "";
  #subidas: Subida[] = [];
  readonly #host: ReactiveControllerHost;
  readonly #onCambio: () => void;

  constructor(host: ReactiveControllerHost, onCambio: () => void) {
    this.#host = host;
    this.#onCambio = onCambio;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const { control } of this.#subidas) control.abort();
  }

  async #add(archivo: File, { folio }: CasoDeGestion, { gestion, definicion }: Puesto): Promise<void> {
    const maximo = definicion?.adjuntos?.maximoBytes;
    this.falla = "";
    if (maximo && archivo.size > maximo) {
      this.falla = `«${archivo.name}» pesa ${formatBytes(archivo.size)}; el máximo es ${formatBytes(maximo)}`;
      return this.#host.requestUpdate();
    }
    const subida = { nombre: archivo.name, control: new AbortController() };
    this.#subidas = [...this.#subidas, subida];
    this.#host.requestUpdate();
    try {
      await gestion.adjuntos.add(folio, archivo, { envio: mintEnvio(), signal: subida.control.signal });
      this.#onCambio();
    } catch (error) {
      if (!subida.control.signal.aborted) this.falla = `«${archivo.name}»: ${(error as Error).message}`;
    }
    this.#subidas = this.#subidas.filter((otra) => otra !== subida);
    this.#host.requestUpdate();
  }

  async #download(caso: CasoDeGestion, { id, nombre }: Adjunto, { gestion }: Puesto): Promise<void> {
    try {
      saveArchivo(await gestion.adjuntos.download(caso.folio, id), nombre);
    } catch (error) {
      this.falla = (error as Error).message;
      this.#host.requestUpdate();
    }
  }

  render(caso: CasoDeGestion, puesto: Puesto): TemplateResult {
    const { tipos = [], maximoBytes, maximoArchivos } = puesto.definicion?.adjuntos ?? {};
    const limites = maximoBytes
      ? `${tipos.map((tipo) => NOMBRES[tipo] ?? tipo).join(", ")}; hasta ${formatBytes(maximoBytes)} cada uno y ${maximoArchivos} por caso`
      : "";
    const elige = (evento: Event) => {
      const control = evento.target as HTMLInputElement;
      for (const archivo of control.files ?? []) this.#add(archivo, caso, puesto);
      control.value = "";
    };
    const puede = caso.ordenes.includes("gestionar");
    return html`<section aria-labelledby="adjuntos">
      <h3 id="adjuntos">Archivos</h3>
      ${caso.adjuntos.length ? nothing : html`<p class="quieto">No hay archivos.</p>`}
      <ul class="adjuntos">
        ${caso.adjuntos.map(
          (adjunto) => html`<li>
            <button type="button" class="enlace" @click=${() => this.#download(caso, adjunto, puesto)}>${iconoDescarga}${adjunto.nombre}</button>
            <span class="quieto">${NOMBRES[adjunto.tipo] ?? adjunto.tipo}, ${formatBytes(adjunto.bytes)}, de ${QUIENES[adjunto.quien]}, ${formatMomento(adjunto.cuando, puesto.zona)}</span>
          </li>`,
        )}
        ${this.#subidas.map(
          ({ nombre, control }) => html`<li>
            <span role="status">Subiendo «${nombre}»…</span> <progress aria-label="Subiendo ${nombre}"></progress>
            <button type="button" class="enlace" @click=${() => control.abort()}>Detener</button>
          </li>`,
        )}
      </ul>
      <p class="malo" role="alert">${this.falla}</p>
      ${
        puede
          ? html`<label class="sube no-imprime">${iconoAdjunto}<span>Agregar archivos</span><input type="file" multiple accept=${tipos.join(",") || nothing} aria-describedby="limites" @change=${elige} /></label>
              <p class="quieto no-imprime" id="limites">${limites}</p>`
          : nothing
      }
    </section>`;
  }
}
