import type { Institucion } from "@ventanilla/sdk/contract";
import { fechaCivil, institucionBase, REVISAN_SOBRES } from "@ventanilla/sdk/domain";
import type { DatosDeAsiento } from "../caso/asiento.ts";
import type { Aviso } from "../correo/avisos.ts";
import { buildAviso } from "../correo/avisos.ts";
import { FallaDeCorreo } from "../correo/falla-de-correo.ts";
import type { Correo } from "../correo/send-correo.ts";
import type { Personal } from "../personal/personal.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import type { Anotacion, Store, Trabajo } from "../store/store.ts";
import type { Tarea } from "../trabajos/corredor.ts";
import { FalloDeTrabajo } from "../trabajos/fallo-de-trabajo.ts";
import type { Apartados } from "./apartados.ts";

/** What came without connection in so long is told in one mail, in milliseconds. */
const TRAMO_DE_AVISO = 10 * 60_000;
/** What was being written as the stretch ended is there by now, in milliseconds. */
const ASENTAMIENTO = 30_000;
/** Entries of the journal read at once. */
const PAGINA = 500;

/**
 * The job that tells a unit which cases came to it without connection: one for each stretch of ten minutes, planned by the
 * first of its cases. The job names the place in the journal where its reading begins, and no case.
 */
export const planAvisoDeContingencia = (
  { posicion, caso: { caso } }: Pick<Anotacion, "posicion" | "caso">,
  anotadoEn: string,
): Trabajo => {
  const { institucion, unidad = "", region = "" } = caso;
  const tramo = Math.floor(Date.parse(anotadoEn) / TRAMO_DE_AVISO) * TRAMO_DE_AVISO;
  return {
    id: `avisarContingencia.${institucion}.${unidad || region}.${tramo}`,
    tipo: "avisarContingencia",
    cuando: new Date(tramo + TRAMO_DE_AVISO + ASENTAMIENTO).toISOString(),
    datos: { institucion, unidad, region, tramo, posicion },
  };
};

/** The job that tells whoever supervises that envelopes wait: one a day. */
export const planAvisoDeApartados = ({ slug, zona }: Pick<Institucion, "slug" | "zona">, ahora: string): Trabajo => ({
  id: `avisarApartados.${slug}.${fechaCivil(ahora, zona)}`,
  tipo: "avisarApartados",
  cuando: new Date(Date.parse(ahora) + TRAMO_DE_AVISO).toISOString(),
  datos: { institucion: slug },
});

export interface OpcionesDeTareasDeSobres {
  store: Pick<Store, "readDiario">;
  apartados: Pick<Apartados, "forget" | "countPendientes">;
  personal: Pick<Personal, "list" | "listAtienden">;
  getInstitucion: (slug: string) => Institucion;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Absent: nobody is written to. */
  correo?: Pick<Correo, "send"> | undefined;
  /** Without a slash at the end. */
  urlPublica: string;
}

/** The jobs that envelopes leave. */
export const createTareasDeSobres = ({
  store,
  apartados,
  personal,
  getInstitucion,
  clock,
  correo,
  urlPublica,
}: OpcionesDeTareasDeSobres): Record<string, Tarea> => {
  const send = async (usuarios: UsuarioLeido[], aviso: Aviso, institucion: Institucion, id: string): Promise<void> => {
    const escrito = buildAviso(aviso, { institucion, urlPublica });
    for (const usuario of usuarios)
      try {
        const idMensaje = `${id}.${usuario.id}`;
        await correo?.send({ para: usuario.correo, ...escrito, firma: institucion.nombre, idMensaje });
      } catch (error) {
        if (!(error instanceof FallaDeCorreo)) throw error;
        // One address that is no good keeps nobody else from being told.
        if (error.clase !== "definitiva") throw new FalloDeTrabajo(error.message);
      }
  };

  /** Cases of a unit that came without connection within a stretch, in order of arrival. */
  const listFolios = async ({ institucion, unidad, region, tramo, posicion }: Trabajo["datos"]): Promise<string[]> => {
    const [desde, hasta] = [Number(tramo), Number(tramo) + TRAMO_DE_AVISO];
    const folios: string[] = [];
    for (let despuesDe = Number(posicion) - 1; ; ) {
      const pagina = await store.readDiario({ despuesDe, limite: PAGINA });
      for (const { asiento, caso: guardado } of pagina) {
        if (asiento.tipo !== "ingreso") continue;
        const datos: DatosDeAsiento["ingreso"] = JSON.parse(asiento.datos);
        if (!datos.contingencia || datos.institucion !== institucion) continue;
        const cuando = Date.parse(datos.anotadoEn ?? asiento.cuando);
        const { caso } = guardado;
        const suya = (caso.unidad ?? "") === unidad && (unidad !== "" || (caso.region ?? "") === region);
        if (suya && cuando >= desde && cuando < hasta) folios.push(caso.folio);
      }
      const ultima = pagina.at(-1);
      if (!ultima || pagina.length < PAGINA || Date.parse(ultima.asiento.cuando) >= hasta + TRAMO_DE_AVISO)
        return folios;
      despuesDe = ultima.posicion;
    }
  };

  return {
    /** Which cases came without connection, to those who have them. */
    async avisarContingencia(datos, { id }) {
      const institucion = getInstitucion(String(datos.institucion));
      const folios = await listFolios(datos);
      if (folios.length === 0) return;
      const unidad = String(datos.unidad) || undefined;
      const region = String(datos.region) || undefined;
      const fecha = fechaCivil(clock(), institucion.zona);
      const atienden = await personal.listAtienden({ institucion: institucion.slug, region, unidad }, { fecha });
      const propios = atienden.filter((usuario) => usuario.unidad === unidad);
      await send(propios.length > 0 ? propios : atienden, { aviso: "contingencia", folios }, institucion, id);
    },

    /** How many envelopes wait, to whoever may open them. */
    async avisarApartados({ institucion: slug }, { id }) {
      const institucion = getInstitucion(String(slug));
      const cuantos = await apartados.countPendientes(institucion.slug);
      if (cuantos === 0) return;
      const usuarios = await personal.list({ institucion: institucionBase(institucion.slug) });
      const revisan = usuarios.filter(
        ({ activo, programa, rol }) => activo && !programa && REVISAN_SOBRES.includes(rol),
      );
      await send(revisan, { aviso: "sobresApartados", cuantos }, institucion, id);
    },

    /** What an envelope put away held is not kept for ever. */
    async olvidarSobre({ sobre }) {
      await apartados.forget(String(sobre));
    },
  };
};
