import type { AltaDeUsuario, CambioDeUsuario, Sesion, Usuario } from "../contract/registros.ts";
import type {
  AltaDeToken,
  EntradaConClave,
  FiltroDeUsuarios,
  InvitacionCreada,
  PaginaDeUsuarios,
  Salida,
  TokenCreado,
  TokenVisto,
} from "../contract/sesion.ts";
import type { OpcionesLectura } from "./definiciones.ts";
import { isGestionError } from "./gestion-error.ts";
import { expectAnswer, type TransporteDeGestion } from "./gestion-transport.ts";

/** Who is in, and the way in and out. */
export interface SesionDeGestion {
  /**
   * Who is asking, until when, and where they may work.
   * @throws {GestionError} `sin-sesion` where nobody is in; others
   */
  find(opciones?: OpcionesLectura): Promise<Sesion>;
  /**
   * Comes in by e-mail and password, from a page of the service's own origin; pays the proof of work by itself.
   * @throws {GestionError} `credenciales-invalidas`; others
   */
  start(entrada: EntradaConClave, opciones?: OpcionesLectura): Promise<Sesion>;
  /** Goes out. Where the answer has a `salida`, the page goes there: the session at the provider ends too. */
  end(opciones?: OpcionesLectura): Promise<Salida>;
  /**
   * Into the training twin of the institution, where nothing counts, or out of it.
   * @throws {GestionError} `estado-no-permite` for a program, or who sees the whole installation; others
   */
  train(activo: boolean, opciones?: OpcionesLectura): Promise<Sesion>;
}

/** A user as it is made: what is said of it once. */
export interface UsuarioNuevo {
  id: string;
  /** Its token, this once. */
  token: string;
  /** Address by which a person makes their password or passkey, this once; a program gets none. */
  invitacion?: string | undefined;
}

/** The people who work here, and the programs. */
export interface Usuarios {
  /** All that pass the filter, page by page as they are asked for. */
  list(filtro?: Omit<FiltroDeUsuarios, "cursor">, opciones?: OpcionesLectura): AsyncGenerator<Usuario, void, undefined>;
  /** @throws {GestionError} `no-encontrado`; others */
  find(id: string, opciones?: OpcionesLectura): Promise<Usuario>;
  /** @throws {GestionError} `rol-no-permite`, `registro-ocupado`, `datos-invalidos`; others */
  create(alta: AltaDeUsuario, opciones?: OpcionesLectura): Promise<UsuarioNuevo>;
  /** @throws {GestionError} `rol-no-permite`, `version-atrasada`, `datos-invalidos`; others */
  change(id: string, cambio: CambioDeUsuario, opciones: OpcionesLectura & { version: number }): Promise<Usuario>;
  /** A new invitation; the one before dies. */
  invite(id: string, opciones?: OpcionesLectura): Promise<InvitacionCreada>;
  /** Its tokens and when they were last used; never the tokens themselves. */
  listTokens(id: string, opciones?: OpcionesLectura): Promise<TokenVisto[]>;
  createToken(id: string, alta: AltaDeToken, opciones?: OpcionesLectura): Promise<TokenCreado>;
  /** Ends a token at once. */
  revokeToken(id: string, token: string, opciones?: OpcionesLectura): Promise<void>;
}

const SESION = "/v1/gestion/sesion";

/** Proofs paid for one sign-in: the second one only if the first was spent by an answer that got lost. */
const MAXIMO_PRUEBAS = 2;

/** Makes the calls of the session. */
export function createSesion(transporte: TransporteDeGestion): SesionDeGestion {
  const read = (sesion: Sesion): Sesion => expectAnswer(sesion, typeof sesion.usuario?.id === "string");

  return {
    find: async ({ signal } = {}) => read(await transporte.ask<Sesion>(SESION, { signal })),
    async start(cuerpo, { signal } = {}) {
      const cabeceras: Record<string, string> = {};
      for (let pagadas = 0; ; pagadas++) {
        try {
          return read(await transporte.ask<Sesion>(`${SESION}/clave`, { cuerpo, cabeceras, signal }));
        } catch (error) {
          const prueba = isGestionError(error) && error.type === "prueba-requerida" ? error.prueba : undefined;
          if (pagadas >= MAXIMO_PRUEBAS || !prueba || !crypto.subtle) throw error;
          const { payPrueba } = await import("./prueba.ts");
          cabeceras.Prueba = await payPrueba(prueba, signal);
        }
      }
    },
    end: ({ signal } = {}) => transporte.ask<Salida>(SESION, { metodo: "DELETE", signal }),
    train: async (activo, { signal } = {}) =>
      read(await transporte.ask<Sesion>(`${SESION}/entrenamiento`, { cuerpo: { activo }, repetible: true, signal })),
  };
}

/** Makes the calls on users. */
export function createUsuarios(transporte: TransporteDeGestion): Usuarios {
  const USUARIOS = "/v1/gestion/usuarios";
  const one = (id: string, resto = ""): string => `${USUARIOS}/${encodeURIComponent(id)}${resto}`;
  const read = (usuario: Usuario, id: string): Usuario => expectAnswer(usuario, usuario.id === id);

  return {
    async *list(filtro = {}, { signal } = {}) {
      for (let cursor: string | undefined; ; ) {
        const consulta = { ...filtro, cursor } as Record<string, string | number | undefined>;
        const pagina: PaginaDeUsuarios = await transporte.ask<PaginaDeUsuarios>(USUARIOS, { consulta, signal });
        yield* expectAnswer(pagina, Array.isArray(pagina.elementos)).elementos;
        cursor = pagina.siguiente;
        if (cursor === undefined) return;
      }
    },
    find: async (id, { signal } = {}) => read(await transporte.ask<Usuario>(one(id), { signal }), id),
    async create(cuerpo, { signal } = {}) {
      const nuevo = await transporte.ask<UsuarioNuevo>(USUARIOS, { cuerpo, signal });
      return expectAnswer(nuevo, typeof nuevo.token === "string");
    },
    change: async (id, cuerpo, { version, signal }) =>
      read(await transporte.ask<Usuario>(one(id), { metodo: "PATCH", cuerpo, version, signal }), id),
    async invite(id, { signal } = {}) {
      const invitada = await transporte.ask<InvitacionCreada>(one(id, "/invitacion"), { metodo: "POST", signal });
      return expectAnswer(invitada, typeof invitada.invitacion === "string");
    },
    async listTokens(id, { signal } = {}) {
      const { tokens } = await transporte.ask<{ tokens: TokenVisto[] }>(one(id, "/tokens"), { signal });
      return expectAnswer(tokens, Array.isArray(tokens));
    },
    async createToken(id, cuerpo, { signal } = {}) {
      const creado = await transporte.ask<TokenCreado>(one(id, "/tokens"), { cuerpo, signal });
      return expectAnswer(creado, typeof creado.token === "string");
    },
    async revokeToken(id, token, { signal } = {}) {
      await transporte.ask(one(id, `/tokens/${encodeURIComponent(token)}`), { metodo: "DELETE", signal });
    },
  };
}
