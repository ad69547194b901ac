import {
  type Ayuda,
  aperturaAtendida,
  busqueda,
  type CasoDeGestion,
  filtroDeCasos,
  type LecturaDeCaso,
  ordenDeGestion,
  type Sesion,
  type Sobre,
  type SobreApartado,
} from "@ventanilla/sdk/contract";
import { foldText, listOrdenes } from "@ventanilla/sdk/domain";
import { definicion } from "./definicion.ts";
import { AHORA, makeCaso, toFila } from "./mesa-casos.ts";
import * as registros from "./mesa-registros.ts";
import type { Peticion, Responder } from "./servicio.ts";

const sendJson = (status: number, cuerpo: unknown): Response =>
  new Response(JSON.stringify(cuerpo), { status, headers: { "Content-Type": "application/json" } });

/** Other pages of the browser, where other tests run, keep what waits beside what waits here. */
const PAGINA = crypto.randomUUID().slice(0, 8);
let numero = 0;

/** Fields that a schema refuses, as the service tells them. */
const listErrores = (issues: readonly { path: PropertyKey[]; message: string }[]) =>
  issues.map(({ path, message }) => ({ ruta: path.join("."), codigo: "formato", mensaje: `No se acepta: ${message}` }));

/** The officers' API inside the page, in place of `fetch`: it reads with the contract's own schemas. */
export class ServicioDeMesa {
  readonly api = `https://mesa-${++numero}-${PAGINA}.example.cl`;
  readonly peticiones: Peticion[] = [];
  casos: CasoDeGestion[];
  sesion: Sesion | null = registros.sesion;
  ayudas: Ayuda[] = [];
  definicion = definicion;
  apartados: SobreApartado[] = registros.apartados;
  /** What answers an envelope that is handed over. */
  recibirSobre: ((sobre: Sobre) => Response) | undefined;
  /** Nothing gets through: the service is dead, or there is no network. */
  caido = false;
  readonly #turnos: { metodo: string; ruta: RegExp; responder: Responder }[] = [];
  readonly #fetch = globalThis.fetch;

  constructor({ cuantos = 30 }: { cuantos?: number } = {}) {
    this.casos = Array.from({ length: cuantos }, (_, i) => makeCaso(i)).sort((a, b) => a.plazo.quedan - b.plazo.quedan);
    globalThis.fetch = (url, init = {}) => this.#receive(String(url), init);
  }

  close(): void {
    globalThis.fetch = this.#fetch;
  }

  /** Answers the next request of a method to a path, in place of the service. */
  next(metodo: string, ruta: RegExp, responder: Responder): void {
    this.#turnos.push({ metodo, ruta, responder });
  }

  /** Holds back the next answer. */
  hold(metodo: string, ruta: RegExp): { release(): void } {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.next(metodo, ruta, (_, serve) => promise.then(serve));
    return { release: resolve };
  }

  /** The bodies sent to a path. */
  sent(metodo: string, ruta: RegExp): Record<string, unknown>[] {
    return this.peticiones
      .filter((peticion) => peticion.metodo === metodo && ruta.test(peticion.ruta))
      .map(({ texto }) => (texto.startsWith("{") ? JSON.parse(texto) : { texto }));
  }

  find(folio: string): CasoDeGestion {
    const caso = this.casos.find((uno) => uno.folio === folio);
    if (!caso) throw new Error(`No hay caso ${folio}`);
    return caso;
  }

  /** Somebody else acts on a case. */
  touch(folio: string, cambios: Partial<CasoDeGestion> = {}): CasoDeGestion {
    const antes = this.find(folio);
    const despues = { ...antes, version: antes.version + 1, ...cambios };
    this.casos[this.casos.indexOf(antes)] = despues;
    return despues;
  }

  async #receive(url: string, { method = "GET", headers, body }: RequestInit): Promise<Response> {
    const ruta = url.replace(/^https?:\/\/[^/]+/, "");
    const texto = typeof body === "string" ? body : "";
    const peticion = { metodo: method, ruta, cabeceras: new Headers(headers), texto };
    this.peticiones.push(peticion);
    if (this.caido) throw new TypeError("Failed to fetch");
    const i = this.#turnos.findIndex((turno) => turno.metodo === method && turno.ruta.test(ruta));
    const serve = async () => this.#serve(peticion);
    return i < 0 ? serve() : (this.#turnos.splice(i, 1)[0] as { responder: Responder }).responder(peticion, serve);
  }

