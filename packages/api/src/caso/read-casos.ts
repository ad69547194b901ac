import type { CasoDeGestion, EstadoDeCaso, FilaDeCaso, VistaCiudadana } from "@ventanilla/sdk/contract";
import type { CasoGuardado } from "../store/store.ts";
import type { Asiento } from "./asiento.ts";
import type { BaseDeCasos, OpcionesDeCasos } from "./base-de-casos.ts";
import { readAsiento } from "./bitacora.ts";
import { isReservaVisible } from "./describe-hito.ts";
import type { Actor, Contexto, Registro } from "./orden.ts";
import { Rechazo } from "./rechazo.ts";
import { buildVista } from "./vista.ts";
import { buildCasoDeGestion, buildEstado, buildFila } from "./vista-gestion.ts";

/** Who reads, and what of other records is known of it. */
export interface OpcionesDeLectura {
  actor: Actor;
  registro?: Registro | undefined;
  /** Names of users by id. */
  nombres?: ReadonlyMap<string, string> | undefined;
}

/** How cases are read: by their citizen, and by whoever works on them. */
export const createReadCasos = (base: BaseDeCasos, { store }: OpcionesDeCasos) => {
  /** Entries up to the fold in hand: a later one may have come in between the two reads. */
  const listAsientos = async ({ id, caso }: CasoGuardado) => (await store.listAsientos(id)).slice(0, caso.version);

  const contextOf = ({ caso }: CasoGuardado, { actor, registro }: OpcionesDeLectura): Contexto => ({
    ahora: base.now(),
    actor,
    institucion: base.getInstitucion(caso.institucion),
    feriados: base.getFeriados(caso.institucion),
    ...(registro && { registro }),
  });

  return {
    async find({ folio, clave }: { folio: string; clave: string }): Promise<CasoGuardado> {
      const guardado = await store.findCasoByAcceso(base.computeAcceso(folio, clave));
      if (!guardado) throw new Rechazo("caso-no-encontrado");
      return guardado;
    },

    async view(guardado: CasoGuardado): Promise<VistaCiudadana> {
      const asientos = await listAsientos(guardado);
      const llave = asientos.some(isReservaVisible) ? await base.findLlave(guardado) : undefined;
      return buildVista(
        guardado.caso,
        asientos.map((asiento) => readAsiento(asiento, isReservaVisible(asiento) ? llave : undefined)),
        {
          institucion: base.getInstitucion(guardado.caso.institucion),
          ahora: base.now(),
          feriados: base.getFeriados(guardado.caso.institucion),
        },
      );
    },

    async readCasoDeGestion(guardado: CasoGuardado, opciones: OpcionesDeLectura): Promise<CasoDeGestion> {
      const [asientos, llave] = await Promise.all([listAsientos(guardado), base.findLlave(guardado)]);
      return buildCasoDeGestion(
        guardado.caso,
        asientos.map((asiento) => readAsiento(asiento, llave)),
        { ...contextOf(guardado, opciones), nombres: opciones.nombres },
      );
    },

    async readFila(guardado: CasoGuardado, opciones: OpcionesDeLectura): Promise<FilaDeCaso> {
      const [[ingreso], llave] = await Promise.all([
        store.listAsientos(guardado.id, { limite: 1 }),
        base.findLlave(guardado),
      ]);
      return buildFila(guardado.caso, ingreso && readAsiento(ingreso, llave), contextOf(guardado, opciones));
    },

    readEstado: (guardado: CasoGuardado): EstadoDeCaso =>
      buildEstado(guardado.caso, contextOf(guardado, { actor: { id: "sistema" } })),

    async readAsiento(guardado: CasoGuardado, n: number): Promise<Asiento | undefined> {
      const asiento = (await listAsientos(guardado))[n - 1];
      return asiento && readAsiento(asiento, await base.findLlave(guardado));
    },
  };
};
