import type { Adjunto, CasoDeGestion, Derivacion, EstadoDeCaso, FilaDeCaso } from "@ventanilla/sdk/contract";
import { describeEstado, PORTADORES } from "@ventanilla/sdk/domain";
import { findRama, isInAlcance } from "./alcance.ts";
import type { Asiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";
import { describeAsiento, detailAsiento } from "./describe-asiento.ts";
import { describeHito } from "./describe-hito.ts";
import type { Actor, Contexto } from "./orden.ts";
import { listPermitidas } from "./permitir.ts";
import { computePlazoDeGestion, explainPlazoDeCaso } from "./plazo-de-gestion.ts";
import { foldReserva, listConocido, nombreDe } from "./reserva-de-caso.ts";
import { buildSituacion } from "./vista.ts";

/** What a list and a case say alike, none of it personal. */
const pickComun = (caso: Caso, contexto: Contexto) => {
  const { punto, materia, region, unidad, responsable } = caso;
  return {
    folio: caso.folio,
    institucion: caso.institucion,
    tipo: caso.tipo,
    canal: caso.canal,
    ...(punto && { punto }),
    etapa: caso.etapa,
    estado: caso.estado,
    ...(materia && { materia }),
    ...(region && { region }),
    ...(unidad && { unidad }),
    ...(responsable && { responsable }),
    recibidoEn: caso.recibidoEn,
    plazo: computePlazoDeGestion(caso, contexto),
    mensajesNuevos: caso.mensajesNuevos,
    pideReapertura: caso.pideReapertura ?? false,
    version: caso.version,
  };
};

/** A row of the list. @param ingreso the first entry, opened where the person was not erased */
export const buildFila = (caso: Caso, ingreso: Asiento | undefined, contexto: Contexto): FilaDeCaso => {
  const { persona, proveedor } = ingreso ? foldReserva([ingreso]) : {};
  const nombre = persona && nombreDe(persona);
  return {
    ...pickComun(caso, contexto),
    ...(nombre && { persona: nombre }),
    ...(proveedor && { proveedor: proveedor.nombre }),
  };
};

/** The state of a case for any platform to tell: nothing of whom it is about. */
export const buildEstado = (caso: Caso, contexto: Contexto): EstadoDeCaso => {
  const { folio, institucion, tipo, etapa, estado } = caso;
  const situacion = buildSituacion(caso, contexto);
  return {
    alcance: "estado",
    folio,
    institucion,
    tipo,
    etapa,
    estado,
    estadoTexto: describeEstado(situacion),
    plazo: computePlazoDeGestion(caso, contexto),
    ...(situacion.unidad && { unidad: situacion.unidad }),
  };
};

const listAdjuntos = (asientos: Asiento[]): Adjunto[] =>
  asientos.flatMap((asiento) => {
    if (asiento.tipo !== "adjunto") return [];
    const { id, tipo, bytes, quien } = asiento.datos;
    return [{ id, nombre: asiento.reserva?.nombre ?? "archivo", tipo, bytes, cuando: asiento.cuando, quien }];
  });

const listDerivaciones = ({ derivaciones = [] }: Caso, asientos: Asiento[]): Derivacion[] =>
  derivaciones.map(({ n, institucion, nombre, externa, parcial, estado }) => {
    const envia = asientos[n - 1];
    const { motivo, que } = (envia?.tipo === "derivacion" && envia.reserva) || {};
    const responde = asientos.findLast((uno) => uno.tipo === "derivacionRespondida" && uno.datos.rama === n);
    const respuesta = responde?.tipo === "derivacionRespondida" ? responde.reserva?.respuesta : undefined;
    return {
      ...{ n, institucion, nombre, externa, parcial, estado },
      cuando: envia?.cuando ?? "",
      ...(motivo && { motivo }),
      ...(que && { que }),
      ...(respuesta && { respuesta }),
    };
  });

/** What others may read of what was written: motives and checks of identity stay in the institution. */
const DETALLE_AJENO: readonly Asiento["tipo"][] = [
  "mensaje",
  "adjunto",
  "gestion",
  "antecedentes",
  "respuesta",
  "derivacion",
  "derivacionRespondida",
  "cierre",
];

/** Entries that whoever got a branch reads beside what the citizen reads: its own. */
const isDeRama = (asiento: Asiento, n: number | undefined): boolean =>
  "rama" in asiento.datos && asiento.datos.rama === n;

const listBitacora = (
  caso: Caso,
  asientos: Asiento[],
  { actor, institucion, nombres }: Contexto & { nombres?: ReadonlyMap<string, string> | undefined },
): CasoDeGestion["bitacora"] => {
  // What officers tell one another stays in their institution: others read what the citizen reads.
  const propio = isPropio(caso, actor);
  const rama = propio ? undefined : findRama(caso, actor)?.n;
  return asientos.flatMap((asiento, i) => {
    const visible = describeHito(asiento, caso, institucion) !== undefined;
    if (!propio && !visible && !isDeRama(asiento, rama)) return [];
    const autorNombre = nombres?.get(asiento.autor);
    const lee = propio || DETALLE_AJENO.includes(asiento.tipo) || isDeRama(asiento, rama);
    const detalle = lee ? detailAsiento(asiento) : undefined;
    return [
      {
        n: i + 1,
        cuando: asiento.cuando,
        tipo: asiento.tipo,
        autor: asiento.autor,
        ...(autorNombre && { autorNombre }),
        visible,
        texto: describeAsiento(asiento, { caso, institucion, ...(propio && { nombres }) }),
        ...(detalle && { detalle }),
      },
    ];
  });
};

/** Whether somebody reads the case as its own: in scope, to sign it, or the service itself; not by a link or a branch. */
const isPropio = (caso: Caso, actor: Actor): boolean => {
  if (actor.rol === undefined || isInAlcance(caso, actor)) return true;
  return !PORTADORES.some((portador) => portador === actor.rol) && findRama(caso, actor) === undefined;
};

const findPropuesta = ({ propuesta }: Caso, asientos: Asiento[]): CasoDeGestion["propuesta"] => {
  const asiento = propuesta && asientos[propuesta.n - 1];
  return propuesta && asiento?.tipo === "propuesta"
    ? { resultado: propuesta.resultado, respuesta: asiento.reserva?.respuesta ?? "", autor: propuesta.autor }
    : undefined;
};

const findCierre = ({ cierre }: Caso, asientos: Asiento[]): CasoDeGestion["cierre"] => {
  const asiento = cierre && asientos.findLast(({ tipo }) => tipo === "cierre");
  return cierre && { ...cierre, respuesta: (asiento?.tipo === "cierre" && asiento.reserva?.respuesta) || "" };
};

const findSatisfaccion = ({ satisfaccion }: Caso, asientos: Asiento[]): CasoDeGestion["satisfaccion"] => {
  const asiento = satisfaccion && asientos.findLast(({ tipo }) => tipo === "satisfaccion");
  const comentario = asiento?.tipo === "satisfaccion" ? asiento.reserva?.comentario : undefined;
  return satisfaccion && { nota: satisfaccion.nota, ...(comentario && { comentario }) };
};

/**
 * The whole case for whoever works on it: its people, its words, every day of its term, its branches and files, its
 * bitácora and what may be asked of it now.
 *
 * @param asientos every entry, opened where the person was not erased
 */
export const buildCasoDeGestion = (
  caso: Caso,
  asientos: Asiento[],
  contexto: Contexto & { nombres?: ReadonlyMap<string, string> | undefined },
): CasoDeGestion => {
  const { monto, fechaHecho, comuna, sobreUnidad, folioRelacionado, ingresoLegal, traslado, acumuladoEn } = caso;
  const reserva = foldReserva(asientos);
  const { persona, proveedor, relato, peticion } = reserva;
  const [ingreso] = asientos;
  const caracterizacion = ingreso?.tipo === "ingreso" ? ingreso.datos.caracterizacion : undefined;
  const judicial = { ...caso.judicial, ...reserva.judicial };
  const pide = caso.antecedentes && asientos[caso.antecedentes.n - 1];
  const propio = isPropio(caso, contexto.actor);
  const propuesta = propio ? findPropuesta(caso, asientos) : undefined;
  const cierre = findCierre(caso, asientos);
  const satisfaccion = propio ? findSatisfaccion(caso, asientos) : undefined;
  return {
    ...pickComun(caso, contexto),
    alcance: "completo",
    ...(persona && { persona }),
    ...(proveedor && { proveedor }),
    ...(relato && { relato }),
    ...(peticion && { peticion }),
    ...(monto !== undefined && { monto }),
    ...(fechaHecho && { fechaHecho }),
    ...(comuna && { comuna }),
    ...(sobreUnidad && { sobreUnidad }),
    ...(folioRelacionado && { folioRelacionado }),
    ...(propio && caracterizacion && { caracterizacion }),
    ingresoLegal,
    dias: explainPlazoDeCaso(caso, contexto),
    ...(Object.keys(judicial).length > 0 && { judicial }),
    ...(traslado && { traslado: { vence: traslado.vence, ...(traslado.acoge && { acoge: traslado.acoge }) } }),
    ...(caso.antecedentes &&
      pide?.tipo === "antecedentes" && {
        antecedentes: { texto: pide.reserva?.texto ?? "", vence: caso.antecedentes.vence },
      }),
    ...(propuesta && { propuesta }),
    ...(cierre && { cierre }),
    ...(satisfaccion && { satisfaccion }),
    ...(acumuladoEn && { acumuladoEn }),
    derivaciones: listDerivaciones(caso, asientos),
    adjuntos: listAdjuntos(asientos),
    bitacora: listBitacora(caso, asientos, contexto),
    ordenes: listPermitidas(caso, { ...contexto, registro: { ...contexto.registro, conocido: listConocido(reserva) } }),
  };
};
