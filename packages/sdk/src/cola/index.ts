export * from "./almacen.ts";
export * from "./almacen-en-memoria.ts";
export * from "./almacen-indexeddb.ts";
export * from "./cola.ts";
export * from "./export-sobres.ts";
export * from "./is-acuse.ts";
export type { Noticia } from "./pasada.ts";
export * from "./seal-sobre.ts";
export { hashFolio, type RespuestaDeSobre } from "./send-sobre.ts";
