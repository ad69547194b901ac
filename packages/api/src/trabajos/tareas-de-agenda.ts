import type { Institucion } from "@ventanilla/sdk/contract";
import { addCorridos, addHabiles, fechaCivil } from "@ventanilla/sdk/domain";
import { isSobre } from "../caso/alcance.ts";
import type { Casos } from "../caso/casos.ts";
import type { OrdenPropia } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import type { CasoEnAviso } from "../correo/aviso-de-gestion.ts";
import type { Personal } from "../personal/personal.ts";
import { isAusente } from "../personal/usuario.ts";
import type { CasoGuardado, PuntoDeLista, SeleccionDeCasos, Store, Trabajo } from "../store/store.ts";
import type { Tarea } from "./corredor.ts";

/** Cases read at once from the list. */
const PAGINA = 200;
/** An officer with more is told of the first ones; the rest are in the mesa. */
const MAXIMO_EN_RESUMEN = 200;
/** When the day is planned, UTC: by then it has begun in every zone of Chile, Rapa Nui too. */
const AMANECER = "07:00:00.000Z";
/** When the day's round is done, UTC: early in the morning of Chile. */
const HORA = "10:30:00.000Z";

export interface OpcionesDeAgenda {
  store: Pick<Store, "queryCasos" | "findCasoByFolio" | "addTrabajos">;
  casos: Pick<Casos, "order">;
  personal: Pick<Personal, "list" | "resolveResponsable" | "find">;
  getInstitucion: (slug: string) => Institucion;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Reads again the units and holidays in use: whoever declared one may be another process. */
  refreshCatalogo?: (slug: string) => Promise<void>;
  /** Absent: nobody is written to. */
  sendResumen?: (
    usuario: string,
    resumen: {
      institucion: Institucion;
      fecha: string;
      porVencer: CasoEnAviso[];
      vencidos: CasoEnAviso[];
      mensajesNuevos: number;
      id: string;
    },
  ) => Promise<void>;
}

type OrdenDeSistema = Extract<
  OrdenPropia,
  { orden: "moverPlazo" | "reanudar" | "recuperarDerivacion" | "asignarPorSistema" | "volverACola" }
>;

const SISTEMA = { id: "sistema" } as const;

/** The day's jobs of an institution, named after the day: whoever plans twice adds nothing. */
export const planDia = ({ slug, zona }: Pick<Institucion, "slug" | "zona">, ahora: string): Trabajo[] => {
  const fecha = fechaCivil(ahora, zona);
  return ["reemplazar", "resumir", "programarEnvios"].map((tipo) => ({
    id: `${tipo}.${slug}.${fecha}`,
    tipo,
    cuando: `${fecha}T${HORA}`,
    datos: { institucion: slug, fecha },
  }));
};

/** What passes on the cases of who is away as soon as that is known: the morning may be far off. */
export const planReemplazo = ({ slug, zona }: Pick<Institucion, "slug" | "zona">, ahora: string): Trabajo => ({
  id: `reemplazar.${slug}.${ahora}`,
  tipo: "reemplazar",
  cuando: ahora,
  datos: { institucion: slug, fecha: fechaCivil(ahora, zona) },
});

/** What plans an institution's day, and then the next one. */
export const planPlanificar = (slug: string, fecha: string, cuando: string): Trabajo => ({
  id: `planificar.${slug}.${fecha}`,
  tipo: "planificar",
  cuando,
  datos: { institucion: slug },
});

