/** Settles as the promise does, or rejects with a `TimeoutError` after so many milliseconds. */
export function waitAtMost<T>(ms: number, promesa: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const reloj = setTimeout(() => reject(new DOMException("", "TimeoutError")), ms);
    promesa.then(resolve, reject).finally(() => clearTimeout(reloj));
  });
}
