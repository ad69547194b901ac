import type { Apertura } from "@ventanilla/sdk/contract";
import { readTipo } from "./campos.ts";
import { listCampos } from "./clases.ts";
import type { Formulario } from "./formulario.ts";
import { readValor } from "./validar.ts";

/** What is sent: the fields that apply now and are not empty, each at its route. */
export function buildCuerpo(f: Formulario): Apertura {
  const cuerpo: Record<string, unknown> = { tipo: readTipo(f), canal: f.canal, punto: f.punto || undefined };
  for (const campo of listCampos(f)) {
    const valor = readValor(f, campo);
    if (valor !== "") setRuta(cuerpo, campo.ruta.split("."), valor);
  }
  // An institution without a tree of matters still receives claims.
  if (cuerpo.tipo === "reclamo") cuerpo.materia ??= "otra";
  const { folio, clave } = f.borrador;
  return { ...cuerpo, folio, clave } as Apertura;
}

function setRuta(en: Record<string, unknown>, [primera, ...resto]: string[], valor: unknown): void {
  if (!primera) return;
  if (!resto.length) en[primera] = valor;
  else {
    en[primera] ??= {};
    setRuta(en[primera] as Record<string, unknown>, resto, valor);
  }
}
