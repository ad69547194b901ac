import { type AperturaLeida, apertura, type Institucion, type VistaCiudadana } from "@ventanilla/sdk/contract";
import type { Estado, Feriado, NombreOrden, Portador, Rol } from "@ventanilla/sdk/domain";
import { fold } from "../src/caso/apply.ts";
import type { Asiento } from "../src/caso/asiento.ts";
import type { Caso } from "../src/caso/caso.ts";
import { decide } from "../src/caso/decide.ts";
import type { Actor, Contexto, Orden, Registro } from "../src/caso/orden.ts";
import { Rechazo } from "../src/caso/rechazo.ts";
import { buildVista } from "../src/caso/vista.ts";
import { parseInstitucion } from "../src/instituciones/parse-institucion.ts";

export const FOLIO = "7K3M9QXP4TWG";
export const OTRO_FOLIO = "ABCDEFGHJKMY";
/** Wednesday, 12:00 in Santiago. */
export const AHORA = "2026-12-02T15:00:00.000Z";

/** What stands in no view of the citizen. */
export const INTERNO = "canario-interno";

export const institucion: Institucion = parseInstitucion(
  `slug: prueba
nombre: Institución de prueba
nombreCorto: Prueba
tipos: [consulta, reclamo, disconformidad]
canales: [internet, presencial, escrito]
plazos:
  consulta: { dias: 5, unidad: habiles }
  reclamo: { dias: 25, unidad: habiles }
  disconformidad: { dias: 10, unidad: corridos }
materias:
  - codigo: comercio
    nombre: Comercio
    hijos: [{ codigo: garantia, nombre: Garantía }]
unidades:
  - { codigo: norte, nombre: Norte, clase: oficina, comuna: "15101", direccion: Calle 1, horario: De 9 a 14 }
  - { codigo: sur, nombre: Sur, clase: oficina, comuna: "12101", direccion: Calle 2, horario: De 9 a 14 }
deriva:
  - { codigo: fuera, nombre: Servicio de fuera, sitio: "https://fuera.example", correo: mesa@fuera.example, materias: [Otra] }
privacidad: { version: "1", fecha: "2026-11-21", texto: Aviso }
`,
  "prueba.yaml",
);

export const RECLAMO = {
  tipo: "reclamo",
  persona: { rut: "12.345.678-5", nombres: "Nombre", apellidos: "Apellido", comuna: "15101" },
  proveedor: { nombre: "Tienda" },
  materia: "comercio.garantia",
  relato: "No funciona",
  peticion: "Que lo cambien",
};
export const CONSULTA = { tipo: "consulta", persona: { nombres: "Nombre", comuna: "15101" }, relato: "¿Qué hago?" };
export const DISCONFORMIDAD = { tipo: "disconformidad", relato: "Esperé mucho" };
export const readApertura = (cuerpo: object): AperturaLeida => apertura.parse(cuerpo);

/** A person or a program that gives orders. */
export const actorOf = (rol: Rol | Portador | undefined, cambios: Partial<Actor> = {}): Actor => ({
  id: "actora",
  institucion: "prueba",
  ...(rol && { rol }),
  ...cambios,
});
export const ENCARGADA = actorOf("encargado", { id: "encargada" });
export const CIUDADANO: Actor = { id: "ciudadano" };
export const SISTEMA: Actor = { id: "sistema" };
/** Officer of the institution that gets derivaciones. */
export const RECEPTORA = actorOf("ejecutivo", { id: "receptora", institucion: "otra" });

/** All that other records could say, so that no order is refused for want of it. */
export const REGISTRO: Registro = {
  usuario: { id: "actora", rol: "ejecutivo", institucion: "prueba" },
  destino: { slug: "otra", nombre: "Otra institución" },
  otro: { folio: OTRO_FOLIO, institucion: "prueba", isAbierto: true },
  conocido: { persona: ["rut", "nombres", "apellidos", "comuna"], proveedor: true, peticion: true },
  respuestaPropuesta: "Así terminó",
};

/** A case with its entries, and a clock to move: what a test gives orders to. */
export interface Expediente {
  asientos: Asiento[];
  caso: Caso;
}

export interface Momento {
  ahora?: string;
  registro?: Registro;
  institucion?: Institucion;
  feriados?: readonly Feriado[];
}

export const contextOf = (actor: Actor, momento: Momento = {}): Contexto => ({
  ahora: AHORA,
  institucion,
  registro: REGISTRO,
  actor,
  ...momento,
});

/** Gives an order as the service does: decides, appends, folds. */
export const give = (
  expediente: Expediente | undefined,
  orden: Orden,
  actor: Actor = ENCARGADA,
  momento: Momento = {},
): Expediente => {
  const nuevos = decide(expediente?.caso, orden, contextOf(actor, momento));
  return {
    asientos: [...(expediente?.asientos ?? []), ...nuevos],
    caso: fold(FOLIO, expediente?.caso, nuevos),
  };
};

export const openCaso = (cuerpo: object = RECLAMO, momento: Momento = {}): Expediente =>
  give(undefined, { orden: "abrir", apertura: readApertura(cuerpo) }, CIUDADANO, { registro: {}, ...momento });

/** Noon of a civil date, in Santiago. */
export const on = (dia: string): { ahora: string } => ({ ahora: `${dia}T15:00:00.000Z` });

