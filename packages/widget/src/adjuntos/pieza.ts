import { createTardia } from "../form/tardia.ts";

/** Draws the files of a form, once their piece has arrived. Without it the form goes on: files can be added later. */
export const renderAdjuntos = createTardia(async () => (await import("./adjuntos.ts")).renderAdjuntos);
