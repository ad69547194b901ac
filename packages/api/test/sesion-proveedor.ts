import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

/** What the provider says of somebody, by the name they sign in with. */
export type Cuentas = Record<string, Record<string, unknown>>;

export const CLIENTE = { id: "ventanilla", secreto: "un-secreto-de-prueba-bastante-largo" };

/** A real OpenID Connect provider, with its own pages of sign-in and consent. */
export const openProveedor = async ({ cuentas, retornos }: { cuentas: Cuentas; retornos: string[] }) => {
  const servidor = createServer();
  servidor.listen(0);
  await once(servidor, "listening");
  const emisor = `http://localhost:${(servidor.address() as AddressInfo).port}`;
  const proveedor = new Provider(emisor, {
    clients: [
      {
        client_id: CLIENTE.id,
        client_secret: CLIENTE.secreto,
        redirect_uris: retornos,
        post_logout_redirect_uris: retornos.map((retorno) => new URL("/entrar/", retorno).href),
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    cookies: { keys: ["de prueba"] },
    claims: { email: ["email", "email_verified"], profile: ["preferred_username"], run: ["RolUnico"], name: ["name"] },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...cuentas[id] }) }),
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
  });
  servidor.on("request", proveedor.callback());

  /**
   * Signs in at the provider's own pages as whoever `cuenta` names, and consents; without it, gives up.
   *
   * @returns where the provider sends the browser back to
   */
  const enter = async (url: string, cuenta: string | undefined): Promise<string> => {
    const cookies = new Map<string, string>();
    const visit = async (direccion: string, formulario?: Record<string, string>): Promise<string> => {
      const respuesta = await fetch(direccion, {
        redirect: "manual",
        headers: { cookie: [...cookies].map((par) => par.join("=")).join("; ") },
        ...(formulario && { method: "POST", body: new URLSearchParams(formulario) }),
      });
      for (const linea of respuesta.headers.getSetCookie()) {
        const [, nombre = "", valor = ""] = /^([^=]+)=([^;]*)/.exec(linea) ?? [];
        cookies.set(nombre, valor);
      }
      const destino = respuesta.headers.get("location");
      if (destino) return new URL(destino, direccion).href;
      const pagina = await respuesta.text();
      if (!respuesta.ok) throw new Error(`${respuesta.status}: ${pagina.slice(0, 500)}`);
      if (cuenta === undefined) return visit(`${direccion}/abort`);
      const prompt = /name="prompt" value="(\w+)"/.exec(pagina)?.[1] ?? "";
      return visit(direccion, { prompt, login: cuenta, password: "cualquiera" });
    };
    let direccion = url;
    while (direccion.startsWith(emisor)) direccion = await visit(direccion);
    return direccion;
  };

  return { emisor, enter, close: () => servidor.close() };
};