/** What other records say, beside what they always do. */
export const con = (registro: Registro): { registro: Registro } => ({ registro: { ...REGISTRO, ...registro } });

/** Whom an order names. */
export const usuario = (cambios: Partial<NonNullable<Registro["usuario"]>> = {}): { registro: Registro } =>
  con({ usuario: { id: "otra-persona", rol: "ejecutivo", institucion: "prueba", ...cambios } });

/** Kinds of the entries, in order. */
export const listTipos = ({ asientos }: Expediente): string[] => asientos.map(({ tipo }) => tipo);

/** The case as its citizen sees it. */
export const viewCaso = ({ caso, asientos }: Expediente, ahora = AHORA): VistaCiudadana =>
  buildVista(caso, asientos, { institucion, ahora });

/** What a rule says no with. */
export const rejection = (act: () => unknown): Rechazo => {
  try {
    act();
  } catch (error) {
    if (error instanceof Rechazo) return error;
    throw error;
  }
  throw new Error("nothing was rejected");
};

type OrdenDe<N extends NombreOrden> = Extract<Orden, { orden: N }>;

/** Each wrong field of an order that is refused for what it carries. */
export const listFaltas = (act: () => unknown): string[] =>
  rejection(act).faltas.map(({ ruta, codigo }) => `${ruta}: ${codigo}`);

/** An order that carries what this case and this actor need for it to be taken. */
export const buildOrden = (nombre: NombreOrden, { caso, actor }: { caso: Caso; actor: Actor }): Orden => {
  const cuerpos: { [N in NombreOrden]: Omit<OrdenDe<N>, "orden"> } = {
    asignar: { responsable: actor.id },
    gestionar: { nota: INTERNO, visible: false },
    pedirAntecedentes: { texto: "Envíe la boleta", dias: 5 },
    trasladarProveedor: {},
    registrarRespuesta: { texto: INTERNO, acoge: "total" },
    escalar: { a: caso.etapa === "mediacion" ? "judicial" : "reclamo", datos: { materia: "comercio.garantia" } },
    transferir: { unidad: caso.unidad === "sur" ? "norte" : "sur", motivo: INTERNO },
    derivar: { institucion: "otra", motivo: "Es de su competencia", parcial: true },
    prorrogar: { dias: 1, motivo: INTERNO },
    proponerCierre: {
      resultado: caso.tipo === "disconformidad" ? "respondido" : "noProcede",
      respuesta: "Así terminó",
    },
    visar: { aprueba: true },
    reabrir: { motivo: INTERNO },
    corregir: { datos: { monto: 1_000 }, motivo: INTERNO },
    acumular: { en: OTRO_FOLIO, motivo: INTERNO },
    descartar: { motivo: "vacio" },
    recibirDerivacion: {},
    devolverDerivacion: { motivo: INTERNO },
    responderDerivacion: { respuesta: "La otra institución dice" },
    reemitirClave: { identidad: INTERNO },
  };
  return { orden: nombre, ...cuerpos[nombre] } as Orden;
};

/** Registers fitting an actor: who is assigned is who acts. */
export const registroDe = (actor: Actor): Registro => ({
  ...REGISTRO,
  usuario: { id: actor.id, rol: "ejecutivo", institucion: "prueba" },
});

const ask = (expediente: Expediente): Expediente =>
  give(expediente, { orden: "pedirAntecedentes", texto: "Envíe la boleta", dias: 5 });
const answer = (expediente: Expediente): Expediente =>
  give(expediente, { orden: "enviarMensaje", texto: "Aquí va" }, CIUDADANO);
const propose = (expediente: Expediente): Expediente =>
  give(
    expediente,
    { orden: "proponerCierre", resultado: "noProcede", respuesta: "Así terminó" },
    {
      ...ENCARGADA,
      id: "proponente",
    },
  );
const branch = (expediente: Expediente, { parcial, externa }: { parcial: boolean; externa: boolean }): Expediente => {
  const { destino: _, ...sinDestino } = REGISTRO;
  const orden = { orden: "derivar", institucion: externa ? "fuera" : "otra", motivo: "Es suyo", parcial } as const;
  return give(expediente, orden, ENCARGADA, externa ? { registro: sinDestino } : {});
};

/**
 * A reclamo in a state, come to by real orders; before that the provider was asked, or a part of it was derived, where the
 * state leaves room for it.
 */
export const reach = (
  estado: Estado,
  { traslado = false, rama = false, externa = false }: { traslado?: boolean; rama?: boolean; externa?: boolean } = {},
): Expediente => {
  let caso = openCaso();
  if (estado === "ingresado") return caso;
  if (rama && estado !== "derivado") caso = branch(caso, { parcial: true, externa });
  if (traslado) caso = give(caso, { orden: "trasladarProveedor" });
  switch (estado) {
    case "enGestion":
      return answer(ask(caso));
    case "esperandoProveedor":
      return traslado ? caso : give(caso, { orden: "trasladarProveedor" });
    case "esperandoPersona":
      return ask(caso);
    case "porVisar":
      return propose(caso);
    case "derivado":
      return branch(caso, { parcial: false, externa });
    case "cerrado":
      return give(propose(caso), { orden: "visar", aprueba: true });
  }
};
