import {
  consulta,
  disconformidad,
  type Institucion,
  type Materia,
  reclamo,
  reconocimiento,
  sugerencia,
} from "@ventanilla/sdk/contract";
import { getRegion, type Tipo } from "@ventanilla/sdk/domain";
import * as z from "zod";

/** A mistake and where in the file it stands. */
export type ErrorDeArchivo = [ruta: string, error: string];

const ESQUEMAS: Record<Tipo, z.ZodType> = { consulta, reclamo, disconformidad, sugerencia, reconocimiento };

/** Whether the contract has such a field: a compulsory one that nobody can send would close the window. */
const hasCampo = (esquema: z.ZodType, pasos: string[]): boolean => {
  if (esquema instanceof z.ZodOptional || esquema instanceof z.ZodDefault)
    return hasCampo(esquema.unwrap() as z.ZodType, pasos);
  const [paso, ...resto] = pasos;
  if (paso === undefined) return true;
  const campo = esquema instanceof z.ZodObject ? (esquema.shape[paso] as z.ZodType | undefined) : undefined;
  return campo !== undefined && hasCampo(campo, resto);
};

const listMaterias = (nodos: Materia[], ruta = "materias"): [ruta: string, codigo: string][] =>
  nodos.flatMap(({ codigo, hijos = [] }, i) => [
    [`${ruta}.${i}.codigo`, codigo] as [string, string],
    ...listMaterias(hijos, `${ruta}.${i}.hijos`),
  ]);

const findRepetidos = (codigos: [ruta: string, codigo: string][]): ErrorDeArchivo[] => {
  const vistos = new Set<string>();
  return codigos.flatMap(([ruta, codigo]): ErrorDeArchivo[] => {
    if (vistos.has(codigo)) return [[ruta, `el código «${codigo}» está dos veces`]];
    vistos.add(codigo);
    return [];
  });
};

/** What each part of a definition says of another part, or of the contract, must be true. */
export const checkReferencias = ({
  unidades,
  asignacion,
  visacion,
  materias,
  campos,
}: Institucion): ErrorDeArchivo[] => {
  const arbol = listMaterias(materias);
  const codigosDeMateria = new Set(arbol.map(([, codigo]) => codigo));
  const codigosDeUnidad = new Set(unidades.map(({ codigo }) => codigo));
  const requireUnidad = (codigo: string, ruta: string): ErrorDeArchivo[] =>
    codigosDeUnidad.has(codigo) ? [] : [[ruta, `no hay una unidad con el código «${codigo}»`]];

  return [
    ...findRepetidos(unidades.map(({ codigo }, i) => [`unidades.${i}.codigo`, codigo])),
    ...findRepetidos(arbol),
    ...asignacion.flatMap(({ unidad, materia, region }, i): ErrorDeArchivo[] => [
      ...requireUnidad(unidad, `asignacion.${i}.unidad`),
      ...(materia === undefined || codigosDeMateria.has(materia)
        ? []
        : [[`asignacion.${i}.materia`, `no hay una materia con el código «${materia}»`] as ErrorDeArchivo]),
      ...(region === undefined || getRegion(region)
        ? []
        : [[`asignacion.${i}.region`, `no hay una región con el código «${region}»`] as ErrorDeArchivo]),
    ]),
    ...visacion.flatMap(({ unidades: suyas = [] }, i) =>
      suyas.flatMap((unidad, j) => requireUnidad(unidad, `visacion.${i}.unidades.${j}`)),
    ),
    ...Object.entries(campos).flatMap(([tipo, rutas = []]) =>
      rutas.flatMap((ruta, i): ErrorDeArchivo[] =>
        hasCampo(ESQUEMAS[tipo as Tipo], ruta.split("."))
          ? []
          : [[`campos.${tipo}.${i}`, `el formulario no tiene un campo «${ruta}»`]],
      ),
    ),
  ];
};
