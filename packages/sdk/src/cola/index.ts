export * from "./almacen.ts";
export * from "./almacen-en-memoria.ts";
export * from "./almacen-indexeddb.ts";
export * from "./cola.ts";
export * from "./export-sobres.ts";
export type { Noticia } from "./pasada.ts";
export * from "./seal-sobre.ts";
export { isAcuse, type RespuestaDeSobre } from "./send-sobre.ts";
