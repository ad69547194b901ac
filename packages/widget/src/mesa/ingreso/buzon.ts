import type { Comprobante } from "@ventanilla/sdk/contract";
import { formatClave, formatFolio } from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { keepEntrante, mintEntrante } from "../contingencia/keep-entrante.ts";
import { formulario } from "../formulario/formulario.styles.ts";
import { iconoBien, iconoError, iconoEspera } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import type { Puesto } from "../puesto.ts";
import { buzon as estilos } from "./buzon.styles.ts";
import { COLUMNAS, isHecha, isVacia, type Linea, makeLinea, readLinea } from "./lineas-de-buzon.ts";
import { parseCsv } from "./parse-csv.ts";

const FILAS = 8;
const MAXIMO = 200;

/** The mailbox of a platform on paper: a sheet, a line a case. What is pasted from another sheet falls into its cells. */
export class BuzonDeMesa extends LitElement {
  static override styles = [comunes, formulario, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    listas: { attribute: false },
    lineas: { state: true },
    aviso: { state: true },
    enviando: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare listas: number;
  declare lineas: Linea[];
  declare aviso: string;
  declare enviando: boolean;

  constructor() {
    super();
    Object.assign(this, { lineas: Array.from({ length: FILAS }, () => makeLinea()), aviso: "", enviando: false });
  }

  #write(fila: number, columna: number, texto: string): void {
    const linea = this.lineas[fila];
    const ruta = COLUMNAS[columna]?.[0];
    if (!linea || !ruta) return;
    const { [ruta]: _, "": __, ...errores } = linea.errores;
    this.lineas = this.lineas.with(fila, { ...linea, celdas: linea.celdas.with(columna, texto), errores });
    // There is always one more line to go on with.
    if (fila === this.lineas.length - 1 && this.lineas.length < MAXIMO) this.lineas = [...this.lineas, makeLinea()];
  }

  /** Lays a pasted block from a cell on; a heading that names the columns is left out. */
  paste(texto: string, fila: number, columna: number): void {
    const bloque = parseCsv(texto);
    const [cabeza] = bloque;
    if (columna === 0 && cabeza?.[0] && /^tipo$/i.test(cabeza[0])) bloque.shift();
    const lineas = [...this.lineas];
    bloque.slice(0, MAXIMO - fila).forEach((celdas, i) => {
      const linea = lineas[fila + i] ?? makeLinea();
      if (isHecha(linea)) return;
      const nuevas = [...linea.celdas];
      celdas.forEach((celda, k) => {
        if (columna + k < COLUMNAS.length) nuevas[columna + k] = celda;
      });
      lineas[fila + i] = { ...linea, celdas: nuevas, errores: {} };
    });
    if (lineas.length < MAXIMO && !isVacia(lineas.at(-1) as Linea)) lineas.push(makeLinea());
    this.lineas = lineas;
    const sobran = bloque.length - (MAXIMO - fila);
    this.aviso = `${Math.min(bloque.length, MAXIMO - fila)} líneas pegadas${sobran > 0 ? `; ${sobran} no caben en este lote de ${MAXIMO}` : ""}`;
  }

