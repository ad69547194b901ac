import type { CasoDeGestion, Institucion } from "@ventanilla/sdk/contract";
import { describeResultado, fechaCivil, getComuna, NOMBRES_TIPO } from "@ventanilla/sdk/domain";
import type { ValoresDeCarta } from "../oficios/datos-de-carta.ts";

/** Who signs the letter. */
export interface Firmante {
  nombre: string;
  cargo?: string | undefined;
}

const join = (...partes: (string | undefined)[]): string | undefined => partes.filter(Boolean).join(" ") || undefined;

/** The name of a materia by its code, from the institution's tree. */
const nameMateria = (nodos: Institucion["materias"], codigo: string): string | undefined => {
  for (const nodo of nodos) {
    if (nodo.codigo === codigo) return nodo.nombre;
    if (nodo.hijos && codigo.startsWith(`${nodo.codigo}.`)) return nameMateria(nodo.hijos, codigo) ?? nodo.nombre;
  }
  return undefined;
};

/** What a letter about a case may say, each value as the case keeps it (seed E, oficios). */
export const fillCarta = (
  caso: CasoDeGestion,
  {
    institucion,
    firmante,
    ahora,
    enlace,
  }: { institucion: Institucion; firmante: Firmante; ahora: string; enlace?: string | undefined },
): ValoresDeCarta => {
  const { persona, proveedor, cierre, propuesta, antecedentes, traslado } = caso;
  const unidad = institucion.unidades.find(({ codigo }) => codigo === caso.unidad);
  const derivacion = caso.derivaciones.at(-1);
  const respuesta = caso.bitacora.find(({ tipo }) => tipo === "respuesta");
  const resultado = cierre?.resultado ?? propuesta?.resultado;
  return {
    "caso.folio": caso.folio,
    "caso.tipo": NOMBRES_TIPO[caso.tipo],
    "caso.materia": caso.materia && nameMateria(institucion.materias, caso.materia),
    "caso.recibidoEn": fechaCivil(caso.recibidoEn, institucion.zona),
    "caso.ingresoLegal": caso.ingresoLegal,
    "caso.vence": caso.plazo.vence,
    "caso.relato": caso.relato,
    "caso.peticion": caso.peticion,
    "caso.monto": caso.monto,
    "caso.resultado": resultado && describeResultado(resultado, { trato: institucion.trato, tipo: caso.tipo }),
    "caso.respuesta": cierre?.respuesta ?? propuesta?.respuesta,
    "persona.nombre": persona?.razonSocial ?? join(persona?.nombres, persona?.apellidos),
    "persona.rut": persona?.rut,
    "persona.correo": persona?.correo,
    "persona.direccion": persona?.direccion,
    "persona.comuna": persona?.comuna && getComuna(persona.comuna)?.nombre,
    "proveedor.nombre": proveedor?.nombre,
    "proveedor.rut": proveedor?.rut,
    "proveedor.vence": traslado?.vence,
    "proveedor.respuesta": respuesta?.detalle,
    "institucion.nombre": institucion.nombre,
    "institucion.telefono": institucion.telefono,
    "institucion.sitio": institucion.sitio,
    "unidad.nombre": unidad?.nombre,
    "unidad.direccion": unidad?.direccion,
    "funcionario.nombre": firmante.nombre,
    "funcionario.cargo": firmante.cargo,
    "derivacion.institucion": derivacion?.nombre,
    "derivacion.motivo": derivacion?.motivo,
    "antecedentes.texto": antecedentes?.texto,
    "antecedentes.vence": antecedentes?.vence,
    "carta.fecha": fechaCivil(ahora, institucion.zona),
    "carta.numero": `${caso.folio}-${caso.version + 1}`,
    enlace,
  };
};
