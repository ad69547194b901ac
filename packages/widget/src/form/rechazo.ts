import type { VentanillaError } from "@ventanilla/sdk/client/error";
import { loadPieza } from "../elements/base/pieza.ts";
import { rechazo } from "../textos/rechazo.ts";
import { tramite } from "../textos/tramite.ts";
import { listPantallas } from "./campos.ts";
import { finish, nameTipo, send } from "./envio.ts";
import type { Formulario } from "./formulario.ts";

/** Folios minted, or proofs paid, before giving up: more than these mean that something else is wrong. */
const MAXIMO_FOLIOS = 3;
const acunados = new WeakMap<Formulario, number>();

/** Says why the server did not take the case, and what to do; mints anew where that is all it takes. */
export async function explain(f: Formulario, error: VentanillaError): Promise<void> {
  const t = f.say({ ...tramite, ...rechazo });
  const { type, status, errores } = error;
  const veces = (acunados.get(f) ?? 1) + 1;
  if (type === "folio-ocupado" && veces <= MAXIMO_FOLIOS) {
    acunados.set(f, veces);
    f.change({ envio: "" });
    return send(f);
  }
  // Many come at once: this machine pays with a second of its work, and the person has nothing to do.
  if (error.prueba && crypto.subtle && veces <= MAXIMO_FOLIOS) {
    acunados.set(f, veces);
    let prueba: string;
    f.fase = "enviando";
    try {
      const { payPrueba } = await loadPieza(() => import("@ventanilla/sdk/client/prueba"));
      prueba = await payPrueba(error.prueba);
    } finally {
      f.fase = "pendiente";
    }
    return send(f, prueba);
  }
  // Sent before with other words: it arrived then, and its answer got lost.
  if (type === "clave-de-envio-reutilizada") {
    finish(f, { titulo: t.yaRecibimos(nameTipo(f)), nota: t.repetido });
    return;
  }
  if (type === "datos-invalidos" && errores?.length) showErrores(f, error);
  else if (status === 413) f.aviso = t.noCabe;
  else if (!type || status >= 500 || !status || type === "respuesta-ilegible") f.aviso = t.noResponde;
  else f.aviso = `${error.message} ${t.sigueAqui}`;
  f.tell("error", { etapa: "envio", tipo: type });
}

/** Says that the institution does not take this kind of case. */
export function explainTipo(f: Formulario): void {
  f.aviso = f.say(rechazo).noToma(f.definicion?.nombreCorto ?? "", nameTipo(f));
}

/** Puts what the server found wrong beside each field, on the first screen that has one. */
function showErrores(f: Formulario, { errores }: VentanillaError): void {
  const pantallas = listPantallas(f);
  const find = (campo: string) => errores.find(({ ruta }) => campo === ruta || campo.startsWith(`${ruta}.`));
  const indice = pantallas.findIndex(({ campos }) => campos.some(({ ruta }) => find(ruta)));
  f.fase = "escribe";
  if (indice < 0) {
    f.aviso = errores.map(({ mensaje }) => mensaje).join(" ");
    return;
  }
  f.change({ pantalla: indice });
  const propios = (pantallas[indice]?.campos ?? []).map(({ ruta }) => [ruta, find(ruta)?.mensaje] as const);
  f.errores = Object.fromEntries(propios.filter((par): par is [string, string] => Boolean(par[1])));
  f.aviso = "";
  f.focusOn(".resumen");
}
