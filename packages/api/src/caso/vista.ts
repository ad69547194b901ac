import type { Adjunto, Hito, Institucion, VistaCiudadana } from "@ventanilla/sdk/contract";
import {
  countCorridos,
  countHabiles,
  describeEstado,
  describeResultado,
  describeSiguiente,
  type Feriado,
} from "@ventanilla/sdk/domain";
import type { Asiento } from "./asiento.ts";
import { getCalendario, getUltimoDia } from "./calendario.ts";
import type { Caso } from "./caso.ts";
import { describeHito } from "./describe-hito.ts";
import { canOpinar } from "./ordenes/opinar.ts";

const listAdjuntos = (asientos: Asiento[]): Adjunto[] =>
  asientos.flatMap((asiento) =>
    asiento.tipo === "adjunto" && asiento.datos.quien === "ciudadano"
      ? [
          {
            id: asiento.datos.id,
            nombre: asiento.reserva?.nombre ?? "archivo",
            tipo: asiento.datos.tipo,
            bytes: asiento.datos.bytes,
            cuando: asiento.cuando,
            quien: asiento.datos.quien,
          },
        ]
      : [],
  );

/** Where the case is and why: each branch, with its answer once there is one. */
const listDerivaciones = (
  { derivaciones = [] }: Caso,
  asientos: Asiento[],
): NonNullable<VistaCiudadana["derivaciones"]> =>
  derivaciones.map(({ n, nombre, parcial, estado }) => {
    const envia = asientos[n - 1];
    const responde = asientos.findLast(
      (asiento) => asiento.tipo === "derivacionRespondida" && asiento.datos.rama === n,
    );
    const respuesta = responde?.tipo === "derivacionRespondida" ? responde.reserva?.respuesta : undefined;
    return {
      institucion: nombre,
      parcial,
      estado,
      motivo: (envia?.tipo === "derivacion" && envia.reserva?.motivo) || "",
      ...(respuesta && { respuesta }),
    };
  });

const findAntecedentes = ({ antecedentes }: Caso, asientos: Asiento[]): VistaCiudadana["antecedentes"] => {
  const pide = antecedentes && asientos[antecedentes.n - 1];
  return pide?.tipo === "antecedentes"
    ? { texto: pide.reserva?.texto ?? "", vence: antecedentes?.vence ?? pide.datos.vence }
    : undefined;
};

/** What the sentences of a case are made of. */
export const buildSituacion = (
  caso: Caso,
  { institucion, ahora }: { institucion: Institucion; ahora: string },
): Parameters<typeof describeEstado>[0] => {
  const { tipo, etapa, estado, plazo, cierre, traslado, antecedentes, derivaciones } = caso;
  const unidad = institucion.unidades.find(({ codigo }) => codigo === caso.unidad);
  const fueraDePlazo = getUltimoDia(caso, { institucion, ahora }) > plazo.vence;
  const entera = derivaciones?.findLast((rama) => !rama.parcial);
  const vence =
    estado === "esperandoPersona"
      ? antecedentes?.vence
      : !fueraDePlazo && estado === "esperandoProveedor" && traslado?.vence;
  return {
    tipo,
    etapa,
    estado,
    vence: vence || plazo.vence,
    fueraDePlazo,
    resultado: cierre?.resultado,
    cierreSinRespuesta: caso.descartado ? "descartado" : caso.acumuladoEn ? "acumulado" : undefined,
    opinado: caso.satisfaccion !== undefined,
    respondido: traslado?.acoge !== undefined,
    trato: institucion.trato,
    ...(unidad && { unidad: unidad.nombre }),
    ...(entera && { institucion: entera.nombre }),
  };
};

/** The case as its citizen sees it: no narrative, no contact data, only the entries meant for them, oldest first. */
export const buildVista = (
  caso: Caso,
  asientos: Asiento[],
  {
    institucion,
    ahora,
    feriados,
  }: { institucion: Institucion; ahora: string; feriados?: readonly Feriado[] | undefined },
): VistaCiudadana => {
  const { folio, tipo, etapa, estado, recibidoEn, ingresoLegal, plazo, cierre, suspendidoDesde } = caso;
  const { trato } = institucion;
  const calendario = getCalendario(caso, { institucion, feriados });
  const hasta = getUltimoDia(caso, { institucion, ahora });
  const situacion = buildSituacion(caso, { institucion, ahora });
  const final = cierre && asientos.findLast((asiento) => asiento.tipo === "cierre");
  const antecedentes = findAntecedentes(caso, asientos);
  const derivaciones = listDerivaciones(caso, asientos);
  const adjuntos = listAdjuntos(asientos);

  return {
    folio,
    tipo,
    institucion: institucion.slug,
    etapa,
    estado,
    estadoTexto: describeEstado(situacion),
    siguiente: describeSiguiente(situacion),
    recibidoEn,
    ingresoLegal,
    plazo: {
      ...plazo,
      habilesTranscurridos: Math.max(0, countHabiles(ingresoLegal, hasta, calendario)),
      corridosTranscurridos: Math.max(0, countCorridos(ingresoLegal, hasta)),
      fueraDePlazo: situacion.fueraDePlazo,
      ...(suspendidoDesde && { suspendidoDesde }),
    },
    ...(antecedentes && { antecedentes }),
    ...(derivaciones.length > 0 && { derivaciones }),
    ...(adjuntos.length > 0 && { adjuntos }),
    bitacora: asientos.flatMap((asiento): Hito[] => {
      const texto = describeHito(asiento, caso, institucion);
      return texto ? [{ cuando: asiento.cuando, tipo: asiento.tipo, texto }] : [];
    }),
    ...(cierre &&
      final && {
        cierre: {
          ...cierre,
          resultadoTexto: describeResultado(cierre.resultado, { trato, tipo, institucion: situacion.institucion }),
          respuesta: final.reserva?.respuesta ?? "",
        },
      }),
    puedeOpinar: canOpinar(caso),
  };
};
