import type { Institucion } from "@ventanilla/sdk/contract";
import { type Canal, COMUNAS, computeDv, folioFromBytes, type Resultado, type Tipo } from "@ventanilla/sdk/domain";
import type { Asiento } from "../../packages/api/src/caso/asiento.ts";
import { decide } from "../../packages/api/src/caso/decide.ts";
import type { AperturaDeCaso } from "../../packages/api/src/caso/orden.ts";
import { timeCierre } from "../../packages/api/src/caso/time-cierre.ts";
import type { Azar } from "./azar.ts";
import { APELLIDOS, NOMBRES, NOTAS, PETICIONES, PRODUCTOS, RELATOS, RESPUESTAS, TIENDAS } from "./palabras.ts";

const DIA = 86_400_000;

/** Officers of the loaded installation. */
export const FUNCIONARIOS = Array.from({ length: 300 }, (_, i) => `u-${String(i + 1).padStart(3, "0")}`);

/** Share of each kind and channel: about those of SERNAC's 2005 figures, with today's internet (domain, seed C). */
const TIPOS: Record<Tipo, number> = { consulta: 46, reclamo: 49, disconformidad: 2, sugerencia: 1, reconocimiento: 2 };
const CANALES: Partial<Record<Canal, number>> = {
  internet: 58,
  telefonico: 18,
  presencial: 9,
  municipal: 8,
  totem: 3,
  biblioteca: 2,
  escrito: 1,
  movil: 0.7,
  convenio: 0.3,
};

/** Four of ten people live in the capital's region, and the case goes where they live. */
const CAPITAL = COMUNAS.filter(({ region }) => region === "13");

/** What one draws for a case before anything is decided. */
export interface Boceto {
  folio: string;
  /** Instant of reception, UTC ISO 8601. */
  recibidoEn: string;
  asientos: Asiento[];
}

export interface MakeCasoOptions {
  azar: Azar;
  institucion: Institucion;
  /** Leaves of its tree of materias. */
  materias: readonly string[];
  /** Instant of reception, milliseconds since the epoch. */
  recibido: number;
  /** Instant up to which things happened, milliseconds since the epoch. */
  ahora: number;
}

/** The codes at the ends of the tree: what people choose. */
export const listHojas = (nodos: Institucion["materias"]): string[] =>
  nodos.flatMap(({ codigo, hijos }) => (hijos?.length ? listHojas(hijos) : [codigo]));

const makePersona = (azar: Azar) => {
  // Above those given to people and below those of companies: nobody's.
  const numero = 30_000_000 + azar.int(15_000_000);
  const comuna = azar.next() < 0.4 ? azar.pick(CAPITAL) : azar.pick(COMUNAS);
  return {
    rut: `${numero}-${computeDv(numero)}`,
    nombres: `${azar.skew(NOMBRES)} ${azar.pick(NOMBRES)}`,
    apellidos: `${azar.skew(APELLIDOS)} ${azar.pick(APELLIDOS)}`,
    comuna: comuna.cut,
    ...(azar.next() < 0.7 && { correo: `persona${numero}@example.cl` }),
    ...(azar.next() < 0.6 && { telefono: `9${10_000_000 + azar.int(89_999_999)}` }),
  };
};

/** A text of three to six sentences, as a list of them. */
const makeRelato = (azar: Azar): string[] => {
  const producto = azar.skew(PRODUCTOS);
  const hechos = Array.from({ length: 1 + azar.int(2) }, () => azar.pick(RELATOS.HECHOS).replace("{p}", producto));
  const tramites = Array.from({ length: 1 + azar.int(2) }, () => azar.pick(RELATOS.TRAMITES));
  return [...hechos, ...tramites, azar.pick(RELATOS.CONSECUENCIAS)];
};

const makeApertura = ({ azar, materias }: MakeCasoOptions): AperturaDeCaso => {
  const tipo = azar.weigh(TIPOS);
  const comun = { canal: azar.weigh(CANALES), relato: makeRelato(azar).join(" ") } as const;
  if (tipo === "consulta") return { ...comun, tipo, persona: makePersona(azar) } as AperturaDeCaso;
  if (tipo !== "reclamo")
    return { ...comun, tipo, ...(azar.next() < 0.6 && { persona: makePersona(azar) }) } as AperturaDeCaso;
  const tienda = azar.skew(TIENDAS);
  const numero = 76_000_000 + TIENDAS.indexOf(tienda);
  return {
    ...comun,
    tipo,
    persona: makePersona(azar),
    proveedor: { nombre: tienda, rut: `${numero}-${computeDv(numero)}` },
    materia: azar.skew(materias),
    peticion: azar.pick(PETICIONES),
    ...(azar.next() < 0.7 && { monto: 990 + azar.int(900) * 1_000 }),
  } as AperturaDeCaso;
};

