import type { AperturaLeida, Institucion, Unidad } from "@ventanilla/sdk/contract";
import { type Etapa, regionOf, TIPOS_SONI, type Tipo } from "@ventanilla/sdk/domain";
import type { Asiento } from "../asiento.ts";
import type { Contexto } from "../orden.ts";
import { Rechazo } from "../rechazo.ts";
import { checkApertura } from "./check-apertura.ts";
import { computePlazo } from "./compute-plazo.ts";

const ETAPA_DE_INGRESO: Record<Tipo, Etapa> = {
  consulta: "orientacion",
  reclamo: "mediacion",
  disconformidad: "orientacion",
  sugerencia: "orientacion",
  reconocimiento: "orientacion",
};

/**
 * The unit that receives it: the one asked for, else the first rule of the institution that fits, else the first unit of
 * the person's region. SONI has none by default: nobody answers for what is said of them.
 */
const findUnidad = ({ unidades, asignacion }: Institucion, apertura: AperturaLeida): Unidad | undefined => {
  if (apertura.tipo !== "consulta" && apertura.tipo !== "reclamo") return undefined;
  const { materia, persona, unidad } = apertura;
  const findByCodigo = (codigo: string) => unidades.find((candidata) => candidata.codigo === codigo);
  if (unidad) return findByCodigo(unidad);
  const region = persona.comuna && regionOf(persona.comuna);
  const regla = asignacion.find(
    (una) =>
      (una.materia === undefined || materia === una.materia || materia?.startsWith(`${una.materia}.`)) &&
      (una.region === undefined || region === una.region),
  );
  if (regla) return findByCodigo(regla.unidad);
  return region ? unidades.find(({ comuna }) => regionOf(comuna) === region) : undefined;
};

/**
 * Opens the case: legal entry date and deadline by the institution's term on this day (Ley 19.880 art. 25).
 *
 * @throws {Rechazo} `datos-invalidos` with each field the institution does not take
 */
export const abrir = (apertura: AperturaLeida, { ahora, actor: { id: autor }, institucion }: Contexto): Asiento[] => {
  const faltas = checkApertura(apertura, { institucion, ahora });
  if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });

  const { tipo, canal, punto, materia, monto, fechaHecho, caracterizacion, persona, relato, peticion } = apertura;
  const unidad = findUnidad(institucion, apertura);
  const termino = institucion.plazos[tipo];
  if (!termino) throw new Rechazo("datos-invalidos", { faltas: [{ ruta: "tipo", codigo: "opcion" }] });
  const esSoni = TIPOS_SONI.some((soni) => soni === tipo);
  const proveedor = "proveedor" in apertura ? apertura.proveedor : undefined;
  const folioRelacionado = "folioRelacionado" in apertura ? apertura.folioRelacionado : undefined;

  return [
    {
      tipo: "ingreso",
      cuando: ahora,
      autor,
      datos: {
        institucion: institucion.slug,
        tipo,
        canal,
        ...(punto && { punto }),
        ...(unidad && { unidad: unidad.codigo }),
        ...(esSoni && apertura.unidad && { sobreUnidad: apertura.unidad }),
        ...(persona?.comuna && { comuna: persona.comuna }),
        ...(materia && { materia }),
        ...(monto !== undefined && { monto }),
        ...(fechaHecho && { fechaHecho }),
        ...(folioRelacionado && { folioRelacionado }),
        ...(caracterizacion && { caracterizacion }),
        etapa: ETAPA_DE_INGRESO[tipo],
        ...computePlazo(institucion, { tipo, termino, ahora, comuna: unidad?.comuna }),
      },
      reserva: { ...(persona && { persona }), ...(proveedor && { proveedor }), relato, ...(peticion && { peticion }) },
    },
  ];
};
