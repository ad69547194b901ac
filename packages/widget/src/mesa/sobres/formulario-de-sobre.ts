import type { SobreAbierto, SobreApartado } from "@ventanilla/sdk/contract";
import { getComuna, NOMBRES_CANAL, NOMBRES_TIPO, TIPOS } from "@ventanilla/sdk/domain";
import { type CampoDeMesa, readRuta, setRuta, writeCampo } from "../formulario/campo.ts";
import { FormularioDeMesa } from "../formulario/formulario.ts";
import { listCamposDeIngreso } from "../ingreso/campos-de-ingreso.ts";
import type { Puesto } from "../puesto.ts";

type Cuerpo = NonNullable<SobreAbierto["contenido"]>["cuerpo"];

/** What is known of a field that the intake does not ask for. */
const OTROS: Readonly<Record<string, Partial<CampoDeMesa>>> = {
  tipo: { etiqueta: "Tipo", clase: "opcion", opciones: TIPOS.map((tipo) => [tipo, NOMBRES_TIPO[tipo]] as const) },
  canal: { etiqueta: "Cómo llegó", clase: "opcion", opciones: Object.entries(NOMBRES_CANAL) },
  texto: { etiqueta: "Mensaje", clase: "parrafo", largo: 20_000 },
  nota: { etiqueta: "Nota, de 1 a 7", clase: "entero" },
  comentario: { etiqueta: "Comentario", clase: "parrafo", largo: 4_000 },
  punto: { etiqueta: "Punto" },
};

/** The paths of all that it says; lists stay as they are. The folio is the envelope's to say. */
const listRutas = (valor: unknown, camino = ""): string[] =>
  Object.entries(valor as object).flatMap(([nombre, parte]) => {
    const ruta = camino ? `${camino}.${nombre}` : nombre;
    if (ruta === "folio" || Array.isArray(parte)) return [];
    return parte !== null && typeof parte === "object" ? listRutas(parte, ruta) : [ruta];
  });

/** The fields to mend an envelope with: each thing that it says, and each that it lacks. */
function listCampos(cuerpo: Cuerpo, { faltas = [] }: SobreApartado, puesto: Puesto): CampoDeMesa[] {
  const conocidos = listCamposDeIngreso(puesto);
  const rutas = new Set([...listRutas(cuerpo), ...faltas.map(({ ruta }) => ruta).filter(Boolean)]);
  return [...rutas].map((ruta) => {
    const { muestra: _, requerido: __, ...conocido } = conocidos.find((uno) => uno.ruta === ruta) ?? { etiqueta: ruta };
    const valor = readRuta(cuerpo, ruta);
    return {
      breve: true,
      ...conocido,
      ...(typeof valor === "number" && { clase: "entero" as const }),
      ...(typeof valor === "boolean" && { clase: "casilla" as const }),
      ...OTROS[ruta],
      ruta,
      sinMarca: true,
    };
  });
}

/** Makes the form of what an envelope holds, with what is wrong beside each field. */
export function makeFormulario(cuerpo: Cuerpo, sobre: SobreApartado, puesto: Puesto): FormularioDeMesa {
  const campos = listCampos(cuerpo, sobre, puesto);
  const formulario = new FormularioDeMesa({
    nombre: "sobre",
    campos,
    valores: Object.fromEntries(campos.map((campo) => [campo.ruta, writeCampo(campo, readRuta(cuerpo, campo.ruta))])),
  });
  const { "persona.comuna": comuna, materia } = formulario.valores;
  formulario.nombres = {
    ...(comuna && { "persona.comuna": getComuna(comuna)?.nombre ?? comuna }),
    ...(materia && { materia: puesto.nameMateria(materia) }),
  };
  formulario.errores = Object.fromEntries((sobre.faltas ?? []).map(({ ruta, mensaje }) => [ruta, mensaje]));
  return formulario;
}

/** What the form says now, with what no field shows; nothing if it can't be read. */
export function readFormulario(formulario: FormularioDeMesa, cuerpo: Cuerpo): Cuerpo | undefined {
  const leido = formulario.read();
  if (!leido) return undefined;
  const rutas = new Set(formulario.campos.map(({ ruta }) => ruta));
  const keep = (valor: unknown, camino = ""): void => {
    for (const [nombre, parte] of Object.entries(valor as object)) {
      const ruta = camino ? `${camino}.${nombre}` : nombre;
      if (Array.isArray(parte)) setRuta(leido, ruta, parte);
      else if (parte !== null && typeof parte === "object") keep(parte, ruta);
      else if (!rutas.has(ruta)) setRuta(leido, ruta, parte);
    }
  };
  keep(cuerpo);
  return leido;
}
