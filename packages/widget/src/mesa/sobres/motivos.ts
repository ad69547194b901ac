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

/** What is known of why it did not go in by itself: the service says it in plain words. */
export const describeCausa = ({ causa, detalle, faltas = [] }: SobreApartado): string =>
  causa === "folio-ocupado"
    ? "Su folio ya es de otro caso"
    : (detalle ?? faltas.map(({ mensaje }) => mensaje).join(". "));

/** Why one is put away without a case. */
export const DESCARTES: Readonly<Record<MotivoDescarteSobre, string>> = {
  noSeAbre: "No se puede abrir",
  repetido: "Es un caso que ya está",
  spam: "Es publicidad o abuso",
  prueba: "Es una prueba",
  vacio: "No dice nada",
};
