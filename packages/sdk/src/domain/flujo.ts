import type { Estado, Etapa, NombreOrden, Portador, Resultado, Rol, Tipo } from "./vocabulario.ts";

/**
 * The state machine of a case, as one table: who may give each order and in which states. The service decides by it,
 * the desk offers by it, the documents print it and the tests walk it whole (contract, «Orders»).
 */
export interface Regla {
  roles: readonly Rol[];
  /** Who may give it by an expiring link to the case. */
  portador?: Portador;
  estados: readonly Estado[];
  /** What else must hold, in words for a person; `decide` knows each. */
  condicion?: string;
}

const ATIENDEN = ["ejecutivo", "encargado", "abogado"] as const;
const SUPERVISAN = ["encargado", "abogado"] as const;
const EN_CURSO = ["ingresado", "enGestion", "esperandoProveedor", "esperandoPersona"] as const;
const CON_DERIVACION = [...EN_CURSO, "derivado"] as const;

/** Order → who and when. `listOrdenes` reads it for one role and state. */
export const FLUJO: Readonly<Record<NombreOrden, Regla>> = {
  asignar: {
    roles: [...ATIENDEN, "administradorPlataformas"],
    estados: EN_CURSO,
    condicion: "un ejecutivo solo a sí mismo; nunca a aquel de quien trata una disconformidad",
  },
  gestionar: { roles: ATIENDEN, estados: [...EN_CURSO, "porVisar", "derivado"] },
  pedirAntecedentes: { roles: ATIENDEN, estados: EN_CURSO },
  trasladarProveedor: { roles: ATIENDEN, estados: EN_CURSO, condicion: "en mediación o judicial, con proveedor" },
  registrarRespuesta: {
    roles: ATIENDEN,
    portador: "proveedor",
    estados: EN_CURSO,
    condicion: "después de trasladar al proveedor",
  },
  escalar: { roles: ATIENDEN, estados: EN_CURSO, condicion: "solo hacia arriba" },
  transferir: { roles: ATIENDEN, estados: EN_CURSO },
  derivar: { roles: ATIENDEN, estados: EN_CURSO },
  prorrogar: { roles: ATIENDEN, estados: EN_CURSO, condicion: "antes de vencer, una vez, a lo más la mitad del plazo" },
  proponerCierre: { roles: ATIENDEN, estados: EN_CURSO },
  visar: { roles: SUPERVISAN, estados: ["porVisar"], condicion: "nunca la propuesta propia" },
  reabrir: { roles: SUPERVISAN, estados: ["cerrado"] },
  corregir: { roles: ATIENDEN, estados: EN_CURSO },
  acumular: { roles: ATIENDEN, estados: EN_CURSO, condicion: "en otro caso abierto de la misma institución" },
  descartar: { roles: ATIENDEN, estados: EN_CURSO },
  recibirDerivacion: {
    roles: ATIENDEN,
    portador: "institucion",
    estados: CON_DERIVACION,
    condicion: "la institución que la recibió, una vez",
  },
  devolverDerivacion: {
    roles: ATIENDEN,
    portador: "institucion",
    estados: CON_DERIVACION,
    condicion: "la institución que la recibió, antes de responderla",
  },
  responderDerivacion: {
    roles: ATIENDEN,
    portador: "institucion",
    estados: CON_DERIVACION,
    condicion: "la institución que la recibió, una vez",
  },
  reemitirClave: { roles: ATIENDEN, estados: [...EN_CURSO, "derivado", "cerrado"] },
};

/** The orders that whoever received a derivación gives; nobody else does. */
export const ORDENES_DE_DERIVACION: readonly NombreOrden[] = [
  "recibirDerivacion",
  "devolverDerivacion",
  "responderDerivacion",
];

/** Whether the table lets this role give this order in this state; the order's own conditions come after. */
export function allowsOrden(orden: NombreOrden, { rol, estado }: { rol: Rol | Portador; estado: Estado }): boolean {
  const { roles, portador, estados } = FLUJO[orden];
  return (roles.some((uno) => uno === rol) || portador === rol) && estados.includes(estado);
}

/** What this role may ask of a case in this state, in the table's order. */
export function listOrdenes(donde: { rol: Rol | Portador; estado: Estado }): NombreOrden[] {
  return (Object.keys(FLUJO) as NombreOrden[]).filter((orden) => allowsOrden(orden, donde));
}

const DE_RECLAMO: readonly Resultado[] = [
  "acogeTotal",
  "acogeParcial",
  "noAcoge",
  "noResponde",
  "mediacionColectiva",
  "noProcede",
  "derivado",
  "antecedentesInsuficientes",
];
const SIN_PROVEEDOR: readonly Resultado[] = ["noProcede", "derivado", "antecedentesInsuficientes"];

/** What a case of this kind and stage may be closed with (domain, «Closings»): the provider is asked in mediación only. */
export function listResultados({ tipo, etapa }: { tipo: Tipo; etapa: Etapa }): readonly Resultado[] {
  if (tipo === "consulta") return ["orientado", ...SIN_PROVEEDOR];
  if (tipo === "reclamo") return etapa === "mediacion" || etapa === "judicial" ? DE_RECLAMO : SIN_PROVEEDOR;
  return ["respondido"];
}

/** The stage in which a kind of case begins. */
export function etapaInicial(tipo: Tipo): Etapa {
  return tipo === "reclamo" ? "mediacion" : "orientacion";
}

/** Each order as an officer reads it, so that «no se puede …» and a button say the same. */
export const NOMBRES_ORDEN: Readonly<Record<NombreOrden, string>> = {
  asignar: "asignar",
  gestionar: "anotar una gestión",
  pedirAntecedentes: "pedir antecedentes",
  trasladarProveedor: "trasladar al proveedor",
  registrarRespuesta: "registrar la respuesta del proveedor",
  escalar: "escalar",
  transferir: "transferir",
  derivar: "derivar",
  prorrogar: "prorrogar",
  proponerCierre: "proponer el cierre",
  visar: "visar",
  reabrir: "reabrir",
  corregir: "corregir",
  acumular: "acumular",
  descartar: "descartar",
  recibirDerivacion: "recibir la derivación",
  devolverDerivacion: "devolver la derivación",
  responderDerivacion: "responder la derivación",
  reemitirClave: "reemitir la clave",
};
