import type { Institucion } from "@ventanilla/sdk/contract";
import {
  formatFecha,
  formatFolio,
  formatInstante,
  NOMBRES_ETAPA,
  NOMBRES_RESULTADO,
  NOMBRES_TIPO,
} from "@ventanilla/sdk/domain";
import type { Asiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";

const ACOGE = { total: "acoge todo", parcial: "acoge una parte", no: "no acoge" } as const;
const QUIEN = {
  ciudadano: "la persona",
  funcionario: "un funcionario",
  proveedor: "el proveedor",
  institucion: "la otra institución",
} as const;
const DESCARTE = { spam: "publicidad o abuso", prueba: "una prueba", vacio: "vino vacío" } as const;
const DESTINATARIO: Record<string, string> = {
  proveedor: "al proveedor",
  persona: "a la persona",
  institucion: "a la institución",
};

/**
 * What happened, in a sentence for whoever works on the case. Made of what stands in the open alone: it says nothing that
 * was sealed.
 */
export const describeAsiento = (
  asiento: Asiento,
  {
    caso,
    institucion,
    nombres,
  }: {
    caso: Pick<Caso, "derivaciones">;
    institucion: Pick<Institucion, "unidades" | "zona">;
    /** Names of users by id, where whoever reads may know them. */
    nombres?: ReadonlyMap<string, string> | undefined;
  },
): string => {
  const nombre = (usuario: string | undefined): string | undefined => nombres?.get(usuario ?? "");
  const unidad = (codigo: string | undefined): string =>
    institucion.unidades.find((una) => una.codigo === codigo)?.nombre ?? codigo ?? "";
  const rama = (n: number): string => caso.derivaciones?.find((una) => una.n === n)?.nombre ?? "La otra institución";
  switch (asiento.tipo) {
    case "ingreso":
      if (asiento.datos.contingencia) return describeContingencia(asiento, institucion.zona);
      return asiento.datos.anotadoEn ? "Se ingresó un caso recibido antes" : "Ingresó el caso";
    case "mensaje": {
      const { pideReapertura, respondeAntecedentes, contingencia } = asiento.datos;
      const escrito = contingencia?.aceptada
        ? `, sin conexión, el ${formatInstante(contingencia.capturadoEn, institucion.zona)}`
        : "";
      if (pideReapertura) return `La persona escribió${escrito}: pide reabrir el caso`;
      return respondeAntecedentes
        ? `La persona respondió lo que se le pidió${escrito}`
        : `La persona escribió un mensaje${escrito}`;
    }
    case "adjunto":
      return `Se agregó un archivo, de ${QUIEN[asiento.datos.quien]}`;
    case "satisfaccion":
      return `La persona dio su opinión: ${asiento.datos.nota} de 7`;
    case "asignacion": {
      const quien = nombre(asiento.datos.responsable);
      const lugar = asiento.datos.unidad ? `, en ${unidad(asiento.datos.unidad)}` : "";
      return `Se asignó el caso${quien ? ` a ${quien}` : ""}${lugar}`;
    }
    case "gestion":
      return asiento.datos.visible ? "Se anotó una gestión que la persona lee" : "Se anotó una gestión interna";
    case "antecedentes":
      return `Se pidieron antecedentes a la persona, hasta el ${formatFecha(asiento.datos.vence)}${asiento.datos.suspende ? "; el plazo se suspende" : ""}`;
    case "reanudacion":
      return `El plazo vuelve a correr y vence el ${formatFecha(asiento.datos.vence)}`;
    case "traslado":
      return `${asiento.datos.reitera ? "Se reiteró" : "Se trasladó"} al proveedor, con plazo hasta el ${formatFecha(asiento.datos.vence)}`;
    case "respuesta":
      return `El proveedor respondió: ${ACOGE[asiento.datos.acoge]}${asiento.datos.portador ? ", por su enlace" : ""}`;
    case "escalamiento":
      return `Se escaló a ${NOMBRES_ETAPA[asiento.datos.etapa].toLowerCase()}; vence el ${formatFecha(asiento.datos.plazo.vence)}`;
    case "transferencia": {
      const { unidad: codigo, responsable, aCola } = asiento.datos;
      if (aCola) return "Volvió a la cola de su unidad";
      const quien = nombre(responsable);
      if (!codigo) return `Se transfirió a ${quien ?? "otra persona"}`;
      return `Se transfirió a ${unidad(codigo)}${responsable ? `, a cargo de ${quien ?? "otra persona"}` : ""}`;
    }
    case "derivacion":
      return `Se derivó ${asiento.datos.parcial ? "una parte" : "el caso"} a ${asiento.datos.nombre}`;
    case "derivacionRecibida":
      return `${rama(asiento.datos.rama)} recibió la derivación`;
    case "derivacionDevuelta":
      return `${rama(asiento.datos.rama)} devolvió la derivación`;
    case "derivacionRespondida":
      return `${rama(asiento.datos.rama)} respondió la derivación`;
    case "prorroga":
      return `Se prorrogó el plazo en ${asiento.datos.dias} días: vence el ${formatFecha(asiento.datos.vence)}`;
    case "plazoMovido":
      return `Cambió el feriado del ${formatFecha(asiento.datos.feriado)}: el plazo vence el ${formatFecha(asiento.datos.vence)}`;
    case "propuesta":
      return `Se propuso cerrar: ${NOMBRES_RESULTADO[asiento.datos.resultado]}`;
    case "devolucion":
      return "Se devolvió la propuesta de cierre";
    case "cierre":
      return `${asiento.datos.propuestaDe ? "Se visó el cierre" : "Se cerró"}: ${NOMBRES_RESULTADO[asiento.datos.resultado]}`;
    case "reapertura":
      return `Se reabrió el caso; vence el ${formatFecha(asiento.datos.plazo.vence)}`;
    case "correccion":
      return asiento.datos.tipo
        ? `Se corrigió el tipo: ${NOMBRES_TIPO[asiento.datos.tipo].toLowerCase()}${asiento.datos.plazo ? `; vence el ${formatFecha(asiento.datos.plazo.vence)}` : ""}`
        : `Se corrigieron datos: ${asiento.datos.campos.join(", ")}`;
    case "acumulacion":
      return `Se acumuló en el caso ${formatFolio(asiento.datos.en)}`;
    case "acumulado":
      return `Se acumuló aquí el caso ${formatFolio(asiento.datos.folio)}`;
    case "descarte":
      return `Se descartó: ${DESCARTE[asiento.datos.motivo]}`;
    case "claveReemitida":
      return "Se entregó una clave nueva a la persona";
    case "oficio":
      return `Se ${asiento.datos.salida === "correo" ? "envió" : "imprimió"} una carta ${DESTINATARIO[asiento.datos.destinatario] ?? ""}`.trimEnd();
  }
};

const describeContingencia = (
  { cuando, datos: { anotadoEn = cuando, contingencia } }: Extract<Asiento, { tipo: "ingreso" }>,
  zona: string,
): string => {
  const escrito = contingencia ? formatInstante(contingencia.capturadoEn, zona) : "";
  const llego = `Ingresó el caso, escrito sin conexión: llegó el ${formatInstante(anotadoEn, zona)}`;
  const revisado = contingencia?.revisado ? ". Un funcionario corrigió lo que ya no calzaba" : "";
  if (!contingencia?.aceptada)
    return `${llego}. El reloj de ese equipo decía ${escrito} y no se puede creer${cuando === anotadoEn ? ": el plazo cuenta desde que llegó" : ""}${revisado}`;
  const desde = cuando === contingencia.capturadoEn ? ", desde cuando cuenta el plazo" : "";
  return `${llego} y se escribió el ${escrito}${desde}${revisado}`;
};

/** A letter's link lives, and opens the case to whoever has it: the bitácora and its print tell that there was one. */
const hideEnlace = (texto: string): string => texto.replace(/(\/responder\/#)\S+/g, "$1…");

/** What was written, of an entry whose sealed part was opened. */
export const detailAsiento = (asiento: Asiento): string | undefined => {
  switch (asiento.tipo) {
    case "mensaje":
    case "antecedentes":
    case "respuesta":
      return asiento.reserva?.texto;
    case "gestion":
      return asiento.reserva?.nota;
    case "adjunto":
      return asiento.reserva?.nombre;
    case "satisfaccion":
      return asiento.reserva?.comentario;
    case "transferencia":
    case "derivacionRecibida":
    case "derivacionDevuelta":
    case "prorroga":
    case "devolucion":
    case "reapertura":
    case "correccion":
    case "acumulacion":
      return asiento.reserva?.motivo;
    case "derivacion":
      return [asiento.reserva?.motivo, asiento.reserva?.que].filter(Boolean).join("\n") || undefined;
    case "propuesta":
    case "cierre":
    case "derivacionRespondida":
      return asiento.reserva?.respuesta;
    case "claveReemitida":
      return asiento.reserva?.identidad;
    case "oficio":
      return asiento.reserva && hideEnlace(`${asiento.reserva.asunto}\n\n${asiento.reserva.texto}`);
    default:
      return undefined;
  }
};
