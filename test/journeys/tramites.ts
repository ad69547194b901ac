import type { Screen } from "../fixtures/screen.ts";

/** What a person leaves with. */
export interface Llaves {
  folio: string;
  clave: string;
}

/** Called at each screen that is reached, by its name. */
export type Visit = (screen: string) => Promise<void>;

const nobody: Visit = async () => undefined;

/** Goes on to the screen with this heading. */
const goOn = async (s: Screen, heading: string, visit: Visit): Promise<void> => {
  await s.press("Continuar");
  await s.find("titulo", heading);
  await visit(heading);
};

/** Writes a reclamo at SERNAC up to the check, from the menu. */
export const writeReclamo = async (s: Screen, visit: Visit = nobody): Promise<void> => {
  await s.press("Presentar un reclamo");
  await s.find("campo", "Cuéntanos qué pasó");
  await visit("Cuéntanos qué pasó");
  await s.write("Cuéntanos qué pasó", "El hervidor dejó de funcionar a la semana.");
  await goOn(s, "¿De qué se trata?", visit);
  await s.pick("¿En qué rubro fue?", "Tiendas y multitiendas");
  await s.choose("El producto salió malo y no respetan la garantía");
  await visit("¿De qué se trata?, elegido");
  await goOn(s, "¿Qué solución pides?", visit);
  await s.write("La solución que pides", "Que me devuelvan el dinero.");
  await s.write("¿De cuánto dinero se trata?", "49990");
  await goOn(s, "¿Con qué empresa fue?", visit);
  await s.write("Nombre de la empresa o tienda", "Tienda de Ejemplo");
  await goOn(s, "¿Quién eres?", visit);
  await s.write("Tu RUT", "123456785");
  await s.write("Nombres", "Persona");
  await s.write("Apellidos", "De Ejemplo");
  await goOn(s, "¿Cómo te ubicamos?", visit);
  await s.write("Comuna donde vives", "nunoa");
  await s.find("opcion", "Ñuñoa");
  await visit("¿Cómo te ubicamos?, con comunas");
  await s.choose("Ñuñoa");
  await goOn(s, "Revisa antes de enviar", visit);
};

/** Writes a consulta up to the check, from the menu. */
export const writeConsulta = async (s: Screen, visit: Visit = nobody): Promise<void> => {
  await s.press("Hacer una consulta");
  await s.find("campo", "¿Qué quieres preguntar?");
  await visit("¿Qué quieres preguntar?");
  await s.write("¿Qué quieres preguntar?", "¿Cuánto tiempo tengo para cambiar un producto?");
  await goOn(s, "¿Quién eres?", visit);
  await s.write("Nombres", "Persona De Ejemplo");
  await goOn(s, "¿Cómo te ubicamos?", visit);
  await goOn(s, "Revisa antes de enviar", visit);
};

/** Writes an opinion of this kind up to the check, from the menu and without a name. */
export const writeSoni = async (s: Screen, kind: string, visit: Visit = nobody): Promise<void> => {
  await s.press("Tu opinión nos interesa");
  await s.find("titulo", "¿Qué nos quieres contar?");
  await visit("¿Qué nos quieres contar?");
  await s.choose(kind);
  await goOn(s, "Cuéntanos tu opinión", visit);
  await s.write("Tu opinión", "En la oficina me atendieron a tiempo.");
  await goOn(s, "¿Sobre qué oficina o caso es?", visit);
  await goOn(s, "¿Nos quieres decir quién eres?", visit);
  await goOn(s, "¿Cómo te ubicamos?", visit);
  await goOn(s, "Revisa antes de enviar", visit);
};

/** Sends it, and reads folio and clave from the receipt. */
export const send = async (s: Screen, what: string): Promise<Llaves> => {
  await s.press(`Enviar mi ${what}`);
  return readLlaves(s, what);
};

/** What a screen says of a case that waits in the machine it was written on. */
export const GUARDADO = "Guardado en este equipo, pendiente de envío";

/** Folio and clave as the receipt shows them, or where the case still waits. */
export const readLlaves = async (s: Screen, what: string, said = `Recibimos tu ${what}`): Promise<Llaves> => {
  const text = await s.see(said);
  const folio = /Tu folio ([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4})/.exec(text)?.[1];
  const clave = /Tu clave (\d{4} \d{4} \d{4})/.exec(text)?.[1];
  if (!folio || !clave) throw new Error(`No folio or clave in: ${text}`);
  return { folio, clave };
};

/** Looks a case up from the menu. */
export const lookUp = async (s: Screen, { folio, clave }: Llaves): Promise<void> => {
  await s.press("Estado de tu caso");
  await askFor(s, { folio, clave });
};

/** Looks a case up where folio and clave are asked for. */
export const askFor = async (s: Screen, { folio, clave }: Llaves): Promise<void> => {
  await s.write("Folio", folio);
  await s.write("Clave", clave);
  await s.press("Ver mi caso");
};

/** Waits until the case is on the screen, newest first. */
export const seeCaso = (s: Screen): Promise<string> => s.see("Lo que ha pasado");
