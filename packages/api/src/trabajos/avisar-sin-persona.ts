import { fechaCivil } from "@ventanilla/sdk/domain";
import { isSobre } from "../caso/alcance.ts";
import type { Caso } from "../caso/caso.ts";
import type { CasoEnAviso } from "../correo/aviso-de-gestion.ts";
import type { Personal } from "../personal/personal.ts";
import type { UsuarioLeido } from "../personal/usuario.ts";
import type { Store, Trabajo } from "../store/store.ts";

const HORA_MS = 60 * 60_000;
/** A mail shows a few and says how many; nobody counts past these. */
const MAXIMO = 200;

/**
 * The job that tells who supervises a place which of its cases nobody has: one for each hour in which some came, at its
 * end, since most of them get somebody within seconds.
 */
export const planAvisoSinPersona = ({ institucion, unidad = "", region = "" }: Caso, cuando: string): Trabajo => {
  const hora = Math.floor(Date.parse(cuando) / HORA_MS) + 1;
  return {
    id: `avisarSinPersona.${institucion}.${unidad || region}.${hora}`,
    tipo: "avisarSinPersona",
    cuando: new Date(hora * HORA_MS).toISOString(),
    datos: { institucion, unidad, region },
  };
};

/** Whoever answers for a place: of the unit where it has somebody, else of the region, else of the whole institution. */
const pickEncargados = <U extends Pick<UsuarioLeido, "rol" | "unidad" | "region">>(atienden: U[]): U[] => {
  const encargados = atienden.filter(({ rol }) => rol === "encargado");
  const deUnidad = encargados.filter(({ unidad }) => unidad !== undefined);
  const deRegion = encargados.filter(({ region }) => region !== undefined);
  return [deUnidad, deRegion].find((grupo) => grupo.length > 0) ?? encargados;
};

/** Each encargado of a place who is there, with the open cases that nobody has; never with one that is about them. */
export const listSinPersona = async (
  { institucion, unidad, region }: Record<"institucion" | "unidad" | "region", string>,
  {
    store,
    personal,
    ahora,
    zona,
  }: { store: Pick<Store, "queryCasos">; personal: Pick<Personal, "listAtienden">; ahora: number; zona: string },
): Promise<{ usuario: UsuarioLeido; casos: CasoEnAviso[] }[]> => {
  const lugar = { institucion, ...(unidad && { unidad }), ...(region && { region }) };
  const guardados = await store.queryCasos({ ...lugar, abierto: true, responsable: null }, { limite: MAXIMO });
  const sueltos = guardados.map(({ caso }) => caso).filter((caso) => (caso.unidad ?? "") === unidad);
  if (sueltos.length === 0) return [];
  const encargados = pickEncargados(await personal.listAtienden(lugar, { fecha: fechaCivil(ahora, zona) }));
  return encargados.flatMap((usuario) => {
    const casos = sueltos
      .filter((caso) => !isSobre(caso, usuario))
      .map(({ folio, tipo, plazo }) => ({ folio, tipo, vence: plazo.vence }));
    return casos.length > 0 ? [{ usuario, casos }] : [];
  });
};
