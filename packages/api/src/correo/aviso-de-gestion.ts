import { type Fecha, formatFechaLarga, formatFolio, NOMBRES_TIPO, type Tipo } from "@ventanilla/sdk/domain";
import type { CuerpoDeCorreo } from "./render-correo.ts";

/** A case as a reminder names it. */
export interface CasoEnAviso {
  folio: string;
  tipo: Tipo;
  vence: Fecha;
}

/**
 * What those who work on cases are told by mail: officers, the company that is asked, the institution a case goes to. Folio,
 * kind and dates; whoever needs more opens the link, which ends.
 */
export type AvisoDeGestion =
  | ({ aviso: "asignado" | "porVencer" | "vencido" } & CasoEnAviso)
  | { aviso: "mensajeNuevo" | "devuelto"; folio: string }
  | { aviso: "sinPersona"; casos: CasoEnAviso[] }
  | { aviso: "contingencia"; folios: string[] }
  | { aviso: "sobresApartados"; cuantos: number }
  | { aviso: "resumen"; fecha: Fecha; porVencer: CasoEnAviso[]; vencidos: CasoEnAviso[]; mensajesNuevos: number }
  | { aviso: "traslado"; folio: string; enlace: string; vence: Fecha }
  | { aviso: "derivacionExterna"; folio: string; enlace: string; vence: Fecha }
  | { aviso: "oficio"; folio: string }
  | { aviso: "invitacion" | "restablecer"; enlace: string; vence: Fecha };

/** A mailbox shows this many; the rest are in the mesa. */
const CASOS_EN_RESUMEN = 20;

const AUTOMATICO = "Es un correo automático: nadie lee lo que se responde aquí.";
const DEL_ENLACE = "El enlace abre el caso a quien lo tenga: no lo reenvíen fuera de su equipo.";

const count = (n: number, uno: string, varios: string): string => `${n} ${n === 1 ? uno : varios}`;

const ABRE_Y_DECIDE = "En la mesa decides qué hacer con cada uno. El plazo de la persona puede estar corriendo.";

const TITULOS = {
  asignado: "Te asignaron un caso",
  porVencer: "Un caso está por vencer",
  vencido: "Un caso está fuera de plazo",
};

