import { SEPARADOR } from "../../cifras/cifra.ts";
import type { SeleccionDeCifras } from "../store.ts";

/** A reading of figures; `signo` is what its sums count for. */
export interface ConsultaDeCifras {
  sql: string;
  valores: string[];
  signo: 1 | -1;
}

const SUMAS = "sum(n), sum(enPlazo), sum(habiles), sum(corridos)";

/** How the rows are told apart: those by key as they are kept, the others summed where they lie. */
const writeColumnas = (por: NonNullable<SeleccionDeCifras["por"]>): { columnas: string; grupos: string } => {
  const isPorPeriodo = por.includes("periodo");
  if (por.includes("clave"))
    return { columnas: `${isPorPeriodo ? "periodo" : "''"}, clave, n, enPlazo, habiles, corridos`, grupos: "" };
  return {
    columnas: `${isPorPeriodo ? "periodo" : "''"}, '', ${SUMAS}`,
    grupos: ` GROUP BY ambito${isPorPeriodo ? ", periodo" : ""}`,
  };
};

/** One reading for each stretch: of each ámbito its rows lie together. */
export const writeConsultasDeCifras = ({
  institucion,
  familia,
  ambitos = [""],
  tramos,
  prefijo,
  por = ["clave"],
}: SeleccionDeCifras): ConsultaDeCifras[] => {
  const { columnas, grupos } = writeColumnas(por);
  // The character after the mark: all that begins so, and nothing else.
  const despues = prefijo && prefijo.slice(0, -SEPARADOR.length) + String.fromCharCode(SEPARADOR.charCodeAt(0) + 1);
  const sql = `SELECT ambito, ${columnas} FROM cifras
    WHERE institucion = ? AND familia = ? AND ambito IN (SELECT value FROM json_each(?)) AND grano = ?
      AND periodo BETWEEN ? AND ?${despues ? " AND clave >= ? AND clave < ?" : ""}${grupos}`;
  return tramos.map(({ grano, desde, hasta, resta }) => ({
    sql,
    valores: [
      institucion,
      familia,
      JSON.stringify(ambitos),
      grano,
      desde,
      hasta,
      ...(prefijo && despues ? [prefijo, despues] : []),
    ],
    signo: resta ? -1 : 1,
  }));
};