/** The jobs that the calendar brings: terms that run again, holidays, absences, the morning's summary. */
export const createTareasDeAgenda = ({
  store,
  casos,
  personal,
  getInstitucion,
  clock,
  refreshCatalogo,
  sendResumen,
}: OpcionesDeAgenda): Record<string, Tarea> => {
  /** An order of the service. One that comes too late, or twice, has nothing left to do. */
  const order = async (guardado: CasoGuardado, orden: OrdenDeSistema): Promise<void> => {
    try {
      await casos.order(guardado, orden, { actor: SISTEMA });
    } catch (error) {
      if (!(error instanceof Rechazo) || error.tipo === "no-disponible") throw error;
    }
  };
  async function* walk(seleccion: SeleccionDeCasos): AsyncGenerator<CasoGuardado> {
    for (let despuesDe: PuntoDeLista | undefined; ; ) {
      const pagina = await store.queryCasos(seleccion, { limite: PAGINA, ...(despuesDe && { despuesDe }) });
      yield* pagina;
      const ultimo = pagina.at(-1);
      if (!ultimo || pagina.length < PAGINA) return;
      despuesDe = { vence: ultimo.caso.plazo.vence, id: ultimo.id };
    }
  }

  return {
    /** The person did not answer in time. Where something else was asked since, that one has its own job. */
    async reanudar({ folio, n }) {
      const guardado = await store.findCasoByFolio(String(folio));
      if (guardado && guardado.caso.antecedentes?.n === n) await order(guardado, { orden: "reanudar" });
    },

    /** An institution outside did not answer while its link lived. */
    async recuperarDerivacion({ folio, n }) {
      const guardado = await store.findCasoByFolio(String(folio));
      const rama = guardado?.caso.derivaciones?.find((una) => una.n === n);
      if (guardado && (rama?.estado === "enviada" || rama?.estado === "recibida"))
        await order(guardado, { orden: "recuperarDerivacion" });
    },

    /** A holiday was declared, or taken away: every open term that it crosses is counted again. */
    async moverPlazos({ institucion: slug, fecha }) {
      const institucion = String(slug);
      await refreshCatalogo?.(institucion);
      const cruzados: CasoGuardado[] = [];
      // Gathered first: a term that moves would come up again further on.
      for await (const guardado of walk({ institucion, abierto: true, venceDesde: String(fecha) }))
        cruzados.push(guardado);
      for (const guardado of cruzados) await order(guardado, { orden: "moverPlazo", feriado: String(fecha) });
    },

    /** Whoever is away today, or left: what they have goes to who replaces them. */
    async reemplazar({ institucion: slug, fecha }) {
      const institucion = String(slug);
      for (const usuario of await personal.list({ institucion })) {
        const { id, activo } = usuario;
        if (activo && !isAusente(usuario, String(fecha))) continue;
        const reemplazo = await personal.resolveResponsable(id, String(fecha));
        // Who is away comes back; who left without naming anybody leaves the cases to their unit.
        if (reemplazo ? reemplazo.id === id : activo) continue;
        const suyos: CasoGuardado[] = [];
        for await (const guardado of walk({ institucion, abierto: true, responsable: id })) suyos.push(guardado);
        if (!reemplazo) {
          for (const guardado of suyos) await order(guardado, { orden: "volverACola", usuario: id });
          continue;
        }
        // What is about who stands in stays where it is (domain, «Fairness»): whoever supervises sees it there.
        for (const guardado of suyos.filter(({ caso }) => !isSobre(caso, reemplazo)))
          await order(guardado, { orden: "asignarPorSistema", responsable: reemplazo.id, por: "reemplazo" });
      }
    },

    /** Each one's cases that are due soon or overdue, and messages that wait. Nobody is told of nothing. */
    async resumir({ institucion: slug, fecha: dia }, { id: trabajo }) {
      if (!sendResumen) return;
      const institucion = getInstitucion(String(slug));
      const fecha = String(dia);
      const limite = addHabiles(fecha, institucion.avisaAntes);
      for (const { id, activo } of await personal.list({ institucion: institucion.slug })) {
        if (!activo) continue;
        const suyos: CasoGuardado[] = [];
        for await (const guardado of walk({ institucion: institucion.slug, abierto: true, responsable: id })) {
          suyos.push(guardado);
          if (suyos.length >= MAXIMO_EN_RESUMEN) break;
        }
        const tell = ({ caso: { folio, tipo, plazo } }: CasoGuardado): CasoEnAviso => ({
          folio,
          tipo,
          vence: plazo.vence,
        });
        // What is suspended waits for the person and is nobody's delay.
        const corren = suyos.filter(({ caso }) => !caso.suspendidoDesde);
        const vencidos = corren.filter(({ caso }) => caso.plazo.vence < fecha).map(tell);
        const porVencer = corren
          .filter(({ caso }) => caso.plazo.vence >= fecha && caso.plazo.vence <= limite)
          .map(tell);
        const mensajesNuevos = suyos.filter(({ caso }) => caso.mensajesNuevos > 0).length;
        if (vencidos.length + porVencer.length + mensajesNuevos === 0) continue;
        await sendResumen(id, { institucion, fecha, porVencer, vencidos, mensajesNuevos, id: `${trabajo}.${id}` });
      }
    },

    /** Plans the next day and itself: the one clock of the service. */
    async planificar({ institucion: slug }) {
      const institucion = getInstitucion(String(slug));
      const ahora = new Date(clock()).toISOString();
      const manana = addCorridos(fechaCivil(ahora, institucion.zona), 1);
      await store.addTrabajos([
        ...planDia(institucion, ahora),
        planPlanificar(institucion.slug, manana, `${manana}T${AMANECER}`),
      ]);
    },
  };
};
