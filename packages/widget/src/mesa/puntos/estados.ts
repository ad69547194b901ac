import type { Punto } from "@ventanilla/sdk/contract";
import type { ClasePunto } from "@ventanilla/sdk/domain";
import { html, type TemplateResult } from "lit";
import { iconoBien, iconoCierra, iconoEspera, iconoSilencio } from "../iconos.ts";

type EstadoDePunto = Punto["estado"];

export const NOMBRES_CLASE: Readonly<Record<ClasePunto, string>> = {
  totem: "Tótem",
  biblioteca: "Biblioteca",
  plataforma: "Plataforma",
};

/** How a point is, by drawing, word and tone: the ones that need somebody first. */
export const ESTADOS_DE_PUNTO: Readonly<
  Record<EstadoDePunto, { nombre: string; icono: TemplateResult; tono: string }>
> = {
  silencioso: {
    nombre: "En silencio",
    icono: iconoSilencio,
    tono: "malo",
  },
  sinInscribir: {
    nombre: "Sin inscribir",
    icono: iconoEspera,
    tono: "atencion",
  },
  revocado: {
    nombre: "Revocado",
    icono: iconoCierra,
    tono: "quieto",
  },
  vivo: { nombre: "Vivo", icono: iconoBien, tono: "bien" },
};

export const renderEstado = (estado: EstadoDePunto): TemplateResult => {
  const { icono, nombre, tono } = ESTADOS_DE_PUNTO[estado];
  return html`<span class="estado ${tono}">${icono} ${nombre}</span>`;
};
