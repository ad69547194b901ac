import type { Falta } from "../caso/rechazo.ts";
import type { Store } from "../store/store.ts";

const PAGINA = 200;
/** Past these nobody needs to know how many more. */
const MAXIMO = 1_000;

/** Why a unit may not be put out yet: its open cases would be left with nobody to see them. */
export const checkUnidadVacia = async (
  store: Pick<Store, "queryCasos">,
  { institucion, unidad }: { institucion: string; unidad: string },
): Promise<Falta[]> => {
  let abiertos = 0;
  for (let despuesDe: { vence: string; id: number } | undefined; abiertos <= MAXIMO; ) {
    const pagina = await store.queryCasos(
      { institucion, unidad, abierto: true },
      { limite: PAGINA, ...(despuesDe && { despuesDe }) },
    );
    abiertos += pagina.length;
    const ultimo = pagina.at(-1);
    if (!ultimo || pagina.length < PAGINA) break;
    despuesDe = { vence: ultimo.caso.plazo.vence, id: ultimo.id };
  }
  if (abiertos === 0) return [];
  const cuantos =
    abiertos === 1
      ? "1 caso abierto: transfiérelo"
      : `${abiertos > MAXIMO ? "más de 1.000" : abiertos} casos abiertos: transfiérelos`;
  return [
    { ruta: "codigo", codigo: "opcion", mensaje: `Esta unidad tiene ${cuantos} a otra unidad y después retírala` },
  ];
};
