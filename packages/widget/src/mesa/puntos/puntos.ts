import { isGestionError } from "@ventanilla/sdk/client/gestion-error";
import type { AltaDePunto, CodigoDeInscripcion, Punto } from "@ventanilla/sdk/contract";
import { CLASES_PUNTO, foldText, getComuna } from "@ventanilla/sdk/domain";
import { html, LitElement, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { type CampoDeMesa, readRuta, writeCampo } from "../formulario/campo.ts";
import { formulario as estilosDeFormulario } from "../formulario/formulario.styles.ts";
import { FormularioDeMesa } from "../formulario/formulario.ts";
import { iconoMas } from "../iconos.ts";
import { comunes } from "../mesa.styles.ts";
import { formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import { Importacion } from "../registros/importacion.ts";
import { registros } from "../registros/registros.styles.ts";
import { renderTecla } from "../teclas.ts";
import { ESTADOS_DE_PUNTO, NOMBRES_CLASE, renderEstado } from "./estados.ts";
import { InformeDeLosPuntos } from "./informe.ts";
import { puntos as estilos } from "./puntos.styles.ts";
import { renderEquipos } from "./render-equipos.ts";

const ADMINISTRAN = ["administradorPlataformas", "administrador"];
const ORDEN = Object.keys(ESTADOS_DE_PUNTO);
/** Rows drawn; the filter finds the others. */
const MAXIMO = 500;

const listCampos = ({ searchComunas, unidades }: Puesto): CampoDeMesa[] => [
  { ruta: "nombre", etiqueta: "Nombre", requerido: true, largo: 120, breve: true },
  {
    ruta: "codigo",
    etiqueta: "Código",
    requerido: true,
    largo: 60,
    breve: true,
    pista: "El que llevan sus casos: biblioteca-13101-01",
  },
  {
    ruta: "clase",
    etiqueta: "Clase",
    clase: "opcion",
    requerido: true,
    breve: true,
    opciones: CLASES_PUNTO.map((clase) => [clase, NOMBRES_CLASE[clase]] as const),
  },
  { ruta: "comuna", etiqueta: "Comuna", clase: "busca", requerido: true, breve: true, buscar: searchComunas },
  { ruta: "lugar", etiqueta: "Dónde está", requerido: true, pista: "Segundo piso, junto a la entrada" },
  { ruta: "anfitrion", etiqueta: "Institución que lo recibe", largo: 160, breve: true },
  { ruta: "unidad", etiqueta: "Unidad que lo atiende", clase: "opcion", breve: true, opciones: unidades },
  { ruta: "correo", etiqueta: "Correo para su informe", largo: 254 },
];

/** The latest word of any of its machines. */
const findLatido = ({ equipos }: Punto): string | undefined =>
  equipos
    .map(({ latido = "" }) => latido)
    .sort()
    .at(-1) || undefined;

/** The points of an institution: totems, libraries and platforms, the ones that need somebody first. */
export class PuntosDeMesa extends LitElement {
  static override styles = [comunes, estilosDeFormulario, registros, estilos];
  static override properties: PropertyDeclarations = {
    puesto: { attribute: false },
    listas: { attribute: false },
    puntos: { state: true },
    filtro: { state: true },
    editado: { state: true },
    codigo: { state: true },
    falla: { state: true },
    aviso: { state: true },
    ocupado: { state: true },
  };

  declare puesto: Puesto | undefined;
  declare listas: number;
  declare puntos: Punto[] | undefined;
  declare filtro: string;
  /** The point in the form; null: a new one. */
  declare editado: Punto | null | undefined;
  /** Shown this once, while its point stays open. */
  declare codigo: CodigoDeInscripcion | undefined;
  declare falla: string;
  declare aviso: string;
  declare ocupado: boolean;
  formulario: FormularioDeMesa | undefined;
  readonly #importacion = new Importacion(this, () => this.load());
  readonly #informe = new InformeDeLosPuntos(this);

  constructor() {
    super();
    Object.assign(this, { filtro: "", falla: "", aviso: "", ocupado: false });
  }

  protected override willUpdate(cambios: PropertyValues): void {
    if (cambios.has("puesto")) this.load();
    if (cambios.has("listas") && this.formulario && this.puesto) this.formulario.campos = listCampos(this.puesto);
  }

  async load(): Promise<void> {
    if (!this.puesto) return;
    this.falla = "";
    try {
      const puntos = await this.puesto.gestion.puntos.list();
      const byUrgencia = (a: Punto, b: Punto) =>
        ORDEN.indexOf(a.estado) - ORDEN.indexOf(b.estado) || a.nombre.localeCompare(b.nombre, "es");
      this.puntos = puntos.sort(byUrgencia);
      if (this.editado) this.editado = puntos.find(({ id }) => id === this.editado?.id);
    } catch (error) {
      this.falla = (error as Error).message;
    }
  }

  /** Opens the form on a point, or on a new one. */
  async edit(punto: Punto | null): Promise<void> {
    const { puesto } = this;
    if (!puesto) return;
    const campos = listCampos(puesto);
    this.formulario = new FormularioDeMesa({
      nombre: "punto",
      campos,
      valores: Object.fromEntries(
        campos.map((campo) => [campo.ruta, writeCampo(campo, readRuta(punto ?? {}, campo.ruta))]),
      ),
    });
    if (punto) this.formulario.nombres = { comuna: getComuna(punto.comuna)?.nombre ?? punto.comuna };
    Object.assign(this, { editado: punto, codigo: undefined, aviso: "" });
    await this.updateComplete;
    this.formulario.focusPrimero();
  }

  #close(): void {
    Object.assign(this, { editado: undefined, codigo: undefined });
    this.formulario = undefined;
  }

  /** Does something with the service, and says what went wrong. */
  async #act(act: (puesto: Puesto) => Promise<unknown>, hecho: string): Promise<void> {
    const { puesto } = this;
    if (!puesto || this.ocupado) return;
    Object.assign(this, { ocupado: true, falla: "", aviso: "" });
    try {
      await act(puesto);
      this.aviso = hecho;
      await this.load();
    } catch (error) {
      const atrasada = isGestionError(error) && error.type === "version-atrasada";
      const mensaje = atrasada
        ? "Otra persona lo cambió mientras escribías. Copia lo tuyo, cierra y ábrelo de nuevo."
        : (error as Error).message;
      if (isGestionError(error) && this.formulario) this.formulario.setErrores(error.errores, mensaje);
      else this.falla = mensaje;
    }
    this.ocupado = false;
  }

  readonly #submit = (evento: Event): void => {
    evento.preventDefault();
    const { editado, formulario } = this;
    const alta = formulario?.read() as AltaDePunto | undefined;
    if (!alta) return;
    this.#act(async ({ gestion }) => {
      if (editado) await gestion.puntos.change(editado.id, alta, { version: editado.version });
      else await gestion.puntos.create(alta);
      this.#close();
    }, "Guardado");
  };

  #remove({ id, nombre, version }: Punto): void {
    if (!confirm(`¿Quitar «${nombre}» de los puntos?`)) return;
    this.#act(async ({ gestion }) => {
      await gestion.puntos.remove(id, { version });
      this.#close();
    }, "Quitado");
  }

  #mint({ id }: Punto): void {
    this.#act(async ({ gestion }) => {
      this.codigo = await gestion.puntos.mintCodigo(id);
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>(".codigo")?.focus();
    }, "");
  }

  #revoke({ id, nombre }: Punto, equipo: string): void {
    if (!confirm(`¿Retirar la inscripción de este equipo de «${nombre}»? Lo que guarda lo entrega igual.`)) return;
    this.#act(({ gestion }) => gestion.puntos.revokeEquipo(id, equipo), "El equipo dejó de estar inscrito");
  }

  #renderTabla(puesto: Puesto, administra: boolean): TemplateResult {
    const { puntos, filtro } = this;
    if (!puntos) return html`<p class="quieto" role="status">${this.falla ? "" : "Cargando…"}</p>`;
    if (!puntos.length)
      return html`<p class="quieto" role="status">Todavía no hay puntos. ${administra ? "Agrega el primero, o tráelos desde un CSV; después pide un código para inscribir su equipo." : "Los agrega quien administra las plataformas."}</p>`;
    const buscado = foldText(filtro);
    const hallados = puntos.filter(
      ({ nombre, codigo, clase, comuna, lugar, estado }) =>
        !buscado ||
        foldText(
          [
            nombre,
            codigo,
            NOMBRES_CLASE[clase],
            puesto.nameComuna(comuna),
            lugar,
            ESTADOS_DE_PUNTO[estado].nombre,
          ].join(" "),
        ).includes(buscado),
    );
    const callados = puntos.filter(({ estado }) => estado === "silencioso").length;
    return html`<p class="quieto" role="status">${hallados.length.toLocaleString("es-CL")} en la lista${callados ? `; ${callados} en silencio` : ""}${hallados.length > MAXIMO ? `; se ven ${MAXIMO}, filtra para ver los otros` : ""}</p>
      <div class="hoja" tabindex="0" role="region" aria-label="Puntos">
        <table>
          <thead>
            <tr><th scope="col">Punto</th><th scope="col">Estado</th><th scope="col">Último aviso</th><th scope="col">Por enviar</th><th scope="col">Clase</th><th scope="col">Comuna</th></tr>
          </thead>
          <tbody>
            ${hallados.slice(0, MAXIMO).map((punto) => {
              const latido = findLatido(punto);
              const pendientes = punto.equipos.reduce((suma, uno) => suma + (uno.pendientes ?? 0), 0);
              return html`<tr>
                <th scope="row"><button type="button" class="enlace" @click=${() => this.edit(punto)}>${punto.nombre}</button></th>
                <td>${renderEstado(punto.estado)}</td>
                <td>${latido ? formatMomento(latido, puesto.zona) : ""}</td>
                <td class="cifra">${pendientes || ""}</td>
                <td>${NOMBRES_CLASE[punto.clase]}</td>
                <td>${puesto.nameComuna(punto.comuna)}</td>
              </tr>`;
            })}
          </tbody>
        </table>
      </div>`;
  }

  #renderFicha(puesto: Puesto, administra: boolean): TemplateResult | typeof nothing {
    const { editado, formulario, codigo, ocupado } = this;
    if (editado === undefined || !formulario) return nothing;
    return html`<form novalidate aria-labelledby="ficha" @submit=${this.#submit} @keydown=${(evento: KeyboardEvent) => {
      if (evento.key === "Escape") {
        evento.preventDefault();
        this.#close();
      } else if (evento.key === "Enter" && (evento.ctrlKey || evento.metaKey)) this.#submit(evento);
    }}>
      <h3 id="ficha">${editado ? editado.nombre : "Agregar punto"}</h3>
      <p class="malo" role="alert">${formulario.falla}</p>
      <fieldset class="campos" ?disabled=${!administra}>
        <legend class="oculto">Datos del punto</legend>
        ${formulario.render(this)}
      </fieldset>
      <div class="botones">
        ${administra ? html`<button type="submit" class="principal" ?disabled=${ocupado}>Guardar ${renderTecla("Ctrl Enter")}</button>` : nothing}
        <button type="button" @click=${() => this.#close()}>Cerrar ${renderTecla("Esc")}</button>
        ${editado && administra ? html`<button type="button" class="enlace quita" @click=${() => this.#remove(editado)}>Quitar</button>` : nothing}
      </div>
      ${
        editado
          ? renderEquipos(editado, {
              zona: puesto.zona,
              administra,
              codigo,
              onCodigo: () => this.#mint(editado),
              onRevoca: (equipo) => this.#revoke(editado, equipo),
            })
          : nothing
      }
    </form>`;
  }

  override render() {
    const { puesto, falla, aviso } = this;
    if (!puesto) return nothing;
    const administra = ADMINISTRAN.includes(puesto.sesion.usuario.rol);
    return html`<div class="cabeza">
        <h2>Puntos</h2>
        <div class="botones">
          ${administra ? html`<button type="button" class="principal" @click=${() => this.edit(null)}>${iconoMas}Agregar punto</button>` : nothing}
          <label class="filtra">Filtrar <input type="search" autocomplete="off" maxlength="120" .value=${this.filtro} @input=${(
            evento: Event,
          ) => {
            this.filtro = (evento.target as HTMLInputElement).value;
          }} /></label>
        </div>
        ${
          administra
            ? this.#importacion.render(puesto, {
                nombre: "puntos",
                importCsv: ({ gestion }, csv, simular) => gestion.puntos.import(csv, { simular }),
              })
            : nothing
        }
      </div>
      <p class="malo" role="alert">${falla}</p>
      <p class="bien" role="status">${aviso}</p>
      <div class=${this.editado === undefined ? "" : "dos"}>
        <div>${this.#renderTabla(puesto, administra)}</div>
        ${this.#renderFicha(puesto, administra)}
      </div>
      ${this.#informe.render(puesto, { administra })}`;
  }
}
