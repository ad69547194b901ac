/** Runs what is asked under one name one after the other, in the order in which it was asked; a failure stops nobody. */
export const createTurnos = (): (<T>(nombre: string, act: () => Promise<T>) => Promise<T>) => {
  const ultimos = new Map<string, Promise<unknown>>();
  return (nombre, act) => {
    const turno = (ultimos.get(nombre) ?? Promise.resolve()).then(act, act);
    ultimos.set(nombre, turno);
    const leave = () => {
      if (ultimos.get(nombre) === turno) ultimos.delete(nombre);
    };
    turno.then(leave, leave);
    return turno;
  };
};
