import type { Fecha } from "./fecha-civil.ts";
import { formatFecha } from "./fecha-texto.ts";
import type { Estado, Etapa, Resultado, Tipo, Trato } from "./vocabulario.ts";

/** What the sentences of a case are made of. */
export type SituacionCaso = {
  tipo: Tipo;
  etapa: Etapa;
  estado: Estado;
  /** Last day of the term; of what is being waited for, where the case waits for the provider or the person. */
  vence: Fecha;
  fueraDePlazo: boolean;
  /** Name of the unit that has the case, "Reclamos de Valparaíso". */
  unidad?: string | undefined;
  /** How to call the provider, if not "la tienda". */
  proveedor?: string | undefined;
  /** The provider has answered. */
  respondido?: boolean | undefined;
  /** Name of the institution the case went to. */
  institucion?: string | undefined;
  /** The person gave their opinion after the closing. */
  opinado?: boolean | undefined;
  /** Result of a closed case. */
  resultado?: Resultado | undefined;
  /** Why a closed case has no answer of its own. */
  cierreSinRespuesta?: "descartado" | "acumulado" | undefined;
  trato: Trato;
};

/** Says in a plain sentence or two where the case stands; being late is said first, with no excuse. */
export function describeEstado(caso: SituacionCaso): string {
  const [t, proveedor, fecha] = [pickTrato(caso.trato), caso.proveedor ?? "la tienda", formatFecha(caso.vence)];
  if (caso.estado === "cerrado") {
    if (caso.cierreSinRespuesta === "descartado") return "No pudimos tratarlo como un caso.";
    if (caso.cierreSinRespuesta === "acumulado") return `Juntamos ${t.su} caso con otro sobre lo mismo.`;
    return caso.resultado ? describeResultado(caso.resultado, caso) : `Cerramos ${t.su} ${caso.tipo}.`;
  }
  if (caso.estado === "derivado") {
    return `Enviamos ${t.su} caso a ${caso.institucion ?? "la institución que puede resolverlo"}.`;
  }
  if (caso.estado === "esperandoPersona")
    return `Necesitamos que ${t.envie} lo que ${t.te} pedimos, a más tardar el ${fecha}.`;
  if (caso.fueraDePlazo) {
    const sigue = caso.unidad ? `${t.su} caso lo tiene ${caso.unidad}` : `seguimos trabajando en ${t.su} caso`;
    return `Nos atrasamos. Debimos ${t.responder} el ${fecha}; ${sigue}.`;
  }
  if (caso.estado === "esperandoProveedor") return `Le pedimos a ${proveedor} que responda a más tardar el ${fecha}.`;
  if (caso.estado === "porVisar") {
    return `Estamos revisando la respuesta antes de ${t.enviar}. La ${t.tendra} a más tardar el ${fecha}.`;
  }
  if (caso.etapa === "judicial") return `${t.Su} caso está en etapa judicial. Lo lleva nuestro equipo jurídico.`;
  const acto = caso.estado === "ingresado" ? "Recibimos" : "Estamos revisando";
  // A consulta that was escalated is, to whoever follows it, a reclamo by now.
  const asunto = caso.etapa === "mediacion" ? "reclamo" : caso.tipo;
  return `${acto} ${t.su} ${asunto}. ${t.Te} responderemos a más tardar el ${fecha}.`;
}

/** Says what happens next and what the person can do; never promises a result, since mediation is voluntary. */
export function describeSiguiente(caso: Omit<SituacionCaso, "vence"> & { vence?: Fecha }): string {
  const [t, proveedor] = [pickTrato(caso.trato), caso.proveedor ?? "la tienda"];
  switch (caso.estado) {
    case "cerrado":
      if (caso.cierreSinRespuesta === "descartado") return `Si es un error, ${t.escriba} y lo revisaremos.`;
      if (caso.cierreSinRespuesta === "acumulado") return `Seguimos por el otro caso. Si es un error, ${t.escriba}.`;
      return `${t.Puede} leer la respuesta${caso.opinado ? "" : ` y darnos ${t.su} opinión`}. Si algo no quedó resuelto, ${t.escriba}.`;
    case "derivado":
      return `Esa institución revisará ${t.su} caso. Su respuesta aparecerá aquí.`;
    case "esperandoPersona":
      return `${t.Envie} por aquí lo que ${t.te} pedimos, o ${t.lleve} a una oficina. Después seguimos con ${t.su} caso.`;
    case "esperandoProveedor":
      return `Cuando ${proveedor} responda, ${t.te} contaremos aquí. Responder es voluntario; si no lo hace, ${t.te} diremos qué ${t.puede} hacer.`;
    case "porVisar":
      return `Otra persona del equipo aprueba la respuesta. Después la ${t.vera} aquí.`;
    default:
      return describeSiguienteActo(caso, proveedor);
  }
}