  #refuse(status: number, type: string, mas: object = {}): Response {
    return sendJson(status, { type, title: `Título de ${type}`, status, solicitud: "solicitud-1", ...mas });
  }

  #serve(peticion: Peticion): Response {
    const { metodo, ruta, texto, cabeceras } = peticion;
    const [camino = "", consulta = ""] = ruta.split("?");
    if (camino.startsWith("/v1/instituciones/")) return sendJson(200, this.definicion);
    if (!this.sesion) return this.#refuse(401, "sin-sesion");
    if (camino === "/v1/gestion/sesion") return sendJson(200, metodo === "GET" ? this.sesion : {});
    const cuerpo = texto.startsWith("{") ? JSON.parse(texto) : {};
    const partes = camino.replace("/v1/gestion/", "").split("/");
    const [recurso = "", id = "", acto = ""] = partes;
    if (recurso === "casos" && metodo === "GET") return id ? this.#read(id) : this.#list(consulta);
    if (recurso === "busquedas") return this.#search(busqueda.parse(cuerpo).texto);
    if (recurso === "visaciones") return this.#visar(cuerpo);
    if (acto === "ordenes") return this.#order(id, cuerpo, Number(cabeceras.get("If-Match")?.replaceAll('"', "")));
    if (acto === "oficios") return this.#oficio(cuerpo);
    if (acto === "adjuntos") return this.#attach(id);
    if (recurso === "casos" && id === "lote") return this.#openLote(cuerpo);
    if (recurso === "casos") return this.#open(cuerpo);
    if (recurso === "sobres" && metodo === "GET") return sendJson(200, { sobres: this.apartados });
    if (recurso === "sobres" && this.recibirSobre) return this.recibirSobre(cuerpo as Sobre);
    return this.#registro(metodo, recurso, id, cuerpo);
  }

  #list(consulta: string): Response {
    const filtro = filtroDeCasos.parse(Object.fromEntries(new URLSearchParams(consulta)));
    const {
      cursor = "0",
      limite,
      tipo,
      etapa,
      estado,
      plazo,
      unidad,
      responsable,
      abierto,
      mensajes,
      recibidas,
    } = filtro;
    const quien = responsable === "yo" ? this.sesion?.usuario.id : responsable === "nadie" ? undefined : responsable;
    const todos = this.casos.filter(
      (caso) =>
        (!tipo || caso.tipo === tipo) &&
        (!etapa || caso.etapa === etapa) &&
        (!estado || caso.estado === estado) &&
        (!plazo || caso.plazo.situacion === plazo) &&
        (!unidad || caso.unidad === unidad) &&
        (!responsable || caso.responsable === quien) &&
        (!abierto || (caso.estado === "cerrado") === (abierto === "no")) &&
        (!mensajes || caso.mensajesNuevos > 0) &&
        (!recibidas || caso.derivaciones.length > 0),
    );
    const desde = Number(cursor);
    const hasta = desde + limite;
    return sendJson(200, {
      casos: todos.slice(desde, hasta).map(toFila),
      ...(hasta < todos.length && { siguiente: String(hasta) }),
    });
  }

  #search(texto: string): Response {
    const buscado = foldText(texto);
    const casos = this.casos.filter((caso) => foldText(JSON.stringify(caso)).includes(buscado)).slice(0, 20);
    return sendJson(200, { casos: casos.map(toFila) });
  }

  #read(folio: string): Response {
    const caso = this.casos.find((uno) => uno.folio === folio);
    return caso ? sendJson(200, caso satisfies LecturaDeCaso) : this.#refuse(404, "no-encontrado");
  }

  #order(folio: string, cuerpo: unknown, version: number): Response {
    const caso = this.find(folio);
    if (version !== caso.version)
      return this.#refuse(412, "version-atrasada", {
        version: caso.version,
        cambios: caso.bitacora.slice(-1).map(({ cuando, autor, texto }) => ({ cuando, autor, texto })),
      });
    const leida = ordenDeGestion.safeParse(cuerpo);
    if (!leida.success) return this.#refuse(422, "datos-invalidos", { errores: listErrores(leida.error.issues) });
    const orden = leida.data;
    const cambios: Partial<CasoDeGestion> = {};
    if (orden.orden === "asignar") cambios.responsable = orden.responsable;
    if (orden.orden === "transferir" && orden.responsable) cambios.responsable = orden.responsable;
    if (orden.orden === "transferir" && orden.unidad) cambios.unidad = orden.unidad;
    if (orden.orden === "proponerCierre") cambios.estado = "porVisar";
    if (orden.orden === "visar") cambios.estado = orden.aprueba ? "cerrado" : "enGestion";
    const n = caso.version + 1;
    const escrito = Object.values(cuerpo as object).filter((valor) => typeof valor === "string" && valor.includes(" "));
    cambios.bitacora = [
      ...caso.bitacora,
      {
        n,
        cuando: AHORA,
        tipo: orden.orden,
        autor: "u-ana",
        autorNombre: "Ana Rojas",
        visible: false,
        texto: `Ana Rojas: ${orden.orden}`,
        ...(escrito[0] && { detalle: String(escrito[0]) }),
      },
    ];
    if (cambios.estado)
      cambios.ordenes = listOrdenes({ rol: "encargado", estado: cambios.estado }).filter(
        (una) => !/Derivacion$/.test(una),
      );
    const clave = orden.orden === "reemitirClave" ? { clave: "483177205562" } : {};
    return sendJson(200, { caso: this.touch(folio, cambios), ...clave });
  }

  #visar({ casos }: { casos: { folio: string; version: number }[] }): Response {
    return sendJson(200, {
      casos: casos.map(({ folio, version }) => {
        const caso = this.find(folio);
        if (caso.version !== version)
          return {
            folio,
            aprobada: false,
            problema: { type: "version-atrasada", title: "Otra persona actuó antes", status: 412 },
          };
        return {
          folio,
          aprobada: true,
          version: this.touch(folio, { estado: "cerrado", ordenes: ["reabrir"] }).version,
        };
      }),
    });
  }

  #oficio({ salida, plantilla, cuerpo }: { salida: string; plantilla: string; cuerpo?: string }): Response {
    const una = registros.plantillas.find(({ id }) => id === plantilla);
    if (salida === "pdf" || salida === "html") return new Response(new Blob(["carta"], { type: "application/pdf" }));
    const texto = cuerpo ?? una?.cuerpo.replace("{{proveedor.nombre}}", "Tienda Ejemplo") ?? "";
    return sendJson(200, {
      asunto: una?.asunto ?? "",
      texto,
      html: "",
      ...(salida === "correo" && { n: 6, enviado: true }),
    });
  }

  #attach(folio: string): Response {
    const adjunto = {
      id: "a2",
      nombre: "garantia.pdf",
      tipo: "application/pdf",
      bytes: 90_000,
      cuando: AHORA,
      quien: "funcionario",
    } as const;
    this.touch(folio, { adjuntos: [...this.find(folio).adjuntos, adjunto] });
    return sendJson(201, adjunto);
  }

  /** A receipt, as the service writes it: of the folio that was sent. */
  makeComprobante(tipo: string, folio = "7K3M9QXP4TWG") {
    return {
      folio,
      tipo,
      recibidoEn: AHORA,
      ingresoLegal: "2026-11-20",
      plazo: { dias: 5, unidad: "habiles", vence: "2026-11-27" },
      etapa: tipo === "reclamo" ? "mediacion" : "orientacion",
      estado: "ingresado",
      siguiente: "Una persona leerá el caso.",
      seguimiento: `${this.api}/seguir/`,
    };
  }

  #open(cuerpo: Record<string, unknown>): Response {
    const leida = aperturaAtendida.safeParse(cuerpo);
    if (!leida.success) return this.#refuse(422, "datos-invalidos", { errores: listErrores(leida.error.issues) });
    return sendJson(201, this.makeComprobante(leida.data.tipo, leida.data.folio));
  }

  #openLote({ lineas }: { lineas: { envio: string; apertura: { tipo: string; folio: string } }[] }): Response {
    return sendJson(200, {
      lineas: lineas.map(({ envio, apertura }) => {
        const leida = aperturaAtendida.safeParse(apertura);
        return leida.success
          ? { envio, comprobante: this.makeComprobante(apertura.tipo, apertura.folio) }
          : { envio, errores: listErrores(leida.error.issues) };
      }),
    });
  }

  #registro(metodo: string, recurso: string, id: string, cuerpo: object): Response {
    const { usuarios, unidades, proveedores, preguntas, plantillas, feriados, puntos } = registros;
    const todos = {
      usuarios,
      unidades,
      proveedores,
      preguntas,
      plantillas,
      feriados,
      puntos,
      ayuda: this.ayudas,
    } as Record<string, object[]>;
    const elementos = todos[recurso];
    if (!elementos) throw new TypeError(`Nadie debía pedir ${metodo} ${recurso}`);
    if (metodo === "GET") return sendJson(200, { elementos });
    if (id === "importacion")
      return sendJson(200, {
        simulada: true,
        buenas: 1,
        nuevas: 1,
        cambiadas: 0,
        malas: [{ linea: 3, campo: "rut", mensaje: "El dígito final no coincide", texto: "x" }],
      });
    if (recurso === "ayuda" && !id) {
      const nueva = {
        id: `y${this.ayudas.length}`,
        institucion: "sernac",
        version: 1,
        autor: "u-ana",
        cuando: AHORA,
        estado: "recibida",
        curso: [],
        ...cuerpo,
      };
      this.ayudas = [nueva as unknown as Ayuda, ...this.ayudas];
      return sendJson(201, nueva);
    }
    return sendJson(metodo === "POST" ? 201 : 200, { id: id || "nuevo", version: 2, ...cuerpo });
  }
}
