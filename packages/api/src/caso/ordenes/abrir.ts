import type { Institucion, Unidad } from "@ventanilla/sdk/contract";
import { etapaInicial, isFecha, regionOf, TIPOS_SONI } from "@ventanilla/sdk/domain";
import { isSobre } from "../alcance.ts";
import { fold } from "../apply.ts";
import type { Asiento } from "../asiento.ts";
import { getHoy } from "../calendario.ts";
import type { Actor, AperturaDeCaso, Contexto, Orden } from "../orden.ts";
import { type Falta, Rechazo } from "../rechazo.ts";
import { believeCaptura } from "./believe-captura.ts";
import { checkApertura } from "./check-apertura.ts";
import { computePlazo } from "./compute-plazo.ts";
import { proponerCierre } from "./proponer-cierre.ts";

/**
 * The unit that receives it: the one asked for, else that of the officer who writes it down, else the first rule of the institution that fits, else the first unit of
 * the person's region. SONI has none by default: nobody answers for what is said of them.
 */
const findUnidad = (
  { unidades, asignacion }: Institucion,
  apertura: AperturaDeCaso,
  actor: Actor,
): Unidad | undefined => {
  if (apertura.tipo !== "consulta" && apertura.tipo !== "reclamo") return undefined;
  const { materia, persona, unidad } = apertura;
  const findByCodigo = (codigo: string) => unidades.find((candidata) => candidata.codigo === codigo);
  const pedida = unidad ?? actor.unidad;
  if (pedida) return findByCodigo(pedida);
  const region = persona.comuna && regionOf(persona.comuna);
  const regla = asignacion.find(
    (una) =>
      (una.materia === undefined || materia === una.materia || materia?.startsWith(`${una.materia}.`)) &&
      (una.region === undefined || region === una.region),
  );
  if (regla) return findByCodigo(regla.unidad);
  return region ? unidades.find(({ comuna }) => regionOf(comuna) === region) : undefined;
};

/** When it was received, of what is written down later: a day alone is taken at noon. */
const readRecibido = (recibidoEn: string | undefined, { ahora }: Contexto): string => {
  if (recibidoEn === undefined) return ahora;
  const instante = isFecha(recibidoEn) ? `${recibidoEn}T12:00:00.000Z` : new Date(recibidoEn).toISOString();
  return isFecha(recibidoEn) && instante > ahora ? ahora : instante;
};

const checkRecibido = (recibidoEn: string | undefined, contexto: Contexto): Falta[] => {
  if (recibidoEn === undefined) return [];
  const isFuturo = isFecha(recibidoEn)
    ? recibidoEn > getHoy(contexto)
    : Date.parse(recibidoEn) > Date.parse(contexto.ahora);
  return isFuturo ? [{ ruta: "recibidoEn", codigo: "fecha-futura" }] : [];
};

/**
 * Opens the case: legal entry date and deadline by the institution's term on the day it was received (Ley 19.880
 * art. 25); what was written without connection, on the day it was, where that can be believed. Answered on the spot, it closes or waits for its signature in the same act.
 *
 * @throws {Rechazo} `datos-invalidos` with each field the institution does not take
 */
export const abrir = (
  { apertura, recibidoEn, contingencia, dispositivo, cierre }: Extract<Orden, { orden: "abrir" }>,
  contexto: Contexto,
): Asiento[] => {
  const { ahora, actor, institucion, feriados, registro } = contexto;
  const faltas = [...checkApertura(apertura, { institucion, ahora }), ...checkRecibido(recibidoEn, contexto)];
  if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });

  const { tipo, canal, punto, materia, monto, fechaHecho, caracterizacion, persona, relato, peticion } = apertura;
  const unidad = findUnidad(institucion, apertura, actor);
  const region = unidad && regionOf(unidad.comuna);
  const termino = institucion.plazos[tipo];
  if (!termino) throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "tipo", codigo: "opcion" }] });
  const esSoni = TIPOS_SONI.some((soni) => soni === tipo);
  const proveedor = "proveedor" in apertura ? apertura.proveedor : undefined;
  const folioRelacionado = "folioRelacionado" in apertura ? apertura.folioRelacionado : undefined;
  const responsable = cierre ? actor.id : registro?.usuario?.id;
  const captura = contingencia && believeCaptura(contingencia.capturadoEn, ahora);
  // Who wrote it down knows better than the clock of the machine.
  const recibido = captura && recibidoEn === undefined ? captura.recibido : readRecibido(recibidoEn, contexto);
  if (cierre && esSoni && isSobre(apertura.unidad ? { sobreUnidad: apertura.unidad } : {}, actor))
    throw new Rechazo("datos-invalidos", {
      faltas: [
        {
          ruta: "respuesta",
          codigo: "opcion",
          mensaje: "La opinión trata de tu unidad: ingrésala sin respuesta, la verá otro equipo",
        },
      ],
    });

  const ingreso: Asiento = {
    tipo: "ingreso",
    cuando: recibido,
    autor: actor.id,
    datos: {
      institucion: institucion.slug,
      tipo,
      canal,
      ...(punto && { punto, ...(dispositivo && { dispositivo: true as const }) }),
      ...(unidad && { unidad: unidad.codigo }),
      ...(esSoni && apertura.unidad && { sobreUnidad: apertura.unidad }),
      ...(region && region !== (persona?.comuna && regionOf(persona.comuna)) && { region }),
      ...(responsable && { responsable }),
      ...(persona?.comuna && { comuna: persona.comuna }),
      ...(materia && { materia }),
      ...(proveedor && registro?.proveedor && { proveedor: registro.proveedor }),
      ...(monto !== undefined && { monto }),
      ...(fechaHecho && { fechaHecho }),
      ...(folioRelacionado && { folioRelacionado }),
      ...(caracterizacion && { caracterizacion }),
      etapa: etapaInicial(tipo),
      ...((recibido !== ahora || captura) && { anotadoEn: ahora }),
      ...(captura && { contingencia: { ...contingencia, aceptada: captura.aceptada } }),
      ...computePlazo(institucion, { tipo, termino, ahora: recibido, unidad: unidad?.codigo, feriados }),
    },
    reserva: { ...(persona && { persona }), ...(proveedor && { proveedor }), relato, ...(peticion && { peticion }) },
  };
  return cierre ? [ingreso, ...proponerCierre(fold("", undefined, [ingreso]), cierre, contexto)] : [ingreso];
};