/** Whether a case of so many days is still open: most of the last two weeks, a tail of the old ones; one in twenty. */
const isAbierto = (dias: number, azar: Azar): boolean =>
  azar.next() < (dias < 15 ? 0.95 : dias < 60 ? 0.6 : dias < 400 ? 0.045 : 0.0005);

/** How reclamos close, and how often. */
export const RESULTADOS: Partial<Record<Resultado, number>> = {
  acogeTotal: 34,
  acogeParcial: 18,
  noAcoge: 26,
  noResponde: 12,
  noProcede: 6,
  antecedentesInsuficientes: 4,
};

/** What happened to it after it was opened, in order; the last entry of a closed one is its closing, or an opinion. */
const makeHistoria = (
  apertura: AperturaDeCaso,
  { isOpen, responsable, at }: { isOpen: boolean; responsable: string; at: () => string },
  azar: Azar,
): Asiento[] => {
  const historia: Asiento[] = [];
  const done = (share: number): boolean => isOpen && azar.next() < share;
  if (done(0.15)) return historia;
  historia.push({
    tipo: "asignacion",
    cuando: at(),
    autor: "sistema",
    datos: { responsable, por: "carga" },
    reserva: undefined,
  });
  if (done(0.3)) return historia;
  if (azar.next() < 0.4)
    historia.push({
      tipo: "gestion",
      cuando: at(),
      autor: responsable,
      datos: { visible: false },
      reserva: { nota: azar.pick(NOTAS) },
    });
  if (apertura.tipo === "reclamo" && azar.next() < 0.7) {
    const cuando = at();
    const vence = new Date(Date.parse(cuando) + 10 * DIA).toISOString().slice(0, 10);
    historia.push({ tipo: "traslado", cuando, autor: responsable, datos: { vence }, reserva: undefined });
    if (done(0.5)) return historia;
    const acoge = azar.weigh({ total: 5, parcial: 2, no: 3 });
    historia.push({
      tipo: "respuesta",
      cuando: at(),
      autor: "proveedor",
      datos: { acoge, portador: true },
      reserva: { texto: azar.pick(RESPUESTAS) },
    });
  }
  if (done(0.25)) {
    historia.push({
      tipo: "mensaje",
      cuando: at(),
      autor: "ciudadano",
      datos: { pideReapertura: false },
      reserva: { texto: azar.pick(RELATOS.TRAMITES) },
    });
    return historia;
  }
  const resultado: Resultado =
    apertura.tipo === "consulta" ? "orientado" : apertura.tipo === "reclamo" ? azar.weigh(RESULTADOS) : "respondido";
  const respuesta = azar.pick(RESPUESTAS);
  const needsFirma = apertura.tipo === "reclamo" || apertura.tipo === "disconformidad";
  if (needsFirma)
    historia.push({
      tipo: "propuesta",
      cuando: at(),
      autor: responsable,
      datos: { resultado },
      reserva: { respuesta },
    });
  if (isOpen) return historia;
  const firma = needsFirma ? azar.pick(FUNCIONARIOS) : responsable;
  historia.push({
    tipo: "cierre",
    cuando: at(),
    autor: firma,
    datos: { resultado, ...(needsFirma && { propuestaDe: responsable }) },
    reserva: { respuesta },
  });
  if (azar.next() < 0.08)
    historia.push({
      tipo: "satisfaccion",
      cuando: at(),
      autor: "ciudadano",
      datos: { nota: 1 + azar.int(7) },
      reserva: undefined,
    });
  return historia;
};

/** A case from its opening to now: opened by the service's own rules, then by the entries its orders leave. */
export const makeCaso = (options: MakeCasoOptions): Boceto => {
  const { azar, institucion, recibido, ahora } = options;
  const folio = folioFromBytes(Uint8Array.from({ length: 7 }, () => azar.int(256)));
  const recibidoEn = new Date(recibido).toISOString();
  const apertura = makeApertura(options);
  const contexto = { ahora: recibidoEn, actor: { id: "ciudadano" }, institucion };
  const [ingreso] = decide(undefined, { orden: "abrir", apertura }, contexto) as [Asiento];
  const dias = (ahora - recibido) / DIA;
  const isOpen = isAbierto(dias, azar);
  // Each step takes a part of what is left, so that nothing happens after now.
  let momento = recibido;
  const at = (): string => {
    momento += Math.min((ahora - momento) / 8, 6 * DIA) * azar.next();
    return new Date(momento).toISOString();
  };
  const historia = makeHistoria(apertura, { isOpen, responsable: azar.skew(FUNCIONARIOS), at }, azar);
  const asientos = [ingreso, ...historia];
  const cierre = historia.findLast(({ tipo }) => tipo === "cierre");
  return {
    folio,
    recibidoEn,
    asientos: cierre ? timeCierre(undefined, asientos, { ahora: cierre.cuando, institucion }) : asientos,
  };
};
