import {
  ACOGES,
  type Acoge,
  listResultados,
  MOTIVOS_DESCARTE,
  type MotivoDescarte,
  maxProrroga,
  NOMBRES_RESULTADO,
  type NombreOrden,
  parseFolio,
} from "@ventanilla/sdk/domain";
import type { CampoDeMesa } from "../formulario/campo.ts";
import { corregir } from "./corregir.ts";
import { escalar } from "./escalar.ts";
import type { OrdenDeMesa } from "./orden-de-mesa.ts";

const motivo: CampoDeMesa = {
  ruta: "motivo",
  etiqueta: "Motivo",
  clase: "parrafo",
  requerido: true,
  largo: 2_000,
  alto: 3,
};
const motivoLibre: CampoDeMesa = { ...motivo, requerido: false };

const NOMBRES_ACOGE: Record<Acoge, string> = {
  total: "Acoge todo lo pedido",
  parcial: "Acoge una parte",
  no: "No acoge",
};
const NOMBRES_DESCARTE: Record<MotivoDescarte, string> = {
  spam: "Publicidad o correo masivo",
  prueba: "Prueba del sistema",
  vacio: "No dice nada que se pueda atender",
};

/** Every order, as it is asked for at the desk; the table of who and when is `FLUJO`. */
export const ORDENES_DE_MESA: Readonly<Record<NombreOrden, OrdenDeMesa>> = {
  asignar: {
    nombre: "Asignar",
    hace: "Deja el caso a cargo de alguien",
    campos: ({ puesto }) => [
      {
        ruta: "responsable",
        etiqueta: "A cargo de",
        clase: "busca",
        requerido: true,
        buscar: puesto.sesion.usuario.rol === "ejecutivo" ? () => [puesto.yo] : puesto.searchUsuarios,
        pista:
          puesto.sesion.usuario.rol === "ejecutivo"
            ? "Puedes tomarlo tú; para dárselo a otra persona, transfiérelo"
            : "Escribe parte del nombre",
      },
    ],
    valores: ({ puesto }) => ({ responsable: puesto.yo[0] }),
    nombres: ({ puesto }) => ({ responsable: puesto.yo[1] }),
    hecho: "Caso asignado",
  },
  gestionar: {
    nombre: "Anotar gestión",
    hace: "Deja en la bitácora lo que hiciste",
    campos: () => [
      { ruta: "nota", etiqueta: "Qué hiciste", clase: "parrafo", requerido: true, largo: 8_000, alto: 5 },
      { ruta: "visible", etiqueta: "La persona también lo lee en su seguimiento", clase: "casilla" },
    ],
    sale: ({ visible }) => visible === true,
    hecho: "Gestión anotada",
  },
  pedirAntecedentes: {
    nombre: "Pedir antecedentes",
    hace: "Pide a la persona lo que falta",
    campos: () => [
      { ruta: "texto", etiqueta: "Qué le pedimos", clase: "parrafo", requerido: true, largo: 4_000, alto: 6 },
      { ruta: "dias", etiqueta: "Días hábiles para responder", clase: "entero", requerido: true, breve: true },
    ],
    valores: () => ({ dias: "5" }),
    plantillaEn: "texto",
    sale: () => true,
    hecho: "Pedido enviado a la persona",
  },
  trasladarProveedor: {
    nombre: "Trasladar al proveedor",
    hace: "Le envía el reclamo para que responda",
    campos: ({ puesto, caso }) => [
      {
        ruta: "plantilla",
        etiqueta: "Oficio",
        clase: "opcion",
        pista: "Si no eliges, sale el de siempre",
        opciones: puesto.plantillas
          .filter(({ clase, destinatario }) => clase === "oficio" && destinatario !== "persona")
          .map(({ id, nombre }) => [id, nombre] as const),
      },
      {
        ruta: "correo",
        etiqueta: `Correo de ${caso.proveedor?.nombre ?? "quien responde"}`,
        pista: "Si lo dejas vacío, va al del registro de proveedores",
        largo: 254,
      },
      { ruta: "papel", etiqueta: "La carta va impresa: no se envía por correo", clase: "casilla" },
    ],
    sale: () => true,
    hecho: "Trasladado al proveedor",
  },
  registrarRespuesta: {
    nombre: "Registrar respuesta",
    hace: "Anota lo que respondió el proveedor",
    campos: () => [
      {
        ruta: "acoge",
        etiqueta: "Qué decide",
        clase: "opcion",
        requerido: true,
        opciones: ACOGES.map((acoge) => [acoge, NOMBRES_ACOGE[acoge]] as const),
      },
      { ruta: "texto", etiqueta: "Su respuesta", clase: "parrafo", requerido: true, largo: 20_000, alto: 8 },
    ],
    hecho: "Respuesta registrada",
  },
  escalar,
  transferir: {
    nombre: "Transferir",
    hace: "Pasa el caso a otra persona o unidad",
    campos: ({ puesto }) => [
      { ruta: "unidad", etiqueta: "Unidad", clase: "busca", buscar: puesto.searchUnidades, breve: true },
      { ruta: "responsable", etiqueta: "Persona", clase: "busca", buscar: puesto.searchUsuarios, breve: true },
      motivo,
    ],
    hecho: "Caso transferido",
  },
  derivar: {
    nombre: "Derivar",
    hace: "Lo envía a la institución competente",
    campos: ({ puesto }) => [
      {
        ruta: "institucion",
        etiqueta: "Institución",
        clase: "busca",
        requerido: true,
        libre: true,
        buscar: puesto.searchInstituciones,
        pista: "Escribe parte de su nombre, o de qué responde",
      },
      { ruta: "correo", etiqueta: "Correo", pista: "Solo si es de fuera y no está en el convenio", largo: 254 },
      motivo,
      { ruta: "parcial", etiqueta: "Solo una parte: el resto sigue aquí", clase: "casilla" },
      {
        ruta: "que",
        etiqueta: "Qué parte se deriva",
        clase: "parrafo",
        requerido: true,
        largo: 2_000,
        alto: 3,
        muestra: ({ parcial }) => parcial === "si",
      },
    ],
    sale: () => true,
    hecho: "Caso derivado",
  },
  prorrogar: {
    nombre: "Prorrogar",
    hace: "Alarga el plazo, una vez",
    campos: ({ caso: { plazo } }) => [
      {
        ruta: "dias",
        etiqueta: plazo.unidad === "habiles" ? "Días hábiles que se agregan" : "Días corridos que se agregan",
        clase: "entero",
        requerido: true,
        breve: true,
        pista: `A lo más ${maxProrroga(plazo)}: la mitad del plazo`,
      },
      motivo,
    ],
    hecho: "Plazo prorrogado",
  },
  proponerCierre: {
    nombre: "Proponer cierre",
    hace: "Escribe la respuesta con que termina",
    campos: ({ caso }) => [
      {
        ruta: "resultado",
        etiqueta: "Resultado",
        clase: "opcion",
        requerido: true,
        opciones: listResultados(caso).map((uno) => [uno, NOMBRES_RESULTADO[uno]] as const),
      },
      {
        ruta: "respuesta",
        etiqueta: "Respuesta que leerá la persona",
        clase: "parrafo",
        requerido: true,
        largo: 20_000,
        alto: 10,
      },
    ],
    plantillaEn: "respuesta",
    sale: () => true,
    hecho: "Cierre propuesto",
  },
  visar: {
    nombre: "Visar",
    hace: "Aprueba o devuelve el cierre propuesto",
    campos: () => [
      {
        ruta: "aprueba",
        etiqueta: "Decisión",
        clase: "opcion",
        requerido: true,
        opciones: [
          ["si", "Aprobar: el caso se cierra con esta respuesta"],
          ["no", "Devolver a quien la propuso"],
        ],
      },
      { ...motivo, etiqueta: "Qué hay que mejorar", muestra: ({ aprueba }) => aprueba === "no" },
    ],
    build: ({ aprueba, ...resto }) => ({ ...resto, aprueba: aprueba === "si" }),
    sale: ({ aprueba }) => aprueba === true,
    hecho: "Cierre visado",
  },
  reabrir: {
    nombre: "Reabrir",
    hace: "Vuelve a gestión un caso cerrado",
    campos: () => [motivo],
    hecho: "Caso reabierto",
  },
  corregir,
  acumular: {
    nombre: "Acumular",
    hace: "Lo junta con otro del mismo asunto",
    campos: () => [
      {
        ruta: "en",
        etiqueta: "Folio del otro caso",
        requerido: true,
        breve: true,
        largo: 20,
        pista: "Este queda dentro de ese",
      },
      motivo,
    ],
    build: ({ en, ...resto }) => ({ ...resto, en: parseFolio(String(en)) ?? en }),
    hecho: "Caso acumulado",
  },
  descartar: {
    nombre: "Descartar",
    hace: "Saca de la lista lo que no es un caso",
    campos: () => [
      {
        ruta: "motivo",
        etiqueta: "Por qué no es un caso",
        clase: "opcion",
        requerido: true,
        opciones: MOTIVOS_DESCARTE.map((uno) => [uno, NOMBRES_DESCARTE[uno]] as const),
      },
    ],
    hecho: "Caso descartado",
  },
  recibirDerivacion: {
    nombre: "Recibir derivación",
    hace: "Acepta lo que derivó otra institución",
    campos: () => [motivoLibre],
    hecho: "Derivación recibida",
  },
  devolverDerivacion: {
    nombre: "Devolver derivación",
    hace: "Lo regresa a quien lo derivó",
    campos: () => [motivo],
    sale: () => true,
    hecho: "Derivación devuelta",
  },
  responderDerivacion: {
    nombre: "Responder derivación",
    hace: "Responde lo que se derivó",
    campos: () => [
      { ruta: "respuesta", etiqueta: "Respuesta", clase: "parrafo", requerido: true, largo: 20_000, alto: 8 },
    ],
    plantillaEn: "respuesta",
    sale: () => true,
    hecho: "Derivación respondida",
  },
  reemitirClave: {
    nombre: "Reemitir clave",
    hace: "Da una clave nueva a quien perdió la suya",
    campos: () => [
      {
        ruta: "identidad",
        etiqueta: "Cómo comprobaste quién la pide",
        requerido: true,
        pista: "Por ejemplo: mostró su cédula en la oficina. La clave anterior deja de servir",
      },
    ],
    hecho: "Clave nueva emitida",
  },
};
