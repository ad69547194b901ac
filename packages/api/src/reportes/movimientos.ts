import type { CifraDeReporte, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { buildCuadro, columna } from "./cuadro.ts";
import { type LectorDeCifras, type SeleccionDeFilas, sumBy, sumFilas } from "./lector-de-cifras.ts";

/** Acts, by what the counters call them, in the order in which a case meets them. */
const ACTOS: Readonly<Record<string, string>> = {
  asignacion: "Asignados a una persona",
  antecedentes: "Pedidos de antecedentes a la persona",
  mensaje: "Mensajes de la persona",
  traslado: "Traslados al proveedor",
  "respuesta:total": "El proveedor acoge todo",
  "respuesta:parcial": "El proveedor acoge una parte",
  "respuesta:no": "El proveedor no acoge",
  "escalamiento:reclamo": "Consultas que pasaron a reclamo",
  "escalamiento:judicial": "Reclamos que pasaron a un tribunal",
  transferencia: "Transferidos a otra unidad o persona",
  derivacion: "Derivados a otra institución",
  prorroga: "Prórrogas",
  devolucion: "Cierres devueltos al visar",
  reapertura: "Reabiertos",
  acumulacion: "Acumulados a otro caso",
  descarte: "Descartados",
};

/** How many acts of each kind. */
export const readMovimientos = async (
  lector: LectorDeCifras,
  seleccion: Pick<SeleccionDeFilas, "de" | "tramos">,
): Promise<Map<string, number>> => {
  const [actos, derivaciones] = await Promise.all([
    lector.read("actos", seleccion),
    lector.sum("derivaciones", { ...seleccion, prefijo: ["enviada"] }),
  ]);
  return sumBy(actos, ({ acto }) => acto).set("derivacion", sumFilas(derivaciones));
};

/** The acts that a supervisor looks for first. */
export const describeMovimientos = (movimientos: ReadonlyMap<string, number>): CifraDeReporte[] =>
  (
    [
      ["derivados", "derivacion", "Derivados a otra institución"],
      ["transferidos", "transferencia", "Transferidos"],
      ["escalados", "escalamiento:reclamo", "Consultas que pasaron a reclamo"],
      ["reabiertos", "reapertura", "Reabiertos"],
    ] as const
  ).map(([id, acto, titulo]) => ({
    id,
    titulo,
    valor: movimientos.get(acto) ?? 0,
    unidad: "actos",
    nota: "Por el día en que se hizo; un caso puede tener varios",
  }));

export const buildMovimientos = (
  movimientos: ReadonlyMap<string, number>,
  antes: ReadonlyMap<string, number>,
): CuadroDeReporte =>
  buildCuadro({
    id: "movimientos",
    titulo: "Lo que se hizo en los casos",
    nota: "Por el día en que se hizo; no son casos, y no se suman a los ingresos",
    filas: "Acto",
    columnas: [columna("actos", "En el período", "actos"), columna("anterior", "En el anterior", "actos")],
    datos: Object.entries(ACTOS)
      .filter(([acto]) => movimientos.has(acto) || antes.has(acto))
      .map(([acto, titulo]) => ({ id: acto, titulo, valores: [movimientos.get(acto) ?? 0, antes.get(acto) ?? 0] })),
    dibujo: "barras",
  });
