import type {
  AperturaDeSobre,
  Comprobante,
  ContenidoDeSobre,
  Institucion,
  PaginaDeSobres,
  SobreAbierto,
} from "@ventanilla/sdk/contract";
import {
  canonicalJson,
  getComuna,
  parseClave,
  parseFolio,
  REVISAN_SOBRES,
  regionOf,
  TIPOS_SONI,
} from "@ventanilla/sdk/domain";
import { canReadCaso, isDeInstitucion, isSobre } from "../caso/alcance.ts";
import type { Actor } from "../caso/orden.ts";
import { Rechazo } from "../caso/rechazo.ts";
import { assertAttends } from "../gestion/alcance.ts";
import { guardiaAbierta } from "../http/prueba.ts";
import type { Store } from "../store/store.ts";
import { type Apartado, showApartado } from "./apartados.ts";
import { dispatchLlamada } from "./dispatch-llamada.ts";
import { openSobre } from "./open-sobre.ts";
import type { OpcionesDeSobres } from "./sobres.ts";

/** What an envelope put away held is forgotten after so long, in milliseconds: until then a mistake can be mended. */
const GUARDA_DE_DESCARTADOS = 90 * 86_400_000;

export interface OpcionesDeRevision extends OpcionesDeSobres {
  store: Pick<Store, "findCasoByFolio" | "recordLectura" | "addTrabajos">;
}

/** What officers do with the envelopes that wait. */
export interface Revision {
  /** @throws {Rechazo} `rol-no-permite` */
  list(
    filtro: { estado: "pendientes" | "resueltos"; cursor?: string | undefined; limite: number },
    actor: Actor,
  ): Promise<PaginaDeSobres>;
  /**
   * Looks at what an envelope holds, opens the case that it brings, or puts it away.
   *
   * @param options.version the one that was read; looking needs none
   * @throws {Rechazo} `rol-no-permite`, `no-encontrado`, `version-ausente`, `version-atrasada`, `estado-no-permite` where
   * it is done with or can't be opened, and as the call inside
   */
  act(
    id: string,
    pedido: AperturaDeSobre,
    options: { actor: Actor; version: number | undefined },
  ): Promise<SobreAbierto>;
}

/** @throws {Rechazo} `rol-no-permite` */
export const assertReviews = ({ rol }: Actor): void => {
  if (!REVISAN_SOBRES.some((uno) => uno === rol))
    throw new Rechazo("rol-no-permite", {
      detalle: `Los sobres apartados los abre quien supervisa: ${REVISAN_SOBRES.join(", ")}`,
    });
};

const readObjeto = (valor: unknown): Record<string, unknown> =>
  valor !== null && typeof valor === "object" && !Array.isArray(valor) ? (valor as Record<string, unknown>) : {};
const readTexto = (valor: unknown): string | undefined => (typeof valor === "string" ? valor : undefined);

/** Its unit's region, else its person's, as far as what it says can be read. */
const findRegion = (cuerpo: Record<string, unknown>, { unidades }: Institucion): string | undefined => {
  const unidad = unidades.find(({ codigo }) => codigo === cuerpo.unidad);
  const comuna = unidad?.comuna ?? readTexto(readObjeto(cuerpo.persona).comuna);
  return comuna && getComuna(comuna) ? regionOf(comuna) : undefined;
};

/** The body to act on: what the officer mended, with the folio and the clave that its citizen has. */
const mend = (
  { llamada, cuerpo }: ContenidoDeSobre,
  { cuerpo: corregido, folioNuevo }: Extract<AperturaDeSobre, { acto: "ingresar" }>,
): Record<string, unknown> => {
  const { folio: _, clave: __, ...resto } = corregido ?? cuerpo;
  const folio = parseFolio(readTexto(cuerpo.folio) ?? "");
  const clave = parseClave(readTexto(cuerpo.clave) ?? "");
  const abre = llamada === "casos" || llamada === "ingreso";
  return { ...resto, ...(folio && !(abre && folioNuevo) && { folio }), ...(clave && { clave }) };
};

