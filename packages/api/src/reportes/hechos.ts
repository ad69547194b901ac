import type { FilaDe, LectorDeCifras, SumaDePeriodo } from "./lector-de-cifras.ts";
import type { Tramo } from "./periodo.ts";

/** Of whom figures are read: of all, of a region, of a unit or of an officer. */
export interface Ambito {
  region?: string | undefined;
  unidad?: string | undefined;
  responsable?: string | undefined;
}

/** Cases by what they entered by; a unit's are not told apart by channel. */
export interface FilaDeIngreso {
  serie: string;
  tipo: string;
  canal: string;
  region: string;
  periodo: string;
  n: number;
}

/** Closings, and how many of them in time; a unit's and an officer's are not told apart by result. */
export interface FilaDeCierre {
  tipo: string;
  resultado: string;
  region: string;
  periodo: string;
  n: number;
  enPlazo: number;
}

export interface OpcionesDeHechos {
  lector: LectorDeCifras;
  ambito: Ambito;
  tramos: readonly Tramo[];
  porPeriodo?: boolean;
  /** Only of these kinds. */
  tipos?: readonly string[] | undefined;
}

/** What several readings of a family hold together. */
const readTodos = async <T>(lecturas: Promise<T[]>[]): Promise<T[]> => (await Promise.all(lecturas)).flat();

/** Intake within a scope, both series; an officer's is not counted: cases enter by a unit. */
export const readIngresos = async ({
  lector,
  ambito: { region, unidad, responsable },
  tramos,
  porPeriodo = false,
  tipos,
}: OpcionesDeHechos): Promise<FilaDeIngreso[]> => {
  if (responsable !== undefined) return [];
  if (unidad === undefined) {
    const filas = tipos
      ? await readTodos(
          tipos.flatMap((tipo) =>
            ["ingreso", "fuera"].map((serie) =>
              lector.read("ingresos", { tramos, porPeriodo, prefijo: [serie, tipo] }),
            ),
          ),
        )
      : await lector.read("ingresos", { tramos, porPeriodo });
    return region === undefined ? filas : filas.filter((fila) => fila.region === region);
  }
  const series = await Promise.all(
    ["ingreso", "fuera"].map((serie) => lector.read("unidades", { tramos, porPeriodo, prefijo: [serie, unidad] })),
  );
  return series
    .flat()
    .filter(({ tipo }) => tipos === undefined || tipos.includes(tipo))
    .map((fila) => ({ ...fila, canal: "", region: region ?? "" }));
};

/** Closings within a scope. */
export const readCierres = async ({
  lector,
  ambito: { region, unidad, responsable },
  tramos,
  porPeriodo = false,
  tipos,
}: OpcionesDeHechos): Promise<FilaDeCierre[]> => {
  const quien = responsable ?? unidad;
  if (quien === undefined) {
    const filas = tipos
      ? await readTodos(tipos.map((tipo) => lector.read("cierres", { tramos, porPeriodo, prefijo: [tipo] })))
      : await lector.read("cierres", { tramos, porPeriodo });
    return filas
      .filter((fila) => region === undefined || fila.region === region)
      .map(({ plazo, ...fila }) => ({ ...fila, enPlazo: plazo === "en" ? fila.n : 0 }));
  }
  const read = async (medida: "cierres" | "enPlazo") => {
    const seleccion = { tramos, porPeriodo, prefijo: [medida, quien] };
    return responsable === undefined
      ? await lector.read("unidadesCierre", seleccion)
      : await lector.read("funcionarios", seleccion);
  };
  const [cierres, enPlazo] = await Promise.all([read("cierres"), read("enPlazo")]);
  const base = { resultado: "", region: region ?? "" };
  return [
    ...cierres.map(({ tipo, periodo, n }) => ({ ...base, tipo, periodo, n, enPlazo: 0 })),
    ...enPlazo.map(({ tipo, periodo, n }) => ({ ...base, tipo, periodo, n: 0, enPlazo: n })),
  ].filter(({ tipo }) => tipos === undefined || tipos.includes(tipo));
};

