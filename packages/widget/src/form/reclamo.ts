import { palabrasReclamo } from "../textos/reclamo.ts";
import { type Clase, createLinea, readEscrito } from "./clases.ts";
import { estilos as combo } from "./combo.ts";
import { empresa } from "./empresa.ts";
import { fecha } from "./fecha.ts";
import { documento, pais, rut } from "./identidad.ts";
import { estilos as listas } from "./listas.ts";
import { materia } from "./materia.ts";
import { reclamo } from "./reclamo.styles.ts";

/** Puts dots between thousands; whatever is no amount stays as typed, so that nothing is lost. */
const shapeDinero = (texto: string): string =>
  /^[\d.]*$/.test(texto) ? texto.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, ".") : texto;

const dinero: Clase = {
  ...createLinea({ shape: shapeDinero, teclado: "numeric", isBuena: (valor) => /^\$?\s*[\d.]{1,16}$/.test(valor) }),
  read(f, ruta) {
    const cifras = readEscrito(f, ruta).replace(/\D/g, "");
    return cifras && Number(cifras);
  },
  describe: (f, ruta) => readEscrito(f, ruta).replace(/^\$?(?=.)/, "$"),
};

// What a claim asks besides: what it is about, what is asked for, against whom, and an identity that can be proved.
export const clases: Record<string, Clase> = { dinero, documento, empresa, fecha, materia, pais, rut };
export const palabras = palabrasReclamo;
export const estilos = [combo, listas, reclamo];
