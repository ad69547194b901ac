import { foldText } from "@ventanilla/sdk/domain";

/** Single changes (a letter put, taken or replaced) that lead from one word to the other. */
const countCambios = (a: string, b: string): number => {
  let fila = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const anterior = fila;
    fila = [i];
    for (let j = 1; j <= b.length; j++)
      fila[j] = Math.min(
        (fila[j - 1] as number) + 1,
        (anterior[j] as number) + 1,
        (anterior[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
  }
  return fila[b.length] as number;
};

/** The name that somebody most likely meant, blind to accents and case; nothing if none is near. */
export const findParecido = <N extends string>(escrito: string, nombres: readonly N[]): N | undefined => {
  const buscado = foldText(escrito.slice(0, 80));
  let mejor: N | undefined;
  let menos = Math.max(2, Math.floor(buscado.length / 3)) + 1;
  for (const nombre of nombres) {
    // Only the last part may have been written: `rut` for `persona.rut`.
    const cambios = nombre.endsWith(`.${buscado}`) ? 0.5 : countCambios(buscado, foldText(nombre));
    if (cambios < menos) [mejor, menos] = [nombre, cambios];
  }
  return mejor;
};
