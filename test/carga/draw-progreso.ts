/** Width of the bar, in characters. */
const ANCHO = 30;

/**
 * Draws how far a load has come: a bar that is drawn over itself on a terminal, and a line for each tenth where it is
 * written to a file.
 */
export const drawProgreso = ({
  write,
  isTerminal,
}: {
  write: (texto: string) => void;
  isTerminal: boolean;
}): ((hechos: number, todos: number, milisegundos: number) => void) => {
  let ultimo = -1;
  return (hechos, todos, milisegundos) => {
    const parte = todos === 0 ? 1 : hechos / todos;
    const paso = Math.floor(parte * (isTerminal ? 200 : 10));
    if (paso === ultimo) return;
    ultimo = paso;
    const ritmo = hechos / Math.max(1, milisegundos / 1_000);
    const quedan = ritmo > 0 ? Math.ceil((todos - hechos) / ritmo) : 0;
    const llenos = Math.round(parte * ANCHO);
    const linea = [
      `[${"█".repeat(llenos)}${"·".repeat(ANCHO - llenos)}]`,
      `${Math.floor(parte * 100)} %`.padStart(5),
      `${hechos.toLocaleString("es-CL")} de ${todos.toLocaleString("es-CL")} casos`,
      `${Math.round(ritmo).toLocaleString("es-CL")}/s`,
      `quedan ${quedan} s`,
    ].join("  ");
    write(isTerminal ? `\r${linea}\u001B[K` : `${linea}\n`);
  };
};
