import type { CifraDeReporte, CuadroDeReporte, Reporte } from "@ventanilla/sdk/contract";
import { REGIONES } from "@ventanilla/sdk/domain";

const CANALES = ["Internet", "Presencial", "Teléfono", "Biblioteca", "Carta o buzón", "Tótem", "Sin informar"];

const cifras: CifraDeReporte[] = [
  { id: "ingresos", titulo: "Casos ingresados", valor: 12_480, unidad: "casos", anterior: 11_142 },
  { id: "abiertos", titulo: "Abiertos hoy", valor: 1_907, unidad: "casos", nota: "De ellos, 143 fuera de plazo" },
  {
    id: "en-plazo",
    titulo: "Cerrados en plazo",
    valor: 82.4,
    unidad: "porcentaje",
    n: 10_934,
    anterior: 79.1,
    meta: 85,
  },
  { id: "favorables", titulo: "Respuestas favorables", valor: 61.8, unidad: "porcentaje", n: 6_204, anterior: 61.8 },
  { id: "promedio-habiles", titulo: "Tiempo de respuesta", valor: 14.3, unidad: "habiles", anterior: 16.2, meta: 15 },
  {
    id: "satisfaccion",
    titulo: "Satisfacción (notas 6 y 7)",
    valor: null,
    unidad: "porcentaje",
    n: 4,
    nota: "Muy pocas respuestas para decirlo",
  },
];

const porCanal: CuadroDeReporte = {
  id: "por-canal",
  titulo: "Ingresos por canal y tipo",
  filas: "Canal",
  columnas: [
    { id: "consulta", titulo: "Consultas", unidad: "casos" },
    { id: "reclamo", titulo: "Reclamos", unidad: "casos" },
    { id: "total", titulo: "Todos", unidad: "casos" },
  ],
  datos: CANALES.map((titulo, i) => {
    const [a, b] = [Math.round(5200 / (i * 1.7 + 1)), Math.round(2100 / (i * i + 1))];
    return { id: `canal-${i}`, titulo, valores: [a, b, a + b] };
  }),
  total: [13_211, 4_001, 17_212],
  dibujo: "barras",
};

const tendencia: CuadroDeReporte = {
  id: "tendencia",
  titulo: "Ingresos y cierres por mes",
  nota: "El último mes va en curso.",
  filas: "Mes",
  columnas: [
    { id: "ingresos", titulo: "Ingresados", unidad: "casos" },
    { id: "cerrados", titulo: "Cerrados", unidad: "casos" },
    { id: "en-plazo", titulo: "En plazo", unidad: "porcentaje" },
  ],
  datos: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov"].map((mes, i) => ({
    id: `2026-${String(i + 1).padStart(2, "0")}`,
    titulo: `${mes} 2026`,
    valores: [900 + ((i * 397) % 500), i === 4 ? null : 860 + ((i * 271) % 430), 74 + ((i * 7) % 19)],
  })),
  dibujo: "lineas",
};

const porRegion: CuadroDeReporte = {
  id: "por-region",
  titulo: "Por región",
  filas: "Región",
  columnas: [
    { id: "ingresos", titulo: "Ingresados", unidad: "casos" },
    { id: "en-plazo", titulo: "En plazo", unidad: "porcentaje" },
  ],
  datos: [
    ...REGIONES.map(({ cut, nombre }, i) => ({
      id: cut,
      titulo: nombre,
      valores: [cut === "13" ? 4_812 : (i * 173) % 990, cut === "12" ? null : 70 + ((i * 11) % 29)],
    })),
    { id: "sin", titulo: "Sin informar", valores: [37, null] },
  ],
  dibujo: "mapa",
};

const porUnidad: CuadroDeReporte = {
  id: "por-unidad",
  titulo: "Unidades que más demoran",
  filas: "Unidad",
  columnas: [
    { id: "mediana", titulo: "Mediana", unidad: "habiles" },
    { id: "p90", titulo: "9 de cada 10 en menos de", unidad: "habiles" },
  ],
  datos: Array.from({ length: 24 }, (_, i) => ({
    id: `u${i}`,
    titulo: i === 2 ? "Dirección Regional del Libertador General Bernardo O'Higgins" : `Unidad de prueba ${i + 1}`,
    valores: [Math.round(240 - i * 7.3) / 10, Math.round(480 - i * 13.1) / 10],
  })),
  dibujo: "barras",
};

const estados: CuadroDeReporte = {
  id: "estados",
  titulo: "Abiertos por estado y plazo",
  filas: "Estado",
  columnas: [
    { id: "plazo", titulo: "En plazo", unidad: "casos" },
    { id: "vencer", titulo: "Por vencer", unidad: "casos" },
    { id: "fuera", titulo: "Fuera de plazo", unidad: "casos" },
  ],
  datos: ["Ingresado", "En gestión", "Esperando al proveedor"].map((titulo, i) => ({
    id: `e${i}`,
    titulo,
    valores: [400 - i * 90, 60 - i * 11, 20 + i * 31],
  })),
  dibujo: "ninguno",
};

/** A report as the service would write it, its numbers made up. */
export const reporteCompleto: Reporte = {
  reporte: "monitoreo",
  institucion: "sernac",
  nombre: "Servicio Nacional del Consumidor",
  titulo: "Cuadro de monitoreo",
  desde: "2026-11-01",
  hasta: "2026-11-22",
  generadoEn: "2026-11-22T13:05:00.000Z",
  notas: ["Un caso cuenta una vez, el día en que ingresó.", "Los días hábiles son los de la institución."],
  cifras,
  cuadros: [porCanal, tendencia, porRegion, porUnidad, estados],
};

/** Nothing came in. */
export const reporteVacio: Reporte = {
  ...reporteCompleto,
  cifras: [{ id: "ingresos", titulo: "Casos ingresados", valor: 0, unidad: "casos" }],
  cuadros: [{ ...porCanal, datos: [], total: [0, 0, 0] }],
};
