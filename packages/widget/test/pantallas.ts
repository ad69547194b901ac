import { openPagina, type Pagina, waitFor } from "./pagina.ts";
import { answer, listPantallas, openComprobante, openTramite, type Tramite } from "./recorrido.ts";
import { problema, respuesta, respuestaPerdida, Servicio, sinRed } from "./servicio.ts";
import { chooseArchivos, fakeSubidas, makeFoto } from "./subida.ts";

fakeSubidas();

/** Looks at a screen; `estado` names it. */
export type Look = (pagina: Pagina, estado: string) => Promise<void>;

/** Walks somewhere and looks at each state on the way. */
type Paseo = (look: Look, trato: string) => Promise<void>;

const FOLIO = "7K3M9QXP4TWG";
const CLAVE = "483177205562";

const definicion = (trato: string) => ({ trato: trato as "tu" | "usted" });
const errs = (pagina: Pagina) => waitFor(() => pagina.errores.length, "los errores");

/** Each screen of a form: blank, with what is wrong, and answered. */
const walkTramite =
  (tramite: Tramite): Paseo =>
  async (look, trato) => {
    const pagina = await openTramite(tramite, listPantallas(tramite)[0] as string, { definicion: definicion(trato) });
    for (const pantalla of listPantallas(tramite)) {
      if (pantalla === "contacto") {
        await waitFor(() => pagina.all("[role=combobox]").length || tramite !== "reclamo", "las comunas");
        for (const pliegue of pagina.all<HTMLDetailsElement>("details")) pliegue.open = true;
      }
      await look(pagina, pantalla);
      if (pantalla === "revisar") return;
      const { titulo } = pagina;
      await pagina.submit();
      await waitFor(() => pagina.errores.length || pagina.titulo !== titulo, "errores u otra pantalla");
      if (pagina.titulo !== titulo) continue;
      await look(pagina, `${pantalla}, con errores`);
      await answer(pagina, tramite, pantalla);
      await pagina.advance();
    }
  };

async function openCaso(trato: string, vista: Servicio["vista"]): Promise<Pagina> {
  const servicio = new Servicio(definicion(trato));
  servicio.keepCaso(FOLIO, CLAVE);
  servicio.vista = vista;
  const pagina = await openPagina("estado", { servicio });
  await pagina.write(pagina.control("folio") as HTMLInputElement, FOLIO);
  await pagina.write(pagina.control("clave") as HTMLInputElement, CLAVE);
  await pagina.submit();
  await waitFor(() => pagina.all("[part=historia]").length, "el caso");
  return pagina;
}

const cierre = {
  cuando: "2026-10-20T15:00:00.000Z",
  resultado: "acogeTotal",
  resultadoTexto: "La tienda acogió el reclamo.",
  respuesta: "La tienda cambiará el producto.",
} as const;

const plazo = { dias: 25, unidad: "habiles", vence: "2026-10-28" } as const;
const tarde = { ...plazo, habilesTranscurridos: 30, corridosTranscurridos: 44, fueraDePlazo: true };

