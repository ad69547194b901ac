import type { CifraDeReporte, CuadroDeReporte } from "@ventanilla/sdk/contract";
import { buildCuadro, columna } from "./cuadro.ts";
import { type LectorDeCifras, sumBy } from "./lector-de-cifras.ts";
import type { Tramo } from "./periodo.ts";

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

/** How many acts of each kind; derivaciones are kept of the whole institution only. */
export const readMovimientos = async (
  lector: LectorDeCifras,
  { tramos, region }: { tramos: readonly Tramo[]; region?: string | undefined },
): Promise<Map<string, number>> => {
  const [actos, derivaciones] = await Promise.all([
    lector.read("actos", { tramos }),
    region === undefined ? lector.read("derivaciones", { tramos, prefijo: ["enviada"] }) : [],
  ]);
  const porActo = sumBy(
    actos.filter((fila) => region === undefined || fila.region === region),
    ({ acto }) => acto,
  );
  const enviadas = derivaciones.reduce((suma, { n }) => suma + n, 0);
  if (region === undefined) porActo.set("derivacion", enviadas);
  return porActo;
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
  )
    .filter(([, acto]) => acto !== "derivacion" || movimientos.has(acto))
    .map(([id, acto, titulo]) => ({
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
