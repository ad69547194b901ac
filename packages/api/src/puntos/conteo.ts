import type { CifrasDePunto, Institucion } from "@ventanilla/sdk/contract";
import { fechaCivil, TIPOS_SONI, type Tipo } from "@ventanilla/sdk/domain";
import type { DatosDeAsiento } from "../caso/asiento.ts";
import type { Registros } from "../registros/create-registros.ts";
import type { Anotacion, Ficha, Store } from "../store/store.ts";

const CLASE = "conteoDePunto";
const PAGINA = 500;

/** What is counted of a day; `total` is the sum of the kinds. */
export type Cuenta = Omit<CifrasDePunto, "total">;

/** A month of one point: its days by their number, and how far in the journal they were counted. */
interface MesDePunto {
  hasta: number;
  dias: Record<string, Cuenta>;
}

export const CERO: Cuenta = { consultas: 0, reclamos: 0, soni: 0, fuera: 0, firmados: 0 };

export const addCuentas = (una: Cuenta, otra: Cuenta): Cuenta => ({
  consultas: una.consultas + otra.consultas,
  reclamos: una.reclamos + otra.reclamos,
  soni: una.soni + otra.soni,
  fuera: una.fuera + otra.fuera,
  firmados: una.firmados + otra.firmados,
});

/** Where a kind is counted. */
const serieOf = (tipo: Tipo): "consultas" | "reclamos" | "soni" => {
  if (TIPOS_SONI.some((soni) => soni === tipo)) return "soni";
  return tipo === "consulta" ? "consultas" : "reclamos";
};

export interface OpcionesDeConteo {
  store: Pick<Store, "findFicha" | "putFicha" | "listFichas" | "listAsientos">;
  registros: Pick<Registros, "puntos">;
  instituciones: ReadonlyMap<string, Pick<Institucion, "zona">>;
  /** Milliseconds since the epoch. */
  clock: () => number;
}

/** Counters of what enters by each point, by day: a report costs what its period costs, not what the table holds. */
export interface Conteo {
  /** Counts an entry of the journal, once however often it is read. */
  count(anotacion: Anotacion): Promise<undefined>;
  /** What each point took in, from one civil date to another, both included. */
  read(options: { institucion: string; desde: string; hasta: string }): Promise<Map<string, Cuenta>>;
}

/** Only points of the registry are counted: what a body calls a point may be anything. */
export const createConteo = ({ store, registros, instituciones, clock }: OpcionesDeConteo): Conteo => {
  /** Whether the case was out of the figures until it was reopened by this entry. */
  const wasFuera = async ({ caso, asiento }: Anotacion): Promise<boolean> => {
    const anteriores = await store.listAsientos(caso.id, { limite: asiento.n - 1 });
    const ultimo = anteriores.findLast(({ tipo }) => ["descarte", "acumulacion", "cierre"].includes(tipo));
    return ultimo !== undefined && ultimo.tipo !== "cierre";
  };

  /** What an entry adds to the day its case came in. */
  const computeCambio = async (anotacion: Anotacion): Promise<Cuenta | undefined> => {
    const { asiento, caso } = anotacion;
    const { tipo, tipoDeIngreso = tipo } = caso.caso;
    const uno = (signo: 1 | -1, firmado: boolean): Cuenta => ({
      ...CERO,
      [serieOf(tipoDeIngreso)]: signo,
      firmados: firmado ? signo : 0,
    });
    const isFirmado = async (): Promise<boolean> => {
      const [ingreso] = asiento.n === 1 ? [asiento] : await store.listAsientos(caso.id, { limite: 1 });
      return ingreso !== undefined && (JSON.parse(ingreso.datos) as DatosDeAsiento["ingreso"]).dispositivo === true;
    };
    switch (asiento.tipo) {
      case "ingreso":
        return uno(1, await isFirmado());
      case "acumulacion":
      case "descarte":
        return { ...uno(-1, await isFirmado()), fuera: 1 };
      case "reapertura":
        return (await wasFuera(anotacion)) ? { ...uno(1, await isFirmado()), fuera: -1 } : undefined;
      default:
        return undefined;
    }
  };

  return {
    async count(anotacion) {
      const { institucion, punto, recibidoEn } = anotacion.caso.caso;
      const zona = instituciones.get(institucion)?.zona;
      if (punto === undefined || zona === undefined || !(await registros.puntos.find(institucion, punto)))
        return undefined;
      const cambio = await computeCambio(anotacion);
      if (!cambio) return undefined;
      const [anio, mes, dia = ""] = fechaCivil(recibidoEn, zona).split("-");
      const id = `${institucion}/${anio}-${mes}/${punto}`;
      for (;;) {
        const ficha = await store.findFicha(CLASE, id);
        const { hasta, dias } = (ficha?.datos as MesDePunto | undefined) ?? { hasta: 0, dias: {} };
        if (hasta >= anotacion.posicion) return undefined;
        const datos: MesDePunto = {
          hasta: anotacion.posicion,
          dias: { ...dias, [dia]: addCuentas(dias[dia] ?? CERO, cambio) },
        };
        const { resultado } = await store.putFicha(
          { clase: CLASE, id, institucion, cuando: new Date(clock()).toISOString(), datos },
          { version: ficha?.version ?? 0 },
        );
        if (resultado === "escrito") return undefined;
      }
    },
    async read({ institucion, desde, hasta }) {
      const suma = new Map<string, Cuenta>();
      const add = ({ id, datos }: Ficha): void => {
        const [, mes = "", punto = ""] = id.split("/");
        for (const [dia, cuenta] of Object.entries((datos as MesDePunto).dias)) {
          const fecha = `${mes}-${dia}`;
          if (fecha >= desde && fecha <= hasta) suma.set(punto, addCuentas(suma.get(punto) ?? CERO, cuenta));
        }
      };
      const fin = `${institucion}/${hasta.slice(0, 7)}/\uffff`;
      for (let despuesDe = `${institucion}/${desde.slice(0, 7)}/`; ; ) {
        const fichas = await store.listFichas({ clase: CLASE, institucion, despuesDe, limite: PAGINA });
        for (const ficha of fichas) if (ficha.id <= fin) add(ficha);
        const ultima = fichas.at(-1)?.id;
        if (ultima === undefined || fichas.length < PAGINA || ultima > fin) return suma;
        despuesDe = ultima;
      }
    },
  };
};
