import type { Reporte, Sesion } from "@ventanilla/sdk/contract";
import { reporteCompleto } from "./monitor-reportes.ts";

const sendJson = (status: number, cuerpo: unknown): Response =>
  new Response(JSON.stringify(cuerpo), { status, headers: { "Content-Type": "application/json" } });

/** A request for a report, as it arrived. */
export interface PedidoDeReporte {
  reporte: string;
  filtro: Record<string, string>;
  acepta: string | null;
}

/** The service of reports inside the page, in place of `fetch`. */
export class ServicioDeMonitor {
  readonly api = "https://monitor.example.cl";
  readonly pedidos: PedidoDeReporte[] = [];
  sesion: Sesion | null = {
    usuario: { id: "u-ana", nombre: "Ana Rojas", rol: "encargado", institucion: "sernac" },
    entrenamiento: false,
    instituciones: [{ slug: "sernac", nombre: "Servicio Nacional del Consumidor", nombreCorto: "SERNAC" }],
  };
  /** What it answers to a report. */
  answer: (pedido: PedidoDeReporte) => Reporte | Response = () => reporteCompleto;
  readonly #fetch = globalThis.fetch;

  constructor() {
    globalThis.fetch = async (url, { headers } = {}) => this.#serve(new URL(String(url)), new Headers(headers));
  }

  close(): void {
    globalThis.fetch = this.#fetch;
  }

  refuse(status: number, type: string, mas: object = {}): Response {
    return sendJson(status, { type, title: `Título de ${type}`, status, solicitud: "solicitud-1", ...mas });
  }

  #serve({ pathname, searchParams }: URL, headers: Headers): Response {
    if (!this.sesion) return this.refuse(401, "sin-sesion");
    if (pathname === "/v1/gestion/sesion") return sendJson(200, this.sesion);
    if (pathname === "/v1/gestion/unidades")
      return sendJson(200, {
        elementos: [
          { codigo: "valpo", nombre: "Dirección Regional de Valparaíso", comuna: "05101" },
          { codigo: "maule", nombre: "Dirección Regional del Maule", comuna: "07101" },
        ],
      });
    const pedido = {
      reporte: pathname.replace("/v1/gestion/reportes/", ""),
      filtro: Object.fromEntries(searchParams),
      acepta: headers.get("Accept"),
    };
    this.pedidos.push(pedido);
    if (pedido.acepta === "text/csv") return new Response("Canal;Casos\n", { headers: { "Content-Type": "text/csv" } });
    const respuesta = this.answer(pedido);
    return respuesta instanceof Response ? respuesta : sendJson(200, respuesta);
  }
}
