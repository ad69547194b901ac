import type { AcuseDeSobre } from "../contract/sobre.ts";
import type { RespuestaDeSobre } from "./send-sobre.ts";

/** Whether an envelope was kept apart for a person, and not taken as the call inside it. */
export const isAcuse = (respuesta: RespuestaDeSobre): respuesta is AcuseDeSobre => "huella" in respuesta;
