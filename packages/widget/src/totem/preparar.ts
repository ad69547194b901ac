import { loadPieza } from "../elements/base/pieza.ts";
import { defineElemento } from "../elements/elementos.ts";
import { readComuna } from "./ayuda.ts";
import type { Totem } from "./totem.ts";

/** Brings beforehand what will be needed: the network may not be there then. What an earlier person could not send goes. */
export async function prepareTotem(e: Totem): Promise<void> {
  const qr = await loadPieza(() => import("./qr.ts")).catch(() => undefined);
  e.renderQr = qr?.renderQr;
  await Promise.allSettled([
    defineElemento("estado"),
    defineElemento("soni"),
    loadPieza(() => import("../form/reclamo.ts")),
    loadPieza(() => import("../form/comuna.ts")),
    loadPieza(() => import("../form/voluntarias.ts")),
    loadPieza(() => import("../form/rechazo.ts")),
    loadPieza(() => import("../form/llevar.ts")),
    loadPieza(() => import("./papel.ts")),
  ]);
  const { resume } = await loadPieza(() => import("../contingencia/contingencia.ts"));
  await resume(e);
}

/** How much this machine holds that could not be sent yet. */
export async function countPendientes(e: Totem): Promise<number> {
  const { openCola } = await loadPieza(() => import("../contingencia/cola-de-pagina.ts"));
  return (await openCola(e).count()).pendientes;
}

/**
 * Asks who receives people near where the machine stands. Without an answer, what was known stays; where nobody knows
 * where it stands, no office is near.
 */
export async function loadUnidades(e: Totem): Promise<void> {
  const comuna = e.comuna ?? readComuna(e.punto);
  if (!comuna) {
    e.unidades = [];
    return;
  }
  try {
    const { listUnidades } = await loadPieza(() => import("../form/unidades.ts"));
    e.unidades = await listUnidades(e, comuna);
  } catch {}
}
