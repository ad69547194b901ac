import { CANALES, CANALES_PUBLICOS, type Canal } from "@ventanilla/sdk/domain";

/** The published channel of a case's: totems and libraries are ways to the internet (domain, counting rule). */
export const rollUpCanal = (canal: string): Canal =>
  CANALES_PUBLICOS.some((publico) => publico === canal)
    ? "internet"
    : (CANALES.find((uno) => uno === canal) ?? "sinInformar");

/** Channels as a published table lists them. */
export const CANALES_PUBLICADOS: readonly Canal[] = CANALES.filter((canal) => rollUpCanal(canal) === canal);
