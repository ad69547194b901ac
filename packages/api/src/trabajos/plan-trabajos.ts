import type { Institucion } from "@ventanilla/sdk/contract";
import { addCorridos, fechaCivil } from "@ventanilla/sdk/domain";
import type { DatosDeAsiento, TipoDeAsiento } from "../caso/asiento.ts";
import { planAvisoDeContingencia } from "../sobres/tareas-de-sobres.ts";
import type { Anotacion, Trabajo } from "../store/store.ts";
import { planAvisoSinPersona } from "./avisar-sin-persona.ts";

/** Entries that their citizen is told of by mail, if there is an address. */
const AVISADOS: ReadonlySet<TipoDeAsiento> = new Set<TipoDeAsiento>([
  "ingreso",
  "antecedentes",
  "respuesta",
  "prorroga",
  "derivacion",
  "derivacionRespondida",
  "reapertura",
  "cierre",
  "claveReemitida",
]);

/** Nobody is written to of what is older, in milliseconds: a journal read from its beginning, mail that came to be later. */
const ANTIGUEDAD_MAXIMA = 3 * 86_400_000;

/** Morning of a civil date, near enough everywhere in the country: nothing legal hangs on the hour. */
const morningOf = (fecha: string): string => `${fecha}T12:00:00.000Z`;

/**
 * What an entry leaves to be done later: mails, and what the clock brings. Each job is named after its entry, so whoever
 * reads the entry twice adds nothing.
 *
 * @param options.conCorreo mails go out from here
 * @param options.ahora milliseconds since the epoch
 */
export const planTrabajos = (
  anotacion: Anotacion,
  { institucion, conCorreo, ahora }: { institucion: Institucion; conCorreo: boolean; ahora: number },
): Trabajo[] => {
  const {
    caso: { caso },
    asiento,
  } = anotacion;
  const { folio } = caso;
  const { n, cuando } = asiento;
  const tipo = asiento.tipo as TipoDeAsiento;
  const read = <T extends TipoDeAsiento>(): DatosDeAsiento[T] => JSON.parse(asiento.datos);
  const job = (clase: string, desde = cuando, datos: Trabajo["datos"] = {}): Trabajo => ({
    id: `${clase}.${folio}.${n}`,
    tipo: clase,
    cuando: desde,
    datos: { folio, n, ...datos },
  });

  const trabajos: Trabajo[] = [];
  if (tipo === "antecedentes") trabajos.push(job("reanudar", morningOf(addCorridos(read<"antecedentes">().vence, 1))));
  if (tipo === "derivacion" && read<"derivacion">().externa)
    trabajos.push(job("recuperarDerivacion", morningOf(addCorridos(read<"derivacion">().vence, 1))));
  const ingreso = tipo === "ingreso" ? read<"ingreso">() : undefined;
  // What was received long ago and written down now is news now.
  const anotadoEn = ingreso?.anotadoEn ?? cuando;
  // What is only tried out, or learnt on, writes to nobody.
  if (!conCorreo || institucion.demostracion || ahora - Date.parse(anotadoEn) > ANTIGUEDAD_MAXIMA) return trabajos;
  if (ingreso?.contingencia) trabajos.push(planAvisoDeContingencia(anotacion, anotadoEn));

  const isVisible = tipo === "gestion" && read<"gestion">().visible;
  if (AVISADOS.has(tipo) || isVisible) trabajos.push(job("avisarPersona"));
  if (tipo === "traslado" && !read<"traslado">().papel) trabajos.push(job("pedirRespuesta"));
  if (tipo === "derivacion" && read<"derivacion">().externa) trabajos.push(job("pedirDerivacion"));
  if (tipo === "oficio" && read<"oficio">().salida === "correo") trabajos.push(job("enviarOficio"));
  if (tipo === "mensaje" || (tipo === "adjunto" && read<"adjunto">().quien === "ciudadano")) {
    const dia = fechaCivil(cuando, institucion.zona);
    trabajos.push({ ...job("avisarMensaje"), id: `avisarMensaje.${folio}.${dia}` });
  }
  const suelto =
    (tipo === "ingreso" && !read<"ingreso">().responsable) ||
    (tipo === "transferencia" && !caso.responsable && caso.estado !== "cerrado");
  if (suelto) trabajos.push(planAvisoSinPersona(caso, anotadoEn));
  if (tipo === "devolucion") trabajos.push(job("avisarDevuelto"));
  const asignado =
    tipo === "asignacion" || tipo === "transferencia" ? read<"asignacion" | "transferencia">().responsable : undefined;
  // Whoever takes a case knows it.
  if (asignado && asignado !== asiento.autor) trabajos.push(job("avisarAsignado"));
  return trabajos;
};
