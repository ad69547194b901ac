import type { PuntoDeLista, SeleccionDeCasos } from "../store.ts";

export interface Consulta {
  sql: string;
  valores: (string | number)[];
}

interface Pagina {
  despuesDe?: PuntoDeLista | undefined;
  limite: number;
}

/** Half of the cases, each with its index. What is asked of both is asked twice: in one, nothing of it would be in order. */
type Mitad = "abiertos" | "cerrados";

const CONDICION_MITAD: Record<Mitad, string> = { abiertos: "estado <> 'cerrado'", cerrados: "estado = 'cerrado'" };

const IGUALES = ["tipo", "etapa", "estado", "region", "unidad", "canal", "punto"] as const;

function listMitades({ abierto, estado }: SeleccionDeCasos): Mitad[] {
  const mitades: Mitad[] = [];
  if (abierto !== false && estado !== "cerrado") mitades.push("abiertos");
  if (abierto !== true && (estado === undefined || estado === "cerrado")) mitades.push("cerrados");
  return mitades;
}

/** Whether a list may have to go through all that was ever closed to find what it asks for. */
export function isLarga(seleccion: SeleccionDeCasos): boolean {
  return !seleccion.recibidas && seleccion.mensajesNuevos !== true && listMitades(seleccion).includes("cerrados");
}

/** All conditions but that of the institution. */
function writeCondiciones(seleccion: SeleccionDeCasos, despuesDe: PuntoDeLista | undefined): Consulta {
  const partes: string[] = [];
  const valores: (string | number)[] = [];
  const add = (parte: string, ...suyos: (string | number)[]): void => {
    partes.push(parte);
    valores.push(...suyos);
  };
  const { responsable, materia, venceDesde, venceHasta, recibidoDesde, recibidoAntesDe, mensajesNuevos } = seleccion;
  for (const columna of IGUALES) {
    const valor = seleccion[columna];
    if (valor !== undefined) add(`casos.${columna} = ?`, valor);
  }
  if (responsable === null) add("responsable IS NULL");
  else if (responsable !== undefined) add("responsable = ?", responsable);
  // The slash comes right after the dot that parts a code from those below it.
  if (materia !== undefined) add("(materia = ? OR materia > ? AND materia < ?)", materia, `${materia}.`, `${materia}/`);
  if (mensajesNuevos === true) add("mensajes > 0");
  if (mensajesNuevos === false) add("mensajes = 0");
  if (venceDesde !== undefined) add("vence >= ?", venceDesde);
  if (venceHasta !== undefined) add("vence <= ?", venceHasta);
  if (recibidoDesde !== undefined) add("recibido >= ?", recibidoDesde);
  if (recibidoAntesDe !== undefined) add("recibido < ?", recibidoAntesDe);
  if (despuesDe !== undefined) add("(vence, id) > (?, ?)", despuesDe.vence, despuesDe.id);
  return { sql: partes.map((parte) => ` AND ${parte}`).join(""), valores };
}

/** What gives a page of the list: one statement for each index it is in, to be merged by due date and id. */
export function writeConsultas(seleccion: SeleccionDeCasos, { despuesDe, limite }: Pagina): Consulta[] {
  const { institucion, recibidas, mensajesNuevos, responsable } = seleccion;
  const condiciones = writeCondiciones(seleccion, despuesDe);
  const write = (desde: string, mitad = ""): Consulta => ({
    sql: `SELECT id, casos.caso, cabeza, vence FROM ${desde}${mitad}${condiciones.sql} ORDER BY vence, id LIMIT ?`,
    valores: [institucion, ...condiciones.valores, limite],
  });
  const mitades = listMitades(seleccion);
  // Branches that are open and messages that nobody read are few, whichever half they are in.
  if (mitades.length > 0 && (recibidas || mensajesNuevos === true)) {
    const mitad = mitades.length === 1 ? ` AND ${CONDICION_MITAD[mitades[0] as Mitad]}` : "";
    return recibidas
      ? [write("recibidas AS rama CROSS JOIN casos ON casos.id = rama.caso WHERE rama.institucion = ?", mitad)]
      : [write("casos INDEXED BY casos_mensajes WHERE institucion = ?", mitad)];
  }
  return mitades.map((mitad) => {
    const indice = typeof responsable === "string" && mitad === "abiertos" ? "casos_responsable" : `casos_${mitad}`;
    return write(`casos INDEXED BY ${indice} WHERE institucion = ?`, ` AND ${CONDICION_MITAD[mitad]}`);
  });
}
