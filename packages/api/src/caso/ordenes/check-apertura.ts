import type { Institucion, Materia } from "@ventanilla/sdk/contract";
import { fechaCivil } from "@ventanilla/sdk/domain";
import type { AperturaDeCaso } from "../orden.ts";
import type { Falta } from "../rechazo.ts";

const codigosPorArbol = new WeakMap<Materia[], Set<string>>();

/** Every code of the tree, counted once per definition. */
export const listCodigos = (arbol: Materia[]): Set<string> => {
  const conocidos = codigosPorArbol.get(arbol);
  if (conocidos) return conocidos;
  const codigos = new Set<string>();
  const walk = (nodos: Materia[]): void => {
    for (const { codigo, hijos } of nodos) {
      codigos.add(codigo);
      if (hijos) walk(hijos);
    }
  };
  walk(arbol);
  codigosPorArbol.set(arbol, codigos);
  return codigos;
};

/** Whether the institution's tree has this code. */
export const hasMateria = ({ materias }: Institucion, codigo: string): boolean => listCodigos(materias).has(codigo);

const readRuta = (apertura: AperturaDeCaso, ruta: string): unknown =>
  ruta.split(".").reduce<unknown>((valor, clave) => (valor as Record<string, unknown> | undefined)?.[clave], apertura);

/** What this institution does not take of a well-formed opening; empty where all is well. */
export const checkApertura = (
  apertura: AperturaDeCaso,
  { institucion, ahora }: { institucion: Institucion; ahora: string },
): Falta[] => {
  const faltas: Falta[] = [];
  const { tipo, canal, materia, unidad, fechaHecho } = apertura;
  if (!institucion.tipos.includes(tipo)) faltas.push({ ruta: "tipo", codigo: "opcion" });
  if (!institucion.canales.includes(canal)) faltas.push({ ruta: "canal", codigo: "opcion" });
  if (materia && !hasMateria(institucion, materia)) faltas.push({ ruta: "materia", codigo: "opcion" });
  if (unidad && !institucion.unidades.some(({ codigo }) => codigo === unidad))
    faltas.push({ ruta: "unidad", codigo: "opcion" });
  if (fechaHecho && fechaHecho > fechaCivil(ahora, institucion.zona))
    faltas.push({ ruta: "fechaHecho", codigo: "fecha-futura" });
  for (const ruta of institucion.campos[tipo] ?? [])
    if (readRuta(apertura, ruta) === undefined) faltas.push({ ruta, codigo: "requerido" });
  return faltas;
};
