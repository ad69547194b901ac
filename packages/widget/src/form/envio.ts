import type { ComprobanteConClave } from "@ventanilla/sdk/client/casos";
import { createCasos } from "@ventanilla/sdk/client/casos";
import { mintEnvio } from "@ventanilla/sdk/client/envio";
import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { createTransport } from "@ventanilla/sdk/client/transport";
import { mintClave, mintFolio } from "@ventanilla/sdk/domain";
import { es } from "../textos/es.ts";
import { tramite } from "../textos/tramite.ts";
import { wipeBorrador } from "./borrador.ts";
import { listPantallas, readTipo } from "./campos.ts";
import { buildCuerpo } from "./cuerpo.ts";
import type { Formulario } from "./formulario.ts";

/** The word for the kind of case: "reclamo". */
export const nameTipo = (f: Formulario, tipo = readTipo(f)): string => f.say(tramite).nombres[tipo] ?? "";

/** Where a send stands. `repetido`: an earlier try had arrived, before the last changes. `estado`: following it now. */
export type Fase = "escribe" | "enviando" | "pendiente" | "recibido" | "repetido" | "estado";

/** What a form leaves with. The draft is gone by then. */
export interface Recibido {
  tipo: string;
  folio: string;
  clave: string;
  /** CUT of the person's comuna, to say where they are received nearby. */
  comuna: string | undefined;
  comprobante?: ComprobanteConClave;
}

export const recibidos = new WeakMap<Formulario, Recibido>();

/** Folios minted before giving up: with 55 random bits, a second one taken means something else is wrong. */
const MAXIMO_FOLIOS = 3;

/**
 * Sends the case, once. A second call while one is on its way does nothing; a repetition after a failure or a reload
 * carries the same submission id, folio and clave, so it can never be a second case.
 */
export async function send(f: Formulario): Promise<void> {
  if (f.fase === "enviando") return;
  window.removeEventListener("online", pendientes.get(f) ?? (() => {}));
  f.fase = "enviando";
  f.aviso = f.say(tramite).enviando(nameTipo(f));
  for (let acunados = 1; ; acunados++) {
    if (!f.borrador.envio) f.change({ envio: mintEnvio(), folio: mintFolio(), clave: mintClave() });
    const { envio, folio = "", clave = "", valores } = f.borrador;
    const tipo = readTipo(f);
    try {
      const transport = createTransport({ api: f.api, idioma: f.idioma });
      const comprobante = await createCasos({ transport, institucion: f.institucion }).open(buildCuerpo(f), { envio });
      recibidos.set(f, { tipo, folio, clave, comuna: valores["persona.comuna"], comprobante });
      finish(f, "recibido");
      f.tell("ingresado", { tipo, etapa: comprobante.etapa });
      return;
    } catch (falla) {
      const error = falla as VentanillaError;
      if (error.type === "folio-ocupado" && acunados < MAXIMO_FOLIOS) f.change({ envio: "" });
      else if (error.type === "clave-de-envio-reutilizada") {
        recibidos.set(f, { tipo, folio, clave, comuna: valores["persona.comuna"] });
        return finish(f, "repetido");
      } else return fail(f, error, tipo);
    }
  }
}

function finish(f: Formulario, fase: Fase): void {
  wipeBorrador(f, f.tramite);
  f.borrador = { valores: {}, pantalla: 0 };
  f.aviso = "";
  f.fase = fase;
  f.focusOn("h2");
}

const pendientes = new WeakMap<Formulario, () => void>();

/** Says what happened; where the network is what failed, tries again by itself when it is back. */
function fail(f: Formulario, error: VentanillaError, tipo: string): void {
  const t = f.say(tramite);
  f.fase = "pendiente";
  if (error.type === "datos-invalidos" && error.errores?.length) return showErrores(f, error);
  if (error.type === "sin-conexion") {
    const retry = () => f.isConnected && f.fase === "pendiente" && send(f);
    pendientes.set(f, retry);
    window.addEventListener("online", retry, { once: true });
    f.aviso = f.say(es).sinConexion;
    f.tell("pendiente", { tipo, motivo: error.type });
    return;
  }
  if (error.type === "cuerpo-muy-grande" || error.status === 413) f.aviso = t.noCabe;
  else if (
    !error.type ||
    error.status >= 500 ||
    error.type === "tiempo-agotado" ||
    error.type === "respuesta-ilegible"
  ) {
    f.aviso = t.noResponde;
    f.tell("pendiente", { tipo, motivo: error.type ?? "interno" });
  } else f.aviso = `${error.message} ${t.sigueAqui}`;
  f.tell("error", { etapa: "envio", tipo: error.type });
}

/** Puts what the server found wrong beside each field, on the first screen that has one. */
function showErrores(f: Formulario, { errores }: VentanillaError): void {
  const pantallas = listPantallas(f);
  const holds = (campoRuta: string, ruta: string) => campoRuta === ruta || campoRuta.startsWith(`${ruta}.`);
  const indice = pantallas.findIndex(({ campos }) =>
    campos.some((campo) => errores.some(({ ruta }) => holds(campo.ruta, ruta))),
  );
  f.fase = "escribe";
  if (indice < 0) {
    f.aviso = errores.map(({ mensaje }) => mensaje).join(" ");
    return;
  }
  f.change({ pantalla: indice });
  const propios: Record<string, string> = {};
  for (const { ruta } of pantallas[indice]?.campos ?? []) {
    const error = errores.find((otro) => holds(ruta, otro.ruta));
    if (error) propios[ruta] = error.mensaje;
  }
  f.errores = propios;
  f.aviso = "";
  f.focusOn(".resumen");
}
