import type {
  FeriadoRegistrado,
  PlantillaRegistrada,
  PreguntaRegistrada,
  ProveedorRegistrado,
  Punto,
  Sesion,
  Sobre,
  SobreApartado,
  UnidadRegistrada,
  Usuario,
} from "@ventanilla/sdk/contract";
import { unidades as publicas } from "./definicion.ts";

const registrado = { institucion: "sernac", version: 1 };

export const sesion: Sesion = {
  usuario: { id: "u-ana", nombre: "Ana Rojas", rol: "encargado", institucion: "sernac", unidad: "valpo" },
  entrenamiento: false,
  instituciones: [{ slug: "sernac", nombre: "Servicio Nacional del Consumidor", nombreCorto: "SERNAC" }],
  destinos: [{ codigo: "sercotec", nombre: "Servicio de Cooperación Técnica", externa: false, materias: [] }],
};

const usuario = (id: string, nombre: string, rol: Usuario["rol"], cargo: string): Usuario => ({
  id,
  nombre,
  correo: `${id}@example.cl`,
  rol,
  cargo,
  institucion: "sernac",
  programa: false,
  version: 1,
  activo: true,
  entradas: ["clave"],
});

export const usuarios: Usuario[] = [
  usuario("u-ana", "Ana Rojas", "encargado", "Encargada de atención"),
  usuario("u-luis", "Luis Paredes", "ejecutivo", "Ejecutivo"),
  usuario("u-nadia", "Nadia Ñancupil", "ejecutivo", "Ejecutiva"),
];

export const unidades: UnidadRegistrada[] = publicas.map((unidad) => ({
  ...unidad,
  conectada: true,
  activa: true,
  ...registrado,
}));

export const proveedores: ProveedorRegistrado[] = [
  {
    id: "p1",
    nombre: "Tienda Ejemplo",
    rut: "76086428-5",
    alias: ["La Tienda"],
    correo: "tienda@example.cl",
    ...registrado,
  },
  { id: "p2", nombre: "Telefonía del Sur", alias: [], ...registrado },
];

export const plantillas: PlantillaRegistrada[] = [
  {
    id: "traslado",
    clase: "oficio",
    nombre: "Traslado del reclamo",
    destinatario: "proveedor",
    asunto: "Reclamo de un consumidor",
    cuerpo: "Señores {{proveedor.nombre}}",
    ...registrado,
  },
  {
    id: "garantia",
    clase: "respuesta",
    nombre: "Garantía legal de seis meses",
    cuerpo: "La garantía legal dura seis meses.",
    resultado: "acogeTotal",
    ...registrado,
  },
];

export const preguntas: PreguntaRegistrada[] = [
  {
    id: "q1",
    pregunta: "¿Cuánto dura la garantía legal?",
    respuesta: "Seis meses desde que recibes el producto. Puedes elegir entre cambio, reparación o devolución.",
    norma: "Ley 19.496, artículo 21",
    palabras: ["garantia", "malo", "falla"],
    publica: true,
    respondio: 12,
    ...registrado,
  },
];

export const feriados: FeriadoRegistrado[] = [
  { id: "f1", fecha: "2026-12-24", nombre: "Feriado de prueba", norma: "Ley de prueba", ...registrado },
];

const equipo = { desde: "2026-10-01T12:00:00.000Z", latido: "2026-11-20T14:00:00.000Z", pendientes: 0, desfase: 2 };
const punto = (codigo: string, nombre: string, mas: Partial<Punto>): Punto => ({
  id: codigo,
  codigo,
  nombre,
  clase: "biblioteca",
  comuna: "13101",
  region: "13",
  lugar: "Sala de lectura, junto a la entrada",
  estado: "vivo",
  equipos: [{ id: `${codigo}-a`, ...equipo }],
  ...registrado,
  ...mas,
});

export const puntos: Punto[] = [
  punto("biblioteca-13101-01", "Biblioteca de Santiago", {}),
  punto("biblioteca-05101-01", "Biblioteca Severín", {
    comuna: "05101",
    region: "05",
    estado: "silencioso",
    equipos: [{ id: "callado", ...equipo, latido: "2026-11-02T14:00:00.000Z", pendientes: 3 }],
  }),
  punto("totem-13120-01", "Tótem del mall", { clase: "totem", comuna: "13120", estado: "sinInscribir", equipos: [] }),
  punto("plataforma-05101-01", "Plataforma municipal", {
    clase: "plataforma",
    comuna: "05101",
    region: "05",
    estado: "revocado",
    equipos: [{ id: "fuera", ...equipo, revocadoEn: "2026-11-10T14:00:00.000Z" }],
  }),
];

/** An envelope of the right shape that says its number, and opens nowhere. */
export const makeSobre = (n: number): Sobre => ({
  v: 1,
  institucion: "sernac",
  kid: "2026",
  epk: "B".padEnd(87, "A"),
  iv: `n${n}`.padEnd(16, "_"),
  ct: "x".repeat(80),
});

const recibidoEn = "2026-11-19T15:20:00.000Z";
export const apartados: SobreApartado[] = [
  {
    id: "s1",
    institucion: "sernac",
    version: 1,
    recibidoEn,
    motivo: "porRevisar",
    kid: "2026",
    causa: "datos-invalidos",
    faltas: [{ ruta: "relato", mensaje: "Cuéntanos qué pasó" }],
    llamada: "casos",
    capturadoEn: "2026-11-18T13:00:00.000Z",
    folio: "7K3M9QXP4TWG",
  },
  {
    id: "s2",
    institucion: "sernac",
    version: 1,
    recibidoEn: "2026-11-19T16:45:00.000Z",
    motivo: "llaveDesconocida",
    kid: "otra",
  },
];
