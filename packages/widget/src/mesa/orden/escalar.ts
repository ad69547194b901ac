import type { CampoDeMesa, Valores } from "../formulario/campo.ts";
import type { OrdenDeMesa } from "./orden-de-mesa.ts";

const escala = ({ a }: Valores) => a === "reclamo";
const demanda = ({ a }: Valores) => a === "judicial";

/** Asks for what the next stage needs and the case lacks; what is known is not entered again (seed E). */
export const escalar: OrdenDeMesa = {
  nombre: "Escalar",
  hace: "Sube la consulta a reclamo, o a judicial",
  campos({ caso, puesto }) {
    const { persona = {}, proveedor, materia, peticion, etapa } = caso;
    const esEmpresa = Boolean(persona.razonSocial);
    const faltan: [boolean, CampoDeMesa][] = [
      [
        !proveedor,
        {
          ruta: "datos.proveedor.nombre",
          etiqueta: "Proveedor",
          clase: "busca",
          libre: true,
          requerido: true,
          buscar: puesto.searchProveedores,
        },
      ],
      [
        !persona.rut && !persona.documento,
        { ruta: "datos.persona.rut", etiqueta: "RUT de la persona", requerido: true, breve: true, largo: 20 },
      ],
      [
        !esEmpresa && !persona.nombres,
        { ruta: "datos.persona.nombres", etiqueta: "Nombres", requerido: true, breve: true },
      ],
      [
        !esEmpresa && !persona.apellidos,
        { ruta: "datos.persona.apellidos", etiqueta: "Apellidos", requerido: true, breve: true },
      ],
      [
        !persona.comuna,
        {
          ruta: "datos.persona.comuna",
          etiqueta: "Comuna",
          clase: "busca",
          requerido: true,
          breve: true,
          buscar: puesto.searchComunas,
        },
      ],
      [
        !materia,
        { ruta: "datos.materia", etiqueta: "Materia", clase: "busca", requerido: true, buscar: puesto.searchMaterias },
      ],
      [
        !peticion,
        {
          ruta: "datos.peticion",
          etiqueta: "Qué pide la persona",
          clase: "parrafo",
          requerido: true,
          largo: 4_000,
          alto: 3,
        },
      ],
    ];
    return [
      {
        ruta: "a",
        etiqueta: "Hasta",
        clase: "opcion",
        requerido: true,
        opciones: [
          ...(etapa === "mediacion" ? [] : ([["reclamo", "Reclamo: se pide respuesta al proveedor"]] as const)),
          ["judicial", "Judicial"],
        ],
      },
      ...faltan.flatMap(([falta, campo]) =>
        falta ? { ...campo, muestra: (v: Valores) => escala(v) || demanda(v) } : [],
      ),
      { ruta: "datos.judicial.tribunal", etiqueta: "Tribunal", muestra: demanda },
      { ruta: "datos.judicial.rol", etiqueta: "Rol", largo: 60, breve: true, muestra: demanda },
      { ruta: "datos.judicial.presentadaEn", etiqueta: "Presentada el", clase: "fecha", breve: true, muestra: demanda },
    ];
  },
  // Going to court is chosen, never what an empty form does.
  valores: ({ caso: { etapa } }) => ({ a: etapa === "mediacion" ? "" : "reclamo" }),
  hecho: "Caso escalado",
};
