import type { Hito, Institucion, VistaCiudadana } from "@ventanilla/sdk/contract";
import {
  countCorridos,
  countHabiles,
  describeEstado,
  describeResultado,
  describeSiguiente,
  fechaCivil,
  formatFecha,
  type Trato,
} from "@ventanilla/sdk/domain";
import type { Asiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";
import { canOpinar } from "./ordenes/opinar.ts";

/** The sentence a citizen reads for an entry; nothing where it isn't theirs to read. */
const describeHito = (asiento: Asiento, { tipo }: Caso, trato: Trato): string | undefined => {
  const usted = trato === "usted";
  const posesivo = usted ? "su" : "tu";
  switch (asiento.tipo) {
    case "ingreso":
      return `Recibimos ${posesivo} ${tipo}`;
    case "mensaje":
      if (asiento.datos.pideReapertura) return usted ? "Nos pidió reabrir el caso" : "Nos pediste reabrir el caso";
      return usted ? "Nos escribió un mensaje" : "Nos escribiste un mensaje";
    case "satisfaccion":
      return usted ? "Nos dio su opinión" : "Nos diste tu opinión";
    case "gestion":
      return asiento.datos.visible ? asiento.reserva?.nota : undefined;
    case "traslado":
      return `Le pedimos a la tienda que responda a más tardar el ${formatFecha(asiento.datos.vence)}`;
    case "propuesta":
      return undefined;
    case "cierre":
      return `Cerramos ${posesivo} caso. ${describeResultado(asiento.datos.resultado, { trato, tipo })}`;
  }
};

/** The case as its citizen sees it: no narrative, no contact data, only the entries meant for them, oldest first. */
export const buildVista = (
  caso: Caso,
  asientos: Asiento[],
  { institucion, ahora }: { institucion: Institucion; ahora: string },
): VistaCiudadana => {
  const { folio, tipo, etapa, estado, recibidoEn, ingresoLegal, plazo, cierre } = caso;
  const { trato, zona, unidades } = institucion;
  const unidad = unidades.find(({ codigo }) => codigo === caso.unidad);
  const hasta = fechaCivil(cierre?.cuando ?? ahora, zona);
  const fueraDePlazo = hasta > plazo.vence;
  const comuna = unidad ? { comuna: unidad.comuna } : {};
  const situacion = {
    tipo,
    etapa,
    estado,
    vence: (!fueraDePlazo && estado === "esperandoProveedor" && caso.traslado?.vence) || plazo.vence,
    fueraDePlazo,
    resultado: cierre?.resultado,
    opinado: caso.satisfaccion !== undefined,
    trato,
    ...(unidad && { unidad: unidad.nombre }),
  };
  const final = asientos.findLast((asiento) => asiento.tipo === "cierre");

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
      habilesTranscurridos: Math.max(0, countHabiles(ingresoLegal, hasta, comuna)),
      corridosTranscurridos: Math.max(0, countCorridos(ingresoLegal, hasta)),
      fueraDePlazo,
    },
    bitacora: asientos.flatMap((asiento): Hito[] => {
      const texto = describeHito(asiento, caso, trato);
      return texto ? [{ cuando: asiento.cuando, tipo: asiento.tipo, texto }] : [];
    }),
    ...(cierre &&
      final && {
        cierre: {
          ...cierre,
          resultadoTexto: describeResultado(cierre.resultado, { trato, tipo }),
          respuesta: final.reserva?.respuesta ?? "",
        },
      }),
    puedeOpinar: canOpinar(caso),
  };
};
