import type { altaDeProveedor } from "@ventanilla/sdk/contract";
import type { z } from "zod";
import { Rechazo } from "../caso/rechazo.ts";
import type { Elemento, Registro } from "./registro.ts";

type Proveedor = z.output<typeof altaDeProveedor>;

/** The longest list of names that a record keeps. */
const MAXIMO_ALIAS = 20;

/**
 * Two records of one company become one: it keeps its own, takes what only the other had, and answers to both names.
 * The other goes first, so that its RUT is free; whoever repeats after a failure finds what is left to do.
 *
 * @param options.de record that goes, at `version`
 * @param options.en record that stays
 * @throws {Rechazo} `no-encontrado`, `version-atrasada`, `datos-invalidos` where they are two companies
 */
export const mergeProveedores = async (
  registro: Registro<Proveedor>,
  { institucion, de, en, version }: { institucion: string; de: string; en: string; version: number },
): Promise<Elemento<Proveedor>> => {
  const [sale, queda] = [await registro.find(institucion, de), await registro.find(institucion, en)];
  if (!sale || !queda || de === en) throw new Rechazo("no-encontrado");
  if (sale.rut && queda.rut && sale.rut !== queda.rut)
    throw new Rechazo("datos-invalidos", {
      faltas: [{ ruta: "en", codigo: "rut", mensaje: "Son dos empresas: cada una tiene su RUT" }],
    });
  const { id, institucion: _, version: actual, ...propio } = queda;
  const nombres = new Set([...propio.alias, sale.nombre, ...sale.alias]);
  nombres.delete(propio.nombre);
  const { rut = sale.rut, correo = sale.correo, rubro = sale.rubro } = propio;
  await registro.remove(institucion, de, { version });
  return registro.change(
    institucion,
    id,
    {
      ...propio,
      alias: [...nombres].slice(0, MAXIMO_ALIAS),
      ...(rut && { rut }),
      ...(correo && { correo }),
      ...(rubro && { rubro }),
    },
    { version: actual },
  );
};
