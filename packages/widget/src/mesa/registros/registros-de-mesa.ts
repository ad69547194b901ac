import type { Registro } from "@ventanilla/sdk/client/gestion-registros";
import type { AltaDeUsuario, CambioDeUsuario } from "@ventanilla/sdk/contract";
import { foldText, NOMBRES_RESULTADO, REGIONES, RESULTADOS, ROLES } from "@ventanilla/sdk/domain";
import { type CampoDeMesa, type Opcion, searchOpciones } from "../formulario/campo.ts";
import { nameRol } from "../orden/explain-no.ts";
import type { Puesto } from "../puesto.ts";
import type { Ficha, RegistroDeMesa } from "./registro-de-mesa.ts";

type Nombre = "unidades" | "proveedores" | "preguntas" | "plantillas" | "feriados" | "puntos";

const pickRegistro = ({ gestion }: Puesto, nombre: Nombre) =>
  (nombre === "puntos" ? gestion.puntos : gestion.registros[nombre]) as unknown as Registro<object, Ficha>;

/** Makes one of the registries of the same shape. */
export const createComun = (
  nombre: Nombre,
  resto: Pick<RegistroDeMesa, "titulo" | "uno" | "columnas" | "campos"> & Partial<RegistroDeMesa>,
): RegistroDeMesa => ({
  nombre,
  list: (puesto) => pickRegistro(puesto, nombre).list(),
  create: (puesto, alta) =>
    pickRegistro(puesto, nombre)
      .create(alta)
      .then(() => undefined),
  change: (puesto, id, alta, version) => pickRegistro(puesto, nombre).change(id, alta, { version }),
  remove: (puesto, id, version) => pickRegistro(puesto, nombre).remove(id, { version }),
  importCsv: (puesto, csv, simular) => pickRegistro(puesto, nombre).import(csv, { simular }),
  ...resto,
});

const regiones: readonly Opcion[] = REGIONES.map(({ cut, nombre }) => [cut, nombre] as const);
const texto = (ruta: string, etiqueta: string, mas: Partial<CampoDeMesa> = {}): CampoDeMesa => ({
  ruta,
  etiqueta,
  ...mas,
});
const debe = (ruta: string, etiqueta: string, mas: Partial<CampoDeMesa> = {}) =>
  texto(ruta, etiqueta, { requerido: true, ...mas });

const usuarios: RegistroDeMesa = {
  nombre: "usuarios",
  titulo: "Personas y programas",
  uno: "persona",
  columnas: [
    ["nombre", "Nombre"],
    ["correo", "Correo"],
    ["rol", "Perfil"],
    ["unidad", "Unidad"],
    ["activo", "Activa"],
  ],
  campos: ({ unidades, sesion, searchUsuarios }) => [
    debe("nombre", "Nombre", { largo: 120, breve: true }),
    debe("correo", "Correo", { largo: 254, breve: true }),
    debe("rol", "Perfil", { clase: "opcion", breve: true, opciones: ROLES.map((rol) => [rol, nameRol(rol)] as const) }),
    debe("institucion", "Institución", {
      clase: "opcion",
      breve: true,
      opciones: sesion.instituciones.map(({ slug, nombre }) => [slug, nombre] as const),
    }),
    texto("region", "Solo en la región", { clase: "opcion", breve: true, opciones: regiones }),
    texto("unidad", "Solo en la unidad", { clase: "opcion", breve: true, opciones: unidades }),
    texto("cargo", "Cargo", { largo: 120, breve: true }),
    texto("rut", "RUN, si entra con ClaveÚnica", { largo: 20, breve: true }),
    texto("ausencia.desde", "Ausente desde", { clase: "fecha", breve: true }),
    texto("ausencia.hasta", "Hasta", { clase: "fecha", breve: true }),
    texto("ausencia.reemplazo", "Lo reemplaza", {
      clase: "busca",
      buscar: searchUsuarios,
      pista: "Recibe sus casos y los que le lleguen mientras falta",
    }),
    texto("programa", "Es un programa, que solo usa token", { clase: "casilla" }),
    texto("activo", "Puede entrar", { clase: "casilla" }),
  ],
  async list({ gestion }) {
    const todos: unknown[] = [];
    for await (const uno of gestion.usuarios.list()) todos.push(uno);
    return todos as Ficha[];
  },
  async create({ gestion }, alta) {
    const { activo: _, ausencia: __, ...datos } = alta as AltaDeUsuario & CambioDeUsuario;
    const { token, invitacion } = await gestion.usuarios.create(datos);
    return invitacion
      ? `Mándale esta dirección para que cree su clave; se muestra esta única vez: ${invitacion}`
      : `Su token, esta única vez: ${token}`;
  },
  change({ gestion }, id, alta, version) {
    const { correo: _, programa: __, ausencia = null, ...cambio } = alta as AltaDeUsuario & CambioDeUsuario;
    return gestion.usuarios.change(id, { ...cambio, ausencia }, { version });
  },
  acciones: [
    {
      nombre: "Invitar de nuevo",
      async run({ gestion }, { id }) {
        const { invitacion } = await gestion.usuarios.invite(String(id));
        return `La invitación anterior ya no sirve. La nueva, esta única vez: ${invitacion}`;
      },
    },
  ],
};