/** The notice. Officers are called «tú»; companies and other institutions, «ustedes». */
export const writeAvisoDeGestion = (
  aviso: AvisoDeGestion,
  { institucion, urlPublica }: { institucion: string; urlPublica: string },
): CuerpoDeCorreo => {
  const abrirMesa = { verbo: "Abrir la mesa", enlace: `${urlPublica}/mesa/` };
  switch (aviso.aviso) {
    case "asignado":
    case "porVencer":
    case "vencido": {
      const folio = formatFolio(aviso.folio);
      const verbo = aviso.aviso === "vencido" ? "Venció" : "Vence";
      return {
        asunto: `${TITULOS[aviso.aviso]} · folio ${folio}`,
        titulo: TITULOS[aviso.aviso],
        parrafos: [],
        datos: [
          ["Folio", folio],
          ["Tipo", NOMBRES_TIPO[aviso.tipo]],
          [verbo, formatFechaLarga(aviso.vence)],
        ],
        accion: abrirMesa,
        pie: [AUTOMATICO],
      };
    }
    case "mensajeNuevo": {
      const folio = formatFolio(aviso.folio);
      return {
        asunto: `Hay un mensaje nuevo · folio ${folio}`,
        titulo: "Hay un mensaje nuevo en un caso tuyo",
        parrafos: ["La persona escribió. Léelo en la mesa."],
        datos: [["Folio", folio]],
        accion: abrirMesa,
        pie: [AUTOMATICO],
      };
    }
    case "contingencia":
      return { ...writeContingencia(aviso), accion: abrirMesa, pie: [AUTOMATICO] };
    case "sobresApartados": {
      const uno = aviso.cuantos === 1;
      return {
        asunto: uno
          ? "Un sobre espera que alguien lo revise"
          : `${aviso.cuantos} sobres esperan que alguien los revise`,
        titulo: uno ? "Hay un sobre por revisar" : "Hay sobres por revisar",
        parrafos: uno
          ? ["Llegó sin conexión y no entró por sí solo como caso. Está guardado.", ABRE_Y_DECIDE]
          : ["Llegaron sin conexión y no entraron por sí solos como casos. Están guardados.", ABRE_Y_DECIDE],
        datos: [["Por revisar", count(aviso.cuantos, "sobre", "sobres")]],
        accion: abrirMesa,
        pie: [AUTOMATICO],
      };
    }
    case "devuelto": {
      const folio = formatFolio(aviso.folio);
      return {
        asunto: `Te devolvieron un cierre · folio ${folio}`,
        titulo: "Te devolvieron un cierre",
        parrafos: ["En la mesa está por qué. Corrígelo y proponlo otra vez."],
        datos: [["Folio", folio]],
        accion: abrirMesa,
        pie: [AUTOMATICO],
      };
    }
    case "sinPersona":
      return { ...writeSinPersona(aviso), accion: abrirMesa, pie: [AUTOMATICO] };
    case "resumen":
      return { ...writeResumen(aviso), accion: abrirMesa, pie: [AUTOMATICO] };
    case "traslado": {
      const folio = formatFolio(aviso.folio);
      return {
        asunto: `${institucion} les pide una respuesta · folio ${folio}`,
        titulo: "Les pedimos su respuesta a un reclamo",
        parrafos: [
          "Una persona presentó un reclamo contra su empresa. Los invitamos a leerlo y a responder.",
          "Responder es voluntario. Leemos lo que respondan y se lo contamos a la persona.",
        ],
        datos: [
          ["Folio", folio],
          ["Pueden responder hasta el", formatFechaLarga(aviso.vence)],
        ],
        accion: { verbo: "Leer el reclamo y responder", enlace: aviso.enlace },
        pie: ["El enlace deja de servir cuando termina ese plazo. No necesitan una cuenta.", DEL_ENLACE, AUTOMATICO],
      };
    }
    case "derivacionExterna": {
      const folio = formatFolio(aviso.folio);
      return {
        asunto: `${institucion} les deriva un caso · folio ${folio}`,
        titulo: "Les derivamos un caso",
        parrafos: [
          "Recibimos un caso que creemos de su competencia. En el enlace están el caso y la razón.",
          "Ahí mismo pueden recibirlo, devolverlo o responderlo. La persona ve en qué va.",
        ],
        datos: [
          ["Folio", folio],
          ["El enlace sirve hasta el", formatFechaLarga(aviso.vence)],
        ],
        accion: { verbo: "Leer el caso", enlace: aviso.enlace },
        pie: ["No necesitan una cuenta.", DEL_ENLACE, AUTOMATICO],
      };
    }
    case "oficio": {
      const folio = formatFolio(aviso.folio);
      return {
        asunto: `${institucion} les envía una carta · folio ${folio}`,
        titulo: "Les enviamos una carta",
        parrafos: ["Va adjunta a este correo, en PDF."],
        datos: [["Folio", folio]],
        pie: ["La carta tiene datos personales: ábranla solo quienes atienden el caso.", AUTOMATICO],
      };
    }
    case "invitacion":
      return {
        asunto: `Te invitaron a la mesa de ${institucion}`,
        titulo: "Te invitaron a atender casos",
        parrafos: [`Crea tu acceso a la mesa de ${institucion}.`],
        datos: [["El enlace sirve hasta el", formatFechaLarga(aviso.vence)]],
        accion: { verbo: "Crear mi acceso", enlace: aviso.enlace },
        pie: ["Si no esperabas esta invitación, bórrala. No la reenvíes: sirve una sola vez.", AUTOMATICO],
      };
    case "restablecer":
      return {
        asunto: `Recupera tu acceso a la mesa de ${institucion}`,
        titulo: "Recupera tu acceso",
        parrafos: ["Alguien pidió una contraseña nueva para tu cuenta."],
        datos: [["El enlace sirve hasta el", formatFechaLarga(aviso.vence)]],
        accion: { verbo: "Elegir otra contraseña", enlace: aviso.enlace },
        pie: ["Si no la pediste, no hagas nada: la tuya sigue sirviendo.", AUTOMATICO],
      };
  }
};

