import type { InstitucionPublica } from "@ventanilla/sdk/contract";
import type { Store } from "../store/store.ts";
import type { Principal } from "./principal.ts";

const CLASE = "definicionDelPrincipal";
/** How often the main service is asked again what it takes and seals with, in milliseconds. */
const RELECTURA = 10 * 60_000;
/** Until it has said so for the first time, in milliseconds. */
const PRIMERA = 2_000;

/** What the main service publishes of its institutions, kept for when it can't be reached. */
export interface DefinicionesDelPrincipal {
  /** Nothing before the main service has been reached once. */
  find(slug: string): InstitucionPublica | undefined;
  /** Whether every institution is known. */
  isCompleta(): boolean;
  start(): Promise<void>;
  stop(): void;
}

/** Reads what was kept, asks again now and then, and keeps what changed. */
export const createDefinicionesDelPrincipal = ({
  principal,
  store,
  slugs,
  clock,
}: {
  principal: Principal;
  store: Pick<Store, "findFicha" | "putFicha">;
  slugs: readonly string[];
  clock: () => number;
}): DefinicionesDelPrincipal => {
  const conocidas = new Map<string, InstitucionPublica>();
  let reloj: NodeJS.Timeout | undefined;
  let isAlto = false;

  const keep = async (slug: string, datos: InstitucionPublica): Promise<void> => {
    const antes = await store.findFicha(CLASE, slug);
    if (JSON.stringify(antes?.datos) === JSON.stringify(datos)) return;
    const ficha = { clase: CLASE, id: slug, institucion: slug, cuando: new Date(clock()).toISOString(), datos };
    await store.putFicha(ficha, { version: antes?.version ?? 0 });
  };
  const refresh = async (slug: string): Promise<void> => {
    const respuesta = await principal.ask({
      ruta: `/v1/instituciones/${encodeURIComponent(slug)}`,
      metodo: "GET",
      cabeceras: new Headers(),
    });
    if (respuesta?.status !== 200) return;
    const definicion = (await respuesta.json()) as InstitucionPublica;
    conocidas.set(slug, definicion);
    // A store that can't write now keeps it the next time.
    await keep(slug, definicion).catch(() => undefined);
  };
  const isCompleta = (): boolean => slugs.every((slug) => conocidas.get(slug)?.sello);
  const refreshAll = async (): Promise<void> => {
    for (const slug of slugs) await refresh(slug).catch(() => undefined);
    if (isAlto) return;
    reloj = setTimeout(refreshAll, isCompleta() ? RELECTURA : PRIMERA);
    reloj.unref();
  };

  return {
    find: (slug) => conocidas.get(slug),
    isCompleta,
    async start() {
      for (const slug of slugs) {
        const ficha = await store.findFicha(CLASE, slug);
        if (ficha) conocidas.set(slug, ficha.datos as InstitucionPublica);
      }
      await refreshAll();
    },
    stop() {
      isAlto = true;
      clearTimeout(reloj);
    },
  };
};
