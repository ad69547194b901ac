import {
  CANALES_ATENDIDOS,
  etapaInicial,
  listResultados,
  NOMBRES_CANAL,
  NOMBRES_RESULTADO,
  NOMBRES_TIPO,
  RESULTADOS,
  TIPOS,
  type Tipo,
} from "@ventanilla/sdk/domain";
import type { CampoDeMesa, Valores } from "../formulario/campo.ts";
import type { Puesto } from "../puesto.ts";

/** Channels by which what is entered today may have come another day. */
const CON_FECHA = ["escrito", "movil", "municipal", "convenio"];

const isTipo =
  (...tipos: string[]) =>
  ({ tipo = "" }: Valores) =>
    tipos.includes(tipo);
const esReclamo = isTipo("reclamo");
const esSoni = isTipo("disconformidad", "sugerencia", "reconocimiento");
const esQuien =
  (quien: string) =>
  ({ _quien }: Valores) =>
    _quien === quien;
const esPersona = ({ _quien }: Valores) => _quien === "rut" || _quien === "documento";
const both =
  (...condiciones: ((valores: Valores) => boolean)[]) =>
  (valores: Valores) =>
    condiciones.every((una) => una(valores));
const not = (condicion: (valores: Valores) => boolean) => (valores: Valores) => !condicion(valores);

/** A field that one kind cannot do without and the others may leave out. */
const alternate = (campo: CampoDeMesa, exige: (valores: Valores) => boolean): CampoDeMesa[] => [
  { ...campo, requerido: true, muestra: both(campo.muestra ?? (() => true), exige) },
  { ...campo, muestra: both(campo.muestra ?? (() => true), not(exige)) },
];

/** What is asked at the counter, on the phone or from a letter, in the order in which people tell it (contract, «Opening a case»). */
export function listCamposDeIngreso(puesto: Puesto): CampoDeMesa[] {
  const { definicion, unidades } = puesto;
  const tipos = TIPOS.filter((tipo) => !definicion || definicion.tipos.includes(tipo));
  return [
    {
      ruta: "canal",
      etiqueta: "Cómo llegó",
      clase: "opcion",
      requerido: true,
      breve: true,
      opciones: CANALES_ATENDIDOS.map((canal) => [canal, NOMBRES_CANAL[canal]] as const),
    },
    {
      ruta: "tipo",
      etiqueta: "Tipo",
      clase: "opcion",
      requerido: true,
      breve: true,
      opciones: tipos.map((tipo) => [tipo, NOMBRES_TIPO[tipo]] as const),
    },
    {
      ruta: "recibidoEn",
      etiqueta: "Día en que llegó",
      clase: "fecha",
      breve: true,
      requerido: true,
      muestra: ({ canal = "" }) => CON_FECHA.includes(canal),
    },
    { ruta: "relato", etiqueta: "Qué cuenta la persona", clase: "parrafo", requerido: true, largo: 20_000, alto: 5 },
    ...alternate(
      { ruta: "peticion", etiqueta: "Qué pide", clase: "parrafo", largo: 4_000, alto: 2, muestra: not(esSoni) },
      esReclamo,
    ),
    ...alternate(
      { ruta: "materia", etiqueta: "Materia", clase: "busca", buscar: puesto.searchMaterias, muestra: not(esSoni) },
      esReclamo,
    ),
    ...alternate(
      {
        ruta: "proveedor.nombre",
        etiqueta: "Proveedor",
        clase: "busca",
        libre: true,
        buscar: puesto.searchProveedores,
        muestra: not(esSoni),
      },
      esReclamo,
    ),
    { ruta: "proveedor.rut", etiqueta: "RUT del proveedor", largo: 20, breve: true, muestra: esReclamo },
    { ruta: "monto", etiqueta: "Monto en pesos", clase: "entero", breve: true, muestra: esReclamo },
    { ruta: "fechaHecho", etiqueta: "Fecha del hecho", clase: "fecha", breve: true, muestra: esReclamo },
    { ruta: "unidad", etiqueta: "De qué unidad trata", clase: "opcion", opciones: unidades, muestra: esSoni },
    {
      ruta: "_quien",
      etiqueta: "Quién lo presenta",
      clase: "opcion",
      requerido: true,
      breve: true,
      opciones: [
        ["rut", "Persona con RUT"],
        ["documento", "Persona con otro documento"],
        ["empresa", "Empresa"],
        ["anonima", "Sin nombre (solo opiniones)"],
      ],
    },
    ...alternate(
      {
        ruta: "persona.rut",
        etiqueta: "RUT",
        largo: 20,
        breve: true,
        muestra: not((v) => esQuien("documento")(v) || esQuien("anonima")(v)),
      },
      esReclamo,
    ),
    {
      ruta: "persona.documento.tipo",
      etiqueta: "Documento",
      clase: "opcion",
      requerido: true,
      breve: true,
      opciones: [
        ["pasaporte", "Pasaporte"],
        ["dni", "DNI"],
        ["otro", "Otro"],
      ],
      muestra: esQuien("documento"),
    },
    {
      ruta: "persona.documento.numero",
      etiqueta: "Número",
      requerido: true,
      largo: 40,
      breve: true,
      muestra: esQuien("documento"),
    },
    {
      ruta: "persona.documento.pais",
      etiqueta: "País (dos letras)",
      requerido: true,
      largo: 2,
      breve: true,
      muestra: esQuien("documento"),
    },
    {
      ruta: "persona.razonSocial",
      etiqueta: "Razón social",
      requerido: true,
      breve: true,
      muestra: esQuien("empresa"),
    },
    { ruta: "persona.nombres", etiqueta: "Nombres", requerido: true, largo: 120, breve: true, muestra: esPersona },
    ...alternate(
      { ruta: "persona.apellidos", etiqueta: "Apellidos", largo: 120, breve: true, muestra: esPersona },
      esReclamo,
    ),
    ...alternate(
      {
        ruta: "persona.comuna",
        etiqueta: "Comuna",
        clase: "busca",
        breve: true,
        buscar: puesto.searchComunas,
        muestra: not(esQuien("anonima")),
      },
      esReclamo,
    ),
    { ruta: "persona.telefono", etiqueta: "Teléfono", largo: 30, breve: true, muestra: not(esQuien("anonima")) },
    { ruta: "persona.correo", etiqueta: "Correo", largo: 254, breve: true, muestra: not(esQuien("anonima")) },
    { ruta: "persona.direccion", etiqueta: "Dirección", breve: true, muestra: not(esQuien("anonima")) },
    {
      ruta: "respuesta",
      etiqueta: "Respuesta que le diste",
      clase: "parrafo",
      largo: 20_000,
      alto: 3,
      pista: "Si la escribes, el caso se cierra al ingresar, salvo que deba visarse",
      muestra: isTipo("consulta"),
    },
    {
      ruta: "resultado",
      etiqueta: "Resultado",
      clase: "opcion",
      breve: true,
      requerido: true,
      opciones: RESULTADOS.filter((uno) =>
        listResultados({ tipo: "consulta", etapa: etapaInicial("consulta") }).includes(uno),
      ).map((uno) => [uno, NOMBRES_RESULTADO[uno]] as const),
      muestra: ({ respuesta, tipo }) => tipo === "consulta" && Boolean(respuesta?.trim()),
    },
  ];
}

/** What the form starts with: the channel where one is working goes on from one case to the next. */
export const valoresDeIngreso = (canal = "presencial", tipo: Tipo = "consulta"): Valores => ({
  canal,
  tipo,
  _quien: "rut",
  resultado: "orientado",
});