/** Companies: two records of one become one. */
const proveedores: RegistroDeMesa = {
  ...createComun("proveedores", {
    titulo: "Proveedores",
    uno: "proveedor",
    columnas: [
      ["nombre", "Nombre"],
      ["rut", "RUT"],
      ["correo", "Correo"],
      ["rubro", "Rubro"],
    ],
    campos: ({ gestion }) => [
      debe("nombre", "Nombre", { breve: true }),
      texto("rut", "RUT", { largo: 20, breve: true }),
      texto("correo", "Correo de traslados", { largo: 254, breve: true }),
      texto("rubro", "Rubro", { largo: 120, breve: true }),
      texto("alias", "Otras formas en que la gente lo llama", {
        clase: "lineas",
        largo: 4_000,
        pista: "Una por línea",
      }),
      texto("_en", "Es el mismo que", {
        clase: "busca",
        pista: "Al guardar se juntan en ese, con sus nombres; este deja de existir",
        buscar: async (buscado) =>
          searchOpciones(
            (await gestion.registros.proveedores.list()).map(({ id, nombre, rut }): Opcion => [id, nombre, rut ?? ""]),
            foldText,
          )(buscado),
      }),
    ],
  }),
  create: ({ gestion }, { _en: _, ...alta }: Record<string, unknown>) =>
    gestion.registros.proveedores.create(alta as { nombre: string }).then(() => undefined),
  change({ gestion: { registros } }, id, { _en: en, ...alta }: Record<string, unknown>, version) {
    if (typeof en === "string") return registros.proveedores.merge(id, en, { version });
    return registros.proveedores.change(id, alta as { nombre: string }, { version });
  },
};

