import type { AperturaLeida, Institucion } from "@ventanilla/sdk/contract";
import { apertura } from "@ventanilla/sdk/contract";
import type { Casos } from "./caso/casos.ts";
import type { Actor, Orden } from "./caso/orden.ts";
import type { Porteria } from "./personal/porteria.ts";

type Acto = Exclude<Orden, { orden: "abrir" }>;

/** A case of the demonstration: its submission id never changes, so a second start finds it and adds nothing. */
interface CasoDeDemostracion {
  envio: string;
  apertura: Parameters<typeof apertura.parse>[0];
  actos: Acto[];
}

const EN_CURSO: CasoDeDemostracion = {
  envio: "demostracion-caso-en-curso-1",
  apertura: {
    tipo: "reclamo",
    persona: { rut: "44.444.444-4", nombres: "Nombre", apellidos: "De Ejemplo", comuna: "13101" },
    proveedor: { nombre: "Tienda de Ejemplo" },
    materia: "compras.garantia",
    relato: "Compré un hervidor y a la semana dejó de funcionar. La tienda no quiere cambiarlo.",
    peticion: "Quiero que lo cambien por uno nuevo.",
  },
  actos: [
    { orden: "gestionar", visible: true, nota: "Revisamos su reclamo y tiene todo lo necesario." },
    { orden: "trasladarProveedor" },
  ],
};

const CERRADO: CasoDeDemostracion = {
  envio: "demostracion-caso-cerrado-1",
  apertura: {
    tipo: "consulta",
    persona: { nombres: "Nombre De Ejemplo" },
    relato: "¿Cuánto tiempo tengo para usar la garantía legal de un producto?",
  },
  actos: [
    {
      orden: "proponerCierre",
      resultado: "orientado",
      respuesta:
        "La garantía legal dura seis meses desde que recibe el producto (Ley 19.496, artículo 21).\n\nEn ese plazo puede elegir: que lo reparen, que lo cambien o que le devuelvan el dinero (artículo 20).",
    },
  ],
};

/**
 * Opens the demonstration's cases where they do not exist yet: one under way and one closed.
 *
 * @param options.responsable who has the one under way
 * @returns how to follow each
 */
export const openDemostracion = async (
  casos: Casos,
  { institucion, responsable }: { institucion: Institucion; responsable: string },
): Promise<{ enCurso: string; cerrado: string }> => {
  const actor: Actor = { id: "demostracion", rol: "encargado", institucion: institucion.slug };
  const open = async ({ envio, apertura: cuerpo, actos }: CasoDeDemostracion): Promise<string> => {
    const leida: AperturaLeida = apertura.parse(cuerpo);
    const { valor } = await casos.open(leida, { institucion, envio });
    const { folio, clave = "" } = valor;
    let guardado = await casos.find({ folio, clave });
    // Each act is an entry: what an earlier start did not come to do is done now.
    for (const acto of actos.slice(guardado.caso.version - 1))
      ({ valor: guardado } = await casos.order(guardado, acto, { actor }));
    if (!guardado.caso.responsable && !guardado.caso.cierre)
      await casos.order(
        guardado,
        { orden: "asignarPorSistema", responsable, por: "demostracion" },
        { actor: { id: "sistema" } },
      );
    return valor.seguimiento;
  };
  return { enCurso: await open(EN_CURSO), cerrado: await open(CERRADO) };
};

/** RFC 2606: no letter ever reaches it. */
const CORREO = "demostracion@ventanilla.invalid";

/**
 * Makes the person who works at the demonstration's desk where there is none.
 *
 * @returns where to come in: an invitation until somebody took it, then the desk itself
 */
export const openMesaDeDemostracion = async (
  { personal, entradas, invitaciones }: Porteria,
  { institucion, urlPublica }: { institucion: Institucion; urlPublica: string },
): Promise<{ responsable: string; enlace: string }> => {
  const { slug } = institucion;
  const administra = {
    id: "demostracion",
    nombre: "",
    rol: "administrador",
    institucion: slug,
    entrenamiento: false,
  } as const;
  const usuario =
    (await personal.findByCorreo(CORREO)) ??
    (await personal.create(administra, {
      nombre: "Persona de demostración",
      correo: CORREO,
      rol: "encargado",
      institucion: slug,
    }));
  const { clave, llaves } = await entradas.find(usuario.id);
  const responsable = usuario.id;
  if (clave || llaves.length > 0) return { responsable, enlace: `${urlPublica}/mesa/` };
  const { secreto } = await invitaciones.mint(usuario);
  return { responsable, enlace: `${urlPublica}/entrar/#invitacion.${secreto}` };
};
