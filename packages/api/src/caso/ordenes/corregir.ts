import type { OrdenDeGestionLeida } from "@ventanilla/sdk/contract";
import { computeVenceSuspendido, etapaInicial, TIPOS_SONI, type Tipo } from "@ventanilla/sdk/domain";
import type { Asiento, DatosDeAsiento } from "../asiento.ts";
import { calendarioDe, getHoy, listSuspensiones } from "../calendario.ts";
import type { Caso } from "../caso.ts";
import type { Contexto } from "../orden.ts";
import { type Falta, Rechazo } from "../rechazo.ts";
import { hasMateria } from "./check-apertura.ts";
import { checkReclamo } from "./check-etapa.ts";
import { openJudicial } from "./escalar.ts";

type Datos = Extract<OrdenDeGestionLeida, { orden: "corregir" }>["datos"];

const isSoni = (tipo: Tipo): boolean => TIPOS_SONI.some((soni) => soni === tipo);

const checkDatos = (caso: Caso, datos: Datos, contexto: Contexto): Falta[] => {
  const { institucion, registro } = contexto;
  const { tipo = caso.tipo, etapa, materia, fechaHecho, sobreUnidad, sobreUsuario } = datos;
  const faltas: Falta[] = [];
  const refuse = (campo: string, mensaje?: string) =>
    faltas.push({ ruta: `datos.${campo}`, codigo: "opcion", ...(mensaje && { mensaje }) });

  if (!institucion.tipos.includes(tipo) || !institucion.plazos[tipo]) refuse("tipo");
  if (etapa && etapa !== "noConsumo" && etapa !== etapaInicial(tipo) && etapa !== caso.etapa)
    refuse("etapa", "La etapa sube con «escalar»; aquí solo se marca «no es materia de consumo», o se deshace");
  if (materia && !hasMateria(institucion, materia)) refuse("materia");
  if (fechaHecho && fechaHecho > getHoy(contexto)) faltas.push({ ruta: "datos.fechaHecho", codigo: "fecha-futura" });
  if (sobreUnidad && !institucion.unidades.some(({ codigo }) => codigo === sobreUnidad)) refuse("sobreUnidad");
  for (const campo of ["sobreUnidad", "sobreUsuario"] as const)
    if ((campo === "sobreUnidad" ? sobreUnidad : sobreUsuario) && !isSoni(tipo))
      refuse(campo, "Solo una opinión sobre la institución trata de una unidad o de una persona de ella");
  if (tipo === "reclamo" && caso.tipo !== "reclamo")
    for (const falta of checkReclamo(caso, datos, { institucion, conocido: registro?.conocido, pidePeticion: false }))
      if (!faltas.some(({ ruta }) => ruta === falta.ruta)) faltas.push(falta);
  return faltas;
};

/** The stage and the term of the right kind: from the same legal entry, with what it was suspended meanwhile. */
const changeTipo = (
  caso: Caso,
  datos: Datos,
  contexto: Contexto,
): Pick<DatosDeAsiento["correccion"], "etapa" | "plazo"> => {
  const { tipo, etapa } = datos;
  const termino = tipo && contexto.institucion.plazos[tipo];
  if (!tipo || !termino || tipo === caso.tipo) return etapa ? { etapa } : {};
  const opciones = { ...calendarioDe(caso.unidad, contexto), suspensiones: listSuspensiones(caso) };
  return {
    etapa: etapa ?? etapaInicial(tipo),
    plazo: { ...termino, vence: computeVenceSuspendido(caso.ingresoLegal, termino, opciones) },
  };
};

/**
 * Puts right what was entered; what is absent stays. A wrong kind takes the right kind's stage and term, counted from
 * the same legal entry: an error of ours gives nobody less time nor more. Figures go on counting it by how it entered.
 *
 * @throws {Rechazo} `datos-invalidos`
 */
export const corregir = (
  caso: Caso,
  { datos, motivo }: { datos: Datos; motivo: string },
  contexto: Contexto,
): Asiento[] => {
  const faltas = checkDatos(caso, datos, contexto);
  if (faltas.length > 0) throw new Rechazo("datos-invalidos", { faltas });
  const { tipo, materia, monto, fechaHecho, sobreUnidad, sobreUsuario, persona, proveedor } = datos;
  const comuna = datos.comuna ?? persona?.comuna;
  const judicial = datos.judicial && openJudicial(datos.judicial);
  return [
    {
      tipo: "correccion",
      cuando: contexto.ahora,
      autor: contexto.actor.id,
      datos: {
        ...(tipo && { tipo }),
        ...changeTipo(caso, datos, contexto),
        ...(materia && { materia }),
        ...(comuna && { comuna }),
        ...(monto !== undefined && { monto }),
        ...(fechaHecho && { fechaHecho }),
        ...(sobreUnidad && { sobreUnidad }),
        ...(sobreUsuario && { sobreUsuario }),
        ...(judicial && Object.keys(judicial).length > 0 && { judicial }),
        campos: Object.keys(datos).sort(),
      },
      reserva: {
        ...(persona && { persona }),
        ...(proveedor && { proveedor }),
        ...(datos.judicial && { judicial: datos.judicial }),
        motivo,
      },
    },
  ];
};