/** Says how a case ended, in words that need no law to be understood. */
export function describeResultado(
  resultado: Resultado,
  {
    trato,
    tipo,
    proveedor = "la tienda",
    institucion = "la institución que puede resolverlo",
  }: {
    trato: Trato;
    tipo?: Tipo | undefined;
    proveedor?: string | undefined;
    institucion?: string | undefined;
  },
): string {
  const t = pickTrato(trato);
  const empresa = proveedor[0]?.toUpperCase() + proveedor.slice(1);
  switch (resultado) {
    case "orientado":
      return `Respondimos ${t.su} ${tipo ?? "consulta"} con una orientación.`;
    case "acogeTotal":
      return `${empresa} aceptó todo lo que ${t.pidio}.`;
    case "acogeParcial":
      return `${empresa} aceptó una parte de lo que ${t.pidio}.`;
    case "noAcoge":
      return `${empresa} no aceptó lo que ${t.pidio}. La respuesta dice qué ${t.puede} hacer ahora.`;
    case "noResponde":
      return `${empresa} no respondió. La respuesta dice qué ${t.puede} hacer ahora.`;
    case "mediacionColectiva":
      return `Sumamos ${t.su} caso a una mediación colectiva, junto a otras personas con el mismo problema.`;
    case "noProcede":
      return `Revisamos ${t.su} caso y no podemos llevarlo por esta vía. La respuesta explica por qué.`;
    case "derivado":
      return `Enviamos ${t.su} caso a ${institucion}.`;
    case "antecedentesInsuficientes":
      return `Cerramos ${t.su} caso porque faltaron antecedentes. Si los ${t.tiene}, ${t.pida} que lo reabramos.`;
    case "respondido":
      return `Respondimos ${t.su} ${tipo ?? "mensaje"}.`;
  }
}

function describeSiguienteActo(
  caso: Pick<SituacionCaso, "tipo" | "etapa" | "trato" | "respondido">,
  proveedor: string,
): string {
  const t = pickTrato(caso.trato);
  if (caso.etapa === "noConsumo") return `Revisaremos ${t.su} caso y ${t.te} diremos qué institución puede ayudar.`;
  if (caso.etapa === "judicial") return `Nuestro equipo jurídico ${t.te} contará aquí cada paso ante el tribunal.`;
  if (caso.tipo === "reconocimiento") return "Lo compartiremos con las personas a las que va dirigido.";
  if (caso.tipo === "sugerencia")
    return `Quienes pueden hacer el cambio leerán ${t.su} sugerencia. La respuesta aparecerá aquí.`;
  if (caso.tipo === "disconformidad")
    return `Una persona que no participó en lo ocurrido revisará ${t.su} disconformidad.`;
  if (caso.etapa === "mediacion" && caso.respondido)
    return `Revisaremos lo que respondió ${proveedor}. Después ${t.te} contaremos aquí cómo termina ${t.su} reclamo.`;
  if (caso.etapa === "mediacion") return `Revisaremos ${t.su} reclamo y le pediremos una respuesta a ${proveedor}.`;
  return `Una persona leerá ${t.su} consulta y ${t.te} orientará.`;
}

const TU = {
  su: "tu",
  Su: "Tu",
  te: "te",
  Te: "Te",
  responder: "responderte",
  enviar: "enviártela",
  tendra: "tendrás",
  vera: "verás",
  envie: "nos envíes",
  Envie: "Envíanos",
  lleve: "llévalo",
  puede: "puedes",
  Puede: "Puedes",
  escriba: "escríbenos",
  pidio: "pediste",
  tiene: "tienes",
  pida: "pide",
};

const USTED: typeof TU = {
  su: "su",
  Su: "Su",
  te: "le",
  Te: "Le",
  responder: "responderle",
  enviar: "enviársela",
  tendra: "tendrá",
  vera: "verá",
  envie: "nos envíe",
  Envie: "Envíenos",
  lleve: "llévelo",
  puede: "puede",
  Puede: "Puede",
  escriba: "escríbanos",
  pidio: "pidió",
  tiene: "tiene",
  pida: "pida",
};

function pickTrato(trato: Trato): typeof TU {
  return trato === "tu" ? TU : USTED;
}
