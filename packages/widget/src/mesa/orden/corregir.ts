import { ETAPAS, NOMBRES_ETAPA, NOMBRES_TIPO, TIPOS, TIPOS_SONI } from "@ventanilla/sdk/domain";
import { type CampoDeMesa, readCampo, readRuta, setRuta, type Valores, writeCampo } from "../formulario/campo.ts";
import type { Cuerpo, OrdenDeMesa, SobreCaso } from "./orden-de-mesa.ts";

const RESULTADOS_JUDICIALES = [
  ["favorable", "Favorable"],
  ["desfavorable", "Desfavorable"],
  ["avenimiento", "Avenimiento"],
  ["desistimiento", "Desistimiento"],
] as const;

function listCampos({ caso, puesto }: SobreCaso): CampoDeMesa[] {
  const campos: CampoDeMesa[] = [
    {
      ruta: "tipo",
      etiqueta: "Tipo",
      clase: "opcion",
      breve: true,
      opciones: TIPOS.map((uno) => [uno, NOMBRES_TIPO[uno]] as const),
    },
    {
      ruta: "etapa",
      etiqueta: "Etapa",
      clase: "opcion",
      breve: true,
      opciones: ETAPAS.map((uno) => [uno, NOMBRES_ETAPA[uno]] as const),
    },
    { ruta: "materia", etiqueta: "Materia", clase: "busca", buscar: puesto.searchMaterias },
    { ruta: "persona.nombres", etiqueta: "Nombres", largo: 120, breve: true },
    { ruta: "persona.apellidos", etiqueta: "Apellidos", largo: 120, breve: true },
    { ruta: "persona.rut", etiqueta: "RUT de la persona", largo: 20, breve: true },
    { ruta: "persona.correo", etiqueta: "Correo", largo: 254, breve: true },
    { ruta: "persona.telefono", etiqueta: "Teléfono", largo: 30, breve: true },
    { ruta: "comuna", etiqueta: "Comuna", clase: "busca", breve: true, buscar: puesto.searchComunas },
    {
      ruta: "proveedor.nombre",
      etiqueta: "Proveedor",
      clase: "busca",
      libre: true,
      breve: true,
      buscar: puesto.searchProveedores,
    },
    { ruta: "proveedor.rut", etiqueta: "RUT del proveedor", largo: 20, breve: true },
    { ruta: "monto", etiqueta: "Monto en pesos", clase: "entero", breve: true },
    { ruta: "fechaHecho", etiqueta: "Fecha del hecho", clase: "fecha", breve: true },
  ];
  if (TIPOS_SONI.some((soni) => soni === caso.tipo))
    campos.push(
      {
        ruta: "sobreUnidad",
        etiqueta: "Unidad de la que trata",
        clase: "busca",
        breve: true,
        buscar: puesto.searchUnidades,
      },
      {
        ruta: "sobreUsuario",
        etiqueta: "Funcionario de quien trata",
        clase: "busca",
        breve: true,
        buscar: puesto.searchUsuarios,
      },
    );
  if (caso.etapa === "judicial")
    campos.push(
      { ruta: "judicial.tribunal", etiqueta: "Tribunal" },
      { ruta: "judicial.rol", etiqueta: "Rol", largo: 60, breve: true },
      { ruta: "judicial.presentadaEn", etiqueta: "Presentada el", clase: "fecha", breve: true },
      { ruta: "judicial.sentenciaEn", etiqueta: "Sentencia el", clase: "fecha", breve: true },
      {
        ruta: "judicial.resultado",
        etiqueta: "Resultado",
        clase: "opcion",
        breve: true,
        opciones: RESULTADOS_JUDICIALES,
      },
    );
  return campos.map((campo) => ({ ...campo, ruta: `datos.${campo.ruta}`, sinMarca: true }));
}

const listValores = (sobre: SobreCaso): Valores =>
  Object.fromEntries(
    listCampos(sobre).map((campo) => [campo.ruta, writeCampo(campo, readRuta({ datos: sobre.caso }, campo.ruta))]),
  );

/** Groups that are sent whole, so that what did not change in them is not taken for erased. */
const ENTEROS = ["persona", "proveedor", "judicial"] as const;

/** Puts data right: shows what there is, and sends only what was changed. */
export const corregir: OrdenDeMesa = {
  nombre: "Corregir datos",
  hace: "Cambia solo lo que quedó mal anotado",
  campos: (sobre) => [
    ...listCampos(sobre),
    { ruta: "motivo", etiqueta: "Motivo", clase: "parrafo", requerido: true, largo: 2_000, alto: 2 },
  ],
  valores: listValores,
  nombres({ caso, puesto }) {
    const { materia, comuna, sobreUnidad } = caso;
    return {
      ...(materia && { "datos.materia": puesto.nameMateria(materia) }),
      ...(comuna && { "datos.comuna": puesto.nameComuna(comuna) }),
      ...(sobreUnidad && { "datos.sobreUnidad": puesto.nameUnidad(sobreUnidad) }),
    };
  },
  build(cuerpo, sobre) {
    const antes = listValores(sobre);
    const datos: Cuerpo = {};
    for (const campo of listCampos(sobre)) {
      const valor = readRuta(cuerpo, campo.ruta);
      const previo = readCampo(campo, antes[campo.ruta]);
      if (valor !== undefined && JSON.stringify(valor) !== JSON.stringify(previo))
        setRuta(datos, campo.ruta.slice("datos.".length), valor);
    }
    for (const grupo of ENTEROS)
      if (datos[grupo]) datos[grupo] = { ...(sobre.caso[grupo] as object | undefined), ...(datos[grupo] as object) };
    return { datos, motivo: cuerpo.motivo };
  },
  hecho: "Datos corregidos",
};
