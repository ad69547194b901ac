import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import { foldText, formatFecha, formatRut, getComuna } from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { type CampoDeMesa, readRuta, writeCampo } from "../formulario/campo.ts";
import { formulario as estilosDeFormulario } from "../formulario/formulario.styles.ts";
import { FormularioDeMesa } from "../formulario/formulario.ts";
import { iconoMas } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import { nameRol } from "../orden/explain-no.ts";
import type { Puesto } from "../puesto.ts";
import { renderTecla } from "../teclas.ts";
import { Importacion } from "./importacion.ts";
import type { Ficha, RegistroDeMesa } from "./registro-de-mesa.ts";
import { registros as estilos } from "./registros.styles.ts";
import { REGISTROS } from "./registros-de-mesa.ts";

/** Rows drawn; the filter finds the others. */
const MAXIMO = 200;

/** The registries: one table and one form, made from each one's description. Says `mesa-registro` when another is chosen. */
export class RegistrosDeMesa extends LitElement {
  static override styles = [comunes, estilosDeFormulario, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    registro: { attribute: false },
    listas: { attribute: false },
    fichas: { state: true },
    filtro: { state: true },
    editada: { state: true },
    falla: { state: true },
    aviso: { state: true },
    guardando: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare registro: string | undefined;
  declare listas: number;
  declare fichas: Ficha[] | undefined;
  declare filtro: string;
  /** The record in the form; null: a new one. */
  declare editada: Ficha | null | undefined;
  declare falla: string;
  declare aviso: string;
  declare guardando: boolean;
  formulario: FormularioDeMesa | undefined;
  readonly #importacion = new Importacion(this, () => this.load());

  constructor() {
    super();
    Object.assign(this, { listas: 0, filtro: "", falla: "", aviso: "", guardando: false });
  }

  /** The one that is open. */
  protected get uno(): RegistroDeMesa {
    return REGISTROS.find(({ nombre }) => nombre === this.registro) ?? (REGISTROS[0] as RegistroDeMesa);
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (cambios.has("registro") || cambios.has("puesto")) {
      Object.assign(this, { fichas: undefined, editada: undefined, filtro: "", aviso: "" });
      this.#importacion.reset();
      this.load();
    }
    if (cambios.has("listas") && this.formulario && this.puesto) this.formulario.campos = this.uno.campos(this.puesto);
  }

  async load(): Promise<void> {
    const uno = this.uno;
    if (!this.puesto) return;
    this.falla = "";
    try {
      const fichas = await uno.list(this.puesto);
      if (uno === this.uno) this.fichas = fichas;
      // The open one, as it is now; what is being written in its form stays.
      const llave = uno.llave ?? "id";
      if (this.editada) this.editada = fichas.find((ficha) => ficha[llave] === this.editada?.[llave]) ?? this.editada;
    } catch (error) {
      if (uno === this.uno) this.falla = (error as Error).message;
    }
  }

  /** Opens the form on a record, or on a new one. */
  async edit(ficha: Ficha | null): Promise<void> {
    const { puesto } = this;
    if (!puesto) return;
    const campos = this.uno.campos(puesto);
    const inicial = ficha ?? {
      institucion: puesto.sesion.usuario.institucion,
      activo: true,
      activa: true,
      conectada: true,
    };
    this.formulario = new FormularioDeMesa({
      nombre: this.uno.nombre,
      campos,
      valores: Object.fromEntries(
        campos.map((campo) => [campo.ruta, writeCampo(campo, readRuta(inicial, campo.ruta))]),
      ),
    });
    const { comuna, materia } = inicial as Record<string, string | undefined>;
    const reemplazo = readRuta(inicial, "ausencia.reemplazo");
    this.formulario.nombres = {
      ...(reemplazo !== undefined && { "ausencia.reemplazo": puesto.nameUsuario(String(reemplazo)) }),
      ...(comuna && { comuna: getComuna(comuna)?.nombre ?? comuna }),
      ...(materia && { materia: puesto.nameMateria(materia) }),
    };
    this.editada = ficha;
    this.aviso = "";
    await this.updateComplete;
    this.formulario.focusPrimero();
  }

  protected close(): void {
    this.editada = undefined;
    this.formulario = undefined;
  }

  readonly #submit = async (evento: Event): Promise<void> => {
    evento.preventDefault();
    const { puesto, formulario, editada } = this;
    const leido = formulario?.read();
    if (!leido || !puesto || !formulario || this.guardando) return;
    const uno = this.uno;
    this.guardando = true;
    try {
      const dicho = editada
        ? await uno.change(puesto, String(editada[uno.llave ?? "id"]), leido, editada.version).then(() => undefined)
        : await uno.create(puesto, leido);
      this.close();
      this.aviso = dicho ?? "Guardado";
      await Promise.all([this.load(), puesto.reloadListas()]);
    } catch (error) {
      const atrasada = isGestionError(error) && error.type === "version-atrasada";
      formulario.setErrores(
        isGestionError(error) ? error.errores : [],
        atrasada
          ? "Otra persona lo cambió mientras escribías. Copia lo tuyo, cierra y ábrelo de nuevo."
          : (error as Error).message,
      );
    }
    this.guardando = false;
  };

