import type { SobreApartado } from "@ventanilla/sdk/contract";
import type { MotivoApartado, MotivoDescarteSobre } from "@ventanilla/sdk/domain";

/** Why an envelope waits for a person, in plain words. */
export const MOTIVOS: Readonly<Record<MotivoApartado, string>> = {
  llaveDesconocida: "No se puede abrir: su llave no es de esta instalación",
  llaveAntigua: "Se selló hace más de un año: ábrelo a mano",
  alterado: "No se puede abrir: llegó dañado o cambiado",
  ilegible: "Se abre, pero adentro no hay un caso",
  porRevisar: "Se abre, pero algo no calza: corrígelo",
  enRelevo: "Llegó por un relevo, que no lo puede abrir",
};

/** Those of which there is something to see. */
export const SE_ABREN: readonly MotivoApartado[] = ["llaveAntigua", "porRevisar"];

/** Why what it holds could not be done, as the service said. */
const CAUSAS: Readonly<Record<string, string>> = {
  "folio-ocupado": "Su folio ya es de otro caso",
  "clave-de-envio-reutilizada": "Ya llegó antes, con otro contenido",
  "caso-no-encontrado": "Su folio y su clave no abren ningún caso",
  "estado-no-permite": "El caso ya no lo recibe",
  "rol-no-permite": "Lo debe ingresar otra institución",
  "datos-invalidos": "Faltan datos, o no calzan con el formulario de hoy",
};

/** What is known of why it did not go in by itself. */
export const describeCausa = ({ causa, detalle, faltas = [] }: SobreApartado): string =>
  (causa && CAUSAS[causa]) ?? detalle ?? faltas[0]?.mensaje ?? "";

export const LLAMADAS_DICHAS = {
  casos: "Un caso de una persona",
  ingreso: "Un caso que ingresó un funcionario",
  mensajes: "Un mensaje para un caso",
  satisfaccion: "Una opinión sobre un caso",
} as const;

/** Why one is put away without a case. */
export const DESCARTES: Readonly<Record<MotivoDescarteSobre, string>> = {
  noSeAbre: "No se puede abrir",
  repetido: "Es un caso que ya está",
  spam: "Es publicidad o abuso",
  prueba: "Es una prueba",
  vacio: "No dice nada",
};
