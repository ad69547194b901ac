import { mintEnvio } from "@ventanilla/sdk/client/envio";
import { createGestion, type Gestion } from "@ventanilla/sdk/client/gestion";
import { createTransporteDeGestion } from "@ventanilla/sdk/client/gestion-transport";
import type {
  Adjunto,
  AltaDeUsuario,
  CambioDeUsuario,
  InvitacionCreada,
  PaginaDeUsuarios,
  Sesion,
  Usuario,
} from "@ventanilla/sdk/contract";

/** Longest time for a file to go up, in milliseconds: 10 MB over a poor network. */
const ESPERA_ARCHIVO = 240_000;

/** What the desk asks of the service: the SDK's client, and what only somebody at a screen needs. */
export interface GestionDeMesa extends Gestion {
  sesion: {
    read(): Promise<Sesion>;
    /** Ends it; `salida` is where the provider of identity has to be left too. */
    close(): Promise<{ salida?: string }>;
    /** Goes into training, where nothing counts, or out of it. */
    train(activo: boolean): Promise<Sesion>;
  };
  usuarios: {
    list(): Promise<Usuario[]>;
    /** Its answer is the only time that the invitation is seen. */
    create(alta: AltaDeUsuario): Promise<{ id: string; token: string; invitacion?: string }>;
    change(id: string, cambio: CambioDeUsuario, opciones: { version: number }): Promise<Usuario>;
    invite(id: string): Promise<InvitacionCreada>;
  };
  adjuntos: {
    add(folio: string, archivo: File, opciones: { envio: string; signal: AbortSignal }): Promise<Adjunto>;
    download(folio: string, id: string): Promise<Blob>;
  };
}

/** Makes the desk's client: the cookie of its own origin says who asks. */
export function createGestionDeMesa(api: string): GestionDeMesa {
  const { ask, download } = createTransporteDeGestion({ api });
  const lenta = createTransporteDeGestion({ api, espera: ESPERA_ARCHIVO });
  const usuarios = "/v1/gestion/usuarios";
  const rutaDe = (folio: string) => `/v1/gestion/casos/${encodeURIComponent(folio)}/adjuntos`;
  return {
    ...createGestion({ api }),
    sesion: {
      read: () => ask<Sesion>("/v1/gestion/sesion"),
      close: () => ask("/v1/gestion/sesion", { metodo: "DELETE" }),
      train: (activo) => ask("/v1/gestion/sesion/entrenamiento", { cuerpo: { activo } }),
    },
    usuarios: {
      async list() {
        const todos: Usuario[] = [];
        let cursor: string | undefined;
        do {
          const { elementos, siguiente }: PaginaDeUsuarios = await ask(usuarios, { consulta: { cursor, limite: 200 } });
          todos.push(...elementos);
          cursor = siguiente;
        } while (cursor);
        return todos;
      },
      create: (alta) => ask(usuarios, { cuerpo: alta }),
      change: (id, cambio, { version }) =>
        ask(`${usuarios}/${encodeURIComponent(id)}`, { metodo: "PATCH", cuerpo: cambio, version }),
      invite: (id) => ask(`${usuarios}/${encodeURIComponent(id)}/invitacion`, { cuerpo: {}, envio: mintEnvio() }),
    },
    adjuntos: {
      add(folio, archivo, { envio, signal }) {
        const crudo = new FormData();
        crudo.set("archivo", archivo, archivo.name);
        return lenta.ask(rutaDe(folio), { crudo, envio, signal });
      },
      download: (folio, id) => download(`${rutaDe(folio)}/${encodeURIComponent(id)}`),
    },
  };
}
