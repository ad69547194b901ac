import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import type { OrdenDeEnlace, VistaDeEnlace } from "@ventanilla/sdk/contract";
import { respuesta as t } from "../textos/respuesta.ts";
import { readOrden } from "./campos.ts";
import type { OrdenDePortador, Respuesta } from "./respuesta.ts";

function buildOrden({ enlace, escrito }: Respuesta, orden: OrdenDePortador): OrdenDeEnlace {
  const texto = escrito.texto?.trim() ?? "";
  switch (orden) {
    case "registrarRespuesta":
      return { enlace, orden, texto, acoge: escrito.acoge as "total" };
    case "responderDerivacion":
      return { enlace, orden, respuesta: texto };
    case "devolverDerivacion":
      return { enlace, orden, motivo: escrito.devolucion?.trim() ?? "" };
    case "recibirDerivacion":
      return { enlace, orden };
  }
}

/** Sends what is chosen: once, however often it is pressed or has to be repeated. */
export async function send(e: Respuesta): Promise<void> {
  const orden = readOrden(e);
  if (e.ocupado || !orden) return;
  // Kept until there is a receipt: whatever the network loses on the way, it is done once.
  const envio = e.envios[orden] ?? mintEnvio();
  e.envios[orden] = envio;
  Object.assign(e, { ocupado: true, aviso: t.enviando });
  try {
    finish(e, await e.enlaces.order(buildOrden(e, orden), { envio }), orden);
  } catch (error) {
    await explain(e, error as VentanillaError, orden);
  }
  e.ocupado = false;
}

function finish(e: Respuesta, vista: VistaDeEnlace, orden: OrdenDePortador): void {
  delete e.envios[orden];
  e.show(vista);
  if (orden === "recibirDerivacion") {
    e.write("orden", "");
    e.aviso = t.quedoRecibido;
  } else {
    e.hecha = { orden, cuando: new Date().toISOString() };
    e.fase = "recibo";
    e.focusOn("h2");
  }
  e.tell("respondido", { orden });
}

/** Where each thing that the server finds wrong is written. */
const CAMPOS: Record<string, string> = { texto: "texto", respuesta: "texto", motivo: "devolucion", acoge: "acoge" };

/** Says why it was not taken. What is written stays. */
async function explain(e: Respuesta, error: VentanillaError, orden: OrdenDePortador): Promise<void> {
  const { type, status, message, errores } = error;
  const propios = errores?.flatMap(({ ruta, mensaje }) => (CAMPOS[ruta] ? [[CAMPOS[ruta], mensaje]] : [])) ?? [];
  if (type === "enlace-vencido") Object.assign(e, { fase: "vencido", aviso: "" });
  else if (propios.length) {
    Object.assign(e, { fase: "pide", aviso: "", errores: Object.fromEntries(propios) });
    e.focusOn(".resumen");
  } else if (["estado-no-permite", "clave-de-envio-reutilizada", "rol-no-permite"].includes(type))
    await catchUp(e, message, orden);
  else
    e.aviso = type === "sin-conexion" ? t.sinConexion : status > 0 && status < 500 && message ? message : t.noResponde;
  e.tell("error", { etapa: "envio", tipo: type });
}

/** Somebody answered before, or an earlier attempt arrived and its answer was lost: shows what there is. */
async function catchUp(e: Respuesta, message: string, orden: OrdenDePortador): Promise<void> {
  delete e.envios[orden];
  const vista = await e.enlaces.open(e.enlace).catch(() => undefined);
  if (!vista) {
    e.aviso = message;
    return;
  }
  e.show(vista);
  if (vista.respondida) {
    e.hecha = { orden, cuando: "", repetida: true };
    e.focusOn("h2");
  } else e.aviso = t.cambio;
}