/** What entered, or closed, by day or month: the lines of a trend, of all kinds or of some. */
export const readTendencia = async (
  serie: "ingresos" | "cierres",
  { lector, ambito: { region, unidad, responsable }, tramos, tipos }: OpcionesDeHechos,
): Promise<SumaDePeriodo[]> => {
  const isIngreso = serie === "ingresos";
  if (responsable !== undefined && isIngreso) return [];
  if (responsable !== undefined || unidad !== undefined) {
    const familia = isIngreso ? "unidades" : responsable !== undefined ? "funcionarios" : "unidadesCierre";
    const prefijo = [isIngreso ? "ingreso" : "cierres", responsable ?? unidad ?? ""];
    const filas: (SumaDePeriodo & { tipo: string })[] = await lector.read(familia, {
      tramos,
      prefijo,
      porPeriodo: true,
    });
    return filas.filter(({ tipo }) => tipos === undefined || tipos.includes(tipo));
  }
  const comun = { tramos, ultima: region };
  const primero = isIngreso ? ["ingreso"] : [];
  if (tipos)
    return (
      await Promise.all(tipos.map((tipo) => lector.sum(serie, { ...comun, prefijo: [...primero, tipo] })))
    ).flat();
  return lector.sum(serie, { ...comun, ...(isIngreso && { prefijo: primero }) });
};

export interface FilaDeDuracion {
  medida: string;
  tipo: string;
  dias: string;
  n: number;
}

/** Closings by how many days they took. An officer's are kept as sums. */
export const readDuraciones = async ({
  lector,
  ambito: { region, unidad, responsable },
  tramos,
  tipos,
}: OpcionesDeHechos): Promise<FilaDeDuracion[]> => {
  if (responsable !== undefined) return [];
  const familia =
    unidad !== undefined ? "duracionesDeUnidad" : region !== undefined ? "duracionesDeRegion" : "duraciones";
  const quien = [unidad ?? region ?? []].flat();
  if (!tipos) return await lector.read(familia, { tramos, ...(quien.length > 0 && { prefijo: quien }) });
  return readTodos<FilaDeDuracion>(
    ["habiles", "corridos"].flatMap((medida) =>
      tipos.map((tipo) => lector.read(familia, { tramos, prefijo: [...quien, medida, tipo] })),
    ),
  );
};

/** Closings, closings in time and days, of everybody of a family: to compare them. */
export type FilaDeSuma = Pick<FilaDe<"unidadesCierre">, "medida" | "tipo" | "n"> & { quien: string };

export const readSumasDeUnidades = async (lector: LectorDeCifras, tramos: readonly Tramo[]): Promise<FilaDeSuma[]> =>
  (await lector.read("unidadesCierre", { tramos })).map(({ unidad: quien, medida, tipo, n }) => ({
    quien,
    medida,
    tipo,
    n,
  }));

export const readSumasDeFuncionarios = async (
  lector: LectorDeCifras,
  tramos: readonly Tramo[],
): Promise<FilaDeSuma[]> =>
  (await lector.read("funcionarios", { tramos })).map(({ usuario: quien, medida, tipo, n }) => ({
    quien,
    medida,
    tipo,
    n,
  }));

/** Opinions within a scope, on the day they were given. */
export const readOpiniones = async ({
  lector,
  ambito: { region, unidad, responsable },
  tramos,
  porPeriodo = false,
}: OpcionesDeHechos): Promise<FilaDe<"opiniones">[]> => {
  if (responsable !== undefined) return [];
  const filas = await lector.read("opiniones", { tramos, porPeriodo });
  return filas.filter(
    (fila) =>
      (unidad === undefined || fila.unidad === unidad) &&
      (unidad !== undefined || region === undefined || fila.region === region),
  );
};
