/**
 * The closed vocabularies of a case. The same word stands in the column, the JSON, the type and the screen's state,
 * so the contract, the store and the elements all take their lists from here.
 */

/** Kinds of case: consulta and reclamo concern somebody else; the other three (SONI) concern the institution itself. */
export const TIPOS = ["consulta", "reclamo", "disconformidad", "sugerencia", "reconocimiento"] as const;
export type Tipo = (typeof TIPOS)[number];

/** The kinds of "Su Opinión Nos Interesa": about the institution's own service, possibly anonymous. */
export const TIPOS_SONI = ["disconformidad", "sugerencia", "reconocimiento"] as const;
export type TipoSoni = (typeof TIPOS_SONI)[number];

/** Channels a citizen may open a case by without an officer. In published tables all three roll up into internet. */
export const CANALES_PUBLICOS = ["internet", "totem", "biblioteca"] as const;
export type CanalPublico = (typeof CANALES_PUBLICOS)[number];

/** Channels an officer may enter a case by, beside the public ones. */
export const CANALES_ATENDIDOS = ["presencial", "telefonico", "escrito", "movil", "municipal", "convenio"] as const;
export type CanalAtendido = (typeof CANALES_ATENDIDOS)[number];

/** Channels only an import may carry: older figures hold cases whose channel nobody wrote down. */
export const CANALES_IMPORTADOS = ["otro", "sinInformar"] as const;
export type CanalImportado = (typeof CANALES_IMPORTADOS)[number];

/** Every channel a stored case may have. */
export const CANALES = [...CANALES_PUBLICOS, ...CANALES_ATENDIDOS, ...CANALES_IMPORTADOS] as const;
export type Canal = (typeof CANALES)[number];

/** Stages of one case, upwards: escalating keeps the folio and everything entered. */
export const ETAPAS = ["noConsumo", "orientacion", "mediacion", "judicial"] as const;
export type Etapa = (typeof ETAPAS)[number];

/** States of a case. "Fuera de plazo" is none of them: it is computed from the deadline. */
export const ESTADOS = [
  "ingresado",
  "enGestion",
  "esperandoProveedor",
  "esperandoPersona",
  "porVisar",
  "derivado",
  "cerrado",
] as const;
export type Estado = (typeof ESTADOS)[number];

/** Results a case may be closed with. */
export const RESULTADOS = [
  "orientado",
  "acogeTotal",
  "acogeParcial",
  "noAcoge",
  "noResponde",
  "mediacionColectiva",
  "noProcede",
  "derivado",
  "antecedentesInsuficientes",
  "respondido",
] as const;
export type Resultado = (typeof RESULTADOS)[number];

/** Units a term is counted in: business days (Ley 19.880 art. 25) or calendar days. */
export const UNIDADES_PLAZO = ["habiles", "corridos"] as const;
export type UnidadPlazo = (typeof UNIDADES_PLAZO)[number];

/** How the institution addresses people. */
export const TRATOS = ["tu", "usted"] as const;
export type Trato = (typeof TRATOS)[number];

/** Who may act on cases as staff (seed E, perfiles). */
export const ROLES = [
  "ejecutivo",
  "encargado",
  "abogado",
  "administradorPlataformas",
  "analista",
  "director",
  "administrador",
] as const;
export type Rol = (typeof ROLES)[number];

/** Who opens by hand an envelope kept apart: what is in it may be anybody's. */
export const REVISAN_SOBRES: readonly Rol[] = ["encargado", "abogado"];
/** Who keeps the points where people file on a machine that is not theirs. */
export const ADMINISTRAN_PUNTOS: readonly Rol[] = ["administradorPlataformas", "administrador"];

/** Who holds an expiring link to one case: the provider, or an institution outside this installation. */
export const PORTADORES = ["proveedor", "institucion"] as const;
export type Portador = (typeof PORTADORES)[number];

/** Every order of gestión, by its name on the wire. */
export const ORDENES = [
  "asignar",
  "gestionar",
  "pedirAntecedentes",
  "trasladarProveedor",
  "registrarRespuesta",
  "escalar",
  "transferir",
  "derivar",
  "prorrogar",
  "proponerCierre",
  "visar",
  "reabrir",
  "corregir",
  "acumular",
  "descartar",
  "recibirDerivacion",
  "devolverDerivacion",
  "responderDerivacion",
  "reemitirClave",
] as const;
export type NombreOrden = (typeof ORDENES)[number];

/** How a provider answers (Ley 19.496: the mediation is voluntary for it). */
export const ACOGES = ["total", "parcial", "no"] as const;
export type Acoge = (typeof ACOGES)[number];

/** Why something that entered is no case. */
export const MOTIVOS_DESCARTE = ["spam", "prueba", "vacio"] as const;
export type MotivoDescarte = (typeof MOTIVOS_DESCARTE)[number];

/** Where a branch of a derivación stands. */
export const ESTADOS_DERIVACION = ["enviada", "recibida", "devuelta", "respondida"] as const;
export type EstadoDerivacion = (typeof ESTADOS_DERIVACION)[number];

/** Calls that a sealed envelope may carry (Plan B). `ingreso` is an officer's, and only an officer hands it over. */
export const LLAMADAS = ["casos", "mensajes", "satisfaccion", "ingreso"] as const;
export type Llamada = (typeof LLAMADAS)[number];

/**
 * Why an envelope is not a case yet. `porRevisar`: it opened, and what it holds no longer fits; `enRelevo`: a relay keeps
 * it, which can't open it, until the main service is back.
 */
export const MOTIVOS_APARTADO = [
  "llaveDesconocida",
  "llaveAntigua",
  "alterado",
  "ilegible",
  "porRevisar",
  "enRelevo",
] as const;
export type MotivoApartado = (typeof MOTIVOS_APARTADO)[number];

/** How an officer was done with an envelope kept apart. */
export const RESOLUCIONES_SOBRE = ["ingresado", "descartado"] as const;
export type ResolucionSobre = (typeof RESOLUCIONES_SOBRE)[number];

/** Why an envelope is put away without a case. */
export const MOTIVOS_DESCARTE_SOBRE = ["noSeAbre", "repetido", "spam", "prueba", "vacio"] as const;
export type MotivoDescarteSobre = (typeof MOTIVOS_DESCARTE_SOBRE)[number];

/** Kinds of point where people file on a machine that is not theirs. */
export const CLASES_PUNTO = ["totem", "biblioteca", "plataforma"] as const;
export type ClasePunto = (typeof CLASES_PUNTO)[number];

/** Every report, by its name in the path. */
export const REPORTES = [
  "monitoreo",
  "soni",
  "cuenta-publica",
  "diagnostico",
  "bibliotecas",
  "derivaciones",
  "satisfaccion",
] as const;
export type NombreDeReporte = (typeof REPORTES)[number];

/** Figures of reports that may have a target: parts and days, of a period of any length. */
export const INDICADORES_CON_META = [
  "en-plazo",
  "favorables",
  "satisfaccion",
  "satisfaccion-neta",
  "mediana-habiles",
  "p90-habiles",
  "promedio-habiles",
  "mediana-corridos",
  "p90-corridos",
  "promedio-corridos",
  "parte-derivada",
] as const;
export type IndicadorConMeta = (typeof INDICADORES_CON_META)[number];