  async #act(nombre: string, ficha: Ficha): Promise<void> {
    const accion = this.uno.acciones?.find((una) => una.nombre === nombre);
    if (!this.puesto || !accion) return;
    this.falla = "";
    try {
      this.aviso = await accion.run(this.puesto, ficha);
      this.close();
    } catch (error) {
      this.falla = (error as Error).message;
    }
  }

  async #remove(ficha: Ficha): Promise<void> {
    const uno = this.uno;
    if (!this.puesto || !confirm(`¿Quitar este registro de ${uno.titulo.toLowerCase()}?`)) return;
    try {
      await uno.remove?.(this.puesto, String(ficha[uno.llave ?? "id"]), ficha.version);
      this.close();
      this.aviso = "Quitado";
      await this.load();
    } catch (error) {
      const porque = isGestionError(error) ? error.errores.map(({ mensaje }) => mensaje) : [];
      this.falla = [(error as Error).message, ...porque].join(". ");
    }
  }

  /** Whether who looks may change it. */
  protected get escribe(): boolean {
    return true;
  }

  /** What goes with an open record, under its form. */
  protected renderAnexo(_ficha: Ficha): unknown {
    return nothing;
  }

  /** What goes under the list. */
  protected renderPie(_puesto: Puesto): unknown {
    return nothing;
  }

  /** One cell, as it is read. */
  protected renderCelda(ruta: string, valor: unknown, campos: readonly CampoDeMesa[]): unknown {
    if (typeof valor === "boolean") return valor ? "Sí" : "No";
    if (Array.isArray(valor)) return valor.join(", ");
    if (ruta === "comuna") return this.puesto?.nameComuna(String(valor ?? ""));
    if (ruta === "rol") return nameRol(String(valor));
    if (ruta === "rut" && valor) return html`<span class="cifra">${formatRut(String(valor))}</span>`;
    if (ruta === "fecha" && valor) return formatFecha(String(valor));
    // A choice is read as it is offered in the form, never as it is stored.
    const opciones = campos.find((campo) => campo.ruta === ruta)?.opciones;
    return opciones?.find(([guardado]) => guardado === valor)?.[1] ?? valor ?? "";
  }

  #renderTabla(): TemplateResult | typeof nothing {
    const { fichas, filtro } = this;
    if (!fichas) return html`<p class="quieto" role="status">${this.falla ? "" : "Cargando…"}</p>`;
    const { columnas, vacio } = this.uno;
    if (vacio && !fichas.length) return html`<p class="quieto" role="status">${vacio}</p>`;
    const buscado = foldText(filtro);
    const halladas = buscado
      ? fichas.filter((ficha) => foldText(Object.values(ficha).join(" ")).includes(buscado))
      : fichas;
    const [primera, ...otras] = columnas;
    const campos = this.puesto ? this.uno.campos(this.puesto) : [];
    return html`<p class="quieto" role="status">${halladas.length.toLocaleString("es-CL")} en la lista${halladas.length > MAXIMO ? `; se ven ${MAXIMO}, filtra para ver las otras` : ""}</p>
      <div class="hoja" tabindex="0" role="region" aria-label=${this.uno.titulo}>
        <table>
          <thead>
            <tr>${columnas.map(([, titulo]) => html`<th scope="col">${titulo}</th>`)}</tr>
          </thead>
          <tbody>
            ${halladas.slice(0, MAXIMO).map(
              (ficha) => html`<tr>
                <th scope="row"><button type="button" class="enlace" @click=${() => this.edit(ficha)}>${this.renderCelda(primera?.[0] ?? "", readRuta(ficha, primera?.[0] ?? ""), campos) || "Sin nombre"}</button></th>
                ${otras.map(([ruta]) => html`<td>${this.renderCelda(ruta, readRuta(ficha, ruta), campos)}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #renderFormulario(): TemplateResult | typeof nothing {
    const { editada, formulario } = this;
    if (editada === undefined || !formulario) return nothing;
    const { uno } = this.uno;
    return html`<form novalidate aria-labelledby="ficha" @submit=${this.#submit} @keydown=${(evento: KeyboardEvent) => {
      if (evento.key === "Escape") {
        evento.preventDefault();
        this.close();
      } else if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.#submit(evento);
    }}>
      <h3 id="ficha">${editada ? `Cambiar ${uno}` : `Agregar ${uno}`}</h3>
      <p class="malo" role="alert">${formulario.falla}</p>
      <fieldset class="campos" ?disabled=${!this.escribe}><legend class="oculto">Datos</legend>${formulario.render(this)}</fieldset>
      <div class="botones">
        ${this.escribe ? html`<button type="submit" class="principal" ?disabled=${this.guardando}>Guardar ${renderTecla("Ctrl Enter")}</button>` : nothing}
        <button type="button" @click=${() => this.close()}>Cerrar ${renderTecla("Esc")}</button>
        ${editada ? this.uno.acciones?.map(({ nombre }) => html`<button type="button" @click=${() => this.#act(nombre, editada)}>${nombre}</button>`) : nothing}
        ${editada && this.escribe && this.uno.remove ? html`<button type="button" class="enlace quita" @click=${() => this.#remove(editada)}>Quitar</button>` : nothing}
      </div>
      ${editada ? this.renderAnexo(editada) : nothing}
    </form>`;
  }

  override render() {
    const { puesto, falla, aviso } = this;
    if (!puesto) return nothing;
    const actual = this.uno;
    return html`<div class="cabeza">
        <h2>${actual.titulo}</h2>
        ${
          REGISTROS.includes(actual)
            ? html`<div class="botones" role="group" aria-label="Registros">
          ${REGISTROS.map(
            ({ nombre, titulo }) =>
              html`<button type="button" aria-pressed=${nombre === actual.nombre ? "true" : "false"} @click=${() => this.dispatchEvent(new CustomEvent("mesa-registro", { detail: nombre }))}>${titulo}</button>`,
          )}
        </div>`
            : nothing
        }
        <div class="botones">
          ${this.escribe ? html`<button type="button" class="principal" @click=${() => this.edit(null)}>${iconoMas}Agregar ${actual.uno}</button>` : nothing}
          <label class="filtra">Filtrar <input type="search" autocomplete="off" maxlength="120" .value=${this.filtro} @input=${(
            evento: Event,
          ) => {
            this.filtro = (evento.target as HTMLInputElement).value;
          }} /></label>
        </div>
        ${this.escribe ? this.#importacion.render(puesto, actual) : nothing}
      </div>
      <p class="malo" role="alert">${falla}</p>
      <p class="bien" role="status">${aviso}</p>
      <div class=${this.editada === undefined ? "" : "dos"}>
        <div>${this.#renderTabla()}</div>
        ${this.#renderFormulario()}
      </div>
      ${this.renderPie(puesto)}`;
  }
}
