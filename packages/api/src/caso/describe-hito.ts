import type { Institucion } from "@ventanilla/sdk/contract";
import { describeResultado, formatFecha, formatInstante, TIPOS_SONI } from "@ventanilla/sdk/domain";
import type { Asiento, TipoDeAsiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";

const VISIBLES: readonly TipoDeAsiento[] = ["cierre", "antecedentes", "derivacion", "derivacionRespondida"];

/** Whether what an entry seals is for its citizen to read. `datos` may still be the text it is kept as. */
export const isReservaVisible = ({ tipo, datos }: { tipo: string; datos: string }): boolean =>
  VISIBLES.some((uno) => uno === tipo) ||
  (tipo === "gestion" && datos.includes('"visible":true')) ||
  (tipo === "adjunto" && datos.includes('"quien":"ciudadano"'));

/**
 * The sentence a citizen reads for an entry; nothing where it isn't theirs to read: who has the case, what is proposed,
 * what officers tell one another.
 */
export const describeHito = (
  asiento: Asiento,
  { tipo, derivaciones = [] }: Pick<Caso, "tipo" | "derivaciones">,
  { trato, unidades, zona }: Pick<Institucion, "trato" | "unidades" | "zona">,
): string | undefined => {
  const usted = trato === "usted";
  const su = usted ? "su" : "tu";
  const plazo = (vence: string): string => `${usted ? "Le" : "Te"} responderemos a más tardar el ${formatFecha(vence)}`;
  const rama = (n: number): string => derivaciones.find((una) => una.n === n)?.nombre ?? "La otra institución";
  switch (asiento.tipo) {
    case "ingreso": {
      const recibimos = `Recibimos ${su} ${asiento.datos.tipo}`;
      const { contingencia, anotadoEn = asiento.cuando } = asiento.datos;
      if (!contingencia) return recibimos;
      const escribio = usted ? "escribió" : "escribiste";
      const llego = `nos llegó el ${formatInstante(anotadoEn, zona)}`;
      if (contingencia.aceptada && asiento.cuando === contingencia.capturadoEn)
        return `${recibimos}: ${escribio} sin conexión el ${formatInstante(contingencia.capturadoEn, zona)} y ${llego}. El plazo cuenta desde que ${escribio}`;
      const desde = asiento.cuando === anotadoEn ? ". El plazo cuenta desde que nos llegó" : "";
      return `${recibimos}: ${escribio} sin conexión y ${llego}${desde}`;
    }
    case "mensaje": {
      const { pideReapertura, contingencia } = asiento.datos;
      const escrito = contingencia?.aceptada
        ? `, sin conexión, el ${formatInstante(contingencia.capturadoEn, zona)}`
        : "";
      if (pideReapertura) return `${usted ? "Nos pidió" : "Nos pediste"} reabrir el caso${escrito}`;
      return `${usted ? "Nos escribió" : "Nos escribiste"} un mensaje${escrito}`;
    }
    case "adjunto":
      if (asiento.datos.quien !== "ciudadano") return undefined;
      return usted ? "Nos envió un archivo" : "Nos enviaste un archivo";
    case "satisfaccion":
      return usted ? "Nos dio su opinión" : "Nos diste tu opinión";
    case "gestion":
      return asiento.datos.visible ? asiento.reserva?.nota : undefined;
    case "antecedentes": {
      const pedido = `${usted ? "Le" : "Te"} pedimos más información, a más tardar el ${formatFecha(asiento.datos.vence)}`;
      return asiento.reserva ? `${pedido}: ${asiento.reserva.texto}` : pedido;
    }
    case "reanudacion":
      return `Seguimos con ${su} caso. ${plazo(asiento.datos.vence)}`;
    case "traslado":
      return asiento.datos.reitera
        ? `Le volvimos a pedir a la tienda que responda, a más tardar el ${formatFecha(asiento.datos.vence)}`
        : `Le pedimos a la tienda que responda a más tardar el ${formatFecha(asiento.datos.vence)}`;
    case "respuesta": {
      const pidio = usted ? "pidió" : "pediste";
      const que = {
        total: `Acepta todo lo que ${pidio}`,
        parcial: `Acepta una parte de lo que ${pidio}`,
        no: `No acepta lo que ${pidio}`,
      };
      return `La tienda respondió. ${que[asiento.datos.acoge]}`;
    }
    case "escalamiento":
      return asiento.datos.a === "reclamo"
        ? `${usted ? "Su" : "Tu"} caso ahora es un reclamo. ${plazo(asiento.datos.plazo.vence)}`
        : `${usted ? "Su" : "Tu"} caso pasó a la etapa judicial. Lo lleva nuestro equipo jurídico`;
    case "transferencia": {
      const unidad = unidades.find(({ codigo }) => codigo === asiento.datos.unidad);
      return unidad && `${usted ? "Su" : "Tu"} caso ahora lo tiene ${unidad.nombre}`;
    }
    case "derivacion": {
      const { nombre, parcial } = asiento.datos;
      const motivo = asiento.reserva ? `. ${asiento.reserva.motivo}` : "";
      return parcial
        ? `Enviamos una parte de ${su} caso a ${nombre}; el resto sigue aquí${motivo}`
        : `Enviamos ${su} caso a ${nombre}${motivo}`;
    }
    case "derivacionRecibida":
      return `${rama(asiento.datos.rama)} recibió ${su} caso`;
    case "derivacionDevuelta":
      return `${rama(asiento.datos.rama)} no pudo ver ${su} caso. Seguimos nosotros`;
    case "derivacionRespondida":
      return `${rama(asiento.datos.rama)} respondió`;
    case "prorroga":
      return `Necesitamos más tiempo. ${plazo(asiento.datos.vence)}`;
    case "plazoMovido":
      return `Cambió un feriado del calendario. ${plazo(asiento.datos.vence)}`;
    case "cierre":
      return `Cerramos ${su} caso. ${describeResultado(asiento.datos.resultado, { trato, tipo })}`;
    case "reapertura":
      return `Reabrimos ${su} caso. ${plazo(asiento.datos.plazo.vence)}`;
    case "correccion":
      return asiento.datos.plazo && asiento.datos.tipo
        ? `Corregimos el tipo de ${su} caso: es ${articleOf(asiento.datos.tipo)} ${asiento.datos.tipo}. ${plazo(asiento.datos.plazo.vence)}`
        : `Corregimos datos de ${su} caso`;
    case "acumulacion":
      return "Juntamos este caso con otro sobre lo mismo. Seguimos por ese";
    case "acumulado":
      return "Juntamos a este caso otro sobre lo mismo";
    case "descarte":
      return "No pudimos tratarlo como un caso";
    case "claveReemitida":
      return usted ? "Le dimos una clave nueva" : "Te dimos una clave nueva";
    case "oficio":
      switch (asiento.datos.destinatario) {
        case "persona":
          return usted ? "Le escribimos una carta" : "Te escribimos una carta";
        case "proveedor":
          return "Le escribimos una carta a la tienda";
        default:
          return "Le escribimos una carta a otra institución";
      }
    case "asignacion":
    case "propuesta":
    case "devolucion":
      return undefined;
  }
};

const articleOf = (tipo: Caso["tipo"]): string => (tipo === "reclamo" || tipo === TIPOS_SONI[2] ? "un" : "una");
