import { closeSync, existsSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Fichas } from "./fichas.ts";
import type { Tokens } from "./tokens.ts";
import { TODAS, type UsuarioGuardado } from "./usuario.ts";

/** Where the first start leaves the token of the first administrator. */
export const ARCHIVO_ADMINISTRADOR = "administrador.token";

/** The user that the first start makes: it makes the others. Whoever runs the service can always bring it back. */
export const PRIMER_ADMINISTRADOR = "administracion";

const USUARIO: UsuarioGuardado = {
  nombre: "Administración",
  // RFC 2606: no letter ever reaches it.
  correo: "administracion@ventanilla.invalid",
  rol: "administrador",
  institucion: TODAS,
  programa: true,
  activo: true,
};

const NOMBRE_DEL_TOKEN = "Primer administrador";

const writeToken = (archivo: string, token: string): void => {
  const descriptor = openSync(archivo, "wx", 0o600);
  writeSync(descriptor, `${token}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
};

export interface PrimerAdministradorParts {
  store: Fichas;
  tokens: Tokens;
  /** Milliseconds since the epoch. */
  clock: () => number;
  /** Data folder. */
  datos: string;
  /** Where the file is gone: the old token dies, a new one is written, and its user is as the first start made it. */
  reemitir: boolean;
}

/**
 * Makes the first administrator where there is none and writes its token, only for its owner to read. Later starts leave
 * both alone.
 *
 * @returns the file, whether it was written now, and whether it is missing
 */
export const ensureAdministrador = async ({
  store,
  tokens,
  clock,
  datos,
  reemitir,
}: PrimerAdministradorParts): Promise<{ archivo: string; estado: "escrito" | "estaba" | "falta" }> => {
  const archivo = join(datos, ARCHIVO_ADMINISTRADOR);
  const put = (version: number) =>
    store.putFicha(
      {
        clase: "usuario",
        id: PRIMER_ADMINISTRADOR,
        institucion: TODAS,
        indice: USUARIO.correo,
        cuando: new Date(clock()).toISOString(),
        datos: USUARIO,
      },
      { version },
    );
  const alta = await put(0);
  // A file without its user was left by another data base.
  if (alta.resultado === "escrito") rmSync(archivo, { force: true });
  if (existsSync(archivo)) return { archivo, estado: "estaba" };
  const previos = (await tokens.list(PRIMER_ADMINISTRADOR)).filter(({ nombre }) => nombre === NOMBRE_DEL_TOKEN);
  // A start that was cut between the user and its token is finished by the next one.
  if (previos.length > 0 && !reemitir) return { archivo, estado: "falta" };
  // Somebody may have put it out, or given it less: with nobody left who manages, this is the way back.
  if (alta.resultado === "atrasado") await put(alta.version);
  const { token } = await tokens.mint({ id: PRIMER_ADMINISTRADOR, institucion: TODAS }, { nombre: NOMBRE_DEL_TOKEN });
  writeToken(archivo, token);
  for (const { id } of previos) await tokens.revoke(PRIMER_ADMINISTRADOR, id);
  return { archivo, estado: "escrito" };
};
