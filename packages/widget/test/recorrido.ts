import { type Control, type Opciones, openPagina, type Pagina, waitFor } from "./pagina.ts";

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
    const control = await waitFor(() => pagina.control(ruta), `el campo ${ruta} en «${pagina.titulo}»`);
    if (control instanceof HTMLInputElement && control.type === "radio")
      pagina.all<HTMLInputElement>(`[name="${ruta}"][value="${valor}"]`)[0]?.click();
    else await pagina.write(control as Control, valor);
    if (ruta === "persona.comuna") control.dispatchEvent(new FocusEvent("blur"));
    await pagina.elemento.updateComplete;
  }
}

/** Answers every screen before the one called `hasta`, and stands there. */
export async function advanceTo(pagina: Pagina, tramite: Tramite, hasta: string): Promise<void> {
  for (const pantalla of listPantallas(tramite)) {
    if (pantalla === hasta) return;
    await answer(pagina, tramite, pantalla);
    await pagina.advance();
  }
}

/** Opens a form and stands on the screen called `hasta`. */
export async function openTramite(tramite: Tramite, hasta: string, opciones: Opciones = {}): Promise<Pagina> {
  const pagina = await (tramite === "soni"
    ? openPagina("soni", opciones)
    : openPagina("ingreso", { ...opciones, atributos: { tipo: tramite, ...opciones.atributos } }));
  await waitFor(() => pagina.elemento.definicion, "la definición");
  await waitFor(() => pagina.titulo, "la primera pantalla");
  await advanceTo(pagina, tramite, hasta);
  return pagina;
}

/** Opens a form, sends it and stands at its receipt. */
export async function openComprobante(tramite: Tramite, opciones: Opciones = {}): Promise<Pagina> {
  const pagina = await openTramite(tramite, "revisar", opciones);
  await pagina.submit();
  await waitFor(() => pagina.all("[part=comprobante]")[0], "el comprobante");
  return pagina;
}
