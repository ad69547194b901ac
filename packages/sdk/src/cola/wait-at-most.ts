/** Settles as the promise does, or rejects with a `TimeoutError` after so many milliseconds. */
export function waitAtMost<T>(ms: number, promesa: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const reloj = setTimeout(reject, ms, new DOMException("", "TimeoutError"));
    promesa.then(resolve, reject).finally(() => clearTimeout(reloj));
  });
}
