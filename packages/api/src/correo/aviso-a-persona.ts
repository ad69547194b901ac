import { type Fecha, formatFechaLarga, formatFolio, type Tipo, type Trato } from "@ventanilla/sdk/domain";
import type { CuerpoDeCorreo } from "./render-correo.ts";

/**
 * What a person is told by mail. It says that there is something to read and never what: no RUT, no narrative, no company,
 * no institution it went to, no clave. Whoever opens a shared mailbox learns a folio and nothing else.
 */
export type AvisoAPersona = { folio: string } & (
  | { aviso: "recibido"; tipo: Tipo; vence: Fecha }
  | { aviso: "antecedentes"; vence?: Fecha | undefined }
  | { aviso: "mensaje" }
  | { aviso: "respuesta" }
  | { aviso: "cierre"; tipo: Tipo }
  | { aviso: "prorroga"; vence: Fecha }
  | { aviso: "derivacion" }
  | { aviso: "reapertura" }
  | { aviso: "carta" }
  | { aviso: "claveNueva" }
);

const TU = {
  su: "tu",
  Su: "Tu",
  te: "Te",
  responder: "responderte",
  guarde: "Guarda",
  envie: "Envíalo",
  mire: "Mira",
  puede: "puedes",
  dar: "darnos tu opinión",
  escriba: "escríbenos",
  perdio: "perdiste",
  pidio: "pediste",
  acerquese: "acércate",
  llame: "llama",
  pida: "pide una nueva",
  le: "te",
  avise: "avísanos",
};
const USTED: typeof TU = {
  su: "su",
  Su: "Su",
  te: "Le",
  responder: "responderle",
  guarde: "Guarde",
  envie: "Envíelo",
  mire: "Mire",
  puede: "puede",
  dar: "darnos su opinión",
  escriba: "escríbanos",
  perdio: "perdió",
  pidio: "pidió",
  acerquese: "acérquese",
  llame: "llame",
  pida: "pida una nueva",
  le: "le",
  avise: "avísenos",
};

type Dicho = Pick<CuerpoDeCorreo, "titulo" | "parrafos">;

const say = (aviso: AvisoAPersona, t: typeof TU): Dicho => {
  const seguimiento = `el seguimiento de ${t.su} caso`;
  switch (aviso.aviso) {
    case "recibido":
      return {
        titulo: `Recibimos ${t.su} ${aviso.tipo}`,
        parrafos: [
          `${t.te} responderemos a más tardar el ${formatFechaLarga(aviso.vence)}.`,
          `${t.guarde} ${t.su} comprobante: ahí están el folio y la clave.`,
        ],
      };
    case "antecedentes":
      return {
        titulo: "Necesitamos algo más para seguir",
        parrafos: [
          `${t.mire} en ${seguimiento} qué falta.`,
          `${t.envie} ahí mismo${aviso.vence ? `, a más tardar el ${formatFechaLarga(aviso.vence)}` : ""}.`,
        ],
      };
    case "mensaje":
      return { titulo: `Hay una novedad en ${t.su} caso`, parrafos: [`Está en ${seguimiento}.`] };
    case "respuesta":
      return {
        titulo: `Llegó una respuesta sobre ${t.su} caso`,
        parrafos: [`${t.mire} en ${seguimiento} qué respondieron y qué viene ahora.`],
      };
    case "cierre":
      return {
        titulo: `Respondimos ${t.su} ${aviso.tipo}`,
        parrafos: [
          `La respuesta está en ${seguimiento}. Ahí también ${t.puede} ${t.dar}.`,
          `Si algo no quedó resuelto, ${t.escriba} desde ahí.`,
        ],
      };
    case "prorroga":
      return {
        titulo: `Necesitamos más tiempo para ${t.responder}`,
        parrafos: [
          `Ahora ${t.le} responderemos a más tardar el ${formatFechaLarga(aviso.vence)}.`,
          `La razón está en ${seguimiento}.`,
        ],
      };
    case "derivacion":
      return {
        titulo: `Enviamos ${t.su} caso a otra institución`,
        parrafos: [
          `${t.mire} en ${seguimiento} cuál es, por qué y en qué va.`,
          "El folio y la clave siguen siendo los mismos.",
        ],
      };
    case "reapertura":
      return { titulo: `Volvimos a abrir ${t.su} caso`, parrafos: [`${t.mire} en ${seguimiento} qué viene ahora.`] };
    case "carta":
      return { titulo: `${t.te} escribimos una carta`, parrafos: [`${t.mire} en ${seguimiento} qué dice.`] };
    case "claveNueva":
      return {
        titulo: `${t.Su} caso tiene una clave nueva`,
        parrafos: [
          "La clave anterior ya no sirve. La nueva se entregó solo a quien la pidió e identificamos.",
          `Si no la ${t.pidio}, ${t.avise} de inmediato.`,
        ],
      };
  }
};

/** The notice, in the tone of the institution, with a link to the follow page that opens nothing by itself. */
export const writeAvisoAPersona = (
  aviso: AvisoAPersona,
  { trato, urlPublica, telefono }: { trato: Trato; urlPublica: string; telefono?: string | undefined },
): CuerpoDeCorreo => {
  const t = trato === "tu" ? TU : USTED;
  const dicho = say(aviso, t);
  const folio = formatFolio(aviso.folio);
  const perdida = `${t.acerquese} a una oficina${telefono ? ` o ${t.llame} al ${telefono}` : ""}`;
  return {
    ...dicho,
    asunto: `${dicho.titulo} · folio ${folio}`,
    datos: [["Folio", folio]],
    accion: { verbo: "Ver mi caso", enlace: `${urlPublica}/seguir/` },
    pie: [
      `Este correo es una cortesía: puede demorar o perderse. ${t.Su} caso se sigue con el folio y la clave.`,
      `Nunca ${t.le} pediremos la clave por correo. Si la ${t.perdio}, ${perdida} y ${t.pida}.`,
      "Es un correo automático: nadie lee lo que se responde aquí.",
    ],
  };
};
