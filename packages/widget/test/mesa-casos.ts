import type { AsientoDeGestion, CasoDeGestion, FilaDeCaso } from "@ventanilla/sdk/contract";
import { explainPlazo, folioFromBytes, listOrdenes } from "@ventanilla/sdk/domain";

/** The day on which every fixture stands. */
export const AHORA = "2026-11-20T15:00:00.000Z";

const NOMBRES = ["Carla Soto Muñoz", "Iván Rojas Pérez", "Rosa Quilodrán", "Ángela Ñanculef Huenchumilla", "José Vera"];
const PROVEEDORES = ["Tienda Ejemplo", "Telefonía del Sur", "Muebles Cordillera", "Aerolínea Andina"];
const ESTADOS = ["enGestion", "ingresado", "esperandoProveedor", "esperandoPersona", "porVisar"] as const;

const DIAS = explainPlazo("2026-10-30", { dias: 25, unidad: "habiles" });

const pick = <T>(lista: readonly T[], i: number): T => lista[i % lista.length] as T;

/** A folio that is always the same for a number. */
export function folioDe(i: number): string {
  return folioFromBytes(Uint8Array.from({ length: 16 }, (_, k) => ((i >> (5 * (k % 3))) * 7 + k * 31) & 255));
}

const asiento = (n: number, tipo: string, texto: string, mas: Partial<AsientoDeGestion> = {}): AsientoDeGestion => ({
  n,
  cuando: `2026-11-${String(2 + n).padStart(2, "0")}T14:0${n % 10}:00.000Z`,
  tipo,
  autor: "u-ana",
  autorNombre: "Ana Rojas",
  visible: false,
  texto,
  ...mas,
});

/** A whole case, as an encargada reads it. */
export function makeCaso(i: number, cambios: Partial<CasoDeGestion> = {}): CasoDeGestion {
  const estado = cambios.estado ?? pick(ESTADOS, i);
  const quedan = (i % 40) - 5;
  const plazo = {
    dias: 25,
    unidad: "habiles" as const,
    vence: "2026-12-07",
    habilesTranscurridos: 14,
    corridosTranscurridos: 19,
    quedan,
    situacion: quedan < 0 ? ("fuera" as const) : quedan <= 3 ? ("por-vencer" as const) : ("en-plazo" as const),
  };
  const [nombres = "", ...apellidos] = pick(NOMBRES, i).split(" ");
  return {
    alcance: "completo",
    folio: folioDe(i),
    institucion: "sernac",
    tipo: "reclamo",
    canal: "internet",
    etapa: "mediacion",
    estado,
    materia: "comercio.garantia",
    unidad: "valpo",
    responsable: "u-ana",
    recibidoEn: "2026-10-30T12:04:05.000Z",
    ingresoLegal: "2026-10-30",
    plazo,
    dias: DIAS,
    mensajesNuevos: i % 7 === 0 ? 2 : 0,
    pideReapertura: false,
    version: 5,
    persona: {
      rut: "12345678-5",
      nombres,
      apellidos: apellidos.join(" "),
      correo: "persona@example.cl",
      telefono: "912345678",
      comuna: "05101",
    },
    proveedor: { rut: "76086428-5", nombre: pick(PROVEEDORES, i) },
    relato:
      "Compré un refrigerador el 2 de noviembre y a la semana dejó de enfriar. Fui a la tienda con la boleta y me dijeron que lo mandara al servicio técnico, que demora 40 días. Yo no puedo estar 40 días sin refrigerador, tengo una hija chica y remedios que guardar.",
    peticion: "Quiero que me lo cambien o que me devuelvan la plata.",
    monto: 349_990,
    fechaHecho: "2026-11-02",
    comuna: "05101",
    derivaciones: [],
    adjuntos: [
      { id: "a1", nombre: "boleta.jpg", tipo: "image/jpeg", bytes: 214_000, cuando: AHORA, quien: "ciudadano" },
    ],
    bitacora: [
      asiento(1, "ingreso", "Entró por internet", { autor: "ciudadano", autorNombre: "La persona", visible: true }),
      asiento(2, "asignacion", "Quedó a cargo de Ana Rojas"),
      asiento(3, "gestion", "Gestión", { detalle: "Llamé a la tienda: piden hasta el viernes para revisar el caso." }),
      asiento(4, "mensaje", "La persona escribió", {
        autor: "ciudadano",
        autorNombre: "La persona",
        visible: true,
        detalle: "¿Hay novedades? Todavía no me llaman.",
      }),
      asiento(5, "mensaje", "La persona escribió", {
        autor: "ciudadano",
        autorNombre: "La persona",
        visible: true,
        detalle: "Encontré la garantía extendida, la puedo mandar.",
      }),
    ],
    ...(estado === "porVisar" && {
      propuesta: {
        resultado: "acogeTotal",
        respuesta:
          "La tienda aceptó cambiar el refrigerador. Te llamarán dentro de tres días hábiles para coordinar la entrega.",
        autor: "u-luis",
      },
    }),
    ordenes: listOrdenes({ rol: "encargado", estado }).filter((orden) => !/Derivacion$/.test(orden)),
    ...cambios,
  };
}

/** The row of a case. */
export function toFila(caso: CasoDeGestion): FilaDeCaso {
  const { folio, institucion, tipo, canal, etapa, estado, materia, unidad, responsable, recibidoEn, plazo } = caso;
  const { mensajesNuevos, pideReapertura, version, persona, proveedor } = caso;
  return {
    ...{ folio, institucion, tipo, canal, etapa, estado, recibidoEn, plazo, mensajesNuevos, pideReapertura, version },
    ...(materia !== undefined && { materia }),
    ...(unidad !== undefined && { unidad }),
    ...(responsable !== undefined && { responsable }),
    ...(persona && { persona: [persona.nombres, persona.apellidos].filter(Boolean).join(" ") }),
    ...(proveedor && { proveedor: proveedor.nombre }),
  };
}
