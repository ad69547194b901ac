import type { Institucion } from "@ventanilla/sdk/contract";
import { gemelaDe } from "@ventanilla/sdk/domain";

/**
 * The training twin of an institution: the same matters, terms and units, out of every figure. No page outside asks it
 * anything, and it has no sign-in of its own: people practise from a session of the institution itself.
 */
export const deriveGemela = (institucion: Institucion): Institucion => ({
  ...institucion,
  slug: gemelaDe(institucion.slug),
  nombre: `${institucion.nombre} (entrenamiento)`,
  nombreCorto: `${institucion.nombreCorto} (entrenamiento)`,
  origenes: [],
  openid: undefined,
  demostracion: true,
});
