/**
 * The training twin of an institution: the same definition under another slug, out of every figure. Who learns works in
 * the twin, and nothing of it mixes with real cases.
 */
const SUFIJO = "-entrenamiento";

/** Slug of the twin. */
export const gemelaDe = (slug: string): string => `${slug}${SUFIJO}`;

/** Slug of the institution itself, whether given its own or its twin's. */
export const institucionBase = (slug: string): string => (isGemela(slug) ? slug.slice(0, -SUFIJO.length) : slug);

/** Whether the slug is of a training twin. */
export const isGemela = (slug: string): boolean => slug.endsWith(SUFIJO);