/** Every registry, in the order of their tabs. */
export const REGISTROS: readonly RegistroDeMesa[] = [
  usuarios,
  createComun("unidades", {
    titulo: "Unidades y plataformas",
    uno: "unidad",
    llave: "codigo",
    columnas: [
      ["codigo", "Código"],
      ["nombre", "Nombre"],
      ["comuna", "Comuna"],
      ["encargado", "Encargado"],
      ["conectada", "Conectada"],
      ["activa", "Activa"],
    ],
    campos: ({ searchComunas }) => [
      debe("codigo", "Código", { largo: 60, breve: true }),
      debe("nombre", "Nombre", { largo: 120, breve: true }),
      debe("clase", "Clase", {
        clase: "opcion",
        breve: true,
        opciones: [
          ["direccionRegional", "Dirección regional"],
          ["plataforma", "Plataforma"],
          ["puntoMipe", "Punto Mipe"],
          ["centro", "Centro"],
          ["oficina", "Oficina"],
        ],
      }),
      debe("comuna", "Comuna", { clase: "busca", breve: true, buscar: searchComunas }),
      debe("direccion", "Dirección", { breve: true }),
      debe("horario", "Horario", { breve: true }),
      texto("telefono", "Teléfono", { largo: 40, breve: true }),
      texto("correo", "Correo", { largo: 254, breve: true }),
      texto("encargado", "Encargado", { largo: 120, breve: true }),
      texto("convenioDesde", "Convenio desde", { clase: "fecha", breve: true }),
      texto("conectada", "Conectada: ingresa sus casos aquí mismo", { clase: "casilla" }),
      texto("activa", "Activa", { clase: "casilla" }),
    ],
  }),
  proveedores,
  createComun("plantillas", {
    titulo: "Plantillas y respuestas tipo",
    uno: "plantilla",
    columnas: [
      ["nombre", "Nombre"],
      ["clase", "Clase"],
      ["destinatario", "Para"],
      ["asunto", "Asunto"],
    ],
    campos: () => [
      debe("nombre", "Nombre", { largo: 120, breve: true }),
      debe("clase", "Clase", {
        clase: "opcion",
        breve: true,
        opciones: [
          ["oficio", "Oficio"],
          ["respuesta", "Respuesta tipo"],
        ],
      }),
      texto("destinatario", "Para", {
        clase: "opcion",
        breve: true,
        opciones: [
          ["proveedor", "El proveedor"],
          ["persona", "La persona"],
          ["institucion", "Otra institución"],
        ],
      }),
      texto("resultado", "Resultado que propone", {
        clase: "opcion",
        breve: true,
        opciones: RESULTADOS.map((uno) => [uno, NOMBRES_RESULTADO[uno]] as const),
      }),
      texto("asunto", "Asunto"),
      debe("cuerpo", "Texto", {
        clase: "parrafo",
        largo: 20_000,
        alto: 12,
        pista: "Los campos del caso van así: {{persona.nombres}}",
      }),
    ],
  }),
  createComun("preguntas", {
    titulo: "Preguntas frecuentes",
    uno: "pregunta",
    columnas: [
      ["pregunta", "Pregunta"],
      ["norma", "Norma"],
      ["publica", "Pública"],
      ["respondio", "Veces que sirvió"],
    ],
    campos: ({ searchMaterias }) => [
      debe("pregunta", "Pregunta", { largo: 300 }),
      debe("respuesta", "Respuesta", { clase: "parrafo", largo: 4_000, alto: 6 }),
      debe("norma", "Norma y artículo", { breve: true }),
      texto("materia", "Materia", { clase: "busca", breve: true, buscar: searchMaterias }),
      texto("palabras", "Maneras en que la gente lo dice", { clase: "lineas", largo: 4_000, pista: "Una por línea" }),
      texto("publica", "Se ofrece también a la ciudadanía", { clase: "casilla" }),
    ],
  }),
  createComun("feriados", {
    titulo: "Feriados",
    uno: "feriado",
    columnas: [
      ["fecha", "Fecha"],
      ["nombre", "Nombre"],
      ["norma", "Norma"],
      ["regiones", "Regiones"],
      ["comunas", "Comunas"],
      ["derogado", "Derogado"],
    ],
    campos: () => [
      debe("fecha", "Fecha", { clase: "fecha", breve: true }),
      debe("nombre", "Nombre", { largo: 120, breve: true }),
      debe("norma", "Norma que lo crea", {}),
      texto("regiones", "Solo en estas regiones", {
        clase: "lineas",
        breve: true,
        alto: 2,
        pista: "Código de dos cifras, uno por línea",
      }),
      texto("comunas", "Solo en estas comunas", {
        clase: "lineas",
        breve: true,
        alto: 2,
        pista: "Código de cinco cifras, uno por línea",
      }),
      texto("derogado", "Derogado: ese día vuelve a ser hábil", { clase: "casilla" }),
    ],
  }),
];