const CASOS: Record<string, Servicio["vista"]> = {
  "caso en curso": {},
  "caso que espera a la persona": {
    estado: "esperandoPersona",
    estadoTexto: "Falta la boleta para seguir.",
    siguiente: "La boleta se puede enviar por aquí.",
    antecedentes: { texto: "Falta la boleta.", vence: "2026-10-05" },
    plazo: {
      ...plazo,
      habilesTranscurridos: 3,
      corridosTranscurridos: 5,
      fueraDePlazo: false,
      suspendidoDesde: "2026-09-25",
    },
  },
  "caso atrasado": { plazo: tarde, estadoTexto: "El plazo era el 28/10/2026." },
  "caso derivado": {
    estado: "derivado",
    estadoTexto: "El caso está en otra institución.",
    derivaciones: [
      { institucion: "Superintendencia de Salud", parcial: false, estado: "recibida", motivo: "Trata de una isapre." },
      { institucion: "Subtel", parcial: true, estado: "devuelta", motivo: "Trata de telefonía." },
      { institucion: "SEC", parcial: true, estado: "enviada", motivo: "Trata de la luz." },
      {
        institucion: "Superintendencia de Electricidad",
        parcial: true,
        estado: "respondida",
        motivo: "Trata de la luz.",
        respuesta: "La cuenta se corrigió.",
      },
    ],
  },
  "caso cerrado que se pidió reabrir": {
    estado: "cerrado",
    cierre,
    estadoTexto: "La tienda acogió el reclamo.",
    bitacora: [
      { cuando: "2026-10-20T15:00:00.000Z", tipo: "cierre", texto: "Cerramos el caso" },
      { cuando: "2026-10-21T15:00:00.000Z", tipo: "mensaje", texto: "Llegó un mensaje" },
    ],
  },
  "caso cerrado": { estado: "cerrado", cierre, puedeOpinar: true, estadoTexto: "La tienda acogió el reclamo." },
};

const ARCHIVO = {
  id: "a1",
  nombre: "boleta.jpg",
  tipo: "image/jpeg",
  bytes: 2_048,
  cuando: "2026-09-22T15:05:00.000Z",
  quien: "ciudadano",
} as const;

