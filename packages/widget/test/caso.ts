import type { VistaCiudadana } from "@ventanilla/sdk/contract";
import "axe-core/axe.js";
import { expect } from "chai";
import type { Estado } from "../src/elements/estado/estado.ts";
import { type Opciones, openPagina, type Pagina, waitFor } from "./pagina.ts";
import { Servicio } from "./servicio.ts";

/** A case that exists: its folio and its clave. */
export const FOLIO = "7K3M9QXP4TWG";
export const CLAVE = "483177205562";

/** A term that is running. */
export const plazo = {
  dias: 25,
  unidad: "habiles" as const,
  vence: "2026-10-28",
  habilesTranscurridos: 3,
  corridosTranscurridos: 5,
  fueraDePlazo: false,
};

/** A claim under way, received on a Saturday. */
export const enCurso: Partial<VistaCiudadana> = {
  estado: "esperandoProveedor",
  estadoTexto: "Le pedimos a la tienda que responda a más tardar el 15/10/2026.",
  siguiente: "Cuando la tienda responda, te contaremos aquí.",
  recibidoEn: "2026-09-19T15:04:05.000Z",
  ingresoLegal: "2026-09-21",
  plazo,
  bitacora: [
    { cuando: "2026-09-19T15:04:05.000Z", tipo: "ingreso", texto: "Recibimos tu reclamo" },
    { cuando: "2026-09-22T02:30:00.000Z", tipo: "traslado", texto: "Le pedimos a la tienda que responda" },
  ],
};

/** A consulta answered, on which an opinion may be given. */
export const cerrado: Partial<VistaCiudadana> = {
  ...enCurso,
  tipo: "consulta",
  estado: "cerrado",
  estadoTexto: "Respondimos tu consulta con una orientación.",
  siguiente: "Puedes leer la respuesta y darnos tu opinión.",
  cierre: {
    cuando: "2026-09-23T15:00:00.000Z",
    resultado: "orientado",
    resultadoTexto: "Respondimos tu consulta con una orientación.",
    respuesta: "La garantía legal dura seis meses.\n\nPuedes elegir entre cambio y devolución.",
  },
  puedeOpinar: true,
};

/** A claim that waits for its person, who has already written once. */
export const esperaPersona: Partial<VistaCiudadana> = {
  ...enCurso,
  estado: "esperandoPersona",
  estadoTexto: "Necesitamos que nos envíes lo que te pedimos, a más tardar el 30/09/2026.",
  siguiente: "Envía por aquí lo que te pedimos, o llévalo a una oficina. Después seguimos con tu caso.",
  antecedentes: { texto: "Envíanos el número de la boleta", vence: "2026-09-30" },
  bitacora: [
    ...(enCurso.bitacora ?? []),
    { cuando: "2026-09-23T15:00:00.000Z", tipo: "pedido", texto: "Envíanos el número de la boleta" },
    { cuando: "2026-09-23T16:00:00.000Z", tipo: "mensaje", texto: "Nos escribiste un mensaje" },
  ],
};

/** A claim whose term is over. */
export const atrasado: Partial<VistaCiudadana> = {
  ...enCurso,
  estado: "enGestion",
  estadoTexto: "Nos atrasamos. Debimos responderte el 28/10/2026; seguimos trabajando en tu caso.",
  plazo: { ...plazo, habilesTranscurridos: 29, corridosTranscurridos: 42, fueraDePlazo: true },
};

/** Every state there is a screen for. */
export const ESTADOS = { enCurso, cerrado, esperaPersona, atrasado };

/** Opens the element alone, at its two fields, before a service that has this case. */
export async function openBusqueda(vista: Partial<VistaCiudadana> = enCurso, opciones: Opciones = {}): Promise<Pagina> {
  const servicio = opciones.servicio ?? new Servicio(opciones.definicion);
  servicio.vista = vista;
  servicio.keepCaso(FOLIO, CLAVE);
  const pagina = await openPagina("estado", { ...opciones, servicio });
  await pagina.at("Revisa en qué va tu caso");
  return pagina;
}

/** Asks for a case. */
export async function lookup(pagina: Pagina, folio = FOLIO, clave = CLAVE): Promise<void> {
  await pagina.fill("Folio", folio);
  await pagina.fill("Clave", clave);
  await pagina.submit();
}

/** Opens the case itself. */
export async function openCaso(vista?: Partial<VistaCiudadana>, opciones?: Opciones): Promise<Pagina> {
  const pagina = await openBusqueda(vista, opciones);
  await lookup(pagina);
  await waitFor(() => pagina.all("[part=historia]")[0], "el caso");
  await waitFor(() => pagina.all("summary").length > 1, "lo que se puede agregar");
  return pagina;
}

/** The element itself. */
export const estadoOf = (pagina: Pagina) => pagina.elemento as Estado;
/** The requests that followed the case: `""`, `/mensajes`, `/satisfaccion`. */
export const sentTo = (pagina: Pagina, ruta: string) => pagina.servicio.asked(`/seguimiento${ruta}`);
/** The submission ids of those requests. */
export const keysOf = (pagina: Pagina, ruta: string) =>
  sentTo(pagina, ruta).map(({ cabeceras }) => cabeceras.get("Idempotency-Key"));

/** Fails with what a screen reader would stumble over; `minimo` rules at least had something to look at. */
export async function checkAxe(pagina: Pagina, minimo = 10): Promise<void> {
  const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
  const { violations, passes } = await axe.run(pagina.elemento, { rules: { region: { enabled: false } } });
  const halladas = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect(passes.length, "reglas que axe pudo mirar").to.be.above(minimo);
  expect(halladas, "axe").to.deep.equal([]);
}
