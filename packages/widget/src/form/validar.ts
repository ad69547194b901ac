import { fechaCivil, isFecha, isFolio, isRut } from "@ventanilla/sdk/domain";
import { malos, tramite } from "../textos/tramite.ts";
import { type Campo, type Clase, maxLargo, type Pantalla, wordsOf } from "./campos.ts";
import type { Formulario } from "./formulario.ts";

/** The date written in its three fields, "aaaa-mm-dd"; empty if nothing is written; undefined if it is no date. */
export function readFecha(f: Formulario, ruta: string): string | undefined {
  const [dia, mes, ano] = ["dia", "mes", "ano"].map((parte) => f.borrador.valores[`${ruta}.${parte}`]?.trim() ?? "");
  if (!dia && !mes && !ano) return "";
  const fecha = `${ano?.length === 2 ? `20${ano}` : ano}-${mes?.padStart(2, "0")}-${dia?.padStart(2, "0")}`;
  return isFecha(fecha) ? fecha : undefined;
}

/** What a field holds, as it will be sent; empty if nothing is written. */
export function readValor(f: Formulario, { ruta, clase }: Campo): string {
  if (clase === "fecha") return readFecha(f, ruta) ?? "";
  const valor = f.borrador.valores[ruta]?.trim() ?? "";
  return clase === "dinero" ? valor.replace(/\D/g, "") : valor;
}

const FORMAS: Partial<Record<Clase, (valor: string) => boolean>> = {
  rut: isRut,
  folio: isFolio,
  correo: (valor) => /^[^\s@]+@[^\s@]+\.[a-zA-Z]{2,}$/.test(valor),
  telefono: (valor) => /^\+?\d{8,15}$/.test(valor.replace(/[\s().-]/g, "")),
  dinero: (valor) => /^\$?\s*[\d.]{1,16}$/.test(valor),
};

/** Says what is wrong with a field, or nothing. */
function checkCampo(f: Formulario, { ruta, clase, requerido }: Campo): string | undefined {
  const t = f.say(tramite);
  const { valores } = f.borrador;
  const fecha = clase === "fecha" ? readFecha(f, ruta) : "";
  if (fecha === undefined) return t.fechaMala;
  if (fecha > fechaCivil(Date.now(), f.definicion?.zona ?? "America/Santiago")) return t.fechaFutura;
  const valor = fecha || (valores[ruta]?.trim() ?? "");
  if (!valor) {
    // A comuna half written is not a comuna left out.
    if (clase === "comuna" && valores.comunaTexto?.trim()) return t.comunaMala;
    if (!requerido) return undefined;
    return wordsOf(f, ruta)[1];
  }
  const largo = maxLargo(ruta);
  if (valor.length > largo) return t.largo(largo.toLocaleString("es-CL"));
  if (FORMAS[clase]?.(valor) === false)
    return f.say(malos)[
      clase === "rut" && (ruta !== "persona.rut" || valores.identidad) ? "malo:rutEmpresa" : `malo:${clase}`
    ];
  // A market alone says too little: the motive is chosen too. The product may stay out.
  if (ruta === "materia" && f.definicion?.materias.some(({ codigo, hijos }) => codigo === valor && hijos?.length))
    return f.tramite === "reclamo" ? t.motivoFalta : t.asuntoFalta;
  return undefined;
}

/** What is wrong on a screen, by route. */
export function checkPantalla(f: Formulario, { campos }: Pantalla): Record<string, string> {
  const errores: Record<string, string> = {};
  for (const campo of campos) {
    const error = checkCampo(f, campo);
    if (error) errores[campo.ruta] = error;
  }
  return errores;
}
