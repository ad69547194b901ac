import type { CasoDeGestion, Institucion, PedidoDeOficio } from "@ventanilla/sdk/contract";
import { fechaCivil } from "@ventanilla/sdk/domain";
import { Rechazo } from "../caso/rechazo.ts";
import { writeBloques } from "../oficios/bloques-texto.ts";
import { CAMPOS, isNombreCampo, NOMBRES_CAMPO } from "../oficios/campos.ts";
import type { Carta } from "../oficios/carta.ts";
import { formatDatosDeCarta } from "../oficios/datos-de-carta.ts";
import { type Bloque, PlantillaIncompleta, parsePlantilla, renderPlantilla } from "../oficios/plantilla.ts";
import type { Elemento, Registro } from "../registros/registro.ts";
import { type Firmante, fillCarta } from "./fill-carta.ts";

/** A template as the registry has it. */
type Plantilla = Elemento<{
  clase: "oficio" | "respuesta";
  nombre: string;
  destinatario?: "proveedor" | "persona" | "institucion" | undefined;
  asunto?: string | undefined;
  cuerpo: string;
}>;

/** A letter that is written and not yet sent. */
export interface CartaLista {
  plantilla: Plantilla;
  asunto: string;
  /** What it says, as plain text: kept with the case, and enough to draw it again. */
  texto: string;
  carta: Carta;
  /** Where it would go by mail, if that is known. */
  para?: string | undefined;
}

/** The frame of a letter about a case: who writes, from where, and when. */
export const frameCarta = (
  { folio, unidad: codigo }: Pick<CasoDeGestion, "folio" | "unidad">,
  {
    titulo,
    bloques,
    institucion,
    firmante,
    ahora,
    n,
  }: {
    titulo: string;
    bloques: Bloque[];
    institucion: Institucion;
    firmante?: Firmante | undefined;
    ahora: string;
    /** Its entry in the bitácora. */
    n: number;
  },
): Carta => {
  const unidad = institucion.unidades.find((una) => una.codigo === codigo);
  return {
    titulo,
    bloques,
    folio,
    fecha: fechaCivil(ahora, institucion.zona),
    numero: `${folio}-${n}`,
    institucion: { nombre: institucion.nombre, telefono: institucion.telefono, sitio: institucion.sitio },
    ...(unidad && { unidad: { nombre: unidad.nombre, direccion: unidad.direccion } }),
    ...(firmante && { firma: firmante }),
  };
};

/**
 * Writes a letter about a case from a template of the registry, with the officer's changes to its text.
 *
 * @throws {Rechazo} `no-encontrado`, `datos-invalidos` where the changed text is no template, `carta-incompleta`
 */
export const writeCarta = async (
  caso: CasoDeGestion,
  pedido: Pick<PedidoDeOficio, "plantilla" | "cuerpo" | "para">,
  {
    plantillas,
    institucion,
    firmante,
    ahora,
    enlace,
    correoDeProveedor,
  }: {
    plantillas: Pick<Registro<Omit<Plantilla, "id" | "institucion" | "version">>, "find">;
    institucion: Institucion;
    firmante: Firmante;
    ahora: string;
    enlace?: string | undefined;
    correoDeProveedor?: string | undefined;
  },
): Promise<CartaLista> => {
  const plantilla = await plantillas.find(institucion.slug, pedido.plantilla);
  if (plantilla?.clase !== "oficio") throw new Rechazo("no-encontrado", { detalle: "No hay una plantilla así" });
  const datos = formatDatosDeCarta(fillCarta(caso, { institucion, firmante, ahora, enlace }));
  const render = (texto: string, ruta: string): Bloque[] => {
    const leida = parsePlantilla(texto, NOMBRES_CAMPO);
    if ("errores" in leida)
      throw new Rechazo("datos-invalidos", {
        faltas: leida.errores.map(({ linea, error, remedio }) => ({
          ruta,
          codigo: "plantilla",
          mensaje: `Línea ${linea}: ${error}. ${remedio}`,
        })),
      });
    try {
      return renderPlantilla(leida.plantilla, datos);
    } catch (error) {
      if (!(error instanceof PlantillaIncompleta)) throw error;
      throw new Rechazo("carta-incompleta", {
        faltas: error.campos.map((campo) => ({
          ruta: campo,
          codigo: "requerido",
          mensaje: `Falta: ${isNombreCampo(campo) ? CAMPOS[campo].descripcion : campo}`,
        })),
      });
    }
  };
  const bloques = render(pedido.cuerpo ?? plantilla.cuerpo, "cuerpo");
  const asunto = writeBloques(render(plantilla.asunto ?? plantilla.nombre, "asunto")).replace(/\s+/g, " ");
  const conocido = { persona: caso.persona?.correo, proveedor: correoDeProveedor, institucion: undefined };
  return {
    plantilla,
    asunto,
    texto: writeBloques(bloques),
    carta: frameCarta(caso, { titulo: asunto, bloques, institucion, firmante, ahora, n: caso.version + 1 }),
    para: pedido.para ?? (plantilla.destinatario && conocido[plantilla.destinatario]),
  };
};
