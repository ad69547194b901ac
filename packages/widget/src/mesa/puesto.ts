import { createDefiniciones } from "@ventanilla/sdk/client/definiciones";
import { createTransport } from "@ventanilla/sdk/client/transport";
import type {
  InstitucionPublica,
  Materia,
  PlantillaRegistrada,
  PreguntaRegistrada,
  ProveedorRegistrado,
  Sesion,
} from "@ventanilla/sdk/contract";
import { findComunas, foldText, getComuna, getRegion, institucionBase } from "@ventanilla/sdk/domain";
import type { ColaDeMesa } from "./contingencia/cola-de-mesa.ts";
import { type Opcion, searchOpciones } from "./formulario/campo.ts";
import type { GestionDeMesa } from "./gestion.ts";

/** Whoever acts on a case without working here. */
const AUTORES: Readonly<Record<string, string>> = {
  ciudadano: "La persona",
  proveedor: "El proveedor",
  institucion: "Otra institución",
  sistema: "El sistema",
};

/** Flattens a tree of matters: its leaves and branches, each with the way to it. */
const flatten = (materias: readonly Materia[], camino = ""): Opcion[] =>
  materias.flatMap(({ codigo, nombre, hijos = [] }) => [
    [codigo, nombre, camino] as const,
    ...flatten(hijos, camino ? `${camino} › ${nombre}` : nombre),
  ]);

/** A place at the desk: who works at it, with what service, and the lists that its forms choose from. */
export class Puesto {
  readonly api: string;
  readonly gestion: GestionDeMesa;
  readonly sesion: Sesion;
  definicion: InstitucionPublica | undefined;
  usuarios: readonly Opcion[] = [];
  unidades: readonly Opcion[] = [];
  plantillas: readonly PlantillaRegistrada[] = [];
  preguntas: readonly PreguntaRegistrada[] = [];
  /** What is entered here without network; nothing for whoever enters no cases. */
  cola: ColaDeMesa | undefined;
  readonly #onCambio: () => void;
  #listas: Promise<unknown> | undefined;
  #preguntas: Promise<unknown> | undefined;
  #proveedores: Promise<ProveedorRegistrado[]> | undefined;

  constructor({
    api,
    gestion,
    sesion,
    onCambio,
  }: { api: string; gestion: GestionDeMesa; sesion: Sesion; onCambio: () => void }) {
    this.api = api;
    this.gestion = gestion;
    this.sesion = sesion;
    this.#onCambio = onCambio;
  }

  get zona(): string {
    return this.definicion?.zona ?? "America/Santiago";
  }

  get yo(): Opcion {
    return [this.sesion.usuario.id, this.sesion.usuario.nombre, "yo"];
  }

  /** Brings the lists once. Whoever may not read one works without it. */
  loadListas(): Promise<unknown> {
    this.#listas ??= Promise.allSettled([
      this.#loadDefinicion(),
      this.#loadUnidades(),
      this.#loadUsuarios(),
      this.gestion.registros.plantillas.list().then((todas) => {
        this.plantillas = todas;
      }),
    ]).then(this.#onCambio);
    return this.#listas;
  }

  /** Brings the lists again after a registry changed. */
  reloadListas(): Promise<unknown> {
    this.#listas = undefined;
    this.#preguntas = undefined;
    this.#proveedores = undefined;
    return this.loadListas();
  }

  /** Brings the frequent questions, for whoever answers the phone. */
  loadPreguntas(): Promise<unknown> {
    this.#preguntas ??= this.gestion.registros.preguntas.list().then(
      (todas) => {
        this.preguntas = todas;
        this.#onCambio();
      },
      () => {
        this.#preguntas = undefined;
      },
    );
    return this.#preguntas;
  }

  async #loadDefinicion(): Promise<void> {
    const { institucion } = this.sesion.usuario;
    if (institucion === "*") return;
    const transport = createTransport({ api: this.api });
    this.definicion = await createDefiniciones({ transport, institucion }).institucion.get();
  }

  async #loadUsuarios(): Promise<void> {
    const usuarios: Opcion[] = [];
    for await (const { id, nombre, cargo, unidad, programa } of this.gestion.usuarios.list({ activo: "si" }))
      if (!programa) usuarios.push([id, nombre, cargo ?? unidad ?? ""]);
    this.usuarios = usuarios;
  }

  async #loadUnidades(): Promise<void> {
    const todas = await this.gestion.registros.unidades.list();
    this.unidades = todas.map(({ codigo, nombre, comuna }) => [codigo, nombre, getComuna(comuna)?.nombre ?? ""]);
  }

  readonly searchUsuarios = (texto: string): readonly Opcion[] =>
    searchOpciones(this.usuarios.length ? this.usuarios : [this.yo], foldText)(texto);

  readonly searchUnidades = (texto: string): readonly Opcion[] => searchOpciones(this.unidades, foldText)(texto);

  readonly searchMaterias = (texto: string): readonly Opcion[] =>
    searchOpciones(flatten(this.definicion?.materias ?? []), foldText)(texto);

  readonly searchComunas = (texto: string): readonly Opcion[] =>
    findComunas(texto).map(({ cut, nombre, region }) => [cut, nombre, getRegion(region)?.nombre ?? ""]);

  readonly searchProveedores = async (texto: string): Promise<readonly Opcion[]> => {
    if (texto.trim().length < 2) return [];
    this.#proveedores ??= this.gestion.registros.proveedores.list();
    const todos = await this.#proveedores.catch(() => []);
    const opciones = todos.map(({ nombre, rut, alias }): Opcion => [nombre, nombre, [rut, ...alias].join(" ")]);
    return searchOpciones(
      opciones,
      foldText,
    )(texto).map(([valor, nombre, pista = ""]) => [valor, nombre, pista.split(" ")[0] ?? ""]);
  };

  readonly searchInstituciones = (texto: string): readonly Opcion[] =>
    searchOpciones(
      (this.sesion.destinos ?? []).map(({ codigo, nombre, externa, materias }) => [
        codigo,
        nombre,
        externa ? materias.join(", ") : "En esta ventanilla",
      ]),
      foldText,
    )(texto);

  /** Name of a user, of a unit, of a matter; the code itself while its list has not come. */
  nameUsuario(id: string): string {
    if (AUTORES[id]) return AUTORES[id];
    return [this.yo, ...this.usuarios].find(([codigo]) => codigo === id)?.[1] ?? id;
  }

  /** Name of the institution whose case it is, where it is another. */
  nameAjena(institucion: string): string | undefined {
    const base = institucionBase(institucion);
    return this.sesion.destinos?.find(({ codigo }) => codigo === base)?.nombre;
  }

  nameUnidad(codigo: string): string {
    return this.unidades.find(([otro]) => otro === codigo)?.[1] ?? codigo;
  }

  nameMateria(codigo: string): string {
    const materia = flatten(this.definicion?.materias ?? []).find(([otro]) => otro === codigo);
    return materia ? [materia[2], materia[1]].filter(Boolean).join(" › ") : codigo;
  }

  nameComuna(cut: string): string {
    const comuna = getComuna(cut);
    return comuna ? [comuna.nombre, getRegion(comuna.region)?.nombre].filter(Boolean).join(", ") : cut;
  }
}
