import type { CodigoDeInscripcion, Punto } from "@ventanilla/sdk/contract";
import { ADMINISTRAN_PUNTOS, CLASES_PUNTO } from "@ventanilla/sdk/domain";
import type { PropertyDeclarations } from "lit";
import type { CampoDeMesa } from "../formulario/campo.ts";
import { formatMomento } from "../palabras.ts";
import type { Puesto } from "../puesto.ts";
import type { Ficha, RegistroDeMesa } from "../registros/registro-de-mesa.ts";
import { RegistrosDeMesa } from "../registros/registros.ts";
import { createComun } from "../registros/registros-de-mesa.ts";
import { ESTADOS_DE_PUNTO, NOMBRES_CLASE, renderEstado } from "./estados.ts";
import { InformeDeLosPuntos } from "./informe.ts";
import { puntos as estilos } from "./puntos.styles.ts";
import { renderEquipos } from "./render-equipos.ts";

const ORDEN = Object.keys(ESTADOS_DE_PUNTO);

/** A point as the table shows it: with the latest word of any of its machines, and what they hold. */
function toFicha(punto: Punto): Ficha {
  const { equipos, estado } = punto;
  const latidos = equipos.map(({ latido = "" }) => latido).sort();
  const pendientes = equipos.reduce((suma, uno) => suma + (uno.pendientes ?? 0), 0);
  // `dicho`, so that the filter finds it by the word that is read.
  return { ...punto, latido: latidos.at(-1), pendientes: pendientes || "", dicho: ESTADOS_DE_PUNTO[estado].nombre };
}

const PUNTOS: RegistroDeMesa = createComun("puntos", {
  titulo: "Puntos",
  uno: "punto",
  vacio:
    "Todavía no hay puntos. Se agregan de a uno o desde un CSV; después se pide un código para inscribir su equipo.",
  columnas: [
    ["nombre", "Punto"],
    ["estado", "Estado"],
    ["latido", "Último aviso"],
    ["pendientes", "Por enviar"],
    ["clase", "Clase"],
    ["comuna", "Comuna"],
  ],
  campos: ({ searchComunas, unidades }) => [
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
  ],
  async list({ gestion }) {
    const todos = await gestion.puntos.list();
    // The ones that need somebody come first.
    const byUrgencia = (a: Punto, b: Punto) =>
      ORDEN.indexOf(a.estado) - ORDEN.indexOf(b.estado) || a.nombre.localeCompare(b.nombre, "es");
    return todos.sort(byUrgencia).map(toFicha);
  },
});

/** The points of an institution, as one more registry: which are quiet, their machines, and what entered by each. */
export class PuntosDeMesa extends RegistrosDeMesa {
  static override styles = [...RegistrosDeMesa.styles, estilos];
  static override properties: PropertyDeclarations = { codigo: { state: true } };

  /** Shown this once, while its point stays open. */
  declare codigo: CodigoDeInscripcion | undefined;
  readonly #informe = new InformeDeLosPuntos(this);

  protected override get uno(): RegistroDeMesa {
    return PUNTOS;
  }

  protected override get escribe(): boolean {
    return ADMINISTRAN_PUNTOS.some((rol) => rol === this.puesto?.sesion.usuario.rol);
  }

  override async edit(ficha: Ficha | null): Promise<void> {
    this.codigo = undefined;
    await super.edit(ficha);
  }

  protected override close(): void {
    this.codigo = undefined;
    super.close();
  }

  protected override renderCelda(ruta: string, valor: unknown, campos: readonly CampoDeMesa[]): unknown {
    if (ruta === "estado") return renderEstado(valor as Punto["estado"]);
    if (ruta === "latido") return valor ? formatMomento(String(valor), this.puesto?.zona) : "";
    return super.renderCelda(ruta, valor, campos);
  }

  async #act(act: () => Promise<unknown>, hecho: string): Promise<void> {
    Object.assign(this, { falla: "", aviso: "" });
    try {
      await act();
      this.aviso = hecho;
      await this.load();
    } catch (error) {
      this.falla = (error as Error).message;
    }
  }

  protected override renderAnexo(ficha: Ficha): unknown {
    const { puesto, codigo, escribe } = this;
    const punto = ficha as unknown as Punto;
    const registro = puesto?.gestion.puntos;
    return renderEquipos(punto, {
      zona: puesto?.zona,
      administra: escribe,
      codigo,
      onCodigo: () =>
        this.#act(async () => {
          this.codigo = await registro?.mintCodigo(punto.id);
          await this.updateComplete;
          this.renderRoot.querySelector<HTMLElement>(".codigo")?.focus();
        }, ""),
      onRevoca: (equipo) => {
        if (confirm(`¿Retirar la inscripción de este equipo de «${punto.nombre}»? Lo que guarda lo entrega igual.`))
          this.#act(async () => registro?.revokeEquipo(punto.id, equipo), "El equipo dejó de estar inscrito");
      },
    });
  }

  protected override renderPie(puesto: Puesto): unknown {
    return this.#informe.render(puesto);
  }
}
