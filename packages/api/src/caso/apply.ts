import type { Asiento } from "./asiento.ts";
import type { Caso } from "./caso.ts";

const applyIngreso = (folio: string, { cuando, datos }: Extract<Asiento, { tipo: "ingreso" }>): Caso => ({
  folio,
  institucion: datos.institucion,
  tipo: datos.tipo,
  canal: datos.canal,
  ...(datos.punto && { punto: datos.punto }),
  ...(datos.unidad && { unidad: datos.unidad }),
  ...(datos.comuna && { comuna: datos.comuna }),
  ...(datos.materia && { materia: datos.materia }),
  etapa: datos.etapa,
  estado: "ingresado",
  version: 1,
  recibidoEn: cuando,
  ingresoLegal: datos.ingresoLegal,
  plazo: datos.plazo,
  mensajesNuevos: 0,
});

/** What an entry, other than the first, changes of the fold. */
const computeCambio = (caso: Caso, asiento: Exclude<Asiento, { tipo: "ingreso" }>): Partial<Caso> => {
  switch (asiento.tipo) {
    case "mensaje":
      return { mensajesNuevos: caso.mensajesNuevos + 1, ...(asiento.datos.pideReapertura && { pideReapertura: true }) };
    case "satisfaccion":
      return { satisfaccion: { nota: asiento.datos.nota, cuando: asiento.cuando } };
    case "gestion":
      return caso.estado === "ingresado" ? { estado: "enGestion" } : {};
    case "traslado":
      return { estado: "esperandoProveedor", traslado: { n: caso.version + 1, vence: asiento.datos.vence } };
    case "propuesta":
      return { estado: "porVisar", propuesta: { n: caso.version + 1, resultado: asiento.datos.resultado, autor: asiento.autor } };
    case "cierre":
      return { estado: "cerrado", cierre: { cuando: asiento.cuando, resultado: asiento.datos.resultado } };
    default:
      throw new TypeError(`«${asiento.tipo}» is not folded`);
  }
};

/**
 * The case after one more entry. Pure; folding a bitácora from nothing gives the case.
 *
 * @param folio names the case: entries do not repeat it
 */
export const apply = (folio: string, caso: Caso | undefined, asiento: Asiento): Caso => {
  if (asiento.tipo === "ingreso") return applyIngreso(folio, asiento);
  if (!caso) throw new TypeError(`«${asiento.tipo}» cannot be the first entry of a case`);
  return { ...caso, ...computeCambio(caso, asiento), version: caso.version + 1 };
};
