import {
  ESTADOS,
  type Estado,
  FLUJO,
  NOMBRES_ESTADO,
  NOMBRES_ORDEN,
  type NombreOrden,
  ORDENES,
  PORTADORES,
  ROLES,
} from "@ventanilla/sdk/domain";
import type { TipoDeAsiento } from "../src/caso/asiento.ts";

/** What each order leaves in the bitácora; `ordenes-docs.test.ts` gives every one and compares. */
export const ASIENTOS_DE_ORDEN: Record<NombreOrden, readonly TipoDeAsiento[]> = {
  asignar: ["asignacion"],
  gestionar: ["gestion"],
  pedirAntecedentes: ["antecedentes"],
  trasladarProveedor: ["traslado"],
  registrarRespuesta: ["respuesta"],
  escalar: ["escalamiento"],
  transferir: ["transferencia"],
  derivar: ["derivacion"],
  prorrogar: ["prorroga"],
  proponerCierre: ["propuesta", "cierre"],
  visar: ["cierre", "devolucion"],
  reabrir: ["reapertura"],
  corregir: ["correccion"],
  acumular: ["acumulacion"],
  descartar: ["descarte"],
  recibirDerivacion: ["derivacionRecibida"],
  devolverDerivacion: ["derivacionDevuelta"],
  responderDerivacion: ["derivacionRespondida", "cierre"],
  reemitirClave: ["claveReemitida"],
};

export const INICIO = "<!-- tabla: la escribe packages/api/test/print-ordenes.ts -->";
export const FIN = "<!-- fin de la tabla -->";

const writeTabla = (cabeza: readonly string[], filas: readonly (readonly string[])[]): string[] =>
  [cabeza, cabeza.map(() => "---"), ...filas].map((fila) => `| ${fila.join(" | ")} |`);

const writeEstados = (estados: readonly Estado[]): string =>
  estados.length === ESTADOS.length ? "todos" : estados.map((estado) => `\`${estado}\``).join(" ");

/** The table of orders as the documents print it, from the one that the service decides by. */
export const writeOrdenes = (): string =>
  [
    ...writeTabla(
      ["orden", "quién", "en qué estados", "condición", "asiento que deja"],
      ORDENES.map((orden) => {
        const { roles, portador, estados, condicion = "" } = FLUJO[orden];
        const quienes = [...roles.map((rol) => `\`${rol}\``), ...(portador ? [`enlace de \`${portador}\``] : [])];
        const asientos = ASIENTOS_DE_ORDEN[orden].map((tipo) => `\`${tipo}\``).join(" · ");
        return [`\`${orden}\``, quienes.join(" "), writeEstados(estados), condicion, asientos];
      }),
    ),
    "",
    ...writeTabla(
      ["estado", "qué admite"],
      ESTADOS.map((estado) => [
        `\`${estado}\` ${NOMBRES_ESTADO[estado]}`,
        ORDENES.filter((orden) => FLUJO[orden].estados.includes(estado))
          .map((orden) => NOMBRES_ORDEN[orden])
          .join(" · "),
      ]),
    ),
    "",
    ...writeTabla(
      ["quién", "qué puede pedir"],
      [...ROLES, ...PORTADORES].map((quien) => [
        `\`${quien}\``,
        ORDENES.filter((orden) => FLUJO[orden].roles.some((rol) => rol === quien) || FLUJO[orden].portador === quien)
          .map((orden) => NOMBRES_ORDEN[orden])
          .join(" · ") || "ninguna",
      ]),
    ),
  ].join("\n");

/** The document with its table written again. */
export const replaceTabla = (documento: string): string => {
  const [antes, despues] = [documento.indexOf(INICIO), documento.indexOf(FIN)];
  if (antes < 0 || despues < antes) throw new Error(`docs/ordenes.md needs «${INICIO}» and «${FIN}»`);
  return `${documento.slice(0, antes + INICIO.length)}\n\n${writeOrdenes()}\n\n${documento.slice(despues)}`;
};