const writeContingencia = ({
  folios,
}: Extract<AvisoDeGestion, { aviso: "contingencia" }>): Pick<
  CuerpoDeCorreo,
  "asunto" | "titulo" | "parrafos" | "datos" | "lista"
> => {
  const uno = folios.length === 1;
  const otros = folios.length - CASOS_EN_RESUMEN;
  const lista = folios.slice(0, CASOS_EN_RESUMEN).map((folio) => `Folio ${formatFolio(folio)}`);
  return {
    asunto: uno ? "Llegó un caso escrito sin conexión" : `Llegaron ${folios.length} casos escritos sin conexión`,
    titulo: uno ? "Llegó un caso escrito sin conexión" : "Llegaron casos escritos sin conexión",
    parrafos: ["El plazo puede llevar días corriendo. En la mesa está cuándo vence."],
    datos: [["Casos", String(folios.length)]],
    lista: otros > 0 ? [...lista, `Y ${count(otros, "caso más", "casos más")} en la mesa.`] : lista,
  };
};

const writeSinPersona = ({
  casos,
}: Extract<AvisoDeGestion, { aviso: "sinPersona" }>): Pick<
  CuerpoDeCorreo,
  "asunto" | "titulo" | "parrafos" | "datos" | "lista"
> => {
  const uno = casos.length === 1;
  const otros = casos.length - CASOS_EN_RESUMEN;
  const lista = casos
    .slice(0, CASOS_EN_RESUMEN)
    .map(
      ({ folio, tipo, vence }) =>
        `${formatFolio(folio)}, ${NOMBRES_TIPO[tipo].toLowerCase()}: vence el ${formatFechaLarga(vence)}`,
    );
  return {
    asunto: uno ? "Un caso de tu unidad no tiene a nadie" : `${casos.length} casos de tu unidad no tienen a nadie`,
    titulo: uno ? "Hay un caso sin persona a cargo" : "Hay casos sin persona a cargo",
    parrafos: ["Asígnalos en la mesa, en «Sin asignar». Su plazo ya corre."],
    datos: [["Sin asignar", count(casos.length, "caso", "casos")]],
    lista: otros > 0 ? [...lista, `Y ${count(otros, "caso más", "casos más")} en la mesa.`] : lista,
  };
};

const writeResumen = ({
  fecha,
  porVencer,
  vencidos,
  mensajesNuevos,
}: Extract<AvisoDeGestion, { aviso: "resumen" }>): Pick<
  CuerpoDeCorreo,
  "asunto" | "titulo" | "parrafos" | "datos" | "lista"
> => {
  const casos = [...vencidos, ...porVencer];
  const otros = casos.length - CASOS_EN_RESUMEN;
  const lista = casos.slice(0, CASOS_EN_RESUMEN).map(({ folio, tipo, vence }, i) => {
    const verbo = i < vencidos.length ? "venció" : "vence";
    return `${formatFolio(folio)}, ${NOMBRES_TIPO[tipo].toLowerCase()}: ${verbo} el ${formatFechaLarga(vence)}`;
  });
  return {
    asunto: `Tus casos: ${vencidos.length} fuera de plazo, ${porVencer.length} por vencer`,
    titulo: `Tus casos al ${formatFechaLarga(fecha)}`,
    parrafos: casos.length + mensajesNuevos === 0 ? ["No tienes nada pendiente que venza pronto."] : [],
    datos: [
      ["Fuera de plazo", count(vencidos.length, "caso", "casos")],
      ["Por vencer", count(porVencer.length, "caso", "casos")],
      ["Mensajes sin leer", count(mensajesNuevos, "mensaje", "mensajes")],
    ],
    lista: otros > 0 ? [...lista, `Y ${count(otros, "caso más", "casos más")} en la mesa.`] : lista,
  };
};