  #press(evento: KeyboardEvent, fila: number, columna: number): void {
    const saltos: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, Enter: 1 };
    if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.send();
    else if (evento.key in saltos)
      this.renderRoot.querySelector<HTMLElement>(`#c-${fila + (saltos[evento.key] ?? 0)}-${columna}`)?.focus();
    else return;
    evento.preventDefault();
  }

  /** Enters every line that is ready; those that are not say in which cell. */
  async send(): Promise<void> {
    const { puesto } = this;
    if (!puesto || this.enviando) return;
    const listas: { envio: string; apertura: { folio: string; clave: string } }[] = [];
    this.lineas = this.lineas.map((linea) => {
      if (isHecha(linea) || isVacia(linea)) return linea;
      const leida = readLinea(linea, puesto);
      if ("errores" in leida) return { ...linea, errores: leida.errores };
      const enviado = JSON.stringify(leida.apertura);
      // The same line, sent again after a failure, is entered once; mended, it is another submission.
      const entrante = linea.enviado !== undefined && linea.enviado !== enviado ? mintEntrante() : linea;
      const { envio, folio, clave } = entrante;
      listas.push({ envio, apertura: { ...leida.apertura, folio, clave } });
      return { ...linea, envio, folio, clave, enviado, errores: {} };
    });
    if (!listas.length) {
      this.aviso = "No hay líneas listas para ingresar";
      return;
    }
    this.enviando = true;
    try {
      const respuestas = await puesto.gestion.casos.openLote(listas);
      const porEnvio = new Map(respuestas.map((una) => [una.envio, una]));
      this.lineas = this.lineas.map((linea) => {
        const { comprobante, errores = [], error } = porEnvio.get(linea.envio) ?? {};
        if (comprobante) return { ...linea, comprobante };
        const propios = errores.map(
          ({ ruta, mensaje }) => [COLUMNAS.some(([una]) => una === ruta) ? ruta : "", mensaje] as const,
        );
        return propios.length || error
          ? { ...linea, errores: { ...(error && { "": error }), ...Object.fromEntries(propios) } }
          : linea;
      });
      this.aviso = "";
    } catch (error) {
      await this.#keep(puesto, listas, error);
    }
    this.enviando = false;
    const hechas = this.lineas.filter(({ comprobante }) => comprobante).length;
    const guardadas = this.lineas.filter(({ guardado }) => guardado).length;
    const malas = this.lineas.filter(({ errores }) => Object.keys(errores).length).length;
    this.aviso ||= [
      `${hechas} ingresadas`,
      guardadas && `${guardadas} guardadas en este equipo, pendientes de envío`,
      malas && `${malas} por corregir`,
    ]
      .filter(Boolean)
      .join("; ");
  }

  #change(envio: string, cambio: Partial<Linea>): void {
    this.lineas = this.lineas.map((linea) => (linea.envio === envio ? { ...linea, ...cambio } : linea));
  }

  /** Keeps the lines that could not be sent; where one can't be kept, it stays as it was written. */
  async #keep(
    puesto: Puesto,
    listas: readonly { envio: string; apertura: { folio: string } }[],
    error: unknown,
  ): Promise<void> {
    this.aviso = "";
    try {
      for (const { envio, apertura } of listas) {
        const onLlega = (comprobante: Comprobante) => this.#change(envio, { comprobante, guardado: undefined });
        const guardado = await keepEntrante(puesto, apertura, { error, envio, onLlega });
        if (guardado.archivo) throw new Error("Este equipo no puede guardarlas sin conexión.");
        this.#change(envio, { guardado });
      }
    } catch (falla) {
      this.aviso = `${this.lineas.some(({ guardado }) => guardado) ? "No se ingresaron todas" : "No se ingresó ninguna"}. ${(falla as Error).message} Lo escrito sigue aquí.`;
    }
  }

  #renderLinea(linea: Linea, fila: number): TemplateResult {
    const { celdas, errores, comprobante, guardado, folio } = linea;
    const clave = comprobante?.clave ?? linea.clave;
    const lista = Object.entries(errores);
    const hecha = isHecha(linea);
    return html`<tr class=${hecha ? "hecha" : lista.length ? "mala" : ""}>
        <th scope="row">${guardado ? iconoEspera : comprobante ? iconoBien : lista.length ? iconoError : nothing}<span class="oculto">${guardado ? "Guardada" : comprobante ? "Ingresada" : lista.length ? "Por corregir" : "Línea"}</span> ${fila + 1}</th>
        ${COLUMNAS.map(
          ([ruta, titulo], columna) => html`<td>
            <input
              id="c-${fila}-${columna}"
              aria-label="${titulo}, línea ${fila + 1}"
              aria-invalid=${errores[ruta] ? "true" : nothing}
              aria-describedby=${errores[ruta] ? `e-${fila}` : nothing}
              autocomplete="off"
              ?readonly=${hecha}
              .value=${live(celdas[columna] ?? "")}
              @input=${(evento: Event) => this.#write(fila, columna, (evento.target as HTMLInputElement).value)}
              @keydown=${(evento: KeyboardEvent) => this.#press(evento, fila, columna)}
              @paste=${(evento: ClipboardEvent) => {
                const texto = evento.clipboardData?.getData("text/plain") ?? "";
                if (!/[\t\n]/.test(texto.trim())) return;
                evento.preventDefault();
                this.paste(texto, fila, columna);
              }}
            />
          </td>`,
        )}
      </tr>
      ${
        hecha
          ? html`<tr class="dice"><td></td><td colspan=${COLUMNAS.length}>Folio <b class="cifra">${formatFolio(comprobante?.folio ?? folio)}</b> · clave <b class="cifra">${formatClave(clave)}</b>${guardado ? " · Guardado en este equipo, pendiente de envío" : nothing}</td></tr>`
          : lista.length
            ? html`<tr class="dice malo"><td></td><td colspan=${COLUMNAS.length} id="e-${fila}">${lista.map(([ruta, mensaje]) => `${COLUMNAS.find(([una]) => una === ruta)?.[1] ?? "Línea"}: ${mensaje}`).join(" · ")}</td></tr>`
            : nothing
      }`;
  }

  override render() {
    const { lineas, aviso, enviando } = this;
    const elige = async (evento: Event) => {
      const [archivo] = (evento.target as HTMLInputElement).files ?? [];
      const libre = lineas.findIndex(isVacia);
      if (archivo) this.paste(await archivo.text(), Math.max(libre, 0), 0);
    };
    return html`<h2>Buzón: varios casos de una vez</h2>
      <p class="quieto no-imprime">Una línea por caso. Pega desde una planilla con estas columnas, o abre un CSV. Las flechas y Enter mueven entre líneas.</p>
      <div class="botones arriba">
        <button type="button" class="principal" ?disabled=${enviando} @click=${() => this.send()}>Ingresar las líneas listas <kbd>Ctrl Enter</kbd></button>
        <label class="sube"><span>Abrir CSV</span><input type="file" accept=".csv,.tsv,.txt,text/csv" @change=${elige} /></label>
        <button type="button" @click=${() => window.print()}>Imprimir folios</button>
        <button type="button" @click=${() => {
          this.lineas = Array.from({ length: FILAS }, () => makeLinea());
          this.aviso = "";
        }} ?disabled=${!lineas.some(isHecha)}>Empezar otro lote</button>
      </div>
      <p role="status">${enviando ? "Ingresando…" : aviso}</p>
      <div class="hoja" tabindex="0" role="region" aria-label="Hoja del buzón">
        <table>
          <thead>
            <tr>
              <th scope="col">Línea</th>
              ${COLUMNAS.map(([ruta, titulo, ancho]) => html`<th scope="col" class="a${ancho}">${titulo}${ruta === "tipo" || ruta === "relato" ? html`${" "}<span class="quieto">(hace falta)</span>` : nothing}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${lineas.map((linea, fila) => this.#renderLinea(linea, fila))}
          </tbody>
        </table>
      </div>`;
  }
}