/** The officers' side of envelopes. */
export const createRevision = (opciones: OpcionesDeRevision): Revision => {
  const { apartados, casos, llaves, store, getInstitucion, clock } = opciones;

  const find = async (id: string, actor: Actor): Promise<Apartado> => {
    assertReviews(actor);
    const apartado = await apartados.find(id);
    if (!apartado || !isDeInstitucion(actor, apartado.institucion))
      throw new Rechazo("no-encontrado", {
        detalle: "No hay un sobre apartado con ese identificador en tu institución",
      });
    return apartado;
  };

  /** What it holds; nothing where it can't be opened, or is kept no more. */
  const open = async (apartado: Apartado): Promise<ContenidoDeSobre | undefined> => {
    const sobre = await apartados.findSobre(apartado);
    const leido = sobre && openSobre(sobre, { llaves, antiguas: true });
    return leido && "contenido" in leido ? leido.contenido : undefined;
  };

  /** @throws {Rechazo} `rol-no-permite` for whom what it says is not meant */
  const assertAlcanza = async (
    { cuerpo }: ContenidoDeSobre,
    { institucion }: Apartado,
    actor: Actor,
  ): Promise<void> => {
    const region = findRegion(cuerpo, getInstitucion(institucion));
    const esSoni = TIPOS_SONI.some((tipo) => tipo === cuerpo.tipo);
    const sobreUnidad = esSoni ? readTexto(cuerpo.unidad) : undefined;
    const folio = parseFolio(readTexto(cuerpo.folio) ?? "");
    const caso = folio && (await store.findCasoByFolio(folio))?.caso;
    if (
      (actor.region !== undefined && region !== undefined && actor.region !== region) ||
      isSobre(sobreUnidad ? { sobreUnidad } : {}, actor) ||
      (caso && cuerpo.tipo === undefined && !canReadCaso(caso, actor))
    )
      throw new Rechazo("rol-no-permite", { detalle: "Lo que trae este sobre lo atiende otro equipo" });
  };

  const assertPendiente = (apartado: Apartado, version: number | undefined): void => {
    if (version === undefined) throw new Rechazo("version-ausente");
    if (apartado.version !== version)
      throw new Rechazo("version-atrasada", { conflicto: { version: apartado.version } });
    if (apartado.resolucion) throw new Rechazo("estado-no-permite", { detalle: "Este sobre ya está resuelto" });
  };

  const read = async (apartado: Apartado, actor: Actor): Promise<SobreAbierto> => {
    const contenido = await open(apartado);
    if (!contenido) return { sobre: showApartado(apartado) };
    await assertAlcanza(contenido, apartado, actor);
    // Who looks is written down before there is anything to see.
    await apartados.recordLectura(apartado, actor.id);
    const { llamada, capturadoEn, cuerpo } = contenido;
    const { clave: _, ...visible } = cuerpo;
    return { sobre: showApartado(apartado), contenido: { llamada, capturadoEn, cuerpo: visible } };
  };

  const enter = async (
    apartado: Apartado,
    pedido: Extract<AperturaDeSobre, { acto: "ingresar" }>,
    actor: Actor,
  ): Promise<SobreAbierto> => {
    const contenido = await open(apartado);
    if (!contenido)
      throw new Rechazo("estado-no-permite", { detalle: "Este sobre no se puede abrir: solo queda descartarlo" });
    await assertAlcanza(contenido, apartado, actor);
    const cuerpo = mend(contenido, pedido);
    const esOtro = canonicalJson(cuerpo) !== canonicalJson(mend(contenido, { acto: "ingresar" }));
    const { llamada, valor } = await dispatchLlamada(
      { ...contenido, cuerpo },
      {
        institucion: getInstitucion(apartado.institucion),
        actor,
        ...(esOtro && { revisado: true as const }),
        casos,
        guardia: guardiaAbierta,
        getInstitucion,
        clock,
      },
    );
    const { folio } = valor;
    const guardado = await store.findCasoByFolio(folio);
    // Who looked at it before it was a case, looked at the case.
    const lecturas = [
      ...(await apartados.listLecturas(apartado)),
      { cuando: new Date(clock()).toISOString(), usuario: actor.id },
    ];
    if (guardado) await Promise.all(lecturas.map((lectura) => store.recordLectura({ caso: guardado.id, ...lectura })));
    const resuelto = await apartados.resolve(apartado, { usuario: actor.id, como: "ingresado", folio });
    const abre = llamada === "casos" || llamada === "ingreso";
    return { sobre: showApartado(resuelto), ...(abre && { comprobante: valor as Comprobante }) };
  };

  return {
    async list({ estado, cursor, limite }, actor) {
      assertAttends(actor);
      const hallados = await apartados.list({
        institucion: getInstitucion(actor.institucion).slug,
        resueltos: estado === "resueltos",
        despuesDe: cursor,
        limite: limite + 1,
      });
      const pagina = hallados.slice(0, limite);
      const ultimo = hallados.length > limite ? pagina.at(-1) : undefined;
      return { sobres: pagina.map(showApartado), ...(ultimo && { siguiente: ultimo.id }) };
    },

    async act(id, pedido, { actor, version }) {
      const apartado = await find(id, actor);
      if (pedido.acto === "leer") return read(apartado, actor);
      assertPendiente(apartado, version);
      if (pedido.acto === "ingresar") return enter(apartado, pedido, actor);
      const contenido = await open(apartado);
      if (contenido) await assertAlcanza(contenido, apartado, actor);
      const descarte = { usuario: actor.id, como: "descartado", descarte: pedido.motivo } as const;
      const cuando = new Date(clock() + GUARDA_DE_DESCARTADOS).toISOString();
      // Its end is planned first: what dies in between is a job that finds nothing to do.
      await store.addTrabajos([{ id: `olvidarSobre.${id}`, tipo: "olvidarSobre", cuando, datos: { sobre: id } }]);
      return { sobre: showApartado(await apartados.resolve(apartado, descarte)) };
    },
  };
};
