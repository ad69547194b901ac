import { type Control, type Opciones, openPagina, type Pagina, waitFor } from "./pagina.ts";
import { Servicio } from "./servicio.ts";

/** A kind of form, by the element and what it is opened with. */
export type Tramite = "consulta" | "reclamo" | "soni";

/** What a person answers, by the path of each control, screen by screen. */
const RESPUESTAS: Record<Tramite, Record<string, Record<string, string>>> = {
  consulta: {
    relato: { relato: "¿Puedo cambiar un regalo?" },
    persona: { "persona.nombres": "Rosa" },
    contacto: {},
  },
  reclamo: {
    relato: { relato: "Compré un colchón y llegó roto." },
    materia: { materia: "comercio", "materia.motivo": "comercio.garantia" },
    peticion: { peticion: "Que me devuelvan el dinero." },
    proveedor: { "proveedor.nombre": "Tienda Ejemplo" },
    persona: { "persona.rut": "12.345.678-5", "persona.nombres": "Rosa", "persona.apellidos": "Soto Rojas" },
    contacto: { "persona.comuna": "Santiago" },
  },
  soni: {
    tipo: { tipo: "disconformidad" },
    relato: { relato: "Esperé dos horas en la oficina." },
    servicio: {},
    persona: {},
    contacto: {},
  },
};

/** The screens of a form, in order. */
export const listPantallas = (tramite: Tramite): string[] => [...Object.keys(RESPUESTAS[tramite]), "revisar"];

/** Answers the screen called `pantalla`. */
export async function answer(pagina: Pagina, tramite: Tramite, pantalla: string): Promise<void> {
  for (const [ruta, valor] of Object.entries(RESPUESTAS[tramite][pantalla] ?? {})) {
    const control = await waitFor(
      () => pagina.all<Control>(ruta === "persona.comuna" ? "[role=combobox]" : `[name="${ruta}"]`)[0],
      `el campo ${ruta} en «${pagina.titulo}»`,
    );
    if (control instanceof HTMLInputElement && control.type === "radio")
      pagina.all<HTMLInputElement>(`[name="${ruta}"][value="${valor}"]`)[0]?.click();
    else await pagina.write(control, valor);
    if (ruta === "persona.comuna") control.dispatchEvent(new FocusEvent("blur"));
    await pagina.elemento.updateComplete;
  }
}

/** From the screen called `desde`, answers every one before the one called `hasta`, and stands there. */
export async function advanceFrom(
  pagina: Pagina,
  tramite: Tramite,
  desde: string | undefined,
  hasta = "revisar",
): Promise<void> {
  const pantallas = listPantallas(tramite);
  for (const pantalla of pantallas.slice(desde ? pantallas.indexOf(desde) : 0, pantallas.indexOf(hasta))) {
    await answer(pagina, tramite, pantalla);
    await pagina.advance();
  }
}

/** From the first screen, answers every one before the one called `hasta`, and stands there. */
export const advanceTo = (pagina: Pagina, tramite: Tramite, hasta: string): Promise<void> =>
  advanceFrom(pagina, tramite, undefined, hasta);

/** Drafts left on the way to a screen by an earlier test of this page, to stand there at once by reloading. */
const andados = new Map<string, Record<string, string>>();

/** Opens a form and stands on the screen called `hasta`. */
export async function openTramite(tramite: Tramite, hasta: string, opciones: Opciones = {}): Promise<Pagina> {
  const { atributos, definicion } = opciones;
  const servicio = opciones.servicio ?? new Servicio(definicion);
  // On a shared machine nothing is kept: the way is walked each time.
  const camino = JSON.stringify([tramite, hasta, atributos, definicion]);
  for (const [llave, borrador] of Object.entries(andados.get(camino) ?? {}))
    sessionStorage.setItem(llave.replace("{api}", servicio.api), borrador);
  const pagina = await (tramite === "soni"
    ? openPagina("soni", { atributos, servicio })
    : openPagina("ingreso", { servicio, atributos: { tipo: tramite, ...atributos } }));
  await waitFor(() => pagina.elemento.definicion && pagina.titulo, "la definición y la primera pantalla");
  if (!andados.has(camino)) {
    await advanceTo(pagina, tramite, hasta);
    const llaves = Object.keys(sessionStorage).filter((llave) => llave.includes(servicio.api));
    if (!atributos?.canal)
      andados.set(
        camino,
        Object.fromEntries(
          llaves.map((llave) => [llave.replace(servicio.api, "{api}"), sessionStorage.getItem(llave) ?? ""]),
        ),
      );
  }
  return pagina;
}

/** Opens a form, sends it and stands at its receipt. */
export async function openComprobante(tramite: Tramite, opciones: Opciones = {}): Promise<Pagina> {
  const pagina = await openTramite(tramite, "revisar", opciones);
  await pagina.submit();
  await pagina.received();
  return pagina;
}
