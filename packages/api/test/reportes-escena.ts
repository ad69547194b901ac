import type { OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import type { Actor } from "../src/caso/orden.ts";
import { CONSULTA, RECLAMO, readComprobante } from "./open-app.ts";
import { openGestion, type Persona } from "./open-gestion.ts";

/** Comunas of two regions, each with a unit of its own. */
const SANTIAGO = "13101";
const VALPARAISO = "05101";
export const UNIDAD_DE_VALPARAISO = "dr-valparaiso";

interface Ingresado {
  folio: string;
  clave: string;
}

/**
 * A November with all that a report tells: six consultas that five people gave a mark, three reclamos of which one was
 * reopened, opinions, one case that was none, one library; and a consulta of October that closed too late. Done through
 * the service, as people do it; looked at on 2 December 2026.
 */
export const openEscena = async () => {
  const api = await openGestion();
  const { reloj, post } = api;
  const hoy = reloj.ahora;
  const goTo = (instante: string) => {
    reloj.ahora = Date.parse(instante);
  };
  goTo("2026-10-01T14:00:00.000Z");
  const personas = {
    administrador: await api.hire({ rol: "administrador" }),
    encargada: await api.hire({ rol: "encargado", nombre: "Encargada" }),
    deValparaiso: await api.hire({ rol: "encargado", nombre: "De Valparaíso", region: "05" }),
    ejecutiva: await api.hire({ rol: "ejecutivo", nombre: "Ejecutiva", unidad: UNIDAD_DE_VALPARAISO }),
    analista: await api.hire({ rol: "analista" }),
  };
  const actorOf = (rol: "ejecutivo" | "encargado", { id }: Persona): Actor => ({ id, rol, institucion: "sernac" });
  const ejecutiva = { ...actorOf("ejecutivo", personas.ejecutiva), unidad: UNIDAD_DE_VALPARAISO };
  const encargada = actorOf("encargado", personas.encargada);

  const open = async (cuerpo: object): Promise<Ingresado> => {
    const { folio, clave = "" } = await readComprobante(await api.open(cuerpo));
    return { folio, clave };
  };
  const order = async ({ folio }: Ingresado, orden: OrdenDeGestionLeida, actor: Actor = ejecutiva) => {
    const guardado = await api.store.findCasoByFolio(folio);
    await api.servicio.gestion.order({ folio, orden, version: guardado?.caso.version ?? 0 }, actor);
  };
  const answer = (caso: Ingresado, resultado: "orientado" | "acogeTotal" | "noAcoge") =>
    order(caso, { orden: "proponerCierre", resultado, respuesta: "Esto resolvimos" });
  const sign = (caso: Ingresado) => order(caso, { orden: "visar", aprueba: true }, encargada);
  const consulta = (cambios: object = {}) =>
    open({ ...CONSULTA, persona: { nombres: "Nombre", comuna: VALPARAISO }, materia: "comercio.garantia", ...cambios });
  const reclamo = (cambios: object = {}) =>
    open({ ...RECLAMO, persona: { ...RECLAMO.persona, comuna: VALPARAISO }, ...cambios });

  // October: a consulta that closes on the 30th, weeks after its five business days.
  const tardia = await consulta();
  await api.ask("/v1/gestion/puntos", {
    de: personas.administrador,
    metodo: "POST",
    cuerpo: {
      codigo: "biblioteca-centro",
      nombre: "=1+1 Biblioteca",
      clase: "biblioteca",
      comuna: SANTIAGO,
      lugar: "Sala",
    },
  });
  goTo("2026-10-30T14:00:00.000Z");
  await answer(tardia, "orientado");

  goTo("2026-11-03T14:00:00.000Z");
  const consultas = [
    await consulta({ caracterizacion: { genero: "femenino", tramoEdad: "30a44" } }),
    await consulta({ caracterizacion: { genero: "femenino" } }),
    await consulta({ caracterizacion: { genero: "noInforma" } }),
    await consulta({ canal: "totem" }),
    await consulta(),
  ];
  await consulta({
    canal: "biblioteca",
    punto: "biblioteca-centro",
    persona: { nombres: "Nombre", comuna: SANTIAGO },
  });
  const reclamos = [await reclamo(), await reclamo(), await reclamo()] as const;
  await open({ tipo: "disconformidad", relato: "Esperé mucho", materia: "comercio.garantia" });
  await open({ tipo: "reconocimiento", relato: "Gracias" });
  const prueba = await consulta({ persona: { nombres: "Nombre", comuna: SANTIAGO } });
  await order(prueba, { orden: "descartar", motivo: "prueba" }, encargada);

  // A week later: five consultas answered in five business days, two reclamos signed, one sent elsewhere.
  goTo("2026-11-10T14:00:00.000Z");
  for (const [i, caso] of consultas.entries()) {
    await answer(caso, "orientado");
    await post("/v1/seguimiento/satisfaccion", { ...caso, nota: [7, 7, 6, 5, 3][i] });
  }
  for (const caso of reclamos.slice(0, 2)) await order(caso, { orden: "trasladarProveedor" });
  await order(reclamos[0], { orden: "registrarRespuesta", texto: "Sí", acoge: "total" });
  await order(reclamos[1], { orden: "registrarRespuesta", texto: "No", acoge: "no" });
  await answer(reclamos[0], "acogeTotal");
  await answer(reclamos[1], "noAcoge");
  for (const caso of reclamos.slice(0, 2)) await sign(caso);
  await order(reclamos[2], { orden: "asignar", responsable: personas.ejecutiva.id });
  await order(reclamos[2], {
    orden: "derivar",
    institucion: "cmf",
    correo: "mesa@cmf.example",
    motivo: "Es de un banco",
    parcial: false,
  });

  // The second reclamo comes back: its closing stands no more.
  goTo("2026-11-20T14:00:00.000Z");
  await order(reclamos[1], { orden: "reabrir", motivo: "Llegaron antecedentes" }, encargada);
  reloj.ahora = hoy;
  return { ...api, personas, order, open };
};
