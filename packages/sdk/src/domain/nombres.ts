import type { Canal, Estado, Etapa, Resultado, Tipo } from "./vocabulario.ts";

/** Names of the kinds of case, for labels and headings. */
export const NOMBRES_TIPO: Readonly<Record<Tipo, string>> = {
  consulta: "Consulta",
  reclamo: "Reclamo",
  disconformidad: "Disconformidad",
  sugerencia: "Sugerencia",
  reconocimiento: "Reconocimiento",
};

/** Names of the channels. */
export const NOMBRES_CANAL: Readonly<Record<Canal, string>> = {
  internet: "Internet",
  totem: "Tótem",
  biblioteca: "Biblioteca",
  presencial: "Presencial",
  telefonico: "Teléfono",
  escrito: "Carta o buzón",
  movil: "Oficina móvil",
  municipal: "Municipalidad",
  convenio: "Servicio en convenio",
  otro: "Otro",
  sinInformar: "Sin informar",
};

/** Names of the stages. */
export const NOMBRES_ETAPA: Readonly<Record<Etapa, string>> = {
  noConsumo: "No es materia de consumo",
  orientacion: "Orientación",
  mediacion: "Mediación",
  judicial: "Judicial",
};

/** Names of the states, for lists and filters; the citizen reads the sentence of `describeEstado`. */
export const NOMBRES_ESTADO: Readonly<Record<Estado, string>> = {
  ingresado: "Ingresado",
  enGestion: "En gestión",
  esperandoProveedor: "Esperando al proveedor",
  esperandoPersona: "Esperando a la persona",
  porVisar: "Por visar",
  derivado: "Derivado",
  cerrado: "Cerrado",
};

/** Names of the results, for lists and reports; the citizen reads the sentence of `describeResultado`. */
export const NOMBRES_RESULTADO: Readonly<Record<Resultado, string>> = {
  orientado: "Orientado",
  acogeTotal: "Proveedor acoge todo",
  acogeParcial: "Proveedor acoge una parte",
  noAcoge: "Proveedor no acoge",
  noResponde: "Proveedor no responde",
  mediacionColectiva: "Mediación colectiva",
  noProcede: "Caso no procede",
  derivado: "Derivado a otra institución",
  antecedentesInsuficientes: "Antecedentes insuficientes",
  respondido: "Respondido",
};
