import { ordenDeEnlace, type VistaDeEnlace } from "@ventanilla/sdk/contract";
import "../src/define-respuesta.ts";
import type { Respuesta } from "../src/respuesta/respuesta.ts";
import { openPagina, type Pagina, waitFor } from "./pagina.ts";
import { problema, respuesta, Servicio } from "./servicio.ts";

export const ENLACE = `7K3M9QXP4TWG.3.${"a".repeat(43)}`;

/** What a provider is asked. */
export const aProveedor: VistaDeEnlace = {
  portador: "proveedor",
  folio: "7K3M9QXP4TWG",
  tipo: "reclamo",
  institucion: { slug: "sernac", nombre: "Servicio Nacional del Consumidor", telefono: "800 700 100" },
  trato: "tu",
  destinatario: "Tienda Ejemplo",
  vence: "2999-10-01",
  persona: { rut: "12345678-5", nombres: "Rosa", apellidos: "Soto Rojas", correo: "rosa@example.cl" },
  materia: "comercio.garantia.muebles",
  relato: "Compré un colchón.\n\nLlegó roto.",
  peticion: "Que me devuelvan el dinero.",
  monto: 1_149_990,
  fechaHecho: "2026-09-02",
  adjuntos: [
    {
      id: "a1",
      nombre: "boleta.pdf",
      tipo: "application/pdf",
      bytes: 204_800,
      cuando: "2026-09-19T15:04:05.000Z",
      quien: "ciudadano",
    },
  ],
  ordenes: ["registrarRespuesta"],
};

/** What an institution outside is asked. */
export const aInstitucion: VistaDeEnlace = {
  ...aProveedor,
  portador: "institucion",
  destinatario: "Subsecretaría de Telecomunicaciones",
  motivo: "El cobro es de un servicio de telefonía.",
  que: "El cobro del teléfono",
  isRecibida: false,
  ordenes: ["recibirDerivacion", "devolverDerivacion", "responderDerivacion"],
};

/** The order as it arrived, read with the contract's own schema. */
export const listOrdenes = (pagina: Pagina) =>
  pagina.servicio.asked("/v1/enlaces/ordenes").map(({ texto, cabeceras }) => ({
    ...ordenDeEnlace.parse(JSON.parse(texto)),
    envio: cabeceras.get("Idempotency-Key"),
  }));

/** The case after an order. */
function applyOrden(vista: VistaDeEnlace, texto: string): VistaDeEnlace {
  const orden = ordenDeEnlace.parse(JSON.parse(texto));
  if (orden.orden === "registrarRespuesta")
    return {
      ...vista,
      respondida: { texto: orden.texto, acoge: orden.acoge, cuando: "2026-09-22T15:04:05.000Z" },
      ordenes: [],
    };
  if (orden.orden === "responderDerivacion") return { ...vista, respondida: { texto: orden.respuesta }, ordenes: [] };
  if (orden.orden === "devolverDerivacion") return { ...vista, ordenes: [] };
  return { ...vista, isRecibida: true, ordenes: ["devolverDerivacion", "responderDerivacion"] };
}

/** Gives the element its link, as the page does. */
export const setEnlace = ({ elemento }: Pagina, enlace: string): void => {
  (elemento as Respuesta).enlace = enlace;
};

/** Opens a link before a service that has what it asks for; the service takes orders. */
export async function openEnlace(vista = aProveedor, enlace = ENLACE): Promise<Pagina> {
  const servicio = new Servicio();
  const recibidos = new Map<string | null, string>();
  let actual = vista;
  servicio.propias["/v1/enlaces"] = (...llamada) => respuesta(200, actual)(...llamada);
  servicio.propias["/v1/enlaces/ordenes"] = (...llamada) => {
    const [{ texto, cabeceras }] = llamada;
    const llave = cabeceras.get("Idempotency-Key");
    const previo = recibidos.get(llave);
    if (previo && previo !== texto) return problema(422, "clave-de-envio-reutilizada")(...llamada);
    if (!previo && actual.respondida) return problema(409, "estado-no-permite")(...llamada);
    recibidos.set(llave, texto);
    if (!previo) actual = applyOrden(actual, texto);
    return respuesta(200, actual)(...llamada);
  };
  const pagina = await openPagina("respuesta", { servicio, atributos: { institucion: "" } });
  setEnlace(pagina, enlace);
  await pagina.elemento.updateComplete;
  return pagina;
}

/** Opens a link and waits for what it asks. */
export async function openPedido(vista = aProveedor): Promise<Pagina> {
  const pagina = await openEnlace(vista);
  await waitFor(() => pagina.all("form")[0], "lo que se pide");
  return pagina;
}
