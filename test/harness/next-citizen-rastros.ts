import type { Page } from "puppeteer-core";
import type { Buscador } from "./next-citizen-canarios.ts";

/** Where something was found: `place: visit field`. */
export type Rastro = string;

/** All that a page holds that a script or a curious person could read. */
const readPagina = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const flatten = (raiz: ParentNode): Element[] =>
      [...raiz.querySelectorAll("*")].flatMap((uno) => [uno, ...(uno.shadowRoot ? flatten(uno.shadowRoot) : [])]);
    const todo = flatten(document);
    const dom = [
      document.documentElement.textContent,
      ...todo.map((uno) => {
        const { value = "" } = uno as HTMLInputElement;
        const atributos = [...uno.attributes].map((atributo) => atributo.value);
        return [`${value}`, uno.shadowRoot?.textContent ?? "", ...atributos].join("\n");
      }),
    ];

    /** What structured clone gave back, bytes as if they were text. */
    const spell = (valor: unknown): string => {
      if (ArrayBuffer.isView(valor)) return spell(valor.buffer);
      if (valor instanceof ArrayBuffer) return String.fromCharCode(...new Uint8Array(valor));
      if (typeof valor === "object" && valor)
        return Object.entries(valor)
          .map(([nombre, uno]) => `${nombre}=${spell(uno)}`)
          .join("\n");
      return `${valor}`;
    };
    const settle = <T>(pedido: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        pedido.onsuccess = () => resolve(pedido.result);
        pedido.onerror = () => reject(pedido.error);
      });
    const bases: string[] = [];
    let sobres = 0;
    for (const { name = "" } of await indexedDB.databases()) {
      const base = await settle(indexedDB.open(name));
      for (const almacen of base.objectStoreNames) {
        const filas = await settle(base.transaction(almacen).objectStore(almacen).getAll());
        if (almacen === "sobres") sobres += filas.length;
        bases.push(name, ...filas.map(spell));
      }
      base.close();
    }
    const cajones: string[] = [];
    for (const nombre of await caches.keys()) {
      const cajon = await caches.open(nombre);
      for (const pedido of await cajon.keys())
        cajones.push(nombre, pedido.url, (await (await cajon.match(pedido))?.text()) ?? "");
    }
    const historial = (globalThis as unknown as { navigation?: { entries(): { url: string; getState(): unknown }[] } })
      .navigation;
    return {
      DOM: dom.join("\n"),
      historial: [
        location.href,
        document.referrer,
        window.name,
        spell(history.state),
        ...(historial?.entries().map((entrada) => `${entrada.url} ${spell(entrada.getState())}`) ?? []),
      ].join("\n"),
      pedidos: performance
        .getEntries()
        .map(({ name }) => name)
        .join("\n"),
      sessionStorage: spell({ ...sessionStorage }),
      localStorage: spell({ ...localStorage }),
      cookies: document.cookie,
      IndexedDB: bases.join("\n"),
      caches: cajones.join("\n"),
      sobres: `${sobres}`,
    };
  });

/** What was found in a page, and how many envelopes wait in it. */
export const searchPagina = async (page: Page, buscador: Buscador): Promise<{ rastros: Rastro[]; sobres: number }> => {
  const { sobres, ...lugares } = await readPagina(page);
  const cookies = await page.browser().cookies();
  const todos = { ...lugares, "cookies del navegador": JSON.stringify(cookies) };
  const rastros = Object.entries(todos).flatMap(([lugar, texto]) =>
    buscador.find(Buffer.from(texto)).map((hallado) => `${lugar}: ${hallado}`),
  );
  return { rastros, sobres: Number(sobres) };
};
