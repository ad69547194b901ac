export * from "./apertura.ts";
export * from "./caso.ts";
export * from "./institucion.ts";
export * from "./persona.ts";
export * from "./problema.ts";
