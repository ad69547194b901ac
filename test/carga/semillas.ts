import type { Canal, Tipo } from "@ventanilla/sdk/domain";
import type { Registros } from "../../packages/api/src/registros/create-registros.ts";

export type DeclaradaDeSemilla = Parameters<Registros["declaradas"]["create"]>[1];

/** So many cases that are alike. */
export interface Cuenta {
  tipo: Tipo;
  canal: Canal;
  n: number;
}

/** Cases of a stretch of civil days, both included, in the same proportions from its first day to its last. */
export interface Lote {
  desde: string;
  hasta: string;
  /** CUT of the region that received them; absent where the source does not say. */
  region?: string;
  cuentas: readonly Cuenta[];
}

/** Seed C: what a regional office (Valparaíso: the one with 38 comunas) received from 2014 to 2016, by kind and channel. */
export const CUENTA_PUBLICA: Lote = {
  desde: "2014-01-01",
  hasta: "2016-12-31",
  region: "05",
  cuentas: [
    { tipo: "reclamo", canal: "convenio", n: 759 },
    { tipo: "reclamo", canal: "internet", n: 55_958 },
    { tipo: "reclamo", canal: "presencial", n: 6_355 },
    { tipo: "reclamo", canal: "telefonico", n: 1_030 },
    { tipo: "reclamo", canal: "movil", n: 240 },
    { tipo: "reclamo", canal: "municipal", n: 18_737 },
    { tipo: "consulta", canal: "internet", n: 15_446 },
    { tipo: "consulta", canal: "presencial", n: 17_730 },
    { tipo: "consulta", canal: "telefonico", n: 43_566 },
    { tipo: "consulta", canal: "movil", n: 998 },
    // The printed total is 98,305: of these no channel is told.
    { tipo: "consulta", canal: "sinInformar", n: 20_565 },
    { tipo: "disconformidad", canal: "sinInformar", n: 60 },
    { tipo: "sugerencia", canal: "sinInformar", n: 5 },
    { tipo: "reconocimiento", canal: "sinInformar", n: 126 },
  ],
};

/** Seed E, «ingreso de casos a SERNACfacilita»: year and channel, in the words of today; `otro` is what it prints as «Otros». */
export const INGRESO_POR_CANAL = [
  { anio: 2004, canales: { internet: 12_217, presencial: 73_494, otro: 11_642 } },
  { anio: 2005, canales: { telefonico: 975, internet: 73_588, presencial: 97_839, otro: 14_864 } },
  // A linear projection from what had come in by July.
  { anio: 2006, canales: { telefonico: 143_606, internet: 97_275, presencial: 123_006, otro: 10_236 } },
] as const satisfies { anio: number; canales: Partial<Record<Canal, number>> }[];

/** What the seeds say that is no count of cases, and that 2006 is none either: each with who declared it. */
export const DECLARADAS: readonly DeclaradaDeSemilla[] = [
  {
    codigo: "proyeccion-2006",
    indicador: "proyeccion",
    anio: 2006,
    nombre: "Ingreso de 2006 proyectado, no contado",
    valor: 374_123,
    unidad: "casos",
    declaradoPor: "SERNAC",
    fuente: "Estudio de caso SERNACfacilita: proyección lineal con los casos ingresados a julio de 2006",
  },
  ...(
    [
      ["juicios-iniciados", "Juicios de interés general iniciados, 2014 a 2016", 241, "actos"],
      ["juicios-cerrados", "Juicios cerrados, 2014 a 2016", 99, "actos"],
      ["juicios-favorables", "Juicios cerrados con resultado favorable, 2014 a 2016", 76, "actos"],
      ["comunas-visitadas", "Comunas que visitó SERNAC Móvil, de las 38 de la región, 2014 a 2016", 36, "lugares"],
      ["convenios", "Municipios en convenio, a diciembre de 2016", 20, "lugares"],
    ] as const
  ).map(([indicador, nombre, valor, unidad]) => ({
    codigo: `${indicador}-2016-05`,
    indicador,
    anio: 2016,
    region: "05",
    nombre,
    valor,
    unidad,
    declaradoPor: "Dirección Regional de Valparaíso",
    fuente: "Cuenta pública participativa 2014-2016",
  })),
];

/** What the seeds do not say and the load had to choose, and what they say that is no count. */
export const SUPUESTOS = [
  "2006 es una proyección lineal desde julio, como dice el estudio: no son casos que ingresaron.",
  "El estudio da el ingreso de 2004 a 2006 solo por canal. Por teléfono todas son consultas, como él dice; en los demás canales, la parte de reclamos es la de la cuenta pública 2014-2016.",
  "«Oficina» y «presencial» son un solo canal, «call center» es telefónico y las SONI van sin canal, que la cuenta pública no dice.",
  "Los casos se reparten parejos en su período. Comunas, materias, respuestas y demoras son ilustrativas. Ningún caso es de una persona.",
];

/** Of what came by a channel from 2014 to 2016, the part that were reclamos; of all of it, where it came by none of them. */
const reclamosOf = (canal: Canal): number => {
  const sum = (...cuentas: Cuenta[]) => cuentas.reduce((suma, { n }) => suma + n, 0);
  const vistas = CUENTA_PUBLICA.cuentas.filter(({ tipo }) => tipo === "consulta" || tipo === "reclamo");
  const suyas = vistas.filter((una) => una.canal === canal);
  const base = suyas.length > 0 ? suyas : vistas;
  return sum(...base.filter(({ tipo }) => tipo === "reclamo")) / sum(...base);
};

const splitCanal = ([canal, n]: [Canal, number]): Cuenta[] => {
  const reclamos = canal === "telefonico" ? 0 : Math.round(n * reclamosOf(canal));
  const cuentas: Cuenta[] = [
    { tipo: "reclamo", canal, n: reclamos },
    { tipo: "consulta", canal, n: n - reclamos },
  ];
  return cuentas.filter((una) => una.n > 0);
};

/** All that the seeds give, in order of time. */
export const SEMILLAS: readonly Lote[] = [
  ...INGRESO_POR_CANAL.map(
    ({ anio, canales }): Lote => ({
      desde: `${anio}-01-01`,
      hasta: `${anio}-12-31`,
      cuentas: (Object.entries(canales) as [Canal, number][]).flatMap(splitCanal),
    }),
  ),
  CUENTA_PUBLICA,
];
