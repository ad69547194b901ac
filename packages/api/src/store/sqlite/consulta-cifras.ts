import { type Grano, SEPARADOR } from "../../cifras/cifra.ts";
import type { DimensionDeAbiertos, SeleccionDeAbiertos, SeleccionDeCifras } from "../store.ts";

interface Consulta {
  sql: string;
  valores: (string | number)[];
}

/** The days or months of a stretch, one by one. */
const listPeriodos = (grano: Grano, desde: string, hasta: string): string[] => {
  const periodos: string[] = [];
  const paso = new Date(grano === "mes" ? `${desde}-01T12:00:00Z` : `${desde}T12:00:00Z`);
  for (;;) {
    const periodo = paso.toISOString().slice(0, grano === "mes" ? 7 : 10);
    if (periodo > hasta) return periodos;
    periodos.push(periodo);
    if (grano === "mes") paso.setUTCMonth(paso.getUTCMonth() + 1);
    else paso.setUTCDate(paso.getUTCDate() + 1);
  }
};

const DONDE = "FROM cifras WHERE institucion = ? AND familia = ? AND grano = ?";

/** The rows of some figures: of a whole family a stretch at once, of those that begin alike a period at a time. */
export const writeConsultasDeCifras = ({
  institucion,
  familia,
  tramos,
  prefijo,
  sufijo,
  porPeriodo,
}: SeleccionDeCifras): Consulta[] => {
  const isSuma = porPeriodo === "suma";
  const inicio = `SELECT periodo, ${isSuma ? "'' AS clave, sum(n) AS n" : "clave, n"} ${DONDE}`;
  const fin = `${sufijo === undefined ? "" : " AND substr(clave, -length(?)) = ?"}${isSuma ? " GROUP BY periodo" : ""}`;
  const resto = sufijo === undefined ? [] : [sufijo, sufijo];
  return tramos.flatMap(({ grano, desde, hasta }): Consulta[] => {
    const comun = [institucion, familia, grano];
    if (prefijo === undefined)
      return [{ sql: `${inicio} AND periodo BETWEEN ? AND ?${fin}`, valores: [...comun, desde, hasta, ...resto] }];
    // The character after the mark: all that begins so, and nothing else.
    const despues = prefijo.slice(0, -SEPARADOR.length) + String.fromCharCode(SEPARADOR.charCodeAt(0) + 1);
    return listPeriodos(grano, desde, hasta).map((periodo) => ({
      sql: `${inicio} AND periodo = ? AND clave >= ? AND clave < ?${fin}`,
      valores: [...comun, periodo, prefijo, despues, ...resto],
    }));
  });
};

/** Columns of open cases, as closed a list in SQL as in the type. */
const DIMENSIONES: readonly DimensionDeAbiertos[] = [
  "tipo",
  "etapa",
  "estado",
  "canal",
  "region",
  "unidad",
  "responsable",
];

/** Open cases, counted by what they are told apart by, out of the index of what is open alone. */
export const writeConsultaDeAbiertos = ({
  institucion,
  por,
  hoy,
  avisa,
  filtro = {},
}: SeleccionDeAbiertos): Consulta => {
  const dimensiones = DIMENSIONES.filter((una) => por.includes(una));
  const filtros = DIMENSIONES.flatMap((una) => {
    const valor = (filtro as Partial<Record<DimensionDeAbiertos, string>>)[una];
    return valor === undefined ? [] : [[una, valor] as const];
  });
  return {
    sql: `SELECT ${dimensiones.map((una) => `${una}, `).join("")}
        CASE WHEN vence < ? THEN 'fuera' WHEN vence <= ? THEN 'por-vencer' ELSE 'en-plazo' END AS plazo, count(*) AS n
      FROM casos INDEXED BY casos_abiertos
      WHERE institucion = ? AND estado <> 'cerrado'${filtros.map(([una]) => ` AND ${una} = ?`).join("")}
      GROUP BY ${[...dimensiones, "plazo"].join(", ")}`,
    valores: [hoy, avisa, institucion, ...filtros.map(([, valor]) => valor)],
  };
};