/** Every screen there is, in walks; each is also a test's name. */
export const PASEOS: Record<string, Paseo> = {
  "el menú": async (look, trato) => {
    const pagina = await openPagina("widget", { definicion: definicion(trato) });
    await waitFor(() => pagina.elemento.definicion, "la definición");
    await look(pagina, "menú");
    await pagina.all("[data-vista=consulta]")[0]?.click();
    await pagina.write(await waitFor(() => pagina.one<HTMLTextAreaElement>("textarea"), "el relato"), "Hola");
    pagina.one("[part=volver]").click();
    await waitFor(() => pagina.all("[data-vista]").length, "el menú");
    await look(pagina, "menú con algo a medias");
  },
  "una consulta": walkTramite("consulta"),
  "un reclamo": walkTramite("reclamo"),
  "una opinión": walkTramite("soni"),

  "quien no tiene RUT, y una empresa": async (look, trato) => {
    for (const i of [0, 1]) {
      const pagina = await openTramite("reclamo", "persona", { definicion: definicion(trato) });
      pagina.all(".alternativas button")[i]?.click();
      await waitFor(() => !pagina.all("select").length || pagina.all("option").length > 100, "los países");
      await look(pagina, `otra identidad ${i}`);
      await pagina.submit();
      await errs(pagina);
      await look(pagina, `otra identidad ${i}, con errores`);
    }
  },

  "datos malos": async (look, trato) => {
    const peticion = await openTramite("reclamo", "peticion", { definicion: definicion(trato) });
    const malos = { monto: "x", "fechaHecho.dia": "1", "fechaHecho.mes": "1", "fechaHecho.ano": "2999" };
    for (const [ruta, valor] of Object.entries(malos))
      await peticion.write(peticion.control(ruta) as HTMLInputElement, valor);
    await peticion.submit();
    await errs(peticion);
    await look(peticion, "monto y fecha malos");
    const persona = await openTramite("reclamo", "persona", { definicion: definicion(trato) });
    await persona.write(persona.control("persona.rut") as HTMLInputElement, "12.345.678-4");
    await persona.submit();
    await errs(persona);
    await look(persona, "RUT malo");
    const relato = await openTramite("consulta", "relato", { definicion: definicion(trato) });
    await relato.write(relato.control("relato") as HTMLTextAreaElement, "a".repeat(20_003));
    await relato.submit();
    await errs(relato);
    await look(relato, "relato demasiado largo");
  },

  "la búsqueda de comunas": async (look, trato) => {
    const pagina = await openTramite("reclamo", "contacto", { definicion: definicion(trato) });
    const campo = await waitFor(() => pagina.one<HTMLInputElement>("[role=combobox]"), "las comunas");
    await pagina.write(campo, "san");
    campo.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true }));
    await look(pagina, "con la lista abierta");
    await pagina.write(campo, "zzz");
    await look(pagina, "sin ninguna comuna");
  },

  "lo que se ofrece al escribir": async (look, trato) => {
    const consulta = await openTramite("consulta", "relato", { definicion: definicion(trato) });
    const garantia = {
      id: "garantia",
      pregunta: "¿Cuánto dura la garantía legal?",
      respuesta: "Seis meses desde la entrega.",
      norma: "Ley 19.496, artículo 20",
    };
    consulta.servicio.propias["/preguntas"] = respuesta(200, {
      preguntas: [garantia, { ...garantia, id: "otra", pregunta: "¿Y si el producto es usado?" }],
    });
    consulta.servicio.propias["/respondio"] = () => new Response(null, { status: 204 });
    await consulta.write(consulta.control("relato") as HTMLTextAreaElement, "Una juguera dejó de funcionar");
    const oferta = await waitFor(() => consulta.all<HTMLDetailsElement>(".oferta")[0], "las preguntas");
    await look(consulta, "preguntas ofrecidas");
    oferta.open = true;
    await look(consulta, "preguntas abiertas");
    consulta.all(".pregunta button")[0]?.click();
    await waitFor(() => consulta.all(".sirvio")[0], "lo que sigue");
    await look(consulta, "una que sirvió");
    const reclamo = await openTramite("reclamo", "proveedor", { definicion: definicion(trato) });
    reclamo.servicio.propias["/proveedores"] = respuesta(200, { proveedores: [{ nombre: "Tienda Ejemplo" }] });
    const campo = reclamo.control("proveedor.nombre") as HTMLInputElement;
    campo.focus();
    await reclamo.write(campo, "tienda");
    await waitFor(() => reclamo.all("[role=option]")[0], "las empresas");
    await look(reclamo, "empresas parecidas");
  },

  "el envío": async (look, trato) => {
    const pagina = await openTramite("reclamo", "revisar", { definicion: definicion(trato) });
    const { servicio } = pagina;
    const espera = servicio.hold("/casos");
    servicio.next("/casos", problema(503, "no-disponible"));
    servicio.always("/casos", sinRed);
    await pagina.submit();
    await waitFor(() => servicio.aperturas.length, "el envío");
    await look(pagina, "enviando");
    espera.release();
    await pagina.received();
    const otra = await openTramite("reclamo", "revisar", { definicion: definicion(trato) });
    const fallas = [sinRed, problema(503, "no-disponible"), problema(413, "cuerpo-muy-grande"), respuestaPerdida];
    for (const [i, falla] of fallas.entries()) {
      const antes = otra.avisos.length;
      otra.servicio.always("/casos", falla);
      await otra.submit();
      await waitFor(() => otra.avisos.length > antes, "el aviso");
      await look(otra, `envío que falla ${i}`);
      otra.servicio.restore();
    }
    otra.servicio.next("/casos", problema(422, "clave-de-envio-reutilizada"));
    await otra.submit();
    await otra.received();
    await look(otra, "envío que ya había llegado");
  },

  "el comprobante": async (look, trato) => {
    const servicio = new Servicio(definicion(trato));
    servicio.comprobante = { recibidoEn: "2026-09-19T15:04:05.000Z", ingresoLegal: "2026-09-21" };
    const pagina = await openComprobante("reclamo", { servicio });
    await look(pagina, "comprobante");
    pagina.all("summary").at(-1)?.click();
    await pagina.says("Dirección Regional");
    pagina.all(".botones button")[0]?.click();
    await waitFor(() => pagina.all("[role=status]").some(({ textContent }) => textContent?.trim()), "lo copiado");
    await look(pagina, "comprobante con oficinas y copiado");
    pagina.one("[part=boton-principal]").click();
    await waitFor(() => pagina.all("[part=historia]").length, "el caso");
    await look(pagina, "el caso desde el comprobante");
  },

  "los archivos": async (look, trato) => {
    const pagina = await openTramite("reclamo", "revisar", { definicion: definicion(trato) });
    await chooseArchivos(pagina, makeFoto(), makeFoto("planilla.xls", "application/vnd.ms-excel"));
    await waitFor(() => pagina.all(".adjuntos .error").length, "lo que no se puede elegir");
    await look(pagina, "archivos elegidos");
    pagina.servicio.next("/adjuntos", sinRed, sinRed, sinRed, sinRed);
    await pagina.submit();
    await pagina.received();
    await waitFor(() => pagina.all(".adjuntos .error").length, "el archivo que no llegó");
    await look(pagina, "archivo que no llegó");
    for (const vista of [{ adjuntos: [ARCHIVO] }, { ...CASOS["caso cerrado"], adjuntos: [ARCHIVO] }]) {
      const caso = await openCaso(trato, vista);
      await caso.click(/^Archivos de /);
      await caso.says(ARCHIVO.nombre);
      await look(caso, "archivos de un caso");
    }
  },

  "lo que la institución no recibe": async (look, trato) => {
    const pagina = await openPagina("ingreso", {
      atributos: { tipo: "reclamo" },
      definicion: { ...definicion(trato), tipos: ["consulta"] },
    });
    await waitFor(() => pagina.elemento.definicion && pagina.titulo, "la definición");
    await look(pagina, "un reclamo que no se recibe");
  },

  "un equipo compartido": async (look, trato) => {
    for (const canal of ["totem", "biblioteca"]) {
      const servicio = new Servicio(definicion(trato));
      const pagina = await openPagina("widget", { servicio, atributos: { canal } });
      await waitFor(() => pagina.elemento.definicion, "la definición");
      pagina.all("[data-vista=consulta]")[0]?.click();
      await waitFor(() => pagina.all("textarea").length, "la primera pantalla");
      await look(pagina, `${canal}, primera pantalla`);
    }
  },

  "la búsqueda de un caso": async (look, trato) => {
    const pagina = await openPagina("estado", { definicion: definicion(trato) });
    await waitFor(() => pagina.elemento.definicion && pagina.titulo, "la búsqueda");
    await look(pagina, "en blanco");
    await pagina.submit();
    await errs(pagina);
    await look(pagina, "con errores");
    await pagina.write(pagina.control("folio") as HTMLInputElement, "7K3M9QXP4TWX");
    await pagina.write(pagina.control("clave") as HTMLInputElement, "1");
    await pagina.submit();
    await look(pagina, "con folio y clave malos");
    await pagina.write(pagina.control("folio") as HTMLInputElement, FOLIO);
    await pagina.write(pagina.control("clave") as HTMLInputElement, CLAVE);
    for (const falla of [undefined, sinRed, problema(503, "no-disponible")]) {
      if (falla) pagina.servicio.always("/seguimiento", falla);
      const antes = pagina.avisos.length;
      await pagina.submit();
      await waitFor(() => pagina.avisos.length > antes, "el aviso");
      await look(pagina, `sin encontrarlo, ${pagina.avisos.length}`);
    }
  },

  "un caso": async (look, trato) => {
    for (const [nombre, vista] of Object.entries(CASOS)) {
      const pagina = await openCaso(trato, vista);
      await look(pagina, nombre);
      for (const boton of pagina.all("form .principal, form [part=boton-principal]")) {
        boton.click();
        await errs(pagina);
        await look(pagina, `${nombre}, con errores`);
      }
    }
  },

  "el botón flotante": async (look, trato) => {
    const pagina = await openPagina("boton", { definicion: definicion(trato) });
    await waitFor(() => pagina.elemento.definicion, "la definición");
    await look(pagina, "cerrado");
    pagina.one("[part=lanzador]").click();
    await waitFor(() => pagina.all("[data-vista]").length, "el menú");
    await look(pagina, "abierto");
  },
};
