import type { AltaDeUsuario } from "@ventanilla/sdk/contract";
import { PRIMER_ADMINISTRADOR } from "../src/personal/primer-administrador.ts";
import type { ActorPersonal } from "../src/personal/usuario.ts";

/** Who may everything, for the tests that need people. */
export const ADMINISTRACION: ActorPersonal = {
  id: PRIMER_ADMINISTRADOR,
  nombre: "Administración",
  rol: "administrador",
  institucion: "*",
  entrenamiento: false,
};

export const EJECUTIVA: AltaDeUsuario = {
  nombre: "Ejecutiva de Valparaíso",
  correo: "ejecutiva@sernac.example",
  rol: "ejecutivo",
  institucion: "sernac",
  region: "05",
};
