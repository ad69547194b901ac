import type { CifraDeReporte, Reporte, UnidadDeCifra } from "@ventanilla/sdk/contract";
import { formatFecha, getRegion } from "@ventanilla/sdk/domain";
import { type CorreoEscrito, renderCorreo } from "../correo/render-correo.ts";

const numero = new Intl.NumberFormat("es-CL", { maximumFractionDigits: 1, useGrouping: true });

const SUFIJOS: Partial<Record<UnidadDeCifra, readonly [uno: string, varios: string]>> = {
  porcentaje: ["%", "%"],
  puntos: [" punto", " puntos"],
  habiles: [" día hábil", " días hábiles"],
  corridos: [" día corrido", " días corridos"],
};

const writeValor = (valor: number | null, unidad: UnidadDeCifra): string => {
  const [uno = "", varios = ""] = SUFIJOS[unidad] ?? [];
  // The same measure comes in business and in calendar days: which one it is is said also of none.
  if (valor === null) return `sin datos suficientes${varios.startsWith(" días") ? `, en${varios}` : ""}`;
  return `${numero.format(valor)}${Math.abs(valor) === 1 ? uno : varios}`;
};

const writeCifra = ({ titulo, valor, unidad, n, anterior, meta }: CifraDeReporte): [string, string] => {
  const junto = [
    valor !== null && n !== undefined && `de ${numero.format(n)} casos`,
    anterior !== undefined && anterior !== null && `antes, ${writeValor(anterior, unidad)}`,
    meta !== undefined && `meta, ${writeValor(meta, unidad)}`,
  ].filter(Boolean);
  return [titulo, `${writeValor(valor, unidad)}${junto.length > 0 ? ` (${junto.join("; ")})` : ""}`];
};

/** The mail that a report goes out with: its figures and its notes; the tables go in the sheet. */
export const writeCorreoDeReporte = ({
  nombre,
  titulo,
  desde,
  hasta,
  region,
  unidad,
  cifras,
  notas,
}: Reporte): CorreoEscrito => {
  const dias = desde === hasta ? formatFecha(desde) : `${formatFecha(desde)} a ${formatFecha(hasta)}`;
  const donde = [unidad && `unidad ${unidad}`, region && (getRegion(region)?.nombre ?? `región ${region}`)];
  return renderCorreo(nombre, {
    asunto: `${titulo}: ${dias}`,
    titulo,
    parrafos: [[dias, ...donde].filter(Boolean).join(", ")],
    datos: cifras.map(writeCifra),
    lista: notas,
    pie: [
      "Los cuadros van en la planilla adjunta. No trae datos de quienes presentaron un caso.",
      "Llega a quienes eligió la administración de Ventanilla: ella agrega y quita direcciones.",
      "Es un correo automático: nadie lee lo que se responde aquí.",
    ],
  });
};
