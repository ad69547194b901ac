/** How long ago a machine without connection may have captured what it hands over, in milliseconds. */
const CAPTURA_MAXIMA = 30 * 86_400_000;
/** How far ahead of this server's its clock may go, in milliseconds. */
const ADELANTO_MAXIMO = 5 * 60_000;

/** What was written without connection, as its entry keeps it. */
export interface Contingencia {
  /** Instant, by the clock of the machine it was written on. */
  capturadoEn: string;
  /** Whether that clock can be believed: then it was received at that instant. */
  aceptada: boolean;
  /** An officer mended what no longer fitted. */
  revisado?: true;
}

/**
 * Whether the instant that a machine says it captured something at can be believed. A clock that is years wrong is not:
 * what it captured counts from its arrival.
 *
 * @param ahora instant, UTC ISO 8601
 * @returns when it counts as received, never after `ahora`
 */
export const believeCaptura = (capturadoEn: string, ahora: string): { recibido: string; aceptada: boolean } => {
  const capturado = Date.parse(capturadoEn);
  const actual = Date.parse(ahora);
  if (!(capturado >= actual - CAPTURA_MAXIMA && capturado <= actual + ADELANTO_MAXIMO))
    return { recibido: ahora, aceptada: false };
  return { recibido: new Date(Math.min(capturado, actual)).toISOString(), aceptada: true };
};
